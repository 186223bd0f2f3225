import { sumBy } from "../sum";
import { attributionMatrix, settledMatrix } from "./attribution-matrix";
import { type CurrencySegment, segmentsInCurrency } from "./currency-segment";
import { assertForwardWeights } from "./forward-contracts";
import { assertAboveMinusOne } from "./link-carino";
import { type UnheldRule, weightTolerance } from "./segment";

/** A segment with the benchmark's return hedged into base currency, and the forward contracts in its currency if any. */
export interface HedgedSegment extends CurrencySegment {
  benchmarkHedgedReturn: number;
  /** Return of the portfolio's forward contracts on their weight: S1 / F - 1. */
  portfolioForward?: { weight: number; return: number };
  benchmarkForward?: { weight: number; return: number };
}

export interface GeometricCurrencyAttribution {
  segments: { name: string; allocation: number; selection: number }[];
  allocation: number;
  selection: number;
  /** Cost or gain of having to hedge the bets on markets back. */
  hedging: number;
  /** What currencies, and forwards in them, added. */
  currency: number;
  portfolioReturn: number;
  benchmarkReturn: number;
  /** (1 + R) / (1 + B) - 1 in base currency, forwards included. */
  activeReturn: number;
}

/**
 * Bacon's geometric multi-currency attribution of one period.
 *
 *   allocation = (wp - wb) * ((1 + hedged rb) / (1 + local B) - 1)
 *   selection  = wp * (local rp - local rb) / (1 + local Q)         Q: portfolio weights at benchmark returns
 *   hedging    = (1 + local Q) / (1 + H) - 1                        H: sum of (wp - wb) * hedged rb + wb * local rb
 *   currency   = (1 + R) * (1 + local B) / ((1 + local R) * (1 + B)) - 1
 *
 *   (1 + allocation) * (1 + selection) * (1 + hedging) * (1 + currency) = (1 + R) / (1 + B)
 *
 * @throws InvalidInputError noSegments, duplicateSegment, notFinite, missingReturn, weightsDoNotSumToOne,
 *   forwardWeightsDoNotSumToZero, returnNotAboveMinusOne
 * @see Bacon (2008), Practical Portfolio Performance Measurement and Attribution, ch. 6
 */
export function geometricCurrencyAttribution(
  segments: readonly HedgedSegment[],
  { unheld, weightTolerance: tolerance = weightTolerance }: { unheld: UnheldRule; weightTolerance?: number },
): GeometricCurrencyAttribution {
  const local = settled(segments, "Local", unheld, tolerance);
  const base = settled(segments, "Base", unheld, tolerance);
  const { portfolioWeights, benchmarkWeights } = local;
  const forwards = (side: "portfolio" | "benchmark") => {
    const held = segments.map((segment) => segment[`${side}Forward`] ?? { weight: 0, return: 0 });
    assertForwardWeights(
      held.map((forward) => forward.weight),
      side,
      tolerance,
    );
    return sumBy(held, (forward) => forward.weight * forward.return);
  };
  const total = (weights: Float64Array, returns: Float64Array) =>
    sumBy([...weights], (weight, i) => weight * returns[i]!);
  const portfolioReturn = total(portfolioWeights, base.portfolioReturns) + forwards("portfolio");
  const benchmarkReturn = total(benchmarkWeights, base.benchmarkReturns) + forwards("benchmark");
  const localPortfolio = total(portfolioWeights, local.portfolioReturns);
  const localBenchmark = total(benchmarkWeights, local.benchmarkReturns);
  const localNotional = total(portfolioWeights, local.benchmarkReturns);
  const activeWeights = portfolioWeights.map((weight, i) => weight - benchmarkWeights[i]!);
  const hedged = Float64Array.from(segments, (segment) => segment.benchmarkHedgedReturn);
  const hedgedNotional = total(activeWeights, hedged) + localBenchmark;
  assertAboveMinusOne(Float64Array.of(benchmarkReturn, localPortfolio, localBenchmark, localNotional, hedgedNotional));
  const rows = segments.map(({ name }, i) => ({
    name,
    allocation: activeWeights[i]! * ((1 + hedged[i]!) / (1 + localBenchmark) - 1) + 0,
    selection:
      (portfolioWeights[i]! * (local.portfolioReturns[i]! - local.benchmarkReturns[i]!)) / (1 + localNotional) + 0,
  }));
  return {
    segments: rows,
    allocation: sumBy(rows, (row) => row.allocation),
    selection: sumBy(rows, (row) => row.selection),
    hedging: (1 + localNotional) / (1 + hedgedNotional) - 1,
    currency: ((1 + portfolioReturn) * (1 + localBenchmark)) / ((1 + localPortfolio) * (1 + benchmarkReturn)) - 1,
    portfolioReturn,
    benchmarkReturn,
    activeReturn: (1 + portfolioReturn) / (1 + benchmarkReturn) - 1,
  };
}

function settled(
  segments: readonly HedgedSegment[],
  currency: "Local" | "Base",
  unheld: UnheldRule,
  tolerance: number,
) {
  const period = { periodEnd: "", segments: segmentsInCurrency(segments, currency) };
  return settledMatrix(attributionMatrix([period]), unheld, tolerance);
}
