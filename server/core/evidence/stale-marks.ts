import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { daysBetween, type PlainDate } from "../returns/calendar/plain-date";

/** A mark: what an investment was said to be worth on a day. */
export interface Mark {
  date: PlainDate;
  value: number;
}

/** How old and how frozen the marks of an investment are. */
export interface MarkStaleness {
  /** Days from the last mark to the day asked about. */
  ageDays: Measured;
  /** Last marks in a row with the same value: 1 where the last one moved. */
  unchangedMarks: number;
  /** Days from the first of those to the day asked about: how long nobody changed their mind. */
  unchangedDays: Measured;
  /** Whether the age is above the limit; with no mark at all, true. */
  stale: boolean;
  /** Whether the value has not moved for longer than the limit over two marks or more. */
  frozen: boolean;
}

/**
 * Whether an investment is carried at an old mark, or at one that is repeated without change.
 *
 * @param marks in any order; those after `asOf` are not known yet and are left out
 * @param maxAgeDays above which a mark is stale, and beyond which repeating a value is freezing it
 * @throws InvalidInputError notFinite, maxAgeNotPositive
 */
export function markStaleness(marks: readonly Mark[], asOf: PlainDate, maxAgeDays: number): MarkStaleness {
  if (!(maxAgeDays > 0)) throw new InvalidInputError("maxAgeNotPositive", { maxAgeDays });
  const bad = marks.find(({ value }) => !Number.isFinite(value));
  if (bad !== undefined) throw new InvalidInputError("notFinite", { date: bad.date });
  const known = marks.filter(({ date }) => date <= asOf).sort((a, b) => (a.date < b.date ? -1 : 1));
  const last = known.at(-1);
  if (last === undefined) {
    const none = unavailable("noMark");
    return { ageDays: none, unchangedMarks: 0, unchangedDays: none, stale: true, frozen: false };
  }
  const lastMove = known.findLastIndex(({ value }) => value !== last.value);
  const repeated = known.slice(lastMove + 1);
  const ageDays = daysBetween(last.date, asOf);
  const unchangedDays = daysBetween(repeated[0]!.date, asOf);
  return {
    ageDays: measured(ageDays),
    unchangedMarks: repeated.length,
    unchangedDays: measured(unchangedDays),
    stale: ageDays > maxAgeDays,
    frozen: repeated.length > 1 && unchangedDays > maxAgeDays,
  };
}
