import { datePartsOf, daysInMonth, type PlainDate, plainDate } from "./plain-date";

/** Length of the periods of a series. */
export type Frequency = "monthly" | "quarterly" | "yearly";

export const PERIODS_PER_YEAR = { monthly: 12, quarterly: 4, yearly: 1 } as const satisfies Record<Frequency, number>;

/**
 * Consecutive number of the calendar period that a date lies in. Any day of the period serves as its label, so a
 * month reported as of its last business day, or of 28 February in a leap year, is still that month.
 */
export function periodIndex(date: PlainDate, frequency: Frequency): number {
  const { year, month } = datePartsOf(date);
  return year * PERIODS_PER_YEAR[frequency] + Math.floor(((month - 1) * PERIODS_PER_YEAR[frequency]) / 12);
}

/** First calendar day of a period. */
export function periodStart(index: number, frequency: Frequency): PlainDate {
  const perYear = PERIODS_PER_YEAR[frequency];
  const year = Math.floor(index / perYear);
  return plainDate({ year, month: ((index - year * perYear) * 12) / perYear + 1, day: 1 });
}

/** Last calendar day of a period. */
export function periodEnd(index: number, frequency: Frequency): PlainDate {
  const perYear = PERIODS_PER_YEAR[frequency];
  const year = Math.floor(index / perYear);
  const month = ((index - year * perYear + 1) * 12) / perYear;
  return plainDate({ year, month, day: daysInMonth(year, month) });
}

/** Number of the last period that has ended on or before a date. */
export function lastCompletedPeriod(asOf: PlainDate, frequency: Frequency): number {
  const index = periodIndex(asOf, frequency);
  return asOf >= periodEnd(index, frequency) ? index : index - 1;
}
