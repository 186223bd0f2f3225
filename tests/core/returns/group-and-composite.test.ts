import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, endOfMonth } from "@/server/core/returns/calendar/plain-date";
import { compositeReturn, internalDispersion } from "@/server/core/returns/composite";
import { type GroupPeriod, groupReturn } from "@/server/core/returns/group-return";
import { type HoldingResult, investmentYields } from "@/server/core/returns/investment-yield";
import { returnLayers } from "@/server/core/returns/return-layers";
import { calendarYearReturns, linkedReturn, rollingReturns } from "@/server/core/returns/rolling-return";
import { withCode } from "@/tests/builders/with-code";

const month = (i: number, members: GroupPeriod["members"]): GroupPeriod => ({
  firstDay: addMonths("2024-01-01", i),
  lastDay: endOfMonth(addMonths("2024-01-01", i)),
  flowTiming: "endOfDay",
  members,
});
const member = (name: string, startValue: number, endValue: number) => ({ name, startValue, endValue, flows: [] });

describe("a group of portfolios", () => {
  it("does not move when a portfolio with the same return joins or leaves", () => {
    const result = groupReturn([
      month(0, [member("a", 100, 110)]),
      month(1, [member("a", 110, 121), member("b", 5000, 5500)]),
      month(2, [member("b", 5500, 6050)]),
    ]);
    expect(result.cumulative.value).toBeCloseTo(1.1 ** 3 - 1, 12);
    expect(result.periods.map((period) => period.membershipFlow)).toEqual([0, 5000, -121]);
  });

  it("is the weighted mean of its members within a period, and lies between them", () => {
    const pair = fc.tuple(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 8 }), (values) => {
        const members = values.map(([start, end], i) => member(String(i), start, end));
        const returns = values.map(([start, end]) => end / start - 1);
        const value = groupReturn([month(0, members)]).cumulative.value!;
        expect(value).toBeGreaterThanOrEqual(Math.min(...returns) - 1e-12);
        expect(value).toBeLessThanOrEqual(Math.max(...returns) + 1e-12);
        const weighted = members.map((m, i) => ({ name: m.name, startValue: m.startValue, return: returns[i]! }));
        expect(compositeReturn(weighted).value).toBeCloseTo(value, 10);
      }),
    );
  });

  it("lets transfers between members cancel", () => {
    const moved = [
      { name: "a", startValue: 100, endValue: 60, flows: [{ date: "2024-01-15", amount: -50 }] },
      { name: "b", startValue: 100, endValue: 160, flows: [{ date: "2024-01-15", amount: 50 }] },
    ];
    expect(groupReturn([month(0, moved)]).cumulative.value).toBeCloseTo(0.1, 12);
  });

  it("has a reason for an empty period, and refuses a member named twice", () => {
    expect(groupReturn([month(0, [])]).cumulative.reason).toBe("noMembers");
    expect(() => groupReturn([month(0, [member("a", 1, 1), member("a", 1, 1)])])).toThrow(withCode("memberTwice"));
  });
});

describe("a composite", () => {
  const year = [0.1, 0.12, 0.08, 0.15, 0.05, 0.1].map((value, i) => ({
    name: String(i),
    return: value,
    startValue: 100,
  }));

  it("shows dispersion by hand arithmetic from six portfolios on", () => {
    const dispersion = internalDispersion(year, "sample");
    expect(dispersion.equalWeighted.value).toBeCloseTo(Math.sqrt(0.0058 / 5), 12);
    expect(internalDispersion(year, "population").equalWeighted.value).toBeCloseTo(Math.sqrt(0.0058 / 6), 12);
    expect(dispersion.assetWeighted.value).toBeCloseTo(Math.sqrt(0.0058 / 6), 12);
    expect(dispersion.highest.value! - dispersion.lowest.value!).toBeCloseTo(0.1, 12);
    expect(dispersion.interquartileRange.value).toBeCloseTo(0.115 - 0.085, 12);
    expect(internalDispersion(year.slice(1), "sample").equalWeighted.reason).toBe("fewerThanSixPortfolios");
  });

  it("has no return of nothing", () => {
    expect(compositeReturn([]).reason).toBe("noMembers");
    expect(compositeReturn([{ name: "a", return: 0.1, startValue: 0 }]).reason).toBe("nothingInvested");
  });
});

