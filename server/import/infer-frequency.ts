import { type Frequency as CalendarFrequency, periodIndex } from "../core/returns/calendar/period";
import { daysBetween, type PlainDate } from "../core/returns/calendar/plain-date";

export type Frequency = "daily" | "weekly" | "monthly" | "quarterly" | "annual";

/** Days between two neighbouring dates that speak for a frequency. */
const STEPS: readonly { frequency: Frequency; from: number; to: number }[] = [
  { frequency: "daily", from: 1, to: 4 },
  { frequency: "weekly", from: 5, to: 10 },
  { frequency: "monthly", from: 25, to: 35 },
  { frequency: "quarterly", from: 80, to: 100 },
  { frequency: "annual", from: 350, to: 380 },
];
/** A step that more than this share of the dates take, and not only once, is a habit and not a hole. */
const HABIT = 0.15;

export interface InferredFrequency {
  /** Null: a single date, which speaks for none. */
  frequency: Frequency | null;
  /** Another frequency that dates of the series follow as well. */
  mixedWith: Frequency | null;
}

/** The frequency of dates in order: that of most of their steps; longer steps now and then are holes. */
export function inferFrequency(dates: readonly PlainDate[]): InferredFrequency {
  const counts = new Map<Frequency, number>();
  for (let index = 1; index < dates.length; index++) {
    const days = daysBetween(dates[index - 1] as PlainDate, dates[index] as PlainDate);
    const step = STEPS.find(({ from, to }) => days >= from && days <= to);
    if (step) counts.set(step.frequency, (counts.get(step.frequency) ?? 0) + 1);
  }
  const ranked = STEPS.map(({ frequency }) => frequency)
    .filter((frequency) => counts.has(frequency))
    .sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const frequency = ranked[0] ?? null;
  const finer = (other: Frequency) => order(other) < order(frequency ?? other);
  const isHabit = (other: Frequency) => (counts.get(other) ?? 0) > Math.max(1, HABIT * (dates.length - 1));
  const mixedWith = ranked.slice(1).find((other) => isHabit(other) || (finer(other) && frequency !== "weekly")) ?? null;
  return { frequency, mixedWith };
}

const order = (frequency: Frequency) => STEPS.findIndex((step) => step.frequency === frequency);

const CALENDAR: Partial<Record<Frequency, CalendarFrequency>> = {
  monthly: "monthly",
  quarterly: "quarterly",
  annual: "yearly",
};

/** Periods missing between neighbouring dates of a monthly, quarterly or annual series. */
export function gapsOf(dates: readonly PlainDate[], frequency: Frequency) {
  const calendar = CALENDAR[frequency];
  if (!calendar) return [];
  return dates.slice(1).flatMap((date, index) => {
    const before = dates[index] as PlainDate;
    const missing = periodIndex(date, calendar) - periodIndex(before, calendar) - 1;
    return missing > 0 ? [{ after: before, before: date, missing }] : [];
  });
}

/** The calendar frequency whose periods a series is dated by, or null (daily, weekly). */
export const calendarOf = (frequency: Frequency): CalendarFrequency | null => CALENDAR[frequency] ?? null;
