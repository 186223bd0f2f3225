import { describe, expect, it } from "vitest";
import { addMonths, endOfMonth } from "@/server/core/returns/calendar/plain-date";
import { horizonReturn, horizonReturns, type PeriodReturn } from "@/server/core/returns/horizon-return";
import { withCode } from "@/tests/builders/with-code";

const months = (firstMonth: string, values: readonly (number | null)[]): PeriodReturn[] =>
  values.map((value, i) => ({ periodEnd: endOfMonth(addMonths(firstMonth, i)), value }));

describe("a horizon return", () => {
  it("compounds exactly the months of the horizon and annualises by their number", () => {
    const returns = months(
      "2010-01-01",
      Array.from({ length: 120 }, (_, i) => (i < 84 ? 0.5 : 0.01)),
    );
    const result = horizonReturn(returns, { horizon: "3y", asOf: "2019-12-31", frequency: "monthly" });
    expect(result).toMatchObject({ from: "2017-01-01", to: "2019-12-31", periods: 36, years: 3, complete: true });
    expect(result.cumulative.value).toBeCloseTo(1.01 ** 36 - 1, 12);
    expect(result.annualized.value).toBeCloseTo(1.01 ** 12 - 1, 12);
    expect(result.shortenedTo).toBeNull();
  });

  it("annualises nothing below a year", () => {
    const result = horizonReturn(months("2020-01-01", [0.1, 0.1, 0.1]), {
      horizon: "1q",
      asOf: "2020-03-31",
      frequency: "monthly",
    });
    expect(result.cumulative.value).toBeCloseTo(0.331, 12);
    expect(result.annualized).toEqual({ value: null, reason: "notMeaningfulBelowOneYear" });
  });

  it("says how far a short record reaches", () => {
    const result = horizonReturn(months("2018-07-01", Array(18).fill(0.02)), {
      horizon: "5y",
      asOf: "2019-12-31",
      frequency: "monthly",
    });
    expect(result).toMatchObject({ complete: false, periods: 18, years: 1.5 });
    expect(result.shortenedTo).toEqual({ from: "2018-07-01", to: "2019-12-31" });
    expect(result.annualized.value).toBeCloseTo(1.02 ** 12 - 1, 12);
  });

  it("says that a record stopped before the as-of date", () => {
    const result = horizonReturn(months("2019-01-01", Array(6).fill(0.01)), {
      horizon: "1y",
      asOf: "2019-12-31",
      frequency: "monthly",
    });
    expect(result).toMatchObject({ complete: false, shortenedTo: { from: "2019-01-01", to: "2019-06-30" } });
  });

  it("is not moved by what happened after the as-of date or in an unfinished month", () => {
    const returns = months("2019-01-01", [...Array(12).fill(0.01), 9, 9]);
    const options = { horizon: "1y", frequency: "monthly" } as const;
    expect(horizonReturn(returns, { ...options, asOf: "2020-01-30" })).toEqual(
      horizonReturn(returns, { ...options, asOf: "2019-12-31" }),
    );
  });

  it("has no result across a missing month, and is not hurt by one outside the window", () => {
    const values = [0.01, null, ...Array(11).fill(0.01)];
    const returns = months("2019-01-01", values);
    expect(horizonReturn(returns, { horizon: "1y", asOf: "2020-01-31", frequency: "monthly" }).cumulative).toEqual({
      value: null,
      reason: "missingPeriods",
    });
    expect(
      horizonReturn(returns, { horizon: "1q", asOf: "2020-01-31", frequency: "monthly" }).cumulative.value,
    ).toBeCloseTo(0.030301, 12);
  });

  it("reads February as of the 28th of a leap year as February", () => {
    const returns = [
      { periodEnd: "2000-01-31", value: 0.1 },
      { periodEnd: "2000-02-28", value: 0.1 },
      { periodEnd: "2000-03-31", value: 0.1 },
    ];
    const result = horizonReturn(returns, { horizon: "1q", asOf: "2000-03-31", frequency: "monthly" });
    expect(result).toMatchObject({ complete: true, periods: 3 });
  });

  it("takes all of the record since inception", () => {
    const [quarter, inception] = horizonReturns(months("2015-06-01", Array(30).fill(0)), {
      horizons: ["1q", "sinceInception"],
      asOf: "2017-11-30",
      frequency: "monthly",
    });
    expect(quarter?.periods).toBe(3);
    expect(inception).toMatchObject({ from: "2015-06-01", to: "2017-11-30", periods: 30, complete: true });
  });

  it("reads quarters and years, but no quarter off years", () => {
    const years = [2018, 2019, 2020].map((year) => ({ periodEnd: `${year}-12-31`, value: 0.1 }));
    const three = horizonReturn(years, { horizon: "3y", asOf: "2020-12-31", frequency: "yearly" });
    expect(three.annualized.value).toBeCloseTo(0.1, 12);
    const quarter = horizonReturn(years, { horizon: "1q", asOf: "2020-12-31", frequency: "yearly" });
    expect(quarter.cumulative).toEqual({ value: null, reason: "horizonShorterThanPeriod" });
  });

  it("has no annual rate once more than everything is lost, and -100% for a total loss", () => {
    const lost = (value: number) =>
      horizonReturn(months("2019-01-01", [...Array(11).fill(0), value]), {
        horizon: "1y",
        asOf: "2019-12-31",
        frequency: "monthly",
      }).annualized;
    expect(lost(-1).value).toBe(-1);
    expect(lost(-1.2)).toEqual({ value: null, reason: "wealthNotPositive" });
  });

  it("has no result across a hole that a later return has closed", () => {
    const returns = months("2019-01-01", [0.1, null, null, 0.1, 0.1]).filter(({ value }) => value !== null);
    const inception = horizonReturn(returns, { horizon: "sinceInception", asOf: "2019-05-31", frequency: "monthly" });
    expect(inception.cumulative).toEqual({ value: null, reason: "missingPeriods" });
  });

  it("has none where the record begins after the as-of date, or ended before the window", () => {
    const later = horizonReturn(months("2021-01-01", [0.1]), {
      horizon: "1y",
      asOf: "2019-12-31",
      frequency: "monthly",
    });
    expect(later).toMatchObject({ periods: 0, complete: false, from: "2019-01-01", to: "2019-12-31" });
    expect(later.cumulative.reason).toBe("noReturns");
    const ended = horizonReturn(months("2010-01-01", [0.1]), {
      horizon: "1y",
      asOf: "2019-12-31",
      frequency: "monthly",
    });
    expect(ended.cumulative.reason).toBe("noReturns");
  });

  it("has a reason where there is nothing", () => {
    const result = horizonReturn([], { horizon: "5y", asOf: "2019-12-31", frequency: "monthly" });
    expect(result.cumulative).toEqual({ value: null, reason: "noReturns" });
  });

  it("refuses two returns for one month, and returns that are no numbers", () => {
    const twice = [
      { periodEnd: "2000-01-30", value: 0.1 },
      { periodEnd: "2000-01-31", value: 0.1 },
    ];
    const options = { horizon: "1y", asOf: "2000-12-31", frequency: "monthly" } as const;
    expect(() => horizonReturn(twice, options)).toThrow(withCode("periodsNotAscending"));
    for (const bad of [Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => horizonReturn([{ periodEnd: "2000-01-31", value: bad }], options)).toThrow(withCode("notFinite"));
  });
});
