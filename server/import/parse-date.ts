import {
  dateOfDayNumber,
  endOfMonth,
  isPlainDate,
  type PlainDate,
  plainDate,
} from "../core/returns/calendar/plain-date";

export type DateOrder = "dmy" | "mdy";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const YEAR_FIRST = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]\d{1,2}:\d{2}.*)?$/;
const YEAR_MONTH = /^(\d{4})[-/.年](\d{1,2})月?$/;
const YEAR_LAST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const NAMED = /^(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ,]+(\d{4})$/;
const NAMED_US = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/;
/** 1900-03-01 to 2149: what a day number of a spreadsheet can be, with no eight-digit date among them. */
const SERIAL = /^\d{4,5}(\.0+)?$/;
const SERIAL_EPOCH = -25_569; // day 0 of the 1900 system is 1899-12-30

/** Which of day and month stands first in dates with the year last; "either" when no cell tells. */
export function detectDateOrder(cells: Iterable<string>): DateOrder | "either" | "conflict" | null {
  let [dmy, mdy, seen] = [false, false, false];
  for (const cell of cells) {
    const match = YEAR_LAST.exec(cell);
    if (!match) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first === second) continue; // reads the same both ways
    seen = true;
    if (first > 12) dmy = true;
    if (second > 12) mdy = true;
  }
  if (!seen) return null;
  if (dmy && mdy) return "conflict";
  if (dmy) return "dmy";
  return mdy ? "mdy" : "either";
}

/**
 * A cell as a plain date, or null. A month without a day ("2024-12", "2024年12月") is its last day: periods are named so.
 *
 * @param order which of day and month comes first where the year comes last
 */
export function parseDate(cell: string, order: DateOrder): PlainDate | null {
  const first = YEAR_FIRST.exec(cell);
  if (first) return existing(first[1], first[2], first[3]);
  if (/^\d{8}$/.test(cell)) return existing(cell.slice(0, 4), cell.slice(4, 6), cell.slice(6));
  const last = YEAR_LAST.exec(cell);
  if (last) return order === "dmy" ? existing(last[3], last[2], last[1]) : existing(last[3], last[1], last[2]);
  const month = YEAR_MONTH.exec(cell);
  if (month) {
    const date = existing(month[1], month[2], "1");
    return date === null ? null : endOfMonth(date);
  }
  const named = NAMED.exec(cell);
  if (named) return existing(named[3], monthOfName(named[2]), named[1]);
  const american = NAMED_US.exec(cell);
  if (american) return existing(american[3], monthOfName(american[1]), american[2]);
  if (SERIAL.test(cell) && Number(cell) >= 3_000) return dateOfDayNumber(Math.trunc(Number(cell)) + SERIAL_EPOCH);
  return null;
}

function existing(year = "", month = "", day = ""): PlainDate | null {
  const date = plainDate({ year: Number(year), month: Number(month), day: Number(day) });
  return isPlainDate(date) ? date : null;
}

const monthOfName = (name = "") => String(MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1);
