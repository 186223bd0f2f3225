import { describe, expect, it } from "vitest";
import { appraisalWeightFindings } from "@/server/core/capital/appraisal-weights";
import { associateImpairment } from "@/server/core/capital/associate-impairment";
import {
  capitalSavedByHoldingLonger,
  capitalSavedByLookingThrough,
  returnOnCapital,
  toleranceOfPaperLoss,
} from "@/server/core/capital/capital-levers";
import { disclosedAverageYield } from "@/server/core/capital/disclosed-average-yield";
import { marginalCapital } from "@/server/core/capital/marginal-capital";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { withCode } from "@/tests/builders/with-code";

const rules = crossRulesAt("2025-12-31");

describe("levers on capital", () => {
  it("looking through an opaque fund of unlisted shares saves 60.00 - 45.10", () => {
    const product = { asset: "opaque_equity_product", admittedValue: 100 };
    const below = [{ asset: "unlisted_equity", admittedValue: 100, layers: 1 }];
    expect(capitalSavedByLookingThrough(product, below, rules).saved).toBeCloseTo(14.9, 12);
    expect(() => capitalSavedByLookingThrough(below[0]!, below, rules)).toThrow(withCode("notOpaque"));
  });

  it("holding STAR shares longer than 2 years saves 40 - 36", () => {
    const { value } = capitalSavedByHoldingLonger({ asset: "star_share", admittedValue: 100, holdingYears: 2 }, rules);
    expect(value?.saved).toBeCloseTo(4, 12);
    expect(value).toMatchObject({ longerThanYears: 2, isLongHeld: false });
  });

  it("holding ChiNext shares outside an index longer saves nothing to speak of", () => {
    expect(capitalSavedByHoldingLonger({ asset: "chinext_share", admittedValue: 100 }, rules)).toEqual({
      value: null,
      reason: "noLongHoldRule",
    });
  });

  it("tolerating a loss of 20 for a year ties up 26.88 and needs the return that pays for it", () => {
    const share = { asset: "main_board_share", admittedValue: 80, purchaseCost: 100, valueInAYear: 80 };
    const cost = toleranceOfPaperLoss([share], rules, { costOfCapital: 0.1, requiredRatio: 1, taxRate: 0 });
    expect(cost.chargeNow).toBeCloseTo(26.88, 12);
    expect(cost.chargeInAYear).toBeCloseTo(26.88, 12);
    expect(cost.surplusChange).toBeCloseTo(0, 12);
    expect(cost.capitalCost).toBeCloseTo(2.688, 12);
    expect(cost.returnNeeded).toBeCloseTo(0.0336, 12);
  });

  it("one more year brings a CSI 300 holding of 2.5 years under the long-hold factor", () => {
    const share = { asset: "main_board_share", indices: ["CSI300"], holdingYears: 2.5, admittedValue: 100 };
    const cost = toleranceOfPaperLoss([{ ...share, purchaseCost: 100, valueInAYear: 100 }], rules, {
      costOfCapital: 0.1,
      requiredRatio: 1,
      taxRate: 0,
    });
    expect([cost.chargeNow, cost.chargeInAYear]).toEqual([expect.closeTo(30, 12), expect.closeTo(27, 12)]);
  });

  it("has no return on capital that is not charged", () => {
    expect(returnOnCapital(5, 50)).toEqual({ value: 0.1 });
    expect(returnOnCapital(5, 0)).toEqual({ value: null, reason: "noCapitalCharged" });
  });
});

describe("the founding worry", () => {
  it("cost 100 falling to 80: capital falls by 20, 8.12 of it comes back", () => {
    const holding = { asset: "main_board_share", admittedValue: 100, purchaseCost: 100, newValue: 80 };
    const change = marginalCapital([holding], rules, { taxRate: 0, requiredRatio: 1 });
    expect(change.minimumCapitalChange).toBeCloseTo(-8.12, 12);
    expect(change.surplusChange).toBeCloseTo(-11.88, 12);
    expect(change.shareOfLossGivenBack).toBeCloseTo(0.406, 12);
    const same = marginalCapital([{ ...holding, newValue: 100 }], rules, { taxRate: 0, requiredRatio: 1 });
    expect(same.shareOfLossGivenBack).toBeNull();
  });
});

describe("impairment of a listed associate", () => {
  const stake = {
    bookValue: 100,
    marketValue: 70,
    monthsBelowBook: 13,
    isCsi300: true,
    dividendYields: [0.02, 0.02, 0.02],
    payouts: [0, 0, 0],
  };

  it.each([
    ["impairedByTime", {}],
    ["notBelowLimits", { monthsBelowBook: 12 }],
    ["impairedByFall", { marketValue: 49, monthsBelowBook: 1 }],
    ["notBelowLimits", { marketValue: 50, monthsBelowBook: 1 }],
    ["exemptByDividends", { dividendYields: [0.03, 0.04, 0.03] }],
    ["exemptByDividends", { payouts: [0.1, 0.2, 0.3] }],
    ["impairedByTime", { dividendYields: [0.05, 0.05] }],
    ["impairedByTime", { dividendYields: [0.05, 0.05, 0.05], isCsi300: false }],
  ] as const)("%s: %o", (finding, change) => {
    expect(associateImpairment({ ...stake, ...change }, rules)).toBe(finding);
  });
});

describe("investment yields", () => {
  it("are disclosed as an average of three years", () => {
    expect(disclosedAverageYield([0.03, 0.04, 0.05, 0.9]).value).toBeCloseTo(0.04, 12);
    expect(disclosedAverageYield([0.03, 0.04])).toEqual({ value: null, reason: "tooFewYears" });
  });
});

it("checks the weight of risk and compliance in scorecards", () => {
  const weights = { investment: 0.3, sales_and_product: 0.1, legal: 0.15 };
  expect(appraisalWeightFindings(weights, "I", "2025-12-31").map(({ passes }) => passes)).toEqual([true, false, true]);
  expect(appraisalWeightFindings({ investment: 0 }, "II", "2025-12-31")[0]?.passes).toBe(false);
});
