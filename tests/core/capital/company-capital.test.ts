import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aggregate, companyCapital, marketRiskCapital, sizeReliefFactor } from "@/server/core/capital/aggregate";
import { concentrationThreshold, propertyOverLimitFactor } from "@/server/core/capital/concentration";
import { equityCap, equityHeadroom } from "@/server/core/capital/equity-cap";
import { lifeRateCharge } from "@/server/core/capital/life-rate-charge";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { marketSubModules } from "@/server/core/capital/regimes/cross-tables";
import { solvencyPosition } from "@/server/core/capital/solvency-position";
import { stressedSolvency } from "@/server/core/capital/stress";
import { withCode } from "@/tests/builders/with-code";

const rules = crossRulesAt("2025-12-31");
/** Money in cents: squares of amounts far below any money would vanish. */
const amount = fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100);

describe("aggregation", () => {
  it.each(["life", "property_and_casualty"] as const)("of %s risks lies between the largest and the sum", (scope) => {
    const { matrix } = rules.correlation(scope);
    fc.assert(
      fc.property(fc.array(amount, { minLength: matrix.length, maxLength: matrix.length }), (amounts) => {
        const whole = aggregate(amounts, matrix);
        const sum = amounts.reduce((a, b) => a + b, 0);
        expect(whole).toBeGreaterThanOrEqual(Math.max(...amounts) * (1 - 1e-12));
        expect(whole).toBeLessThanOrEqual(sum * (1 + 1e-12));
      }),
    );
  });

  it("of market risk never exceeds the sum and is a norm: twice the risk, twice the capital", () => {
    fc.assert(
      fc.property(fc.array(amount, { minLength: 6, maxLength: 6 }), (amounts) => {
        const of = (scale: number) =>
          marketRiskCapital(Object.fromEntries(marketSubModules.map((m, i) => [m, amounts[i]! * scale])), rules);
        const once = of(1);
        expect(once.diversification).toBeGreaterThanOrEqual(-1e-6);
        expect(Math.abs(of(2).minimumCapital - 2 * once.minimumCapital)).toBeLessThanOrEqual(1e-6);
      }),
    );
  });

  it("of market risk can fall below its largest part, because rates and equity offset", () => {
    // sqrt(100 + 1 - 2 x 0.14 x 10) = sqrt(98.2)
    expect(marketRiskCapital({ rate: 10, equity: 1 }, rules).minimumCapital).toBeCloseTo(Math.sqrt(98.2), 12);
  });

  it("of nothing is 0", () => {
    expect(marketRiskCapital({}, rules)).toEqual({ minimumCapital: 0, diversification: 0 });
  });

  it("refuses amounts that do not fit and life risk of a non-life insurer", () => {
    expect(() => aggregate([1, 2], [[1]])).toThrow(withCode("correlationSizeMismatch"));
    expect(() => aggregate([Number.NaN], [[1]])).toThrow(withCode("notFinite"));
    const risks = { insurer: "property_and_casualty", marketSubModules: {}, totalAssetsBnCny: 5 } as const;
    expect(() => companyCapital({ ...risks, otherModules: { life_insurance: 1 } }, rules)).toThrow(
      withCode("lifeRiskOfNonLifeInsurer"),
    );
  });

  it.each([
    ["life", 49.99, 0.9],
    ["life", 50, 0.95],
    ["life", 500, 1],
    ["property_and_casualty", 9.99, 0.9],
    ["property_and_casualty", 10, 0.95],
    ["reinsurer", 200, 1],
  ] as const)("relief of a %s insurer with %s bn is %s", (insurer, totalAssets, factor) => {
    expect(sizeReliefFactor(insurer, totalAssets, rules)).toBe(factor);
  });
});

