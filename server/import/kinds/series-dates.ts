import { periodEnd, periodIndex, periodStart } from "../../core/returns/calendar/period";
import { daysBetween, endOfMonth, type PlainDate } from "../../core/returns/calendar/plain-date";
import type { ImportMapping } from "../import-mapping.ts";
import { calendarOf, type Frequency, gapsOf, inferFrequency } from "../infer-frequency.ts";
import { type Problem, problem } from "../problem.ts";

/** A month ends on a business day before its last day at most this many days early. */
const NEAR_MONTH_END = 7;

/** The date a period is known by: as given, or the end of its month when that was asked for and is near. */
export function periodDate(date: PlainDate, mapping: ImportMapping): PlainDate {
  const end = endOfMonth(date);
  return mapping.moveToMonthEnd && daysBetween(date, end) <= NEAR_MONTH_END ? end : date;
}

/** First day of the period that ends on a date; without a calendar frequency the date itself. */
export function firstDayOfPeriod(date: PlainDate, frequency: Frequency | null): PlainDate {
  const calendar = frequency === null ? null : calendarOf(frequency);
  return calendar === null ? date : periodStart(periodIndex(date, calendar), calendar);
}

/**
 * Checks the dates of one series, in the order of the file: order, frequency, holes, and that they end their periods.
 *
 * @param points distinct dates with their lines
 */
export function checkSeriesDates(
  series: string,
  column: string | null,
  points: readonly { date: PlainDate; line: number }[],
  problems: Problem[],
): Frequency | null {
  const disorder = points.findIndex(({ date }, index) => index > 0 && date < (points[index - 1]?.date ?? date));
  const outOfOrder = points[disorder];
  if (outOfOrder) problems.push(problem("datesOutOfOrder", outOfOrder.line, column, { series, date: outOfOrder.date }));
  const sorted = disorder < 0 ? points : [...points].sort((a, b) => (a.date < b.date ? -1 : 1));
  const dates = sorted.map(({ date }) => date);
  const { frequency, mixedWith } = inferFrequency(dates);
  if (frequency === null) return null;
  if (mixedWith) {
    problems.push(problem("mixedFrequencies", null, column, { series, frequency, other: mixedWith }));
    return frequency;
  }
  const lineOf = new Map(sorted.map(({ date, line }) => [date, line]));
  for (const { after, before, missing } of gapsOf(dates, frequency))
    problems.push(problem("gapInSeries", lineOf.get(before) ?? null, column, { series, after, before, missing }));
  const calendar = calendarOf(frequency);
  const early =
    calendar &&
    sorted.find(({ date }) => daysBetween(date, periodEnd(periodIndex(date, calendar), calendar)) > NEAR_MONTH_END);
  if (early) problems.push(problem("notPeriodEnd", early.line, column, { series, date: early.date, frequency }));
  return frequency;
}
