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
