import { InvalidInputError } from "../invalid-input-error";
import { isPlainDate, type PlainDate } from "../returns/calendar/plain-date";
import { sumBy } from "../sum";
import type { FundTotals } from "./multiples";

/** How an event counts. */
export type FundEventKind = "capitalCall" | "distribution" | "recallableDistribution";

/** One movement between an investor and a fund; the amount is positive, its kind says which way it went. */
export interface FundEvent {
  readonly kind: FundEventKind;
  readonly date: PlainDate;
  readonly amount: number;
}

/** One mark; `holding` tells the holdings of a fund apart, null is the fund as a whole. */
export interface FundMark {
  readonly holding: string | null;
  readonly date: PlainDate;
  readonly value: number;
}

/** Whether recallable distributions reduce paid-in capital (they can be called again) or count as distributions. */
export type RecallableRule = "reducesPaidIn" | "countsAsDistribution";

/**
 * Paid-in, distributed and net asset value of a fund on a date, from its events and marks.
 *
 * Events and marks after the date are not looked at. The value is the sum over holdings of each one's latest mark, and
 * 0 where there is none (a fund without marks is worth what it has paid out). Reversed events and superseded marks are
 * the caller's to leave out.
 *
 * @throws InvalidInputError notADate, notFinite
 */
export function fundPosition(
  events: readonly FundEvent[],
  marks: readonly FundMark[],
  { asOf, recallable }: { readonly asOf: PlainDate; readonly recallable: RecallableRule },
): FundTotals {
  for (const { date } of [...events, ...marks, { date: asOf }]) {
    if (!isPlainDate(date)) throw new InvalidInputError("notADate", { date });
  }
  if (![...events.map((event) => event.amount), ...marks.map((mark) => mark.value)].every(Number.isFinite)) {
    throw new InvalidInputError("notFinite");
  }
  const known = events.filter(({ date }) => date <= asOf);
  const total = (kind: FundEventKind) => sumBy(known, (event) => (event.kind === kind ? event.amount : 0));
  const recalled = total("recallableDistribution");
  const reduces = recallable === "reducesPaidIn";
  return {
    paidIn: total("capitalCall") - (reduces ? recalled : 0),
    distributed: total("distribution") + (reduces ? 0 : recalled),
    nav: sumBy([...latestMarks(marks, asOf).values()], ({ value }) => value),
  };
}

function latestMarks(marks: readonly FundMark[], asOf: PlainDate): Map<string | null, FundMark> {
  const latest = new Map<string | null, FundMark>();
  for (const mark of marks) {
    const known = latest.get(mark.holding);
    if (mark.date <= asOf && (known === undefined || mark.date >= known.date)) latest.set(mark.holding, mark);
  }
  return latest;
}
