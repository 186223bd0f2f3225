import { InvalidInputError } from "../invalid-input-error";
import { datePartsOf, daysBetween, type PlainDate } from "../returns/calendar/plain-date";

/** A span of calendar days, first and last included; `to` null = still going on. */
export interface DateSpan {
  readonly from: PlainDate;
  readonly to: PlainDate | null;
}

/**
 * Days of a span that lie inside a period, first and last included; 0 when they do not meet.
 *
 * @throws InvalidInputError notADate, datesNotInOrder
 */
export function tenureDays(span: DateSpan, period: { readonly from: PlainDate; readonly to: PlainDate }): number {
  const to = span.to ?? period.to;
  for (const date of [span.from, to, period.from, period.to]) datePartsOf(date);
  if (period.to < period.from || (span.to !== null && span.to < span.from))
    throw new InvalidInputError("datesNotInOrder", { ...span, period });
  const first = span.from > period.from ? span.from : period.from;
  const last = to < period.to ? to : period.to;
  return last < first ? 0 : daysBetween(first, last) + 1;
}
