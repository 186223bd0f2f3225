import { describe, expect, it } from "vitest";
import { annualizedByDays, annualizedByPeriods, annualizedReturn } from "@/server/core/returns/annualize";
import { withCode } from "@/tests/builders/with-code";

describe("a return per year", () => {
  it("is taken from whole years, and from nothing below one", () => {
    expect(annualizedReturn(0.21, 2).value).toBeCloseTo(0.1, 12);
    expect(annualizedReturn(0.21, 1).value).toBe(0.21);
    expect(annualizedReturn(0.05, 0.75).reason).toBe("notMeaningfulBelowOneYear");
    expect(annualizedReturn(-1, 3).value).toBe(-1);
    expect(annualizedReturn(-1.5, 3).reason).toBe("wealthNotPositive");
    expect(() => annualizedReturn(Number.NaN, 3)).toThrow(withCode("notFinite"));
  });

  it("goes by the number of periods where another tool does", () => {
    expect(annualizedByPeriods(0.01, 1, 12).value).toBeCloseTo(1.01 ** 12 - 1, 12);
    expect(() => annualizedByPeriods(0.01, 0, 12)).toThrow(withCode("noPeriods"));
  });

  it("goes by the number of periods over more than a year, and to the worst there is", () => {
    expect(annualizedByPeriods(0.21, 24, 12).value).toBeCloseTo(0.1, 12);
    expect(annualizedByPeriods(-1, 24, 12).value).toBe(-1);
    expect(annualizedByPeriods(-1.5, 24, 12).reason).toBe("wealthNotPositive");
    expect(() => annualizedByPeriods(0.01, 12, 0)).toThrow(withCode("noPeriods"));
    expect(() => annualizedByPeriods(Number.NaN, 12, 12)).toThrow(withCode("notFinite"));
  });

  it("by exact days is left as it is up to one year", () => {
    expect(annualizedByDays(0.05, "2021-01-01", "2021-06-30").value).toBe(0.05);
    expect(annualizedByDays(-1.5, "2021-01-01", "2021-06-30").value).toBe(-1.5);
    expect(annualizedByDays(-1.5, "2021-01-01", "2021-12-31").value).toBe(-1.5);
    expect(annualizedByDays(0.21, "2021-01-01", "2022-12-31").value).toBeCloseTo(0.1, 12);
    expect(annualizedByDays(-1, "2021-01-01", "2022-12-31").value).toBe(-1);
    expect(annualizedByDays(-1.5, "2021-01-01", "2022-12-31").reason).toBe("wealthNotPositive");
    expect(() => annualizedByDays(0.05, "2021-01-01", "2020-12-31")).toThrow(withCode("periodEndsBeforeItStarts"));
    expect(() => annualizedByDays(Number.NaN, "2021-01-01", "2021-12-31")).toThrow(withCode("notFinite"));
  });

  // brinvex-investperf, AnnualizationTest: 100% over these days
  it.each([
    ["2021-01-01", "2021-12-31", 1],
    ["2020-02-28", "2021-02-27", 1],
    ["2020-03-01", "2021-02-28", 1],
    ["2020-02-28", "2021-02-28", 0.9962158948735884],
    ["2020-02-29", "2021-02-28", 0.9962158948735884],
    ["2020-02-29", "2021-02-27", 1],
  ])("by exact days from %s to %s is the published one", (first, last, expected) => {
    expect(annualizedByDays(1, first, last).value).toBeCloseTo(expected, 9);
  });

  it("refuses a period that ends before it starts", () => {
    expect(() => annualizedByDays(1, "2021-01-02", "2021-01-01")).toThrow(withCode("periodEndsBeforeItStarts"));
  });
});
