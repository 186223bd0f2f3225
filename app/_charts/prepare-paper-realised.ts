import type { PrivatePath } from "@/server/core/schemes/manager-record.ts";
import { niceTicks, spanWithZero } from "./scale.ts";

/** One quarter end: gains and losses on paper and realised, and what they make up. */
export interface PaperRealisedBar {
  readonly on: string;
  readonly realised: number;
  readonly paper: number;
  readonly total: number;
  /** From and to of each part: realised stands on zero; paper on top of it where both have one sign, on zero otherwise. */
  readonly realisedSpan: readonly [number, number];
  readonly paperSpan: readonly [number, number];
}

/**
 * Paper and realised gains of one or more private portfolios of one currency through time, each for the whole portfolio.
 * A portfolio that has not begun adds nothing. Amounts are for drawing: exact ones stay text in the table.
 */
export function preparePaperRealised(paths: readonly PrivatePath[]): {
  bars: PaperRealisedBar[];
  domain: [number, number];
  ticks: number[];
} {
  const totals = new Map<string, { realised: number; paper: number }>();
  for (const { on, realised, paper } of paths.flatMap(({ points }) => points)) {
    const sum = totals.get(on) ?? { realised: 0, paper: 0 };
    totals.set(on, { realised: sum.realised + Number(realised), paper: sum.paper + Number(paper) });
  }
  const bars = [...totals]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, { realised, paper }]): PaperRealisedBar => {
      const base = realised * paper > 0 ? realised : 0;
      return {
        on,
        realised,
        paper,
        total: realised + paper,
        realisedSpan: [0, realised],
        paperSpan: [base, base + paper],
      };
    });
  const domain = spanWithZero(bars.flatMap(({ realisedSpan, paperSpan }) => [...realisedSpan, ...paperSpan]));
  return { bars, domain, ticks: niceTicks(domain, 5) };
}
