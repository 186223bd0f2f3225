import { describe, expect, it } from "vitest";
import { type EntityItems, type HoldingResult, investmentYields } from "@/server/core/returns/investment-yield";
import { withCode } from "@/tests/builders/with-code";

const holding = (given: Partial<HoldingResult>): HoldingResult => ({
  accountingClass: "fvtpl",
  income: 0,
  realizedGain: 0,
  valueChange: 0,
  recycledFromEquity: 0,
  impairment: 0,
  averageInvested: 100,
  ...given,
});
const entity: EntityItems = { foreignExchange: 0, taxesAndSurcharges: 0, interestExpense: 0 };

describe("investment yields", () => {
  it("take costs off income and currency gains off nothing", () => {
    const items = { foreignExchange: 2, taxesAndSurcharges: 0.5, interestExpense: 1.5 };
    const yields = investmentYields([holding({ income: 7 })], items);
    expect(yields.netYield.value).toBeCloseTo(0.05, 15);
    expect(yields.totalYield.value).toBeCloseTo(0.07, 15);
    expect(yields.comprehensiveYield.value).toBeCloseTo(0.07, 15);
  });

  // The same 10 gained on sale and 6 lost on paper, by where the accounts put them.
  it.each([
    ["fvtpl", 0.04, 0.04, 0.04],
    ["fvociDebt", 0.1, 0.04, 0.04],
    ["fvociEquity", 0, 0.04, 0.04],
    ["amortisedCost", 0.1, 0.1, 0.04],
  ] as const)(
    "show a gain on sale and a paper loss where %s puts them",
    (accountingClass, total, comprehensive, economic) => {
      const yields = investmentYields([holding({ accountingClass, realizedGain: 10, valueChange: -6 })], entity);
      expect(yields.totalYield.value).toBeCloseTo(total, 15);
      expect(yields.comprehensiveYield.value).toBeCloseTo(comprehensive, 15);
      expect(yields.economicYield.value).toBeCloseTo(economic, 15);
    },
  );

  it("take out of equity what a sale moved to profit", () => {
    const sold = holding({ accountingClass: "fvociDebt", realizedGain: 5, recycledFromEquity: 5 });
    const yields = investmentYields([sold], entity);
    expect([yields.throughProfit, yields.throughEquity]).toEqual([5, -5]);
  });

  it.each([
    ["a holding", [holding({ income: Number.NaN })], entity],
    ["the institution", [holding({})], { ...entity, interestExpense: Number.POSITIVE_INFINITY }],
  ] as const)("refuse money of %s that is no number", (_, holdings, items) => {
    expect(() => investmentYields(holdings, items)).toThrow(withCode("notFinite"));
  });
});