describe("concentration", () => {
  it.each([
    ["life", 10, 0.8],
    ["life", 120, 5.4],
    // 8% of 2 + 5% of 3 + 4% of 45 + 3% of 50
    ["property_and_casualty", 100, 0.16 + 0.15 + 1.8 + 1.5],
    ["property_and_casualty", 1, 0.08],
  ] as const)("the threshold of a %s insurer with %s bn is %s bn", (insurer, totalAssets, threshold) => {
    expect(concentrationThreshold(insurer, totalAssets, rules)).toBeCloseTo(threshold, 12);
  });

  it("property above a quarter of assets costs k = 0.5, at a quarter nothing", () => {
    expect(propertyOverLimitFactor(25, 100, rules)).toBe(0);
    expect(propertyOverLimitFactor(25.1, 100, rules)).toBe(0.5);
    expect(() => propertyOverLimitFactor(1, 0, rules)).toThrow(withCode("totalAssetsNotPositive"));
  });
});

describe("equity cap", () => {
  it("gives the lower bound to the bracket", () => {
    expect([0.99, 1, 1.5, 2.5, 3.5].map((ratio) => equityCap(ratio, rules))).toEqual([0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it("has a cap reached exactly within it, and no share of nothing", () => {
    expect(equityHeadroom(150, 500, 1.6, rules)).toMatchObject({ cap: 0.3, withinCap: true });
    expect(equityHeadroom(0, 0, 1.6, rules)).toMatchObject({ equityShare: null, withinCap: true });
  });
});

describe("solvency position", () => {
  const figures = { actualCapital: 100, coreCapital: 60, minimumCapital: 100, riskRating: "B" } as const;

  it("at the marks passes, on the watch list", () => {
    expect(solvencyPosition(figures, rules)).toMatchObject({ meetsPassMark: true, onWatchList: true });
  });

  it("below a mark limits pay and dividends", () => {
    expect(solvencyPosition({ ...figures, actualCapital: 99 }, rules)).toMatchObject({
      meetsPassMark: false,
      payAndDividendsMustBeLimited: true,
      payRecoveryMayBeOrdered: true,
    });
  });

  it("with rating C does not pass although its ratios do", () => {
    expect(solvencyPosition({ ...figures, riskRating: "C" }, rules)).toMatchObject({
      meetsPassMark: false,
      payAndDividendsMustBeLimited: false,
    });
  });

  it("without minimum capital has no ratio", () => {
    expect(solvencyPosition({ ...figures, minimumCapital: 0 }, rules).comprehensiveRatio).toBeNull();
  });
});

describe("stress", () => {
  const insurer = {
    insurer: "life",
    totalAssetsBnCny: 120,
    actualCapital: 14.5,
    coreCapital: 9,
    riskRating: "B",
    holdings: [{ asset: "main_board_share", admittedValue: 10, purchaseCost: 10 }],
    otherMarketSubModules: { rate: 2 },
    otherModules: { life_insurance: 3, credit: 2 },
  } as const;

  it("of nothing changes nothing", () => {
    const { ratioChange, minimumCapitalChange } = stressedSolvency(insurer, { listedEquity: 0 }, rules);
    expect([ratioChange, minimumCapitalChange]).toEqual([0, 0]);
  });

  it("taxes the loss and adds losses elsewhere", () => {
    const { after } = stressedSolvency(insurer, { listedEquity: -0.3, otherLoss: 1, taxRateOnLoss: 0.25 }, rules);
    expect(after.actualCapital).toBeCloseTo(14.5 - 4 * 0.75, 12);
    expect(after.coreCapital).toBeCloseTo(9 - 4 * 0.75, 12);
  });

  it("refuses to lose more than everything", () => {
    expect(() => stressedSolvency(insurer, { listedEquity: -1.1 }, rules)).toThrow(withCode("shockBelowMinusOne"));
  });
});

describe("rate risk of a life insurer", () => {
  it("costs nothing where the adverse curve lowers the value", () => {
    const scenario = { netCashFlows: [100], baseSpotRates: [0.02], adverseSpotRates: [0.03] };
    expect(lifeRateCharge(scenario).minimumCapital).toBe(0);
    expect(lifeRateCharge({ ...scenario, compounding: "continuous" }).presentValueBase).toBeCloseTo(
      100 * Math.exp(-0.02),
      12,
    );
  });

  it("refuses curves of another length", () => {
    expect(() => lifeRateCharge({ netCashFlows: [1, 2], baseSpotRates: [0], adverseSpotRates: [0] })).toThrow(
      withCode("ratesDoNotMatchCashFlows"),
    );
  });
});