describe("layers of costs", () => {
  it("take each cost once and link each layer by itself", () => {
    const costs = { trading: 0.001, management: 0.002, performance: 0.003, administration: 0.0005 };
    const { periods, linked } = returnLayers([
      { beforeCosts: 0.05, costs },
      { beforeCosts: -0.02, costs },
    ]);
    expect(periods[0]).toMatchObject({ beforeCosts: 0.05 });
    expect(periods[0]!.gross).toBeCloseTo(0.049, 12);
    expect(periods[0]!.net).toBeCloseTo(0.044, 12);
    expect(periods[0]!.kept).toBeCloseTo(0.0435, 12);
    expect(linked.net).toBeCloseTo(1.044 * 0.974 - 1, 12);
  });
});

describe("windows of returns", () => {
  const rows = Array.from({ length: 30 }, (_, i) => ({
    periodEnd: endOfMonth(addMonths("2022-03-01", i)),
    value: 0.01,
  }));

  it("roll by one period", () => {
    const windows = rollingReturns(rows, { length: 12, frequency: "monthly" });
    expect(windows).toHaveLength(19);
    expect(windows[0]).toMatchObject({ from: "2022-03-01", to: "2023-02-28" });
    for (const { annualized } of windows) expect(annualized.value).toBeCloseTo(1.01 ** 12 - 1, 12);
  });

  it("have no result across a hole", () => {
    const holed = rows.filter((_, i) => i !== 20);
    const windows = rollingReturns(holed, { length: 3, frequency: "monthly" });
    expect(windows.filter(({ cumulative }) => cumulative.reason === "missingPeriods")).toHaveLength(3);
  });

  it("by calendar year say which years are parts, and link to the whole", () => {
    const years = calendarYearReturns(rows, "monthly");
    expect(years.map(({ year, complete }) => [year, complete])).toEqual([
      [2022, false],
      [2023, true],
      [2024, false],
    ]);
    expect(years[0]!.annualized.reason).toBe("notMeaningfulBelowOneYear");
    expect(linkedReturn(years.map(({ cumulative }) => cumulative.value!))).toBeCloseTo(1.01 ** 30 - 1, 12);
  });
});

describe("insurer yields", () => {
  const holding = (change: Partial<HoldingResult>): HoldingResult => ({
    accountingClass: "fvtpl",
    income: 3,
    realizedGain: 0,
    valueChange: -10,
    recycledFromEquity: 0,
    impairment: 0,
    averageInvested: 100,
    ...change,
  });
  const none = { foreignExchange: 0, taxesAndSurcharges: 0, interestExpense: 0 };

  it.each([
    ["fvtpl", -0.07, -0.07],
    ["fvociDebt", 0.03, -0.07],
    ["fvociEquity", 0.03, -0.07],
    ["amortisedCost", 0.03, 0.03],
  ] as const)("see the same paper loss by class %s", (accountingClass, total, comprehensive) => {
    const yields = investmentYields([holding({ accountingClass })], none);
    expect(yields.netYield.value).toBeCloseTo(0.03, 12);
    expect(yields.totalYield.value).toBeCloseTo(total, 12);
    expect(yields.comprehensiveYield.value).toBeCloseTo(comprehensive, 12);
    expect(yields.economicYield.value).toBeCloseTo(-0.07, 12);
  });

  it.each(["fvociDebt", "amortisedCost"] as const)(
    "move a loss of class %s into profit by impairment, not make it larger",
    (accountingClass) => {
      const yields = investmentYields([holding({ accountingClass, impairment: 4 })], none);
      expect(yields.totalYield.value).toBeCloseTo(-0.01, 12);
      expect(yields.economicYield.value).toBeCloseTo(-0.07, 12);
    },
  );

  it("count a sale of debt once, though it moves over from equity", () => {
    const sold = holding({
      accountingClass: "fvociDebt",
      income: 0,
      valueChange: 0,
      realizedGain: 7,
      recycledFromEquity: 5,
    });
    const yields = investmentYields([sold], { ...none, taxesAndSurcharges: 1 });
    expect(yields.totalYield.value).toBeCloseTo(0.06, 12);
    expect(yields.comprehensiveYield.value).toBeCloseTo(0.01, 12);
    expect(investmentYields([], none).totalYield.reason).toBe("nothingInvested");
  });
});
