import type { AttributionOverTime } from "@/server/core/attribution/attribution-over-time.ts";
import { carinoFactors, logarithmicSlope } from "@/server/core/attribution/link-carino.ts";
import { grapFactors } from "@/server/core/attribution/link-grap.ts";
import { mencheroFactors, mencheroTerms } from "@/server/core/attribution/link-menchero.ts";
import { compounded } from "@/server/core/attribution/linked-returns.ts";
import type { AttributionLayout, PeriodColumn } from "./attribution-layout.ts";
import { at } from "./workbook.ts";

/** A step of the calculation in one period, or over the whole time (null: none there). */
export interface Step {
  readonly source: (period: number | "whole") => string | null;
  readonly result: (period: number | "whole") => number;
}

/** ln(1 + x) / x; a series for small x, where the logarithm would lose digits. */
export const slopeOf = (x: string): string =>
  `IF(ABS(${x})<0.001,1-${x}*(1/2-${x}*(1/3-${x}*(1/4-${x}*(1/5-${x}/6)))),LN(1+${x})/${x})`;

/** Factors that link the periods, by the method chosen, and what they are made from. */
export function linkingSteps(
  attribution: AttributionOverTime,
  layout: AttributionLayout,
): Partial<Record<PeriodColumn, Step>> {
  const { periods, linked } = attribution;
  const { periodCell, periodRange, segmentRange, isGeometric } = layout;
  const column = (key: "portfolioReturn" | "benchmarkReturn" | "allocation" | "selection") =>
    Float64Array.from(periods, (period) => period[key]);
  const [portfolio, benchmark] = [column("portfolioReturn"), column("benchmarkReturn")];
  const none = new Float64Array(periods.length);
  const funds = {
    allocationFund: periods.map(({ segments }) => weighted(segments, "portfolioWeight", "benchmarkReturn")),
    selectionFund: periods.map(({ segments }) => weighted(segments, "benchmarkWeight", "portfolioReturn")),
  };
  const isWhole = (period: number | "whole"): period is "whole" => period === "whole";
  const inPeriods = (source: (period: number) => string | null, results: ArrayLike<number>): Step => ({
    source: (period) => (isWhole(period) ? null : source(period)),
    result: (period) => (isWhole(period) ? 0 : results[period]!),
  });
  const growth = (key: "portfolioReturn" | "benchmarkReturn" | "allocation" | "selection"): Step =>
    inPeriods(
      (period) => `1+${periodCell(key, period)}`,
      column(key).map((value) => 1 + value),
    );
  const fund = (key: "allocationFund" | "selectionFund", weight: "portfolioWeight" | "benchmarkWeight"): Step => {
    const other = weight === "portfolioWeight" ? "benchmarkReturn" : "portfolioReturn";
    return {
      source: (period) =>
        isWhole(period)
          ? attribution.linked.segments === null
            ? `PRODUCT(${periodRange(`${key}Growth`)})-1`
            : null
          : `SUMPRODUCT(${segmentRange(weight, period)},${segmentRange(other, period)})`,
      result: (period) => (isWhole(period) ? compounded(funds[key]) : funds[key][period]!),
    };
  };
  const fundGrowth = (key: "allocationFund" | "selectionFund"): Step =>
    inPeriods(
      (period) => `1+${periodCell(key, period)}`,
      funds[key].map((value) => 1 + value),
    );
  const slope = (x: PeriodColumn, base: PeriodColumn | null, of: (period: number | "whole") => number): Step => ({
    source: (period) => {
      const source = slopeOf(periodCell(x, period));
      return base === null ? source : `${source}/(1+${periodCell(base, period)})`;
    },
    result: of,
  });
  const ofWhole = (period: number | "whole") => (isWhole(period) ? linked : periods[period]!);
  const steps: Partial<Record<PeriodColumn, Step>> = {
    unexplained: {
      source: (period) => `${periodCell("activeReturn", period)}-${periodCell("total", period)}`,
      result: (period) => ofWhole(period).residual,
    },
    allocationFund: fund("allocationFund", "portfolioWeight"),
    selectionFund: fund("selectionFund", "benchmarkWeight"),
    portfolioGrowth: growth("portfolioReturn"),
    benchmarkGrowth: growth("benchmarkReturn"),
    allocationFundGrowth: fundGrowth("allocationFund"),
    selectionFundGrowth: fundGrowth("selectionFund"),
  };
  if (isGeometric) {
    const factor = (slopes: PeriodColumn, key: "allocation" | "selection") =>
      inPeriods(
        (period) => `${periodCell(slopes, period)}/${periodCell(slopes, "whole")}`,
        carinoFactors(column(key), none),
      );
    return {
      ...steps,
      allocationGrowth: growth("allocation"),
      selectionGrowth: growth("selection"),
      slope: slope("allocation", null, (period) => logarithmicSlope(ofWhole(period).allocation, 0)),
      selectionSlope: slope("selection", null, (period) => logarithmicSlope(ofWhole(period).selection, 0)),
      factor: factor("slope", "allocation"),
      selectionFactor: factor("selectionSlope", "selection"),
    };
  }
  const before = runningGrowth(portfolio);
  const after = runningGrowth(benchmark.toReversed()).toReversed();
  const beforeStep = inPeriods(
    (period) =>
      period === 0 ? "1" : `${periodCell("before", period - 1)}*${periodCell("portfolioGrowth", period - 1)}`,
    before,
  );
  switch (layout.options.linking) {
    case "carino":
      return {
        ...steps,
        ratio: {
          source: (period) =>
            `(${periodCell("portfolioReturn", period)}-${periodCell("benchmarkReturn", period)})/(1+${periodCell("benchmarkReturn", period)})`,
          result: (period) => {
            const own = ofWhole(period);
            return (own.portfolioReturn - own.benchmarkReturn) / (1 + own.benchmarkReturn);
          },
        },
        slope: slope("ratio", "benchmarkReturn", (period) => {
          const own = ofWhole(period);
          return logarithmicSlope(own.portfolioReturn, own.benchmarkReturn);
        }),
        factor: inPeriods(
          (period) => `${periodCell("slope", period)}/${periodCell("slope", "whole")}`,
          carinoFactors(portfolio, benchmark),
        ),
      };
    case "menchero": {
      const terms = mencheroCells(layout);
      return {
        ...steps,
        gap: inPeriods(
          (period) => `${periodCell("portfolioReturn", period)}-${periodCell("benchmarkReturn", period)}`,
          mencheroTerms(portfolio, benchmark).gaps,
        ),
        factor: inPeriods(
          (period) => `${terms.common}+${terms.correction}*${periodCell("gap", period)}`,
          mencheroFactors(portfolio, benchmark),
        ),
      };
    }
    case "grap":
      return {
        ...steps,
        before: beforeStep,
        after: inPeriods(
          (period) =>
            period === periods.length - 1
              ? "1"
              : `${periodCell("after", period + 1)}*${periodCell("benchmarkGrowth", period + 1)}`,
          after,
        ),
        factor: inPeriods(
          (period) => `${periodCell("before", period)}*${periodCell("after", period)}`,
          grapFactors(portfolio, benchmark),
        ),
      };
    case "frongello":
      return { ...steps, before: beforeStep };
    default:
      return steps;
  }
}

/** Growth of 1 before each period. */
function runningGrowth(returns: Float64Array): Float64Array {
  let wealth = 1;
  return returns.map((value) => {
    const before = wealth;
    wealth *= 1 + value;
    return before;
  });
}

type Segments = AttributionOverTime["periods"][number]["segments"];

const weighted = (
  segments: Segments,
  weight: "portfolioWeight" | "benchmarkWeight",
  value: "portfolioReturn" | "benchmarkReturn",
): number => segments.reduce((total, segment) => total + segment[weight] * segment[value], 0);

/** Where the terms of Menchero's factors stand: below the periods. */
export function mencheroCells({ wholeRow }: AttributionLayout) {
  const cell = (line: number) => at(2, wholeRow + 2 + line);
  return { ratio: cell(0), share: cell(1), common: cell(2), correction: cell(3) };
}
