import { type Frequency, PERIODS_PER_YEAR, periodEnd, periodIndex } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import type { ReturnPoint } from "../schemes/manager-record";
import { sumBy } from "../sum";

/** Returns of everything one manager answers for. */
export interface ManagerReturns {
  readonly managerId: string;
  readonly frequency: Frequency;
  readonly returns: readonly ReturnPoint[];
}

export interface BookQuarter {
  readonly periodEnd: PlainDate;
  readonly portfolio: number;
  /** Sum of values at the start of the quarter that the return rests on. */
  readonly value: number;
  /** Managers with a value and a whole quarter of returns, and those with a point in the quarter but not both. */
  readonly counted: number;
  readonly leftOut: number;
}

/**
 * What the book as a whole earned, quarter by quarter.
 *
 *   return of the book = sum of (value at the start x return of the quarter) / sum of values at the start
 *
 * over managers whose quarter is complete and whose value at its start is known; months are chained. Whoever comes in or
 * leaves does so with the value at the start, so that money moving between managers earns nothing.
 */
export function wholeBookReturns(managers: readonly ManagerReturns[]): BookQuarter[] {
  const quarters = new Map<number, { value: number; gain: number }[]>();
  const leftOut = new Map<number, number>();
  for (const { frequency, returns } of managers) {
    if (frequency === "yearly") continue;
    const needed = PERIODS_PER_YEAR[frequency] / PERIODS_PER_YEAR.quarterly;
    for (const [quarter, points] of pointsByQuarter(returns)) {
      const value = points[0]?.value ?? null;
      const growth = points.reduce<number | null>(
        (product, { portfolio }) => (product === null || portfolio === null ? null : product * (1 + portfolio)),
        1,
      );
      if (value === null || !(value > 0) || growth === null || points.length !== needed) {
        leftOut.set(quarter, (leftOut.get(quarter) ?? 0) + 1);
        continue;
      }
      const known = quarters.get(quarter) ?? [];
      known.push({ value, gain: value * (growth - 1) });
      quarters.set(quarter, known);
    }
  }
  return [...quarters]
    .sort(([a], [b]) => a - b)
    .map(([quarter, members]) => {
      const value = sumBy(members, (member) => member.value);
      return {
        periodEnd: periodEnd(quarter, "quarterly"),
        portfolio: sumBy(members, ({ gain }) => gain) / value,
        value,
        counted: members.length,
        leftOut: leftOut.get(quarter) ?? 0,
      };
    });
}

function pointsByQuarter(returns: readonly ReturnPoint[]): Map<number, ReturnPoint[]> {
  const quarters = new Map<number, ReturnPoint[]>();
  for (const point of returns) {
    const quarter = periodIndex(point.periodEnd, "quarterly");
    const known = quarters.get(quarter);
    if (known) known.push(point);
    else quarters.set(quarter, [point]);
  }
  return quarters;
}
