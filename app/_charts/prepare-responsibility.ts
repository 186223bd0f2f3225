import { addDays, daysBetween, type PlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import type { AssignmentLine } from "@/server/core/schemes/manager-record.ts";

/** Who answered when: one lane per portfolio, its spans as shares of the whole time. */
export interface ResponsibilityLane {
  readonly portfolioId: string;
  readonly spans: readonly {
    readonly assignment: AssignmentLine;
    /** 0 to 1 from the earliest day to the as-of date. */
    readonly start: number;
    readonly end: number;
    readonly lasts: boolean;
  }[];
}

/** Lanes in the order in which the portfolios were taken on, and the new years between the first day and the as-of date. */
export function prepareResponsibility(
  assignments: readonly AssignmentLine[],
  asOf: PlainDate,
): { lanes: ResponsibilityLane[]; years: { year: number; at: number }[] } {
  const begun = [...assignments].filter(({ from }) => from <= asOf).sort((a, b) => (a.from < b.from ? -1 : 1));
  const first = begun[0]?.from;
  if (first === undefined) return { lanes: [], years: [] };
  const days = Math.max(1, daysBetween(first, addDays(asOf, 1)));
  const at = (day: PlainDate) => Math.min(1, daysBetween(first, day) / days);
  const lanes = new Map<string, ResponsibilityLane["spans"][number][]>();
  for (const assignment of begun) {
    const { portfolioId, from, until } = assignment;
    const lasts = until === null || until >= asOf;
    const span = { assignment, start: at(from), end: lasts ? 1 : at(addDays(until, 1)), lasts };
    lanes.set(portfolioId, [...(lanes.get(portfolioId) ?? []), span]);
  }
  const [from, to] = [Number(first.slice(0, 4)), Number(asOf.slice(0, 4))];
  return {
    lanes: [...lanes].map(([portfolioId, spans]) => ({ portfolioId, spans })),
    years: Array.from({ length: to - from }, (_, i) => ({ year: from + 1 + i, at: at(`${from + 1 + i}-01-01`) })),
  };
}
