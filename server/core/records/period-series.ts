import { type Frequency, PERIODS_PER_YEAR, periodIndex } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";

/** Returns by number of the calendar period (periodIndex); a period that is not in the map has no return. */
export interface PeriodSeries {
  readonly frequency: Frequency;
  readonly values: ReadonlyMap<number, number>;
}

/** How often a source reports; finer than monthly is compounded to months. */
export type SourceFrequency = "daily" | "weekly" | "monthly" | "quarterly" | "annual";

const READ_AS: Readonly<Record<SourceFrequency, Frequency>> = {
  daily: "monthly",
  weekly: "monthly",
  monthly: "monthly",
  quarterly: "quarterly",
  annual: "yearly",
};

/** Dated returns as a series of calendar periods; several in one period compound. */
export function periodSeries(
  points: readonly { readonly on: PlainDate; readonly value: number }[],
  sourceFrequency: SourceFrequency,
): PeriodSeries {
  const frequency = READ_AS[sourceFrequency];
  const values = new Map<number, number>();
  for (const { on, value } of points) {
    const period = periodIndex(on, frequency);
    const before = values.get(period);
    // A period's only return is kept to the digit.
    values.set(period, before === undefined ? value : (1 + before) * (1 + value) - 1);
  }
  return { frequency, values };
}

/**
 * The same returns in longer periods: product of (1 + return) - 1 over all the parts. A longer period with a part
 * missing has no return: two months are not a quarter.
 */
export function inLongerPeriods(series: PeriodSeries, frequency: Frequency): PeriodSeries {
  const parts = PERIODS_PER_YEAR[series.frequency] / PERIODS_PER_YEAR[frequency];
  if (parts === 1) return series;
  const values = new Map<number, number>();
  for (const period of new Set([...series.values.keys()].map((index) => Math.floor(index / parts)))) {
    let growth = 1;
    for (let part = 0; part < parts; part++) growth *= 1 + (series.values.get(period * parts + part) ?? Number.NaN);
    if (!Number.isNaN(growth)) values.set(period, growth - 1);
  }
  return { frequency, values };
}

/** The longest period among several series: what they can all be expressed in. */
export const commonFrequency = (frequencies: readonly Frequency[]): Frequency | null =>
  (["yearly", "quarterly", "monthly"] as const).find((frequency) => frequencies.includes(frequency)) ?? null;

/** Number of the first and of the last period with a return; null for none. */
export function periodEnds({ values }: PeriodSeries): { first: number; last: number } | null {
  if (values.size === 0) return null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const period of values.keys()) {
    if (period < first) first = period;
    if (period > last) last = period;
  }
  return { first, last };
}
