import { InvalidInputError } from "../../invalid-input-error";

/**
 * A calendar date as text, "2024-12-31": no clock and no time zone can move it, and text order is date order.
 * Proleptic Gregorian calendar, years 0001 to 9999.
 */
export type PlainDate = string;

/** The numbers of a plain date; months and days count from 1. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isLeapYear = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** Days of a month (1 to 12). */
export const daysInMonth = (year: number, month: number): number =>
  month === 2 && isLeapYear(year) ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);

/** Whether the text is a date that exists, in the form "2024-02-29". */
export function isPlainDate(text: string): boolean {
  return (
    text.length === 10 &&
    text.charCodeAt(4) === HYPHEN &&
    text.charCodeAt(7) === HYPHEN &&
    exists(yearAt(text), twoDigitsAt(text, 5), twoDigitsAt(text, 8))
  );
}

/** @throws InvalidInputError notADate */
export function datePartsOf(date: PlainDate): DateParts {
  if (!isPlainDate(date)) throw new InvalidInputError("notADate", { date });
  return { year: yearAt(date), month: twoDigitsAt(date, 5), day: twoDigitsAt(date, 8) };
}

const HYPHEN = 45;
const ZERO = 48;

const exists = (year: number, month: number, day: number) =>
  year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);

/** Two digits of a text as a number; where they are no digits, so far below zero that no year, month or day comes of it. */
function twoDigitsAt(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -10_000;
}

const yearAt = (text: string) => twoDigitsAt(text, 0) * 100 + twoDigitsAt(text, 2);

export const plainDate = ({ year, month, day }: DateParts): PlainDate =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Days of a common year before its months. */
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

/**
 * Days since 1970-01-01. Whole-number arithmetic throughout: lists of a thousand flows are dated in microseconds.
 *
 * @throws InvalidInputError notADate
 */
export function dayNumber(date: PlainDate): number {
  if (!isPlainDate(date)) throw new InvalidInputError("notADate", { date });
  const year = yearAt(date);
  const month = twoDigitsAt(date, 5);
  const before = year - 1;
  const leapDays = ((before / 4) | 0) - ((before / 100) | 0) + ((before / 400) | 0);
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  return before * 365 + leapDays + DAYS_BEFORE_MONTH[month - 1]! + leapDay + twoDigitsAt(date, 8) - 719_163;
}

/** The date of a day number; inverse of {@link dayNumber}. */
export function dateOfDayNumber(days: number): PlainDate {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return plainDate({ year, month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 });
}

/** Calendar days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => dayNumber(to) - dayNumber(from);

export const addDays = (date: PlainDate, days: number): PlainDate => dateOfDayNumber(dayNumber(date) + days);

/** Same day some months later (earlier if negative), or the last day of that month where it has no such day. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const { year, month, day } = datePartsOf(date);
  const index = year * 12 + (month - 1) + months;
  const [newYear, newMonth] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  return plainDate({ year: newYear, month: newMonth, day: Math.min(day, daysInMonth(newYear, newMonth)) });
}

export function endOfMonth(date: PlainDate): PlainDate {
  const { year, month } = datePartsOf(date);
  return plainDate({ year, month, day: daysInMonth(year, month) });
}

/** Whole calendar months from one date to a later one: 31 January to 28 February is none, to 1 March is one. */
export function fullMonthsBetween(from: PlainDate, to: PlainDate): number {
  const [start, end] = [datePartsOf(from), datePartsOf(to)];
  return (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
}
