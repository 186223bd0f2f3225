import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastCompletedPeriod, periodEnd, periodIndex, periodStart } from "@/server/core/returns/calendar/period";
import {
  addDays,
  addMonths,
  dateOfDayNumber,
  dayNumber,
  daysBetween,
  endOfMonth,
  fullMonthsBetween,
  isPlainDate,
} from "@/server/core/returns/calendar/plain-date";
import { withCode } from "@/tests/builders/with-code";

const anyDate = fc.integer({ min: -719_162, max: 2_932_896 }).map(dateOfDayNumber);

describe("plain dates", () => {
  it("number 1970-01-01 as day 0 and agree with the platform's UTC calendar", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(dayNumber(date) * 86_400_000).toBe(Date.parse(`${date}T00:00:00Z`));
        expect(dateOfDayNumber(dayNumber(date))).toBe(date);
      }),
    );
  });

  it("count leap days", () => {
    expect(daysBetween("2024-02-28", "2024-03-01")).toBe(2);
    expect(daysBetween("1900-02-28", "1900-03-01")).toBe(1);
    expect(daysBetween("2000-02-28", "2000-03-01")).toBe(2);
    expect(addDays("2000-02-28", 1)).toBe("2000-02-29");
  });

  it("keep to the last day where a month is shorter", () => {
    expect(addMonths("2024-01-31", 1)).toBe("2024-02-29");
    expect(addMonths("2024-01-31", -2)).toBe("2023-11-30");
    expect(addMonths("2024-02-29", 12)).toBe("2025-02-28");
    expect(endOfMonth("2023-02-01")).toBe("2023-02-28");
  });

  it("count whole months only when the day is reached", () => {
    expect(fullMonthsBetween("2020-02-29", "2021-02-28")).toBe(11);
    expect(fullMonthsBetween("2020-02-29", "2021-03-01")).toBe(12);
    expect(fullMonthsBetween("2021-01-15", "2021-03-15")).toBe(2);
  });

  it.each([
    "2023/02-28",
    "2023-02/28",
    "2023-0a-10",
    "2023-10-:1",
    "2023-1/-10",
    "2/23-10-10",
    "1900-02-29",
    "2023-02-29",
    "2023-13-01",
    "2023-00-10",
    "2023-1-1",
    "",
    "0000-01-01",
    "2023-01-01T00:00",
  ])("refuse %j", (text) => {
    expect(isPlainDate(text)).toBe(false);
    expect(() => dayNumber(text)).toThrow(withCode("notADate"));
  });
});

describe("calendar periods", () => {
  it("contain every day between their ends, and follow each other", () => {
    fc.assert(
      fc.property(anyDate, fc.constantFrom("monthly", "quarterly", "yearly"), (date, frequency) => {
        const index = periodIndex(date, frequency);
        expect(periodStart(index, frequency) <= date && date <= periodEnd(index, frequency)).toBe(true);
        fc.pre(date < "9990-01-01");
        expect(addDays(periodEnd(index, frequency), 1)).toBe(periodStart(index + 1, frequency));
      }),
    );
  });

  it("are complete on their last day, not before", () => {
    expect(lastCompletedPeriod("2024-03-31", "quarterly")).toBe(periodIndex("2024-02-01", "quarterly"));
    expect(lastCompletedPeriod("2024-03-30", "quarterly")).toBe(periodIndex("2023-12-01", "quarterly"));
  });
});
