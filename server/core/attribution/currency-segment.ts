import type { Segment } from "./segment";

/** A segment with its returns in local and in base currency. */
export interface CurrencySegment extends Omit<Segment, "portfolioReturn" | "benchmarkReturn"> {
  portfolioLocalReturn: number | null;
  benchmarkLocalReturn: number | null;
  portfolioBaseReturn: number | null;
  benchmarkBaseReturn: number | null;
}

/** The segments as seen in one of the two currencies. */
export const segmentsInCurrency = (segments: readonly CurrencySegment[], currency: "Local" | "Base"): Segment[] =>
  segments.map((segment) => ({
    name: segment.name,
    portfolioWeight: segment.portfolioWeight,
    benchmarkWeight: segment.benchmarkWeight,
    portfolioReturn: segment[`portfolio${currency}Return`],
    benchmarkReturn: segment[`benchmark${currency}Return`],
  }));
