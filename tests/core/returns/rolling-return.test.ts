import { describe, expect, it } from "vitest";
import { addMonths, endOfMonth } from "@/server/core/returns/calendar/plain-date";
import { calendarYearReturns, linkedReturn, rollingReturns } from "@/server/core/returns/rolling-return";
import { withCode } from "@/tests/builders/with-code";

const months = (first: string, values: readonly (number | null)[]) =>
  values.map((value, i) => ({ periodEnd: endOfMonth(addMonths(first, i)), value }));
const windows = (values: readonly (number | null)[], length: number) =>
  rollingReturns(months("2023-11-15", values), { length, frequency: "monthly" });

describe("rolling returns", () => {
  it("name the days of each window and compound what is in it", () => {
    const found = windows([0.1, 0.2, -0.5, 0.3], 2);
    expect(found.map(({ from, to }) => [from, to])).toEqual([
      ["2023-11-01", "2023-12-31"],
      ["2023-12-01", "2024-01-31"],
      ["2024-01-01", "2024-02-29"],
    ]);
    expect(found.map(({ cumulative }) => cumulative.value!.toFixed(12))).toEqual(
      [1.1 * 1.2 - 1, 1.2 * 0.5 - 1, 0.5 * 1.3 - 1].map((value) => value.toFixed(12)),
    );
  });

  it("of one period are the periods themselves", () => {
    expect(windows([0.1, -0.2], 1).map(({ cumulative }) => Number(cumulative.value!.toFixed(12)))).toEqual([0.1, -0.2]);
  });

  it("are none where the record is shorter than a window, or empty", () => {
    expect(windows([0.1, 0.1], 3)).toEqual([]);
    expect(windows([], 1)).toEqual([]);
    expect(windows([null, null], 1)).toEqual([]);
  });

  it("begin and end with a known period and have no result across an unknown one", () => {
    const found = windows([null, 0.1, null, 0.1, 0.1, null], 2);
    expect(found.map(({ to, cumulative }) => [to, cumulative.reason ?? "known"])).toEqual([
      ["2024-01-31", "missingPeriods"],
      ["2024-02-29", "missingPeriods"],
      ["2024-03-31", "known"],
    ]);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuse windows of %s periods", (length) => {
    expect(() => windows([0.1], length)).toThrow(withCode("notACount"));
  });

  it("refuse two returns of one period, a step back, and returns that are no numbers", () => {
    const twice = [...months("2024-01-01", [0.1]), { periodEnd: "2024-01-30", value: 0.1 }];
    expect(() => rollingReturns(twice, { length: 1, frequency: "monthly" })).toThrow(withCode("periodsNotAscending"));
    const back = months("2024-02-01", [0.1, 0.1]).reverse();
    expect(() => rollingReturns(back, { length: 1, frequency: "monthly" })).toThrow(withCode("periodsNotAscending"));
    expect(() => windows([0.1, Number.NaN], 1)).toThrow(withCode("notFinite"));
    expect(() => linkedReturn([0.1, Number.POSITIVE_INFINITY])).toThrow(withCode("notFinite"));
  });
});

describe("calendar years", () => {
  it("keep a last year of one period", () => {
    const years = calendarYearReturns(months("2023-12-01", [0.1, 0.2]), "monthly");
    expect(years.map(({ year, from, to, complete }) => [year, from, to, complete])).toEqual([
      [2023, "2023-12-01", "2023-12-31", false],
      [2024, "2024-01-01", "2024-01-31", false],
    ]);
    expect(years[1]!.cumulative.value).toBeCloseTo(0.2, 14);
    expect(years[1]!.annualized.reason).toBe("notMeaningfulBelowOneYear");
  });
});
