import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_COUNTS, dayCountNamed, yearFraction, yearsFromEarliest } from "@/server/core/returns/calendar/day-count";
import { dateOfDayNumber } from "@/server/core/returns/calendar/plain-date";
import { datedRateOfReturn } from "@/server/core/returns/internal-rate-of-return";
import oracle from "@/tests/oracles/day-counts.json";

describe("year fractions", () => {
  it.each(oracle.cases)("from $start to $end are the published ones", ({ start, end, years }) => {
    for (const [name, expected] of Object.entries(years)) {
      expect(yearFraction(start, end, dayCountNamed(name)!)).toBeCloseTo(expected, 12);
    }
  });

  // westclintech.com DAYS360: start, end, 30/360 US, 30E/360, 30E/360 ISDA
  it.each([
    ["2007-09-30", "2008-03-31", 180, 180, 180],
    ["2007-01-15", "2007-01-31", 16, 15, 15],
    ["2007-01-31", "2007-02-28", 28, 28, 30],
    ["2007-02-28", "2007-03-31", 30, 32, 30],
    ["2007-02-26", "2008-02-29", 363, 363, 364],
    ["2008-02-29", "2009-02-28", 360, 359, 360],
    ["2008-02-29", "2008-08-31", 180, 181, 180],
    ["2008-08-31", "2009-02-28", 178, 178, 180],
  ])("of 30-day months from %s to %s follow each rule for month ends", (start, end, us, european, isda) => {
    expect(yearFraction(start, end, "30/360 US") * 360).toBeCloseTo(us, 9);
    expect(yearFraction(start, end, "30E/360") * 360).toBeCloseTo(european, 9);
    expect(yearFraction(start, end, "30E/360 ISDA") * 360).toBeCloseTo(isda, 9);
  });

  // 2023-03-01 to 2024-03-01 has 366 days, one of them 29 February; to 2027-07-01 (after 29 February 2024) 1583.
  it.each([
    ["ACT/365.25", "2024-03-01", 366 / 365.25],
    ["ACT/364", "2024-03-01", 366 / 364],
    ["ACT/360", "2024-03-01", 366 / 360],
    ["NL/365", "2024-03-01", 1],
    ["NL/360", "2024-03-01", 365 / 360],
    ["NL/365", "2027-07-01", 1582 / 365],
    ["ACT/ACT ISDA", "2023-07-01", 122 / 365],
    ["ACT/ACT ISDA", "2024-03-01", 306 / 365 + 60 / 366],
    ["ACT/ACT ISDA", "2027-07-01", 306 / 365 + 3 + 181 / 365],
  ] as const)("by %s from 2023-03-01 to %s divide the days by their number", (dayCount, end, years) => {
    expect(yearFraction("2023-03-01", end, dayCount)).toBeCloseTo(years, 14);
  });

  it("leave out a 29 February at the end of a span, not one at its start", () => {
    expect(yearFraction("2024-02-28", "2024-02-29", "NL/365")).toBe(0);
    expect(yearFraction("2024-02-29", "2024-03-01", "NL/365")).toBeCloseTo(1 / 365, 15);
  });

  it("change their sign with the order of dates and are zero on one day", () => {
    const anyDate = fc.integer({ min: 0, max: 40_000 }).map(dateOfDayNumber);
    fc.assert(
      fc.property(anyDate, anyDate, fc.constantFrom(...DAY_COUNTS), (a, b, dayCount) => {
        expect(yearFraction(a, b, dayCount)).toBeCloseTo(-yearFraction(b, a, dayCount), 12);
        expect(Math.abs(yearFraction(a, a, dayCount))).toBe(0);
      }),
    );
  });

  it("are counted from the earliest date, whatever the order of rows", () => {
    expect(Array.from(yearsFromEarliest(["2021-01-01", "2020-01-01", "2022-01-01"], "30/360 ISDA"))).toEqual([1, 0, 2]);
    expect(yearsFromEarliest(["2021-01-01", "2022-01-01"])[1]).toBe(1);
  });

  it("leave a day count of no known name unknown", () => {
    expect(dayCountNamed("Actual/365 (fixed)")).toBe("ACT/365F");
    expect(dayCountNamed("bank days/252")).toBeNull();
  });

  // mathworks.com/help/finance/xirr.html
  it.each([
    ["30/360 US", 0.100675477282743],
    ["ACT/360", 0.0991988898057063],
    ["ACT/365F", 0.10064378342638],
    ["30E/360", 0.100675477282743],
    ["ACT/ACT ISDA", 0.100739648987346],
  ] as const)("give the published XIRR by %s", (dayCount, expected) => {
    const dates = ["2007-01-12", "2008-02-14", "2008-03-03", "2008-06-14", "2008-12-01"];
    expect(datedRateOfReturn(dates, [-10000, 2500, 2000, 3000, 4000], dayCount).rate).toBeCloseTo(expected, 9);
  });
});
