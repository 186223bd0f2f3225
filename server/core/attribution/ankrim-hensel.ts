import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { brinsonHoodBeebower } from "./brinson-hood-beebower";
import { assertForwardWeights, forwardContractReturn } from "./forward-contracts";
import { type InteractionPlace, type Segment, type UnheldRule, weightTolerance } from "./segment";

/** A segment in base currency with the currency it is held in. Exchange rates are units of base currency for one unit. */
export interface ForwardSegment extends Segment {
  portfolioForwardWeight: number;
  benchmarkForwardWeight: number;
  spotStart: number;
  spotEnd: number;
  /** Agreed at the start for the end of the period. */
  forwardRate: number;
}

export interface AnkrimHenselAttribution {
  segments: {
    name: string;
    allocation: number;
    selection: number;
    interaction: number | null;
    currencyManagement: number;
    forwardPremium: number;
  }[];
  allocation: number;
  selection: number;
  interaction: number | null;
  currencyManagement: number;
  forwardPremium: number;
  portfolioReturn: number;
  benchmarkReturn: number;
  activeReturn: number;
}

/**
 * Currency attribution after Ankrim and Hensel: a currency's return c is the forward premium d, known at the start, and the
 * surprise e, which is what currency management earns.
 *
 *   c = S1 / S0 - 1,  d = F / S0 - 1,  e = c - d,  f = S1 / F - 1 (the forward contract)
 *   L, E, D = sum of wb * (rb - c), wb * e, wb * d
 *   allocation          = (wp - wb) * (rb - c - L)
 *   selection           = wb * (rp - rb),  interaction = (wp - wb) * (rp - rb)
 *   currency management = (wp - wb) * (e - E) + (fp - fb) * (f - E)      fp, fb: forward weights
 *   forward premium     = (wp - wb) * (d - D)
 *
 * The effects add up to the active return in base currency, forward contracts included.
 *
 * @throws InvalidInputError noSegments, duplicateSegment, notFinite, missingReturn, weightsDoNotSumToOne,
 *   forwardWeightsDoNotSumToZero, rateNotPositive
 * @see Ankrim and Hensel (1994), Financial Analysts Journal 50(2), 29-35; Bacon (2008), ch. 6
 */
export function ankrimHensel(
  segments: readonly ForwardSegment[],
  options: { interaction: InteractionPlace; unheld?: UnheldRule; weightTolerance?: number },
): AnkrimHenselAttribution {
  const tolerance = options.weightTolerance ?? weightTolerance;
  assertForwardWeights(
    segments.map((row) => row.portfolioForwardWeight),
    "portfolio",
    tolerance,
  );
  assertForwardWeights(
    segments.map((row) => row.benchmarkForwardWeight),
    "benchmark",
    tolerance,
  );
  const currencies = segments.map(({ name, spotStart, spotEnd, forwardRate }) => {
    if (!(spotStart > 0 && spotEnd > 0 && forwardRate > 0 && Number.isFinite(spotStart + spotEnd + forwardRate))) {
      throw new InvalidInputError("rateNotPositive", { segment: name });
    }
    const currency = spotEnd / spotStart - 1;
    const premium = forwardRate / spotStart - 1;
    return { currency, premium, surprise: currency - premium, forward: forwardContractReturn(forwardRate, spotEnd) };
  });
  const benchmarkOf = (value: (i: number) => number) => sumBy(segments, (row, i) => row.benchmarkWeight * value(i));
  const surprise = benchmarkOf((i) => currencies[i]!.surprise);
  const premium = benchmarkOf((i) => currencies[i]!.premium);
  const localOf = (value: number | null, i: number) => (value === null ? null : value - currencies[i]!.currency);
  const local = segments.map((row, i) => ({
    ...row,
    portfolioReturn: localOf(row.portfolioReturn, i),
    benchmarkReturn: localOf(row.benchmarkReturn, i),
  }));
  const localWhole = sumBy(local, (row) => row.benchmarkWeight * (row.benchmarkReturn ?? 0));
  const effects = brinsonHoodBeebower(local, options);
  const rows = effects.map((effect, i) => {
    const { portfolioWeight, benchmarkWeight, portfolioForwardWeight, benchmarkForwardWeight } = segments[i]!;
    const activeWeight = portfolioWeight - benchmarkWeight;
    const activeForward = portfolioForwardWeight - benchmarkForwardWeight;
    const own = currencies[i]!;
    return {
      ...effect,
      allocation: effect.allocation - activeWeight * localWhole + 0,
      currencyManagement: activeWeight * (own.surprise - surprise) + activeForward * (own.forward - surprise) + 0,
      forwardPremium: activeWeight * (own.premium - premium) + 0,
    };
  });
  const withForwards = (side: "portfolio" | "benchmark") =>
    sumBy(segments, (row, i) => {
      const forward = row[`${side}ForwardWeight`] * currencies[i]!.forward;
      return row[`${side}Weight`] * (row[`${side}Return`] ?? 0) + forward;
    });
  const portfolioReturn = withForwards("portfolio");
  const benchmarkReturn = withForwards("benchmark");
  return {
    segments: rows,
    allocation: sumBy(rows, (row) => row.allocation),
    selection: sumBy(rows, (row) => row.selection),
    interaction: options.interaction === "separate" ? sumBy(rows, (row) => row.interaction ?? 0) : null,
    currencyManagement: sumBy(rows, (row) => row.currencyManagement),
    forwardPremium: sumBy(rows, (row) => row.forwardPremium),
    portfolioReturn,
    benchmarkReturn,
    activeReturn: portfolioReturn - benchmarkReturn,
  };
}
