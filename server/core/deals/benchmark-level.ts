import type { PeriodSeries } from "../records/period-series";
import { periodEnd, periodIndex } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";

/**
 * Level of a benchmark on a day from its returns by period: 1 at the start of the first one, and what the last period that
 * was over by then left. Null before the record, after it, and from a missing period on.
 */
export function benchmarkLevel({ frequency, values }: PeriodSeries): (on: PlainDate) => number | null {
  const first = [...values.keys()].reduce((least, index) => Math.min(least, index), Number.POSITIVE_INFINITY);
  const levels = new Map<number, number>([[first - 1, 1]]);
  let level = 1;
  for (let index = first; values.has(index); index++) {
    level *= 1 + values.get(index)!;
    levels.set(index, level);
  }
  return (on) => {
    const current = periodIndex(on, frequency);
    return levels.get(periodEnd(current, frequency) === on ? current : current - 1) ?? null;
  };
}
