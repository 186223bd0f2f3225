import { type DateParts, datePartsOf, dayNumber, daysInMonth, isLeapYear, type PlainDate } from "./plain-date";

/** Conventions for the length of a time in years. */
export const DAY_COUNTS = [
  "ACT/365F",
  "ACT/ACT ISDA",
  "ACT/365.25",
  "ACT/364",
  "ACT/360",
  "NL/365",
  "NL/360",
  "30/360 ISDA",
  "30E/360",
  "30E+/360",
  "30E/360 ISDA",
  "30/360 US",
] as const;

export type DayCount = (typeof DAY_COUNTS)[number];

/** Other names in use, in lower case without "actual" and "fixed" spelled out. */
const ALIASES: Readonly<Record<string, DayCount>> = {
  "act/365": "ACT/365F",
  english: "ACT/365F",
  excel: "ACT/365F",
  "act/act": "ACT/ACT ISDA",
  french: "ACT/360",
  nl365: "NL/365",
  nl360: "NL/360",
  "act/365 no leap": "NL/365",
  "30/360": "30/360 ISDA",
  "30a/360": "30/360 ISDA",
  "bond basis": "30/360 ISDA",
  "30/360 isma": "30E/360",
  "30/360 icma": "30E/360",
  "30/360 european": "30E/360",
  "eurobond basis": "30E/360",
  "30e/360 german": "30E/360 ISDA",
  "30/360 german": "30E/360 ISDA",
  german: "30E/360 ISDA",
  "30u/360": "30/360 US",
  "30us/360": "30/360 US",
  "30/360 sia": "30/360 US",
  "30/360 nasd": "30/360 US",
};

/** The convention of a name as other tools write it ("Actual/365 fixed", "30/360 SIA"); null if it is none of ours. */
export function dayCountNamed(name: string): DayCount | null {
  const plain = name
    .trim()
    .toLowerCase()
    .replaceAll("actual", "act")
    .replace(/^a\//, "act/")
    .replace(/\s*\(?fixed\)?$/, "f")
    .replace(/\s+/g, " ");
  return DAY_COUNTS.find((known) => known.toLowerCase() === plain) ?? ALIASES[plain] ?? null;
}

/**
 * Years from one date to another; negative when `to` is the earlier one.
 *
 *   ACT/365F, 365.25, 364, 360   calendar days / the number
 *   ACT/ACT ISDA                 days in leap years / 366 + days in other years / 365
 *   NL/365, NL/360               calendar days without 29 Februaries / the number
 *   30/360 and its kin           (360 * years + 30 * months + days) / 360, month ends moved by each one's rule
 *
 * @throws InvalidInputError notADate
 * @see ISDA 2006 Definitions, section 4.16; deltaquants.com/day-count-conventions for worked examples
 */
export function yearFraction(from: PlainDate, to: PlainDate, dayCount: DayCount): number {
  if (to < from) return -yearFraction(to, from, dayCount);
  switch (dayCount) {
    case "ACT/365F":
      return actualDays(from, to) / 365;
    case "ACT/365.25":
      return actualDays(from, to) / 365.25;
    case "ACT/364":
      return actualDays(from, to) / 364;
    case "ACT/360":
      return actualDays(from, to) / 360;
    case "ACT/ACT ISDA":
      return actualActual(from, to);
    case "NL/365":
      return (actualDays(from, to) - leapDays(from, to)) / 365;
    case "NL/360":
      return (actualDays(from, to) - leapDays(from, to)) / 360;
    default:
      return thirty360Days(datePartsOf(from), datePartsOf(to), dayCount) / 360;
  }
}

/**
 * Times in years of several dates, counted from the earliest of them.
 *
 * @throws InvalidInputError notADate
 */
export function yearsFromEarliest(dates: readonly PlainDate[], dayCount: DayCount = "ACT/365F"): Float64Array {
  const years = new Float64Array(dates.length);
  if (dayCount === "ACT/365F") {
    let start = Number.POSITIVE_INFINITY;
    for (let i = 0; i < dates.length; i++) {
      years[i] = dayNumber(dates[i]!);
      start = Math.min(start, years[i]!);
    }
    for (let i = 0; i < dates.length; i++) years[i] = (years[i]! - start) / 365;
    return years;
  }
  let first = dates[0] ?? "";
  for (let i = 1; i < dates.length; i++) if (dates[i]! < first) first = dates[i]!;
  for (let i = 0; i < dates.length; i++) years[i] = yearFraction(first, dates[i]!, dayCount);
  return years;
}

const actualDays = (from: PlainDate, to: PlainDate) => dayNumber(to) - dayNumber(from);

function actualActual(from: PlainDate, to: PlainDate): number {
  const [first, last] = [datePartsOf(from).year, datePartsOf(to).year];
  const yearLength = (year: number) => (isLeapYear(year) ? 366 : 365);
  if (first === last) return actualDays(from, to) / yearLength(first);
  const newYear = (year: number) => `${String(year).padStart(4, "0")}-01-01`;
  const firstPart = actualDays(from, newYear(first + 1)) / yearLength(first);
  return firstPart + (last - first - 1) + actualDays(newYear(last), to) / yearLength(last);
}

/** 29 Februaries after `from`, up to and including `to`. */
function leapDays(from: PlainDate, to: PlainDate): number {
  let count = 0;
  for (let year = datePartsOf(from).year; year <= datePartsOf(to).year; year++) {
    const day = `${String(year).padStart(4, "0")}-02-29`;
    if (isLeapYear(year) && day > from && day <= to) count++;
  }
  return count;
}

const isEndOfFebruary = ({ year, month, day }: DateParts) => month === 2 && day === daysInMonth(year, 2);

type Thirty360 = Extract<DayCount, `30${string}`>;

function thirty360Days(from: DateParts, to: DateParts, dayCount: Thirty360): number {
  const count = (firstDay: number, lastDay: number, lastMonth = to.month) =>
    360 * (to.year - from.year) + 30 * (lastMonth - from.month) + (lastDay - firstDay);
  const capped = (day: number) => Math.min(day, 30);
  switch (dayCount) {
    case "30/360 ISDA":
      return count(capped(from.day), capped(from.day) === 30 ? capped(to.day) : to.day);
    case "30E/360":
      return count(capped(from.day), capped(to.day));
    case "30E+/360":
      return to.day === 31 ? count(capped(from.day), 1, to.month + 1) : count(capped(from.day), to.day);
    case "30E/360 ISDA":
      return count(isEndOfFebruary(from) ? 30 : capped(from.day), isEndOfFebruary(to) ? 30 : capped(to.day));
    case "30/360 US": {
      const firstDay = isEndOfFebruary(from) ? 30 : capped(from.day);
      if (isEndOfFebruary(from) && isEndOfFebruary(to)) return count(firstDay, 30);
      return count(firstDay, firstDay === 30 ? capped(to.day) : to.day);
    }
  }
}
