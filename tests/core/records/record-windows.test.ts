import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordYears, rollingRecords } from "@/server/core/records/record-windows";
import { addMonths, endOfMonth } from "@/server/core/returns/calendar/plain-date";
import { horizonReturn } from "@/server/core/returns/horizon-return";
import type { ReturnPoint } from "@/server/core/schemes/manager-record";

const points = (
  firstMonth: string,
  rows: readonly (readonly [portfolio: number | null, benchmark: number | null])[],
): ReturnPoint[] =>
  rows.map(([portfolio, benchmark], i) => ({
    periodEnd: endOfMonth(addMonths(firstMonth, i)),
    portfolio,
    benchmark,
    value: null,
  }));

const steady = (count: number, portfolio: number, benchmark: number) =>
  Array.from({ length: count }, () => [portfolio, benchmark] as const);

describe("the rolling results of a record", () => {
  it("are one per month in which a window ends, for every horizon that fits", () => {
    const records = rollingRecords(points("2020-01-01", steady(36, 0.02, 0.01)), "monthly");
    expect(records.map(({ horizon, windows }) => [horizon, windows.length])).toEqual([
      ["1q", 34],
      ["1y", 25],
      ["3y", 1],
    ]);
    const [quarter, , three] = records;
    expect(quarter!.windows[0]).toMatchObject({ from: "2020-01-01", to: "2020-03-31", basis: "cumulative" });
    expect(quarter!.windows[0]!.active.value).toBeCloseTo(1.02 ** 3 - 1.01 ** 3, 14);
    expect(three!.windows[0]!.basis).toBe("annualized");
    expect(three!.windows[0]!.active.value).toBeCloseTo(1.02 ** 12 - 1.01 ** 12, 14);
  });

  it("count the windows that were ahead and name the best and the worst", () => {
    // Quarters (Jan-Mar, Feb-Apr, Mar-May): 0, +10 pp, +10 pp and one month of -10% inside the last.
    const rows = points("2020-01-01", [
      [0, 0],
      [0, 0],
      [0, 0],
      [0.1, 0],
      [-0.1, 0],
      [0, 0],
      [0, 0],
    ]);
    const quarters = rollingRecords(rows, "monthly")[0]!;
    const actives = quarters.windows.map(({ active }) => Number(active.value!.toFixed(12)));
    expect(actives).toEqual([0, 0.1, -0.01, -0.01, -0.1]);
    expect(quarters).toMatchObject({ judged: 5, ahead: 1 });
    expect(quarters.best!.to).toBe("2020-04-30");
    expect(quarters.worst!.to).toBe("2020-07-31");
  });

  it("have no result in windows with a hole on either side, and do not count them", () => {
    const rows = points("2020-01-01", [
      [0.01, 0],
      [0.01, null],
      [0.01, 0],
      [0.01, 0],
      [0.01, 0],
      [null, 0],
      [0.01, 0],
    ]);
    const quarters = rollingRecords(rows, "monthly")[0]!;
    expect(quarters.windows.map(({ active }) => active.reason ?? "measured")).toEqual([
      "missingPeriods",
      "missingPeriods",
      "measured",
      "missingPeriods",
      "missingPeriods",
    ]);
    expect(quarters.judged).toBe(1);
  });

  it("end with what the horizon ladder says", () => {
    const percent = fc.integer({ min: -200, max: 200 }).map((value) => value / 1000);
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, percent), { minLength: 12, maxLength: 150 }), (rows) => {
        const all = points("2012-03-01", rows);
        const asOf = all.at(-1)!.periodEnd;
        for (const { horizon, windows } of rollingRecords(all, "monthly")) {
          const last = windows.at(-1)!;
          const ladder = (side: "portfolio" | "benchmark") => {
            const returns = all.map((point) => ({ periodEnd: point.periodEnd, value: point[side] }));
            return horizonReturn(returns, { horizon, asOf, frequency: "monthly" })[last.basis].value!;
          };
          expect(last.to).toBe(asOf);
          expect(last.portfolio.value).toBeCloseTo(ladder("portfolio"), 12);
          expect(last.active.value).toBeCloseTo(ladder("portfolio") - ladder("benchmark"), 12);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("are none where there is no record or no benchmark", () => {
    expect(rollingRecords([], "quarterly")).toEqual([]);
    expect(
      rollingRecords(
        points("2020-01-01", [
          [0.01, null],
          [0.01, null],
          [0.01, null],
        ]),
        "monthly",
      ),
    ).toEqual([]);
  });
});

describe("the calendar years of a record", () => {
  it("stand newest first with their months, and say which are parts of years", () => {
    const years = recordYears(points("2023-11-01", steady(14, 0.02, 0.01)), "monthly");
    expect(years.map(({ year, complete, from, to }) => [year, complete, from, to])).toEqual([
      [2024, true, "2024-01-01", "2024-12-31"],
      [2023, false, "2023-11-01", "2023-12-31"],
    ]);
    const [full, part] = years;
    expect(full!.active.value).toBeCloseTo(1.02 ** 12 - 1.01 ** 12, 14);
    expect(part!.portfolio.value).toBeCloseTo(1.02 ** 2 - 1, 14);
    expect(part!.periods.map((one) => one?.to ?? null).slice(9)).toEqual([null, "2023-11-30", "2023-12-31"]);
    expect(part!.periods[10]!.active.value).toBeCloseTo(0.01, 14);
  });

  it("compound to their months", () => {
    const percent = fc.integer({ min: -300, max: 300 }).map((value) => value / 1000);
    fc.assert(
      fc.property(fc.array(fc.tuple(percent, percent), { minLength: 1, maxLength: 40 }), (rows) => {
        for (const year of recordYears(points("2019-05-01", rows), "monthly")) {
          const product = (side: "portfolio" | "benchmark") =>
            year.periods.reduce((growth, one) => growth * (1 + (one?.[side].value ?? 0)), 1) - 1;
          expect(product("portfolio")).toBeCloseTo(year.portfolio.value!, 12);
          expect(product("portfolio") - product("benchmark")).toBeCloseTo(year.active.value!, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("have no active return where the benchmark lacks a month, but keep the portfolio's", () => {
    const [year] = recordYears(
      points("2024-01-01", [
        [0.01, null],
        [0.01, 0.02],
        [0.01, 0.02],
      ]),
      "monthly",
    );
    expect(year!.portfolio.value).toBeCloseTo(1.01 ** 3 - 1, 14);
    expect(year!.active).toEqual({ value: null, reason: "missingPeriods" });
    expect(year!.periods[0]!.active.reason).toBe("missingPeriods");
    expect(year!.periods[1]!.active.value).toBeCloseTo(-0.01, 14);
  });
});
