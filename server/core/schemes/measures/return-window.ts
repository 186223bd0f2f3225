import { PERIODS_PER_YEAR } from "../../returns/calendar/period";
import { fullMonthsBetween } from "../../returns/calendar/plain-date";
import type { LadderBook, ManagerRecord, ReturnPoint } from "../manager-record";
import type { SchemeContext } from "../scheme-context";

/**
 * Returns of a book up to the as-of date, ascending; null where they are not known or end before it. A manager with one
 * book only has the same record in it as in the whole.
 */
export function periodsOf(
  record: ManagerRecord,
  { returns }: SchemeContext,
  book: LadderBook,
): readonly ReturnPoint[] | null {
  const other = book === "liquid" ? record.books.private : record.books.liquid;
  const points = returns?.[book] ?? (book === "whole" || !other.held ? returns?.whole : undefined);
  if (points === undefined) return null;
  const isKnown = (points.at(-1)?.periodEnd ?? "") <= record.asOf;
  const known = isKnown ? points : points.filter(({ periodEnd }) => periodEnd <= record.asOf);
  const last = known.at(-1);
  const monthsPerPeriod = 12 / PERIODS_PER_YEAR[record.frequency ?? "quarterly"];
  if (last === undefined || fullMonthsBetween(last.periodEnd, record.asOf) >= monthsPerPeriod) return null;
  return known;
}
