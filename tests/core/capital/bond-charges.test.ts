import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bondBookCharge, rateFactor, spreadFactor, surfaceDefaultCharge } from "@/server/core/capital/bond-charges";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { shippedCrossTables } from "@/server/core/capital/regimes/shipped-cross-tables";
import { bondFactor, equityToBond } from "@/server/core/capital/relative-charge";
import { withCode } from "@/tests/builders/with-code";

const rules = crossRulesAt("2025-12-31");
const spread = (grade: string, modifiedDuration: number, k = 0) => spreadFactor({ grade, modifiedDuration, k }, rules);
const grades = shippedCrossTables.curves.flatMap(({ grade }) => (grade === null ? [] : [grade]));

describe("the vectors of the rule text", () => {
  it.each([
    [3, 0.0414],
    [5, 0.075],
    [10, 0.15],
  ])("AAA spread at duration %s is %s", (duration, factor) => {
    expect(spread("AAA", duration)).toBeCloseTo(factor, 12);
  });

  it.each([
    [3, 0.0561],
    [5, 0.0835],
    [10, 0.114],
    [20, 0.228],
  ])("rate charge at duration %s is %s", (duration, factor) => {
    expect(rateFactor(duration, rules)).toBeCloseTo(factor, 12);
  });

  it("surface default charge: AAA 1%, A 7.5%, unrated 15%, debt investment plans a fifth less", () => {
    expect(["AAA", "A", "unrated"].map((grade) => surfaceDefaultCharge(grade, rules))).toEqual([0.01, 0.075, 0.15]);
    expect(surfaceDefaultCharge("A", rules, rules.parameter("debtInvestmentPlanK"))).toBeCloseTo(0.06, 12);
  });
});

describe("laws", () => {
  it.each(grades)("the spread curve of %s has no jump at 5 years", (grade) => {
    expect(spread(grade, 5 + 1e-9)).toBeCloseTo(spread(grade, 5), 8);
  });

  it("the rate curve has no jump at 5 and 10 years", () => {
    for (const years of [5, 10]) expect(rateFactor(years + 1e-9, rules)).toBeCloseTo(rateFactor(years, rules), 8);
  });

  it("a longer bond, and one of a worse rating, never costs less; nothing costs more than itself", () => {
    const duration = fc.double({ min: 0, max: 60, noNaN: true });
    const rated = grades.slice(grades.indexOf("AAA"));
    fc.assert(
      fc.property(duration, duration, fc.integer({ min: 0, max: rated.length - 2 }), (a, b, i) => {
        const [short, long] = [Math.min(a, b), Math.max(a, b)];
        const [better, worse] = [rated[i]!, rated[i + 1]!];
        expect(spread(better, short)).toBeLessThanOrEqual(spread(better, long) + 1e-15);
        expect(spread(better, short)).toBeLessThanOrEqual(spread(worse, short) + 1e-15);
        expect(rateFactor(short, rules)).toBeLessThanOrEqual(rateFactor(long, rules) + 1e-15);
        expect(spread(worse, long)).toBeLessThanOrEqual(1);
      }),
    );
  });
});

it("bonds of a book add up, a negative value counts as nothing", () => {
  const bond = { grade: "AAA", modifiedDuration: 5, admittedValue: 100 };
  const book = bondBookCharge([bond, { ...bond, k: -0.1 }, { ...bond, admittedValue: -50 }], rules);
  expect(book.totalSpread).toBeCloseTo(7.5 + 6.75, 12);
  expect(book.totalRate).toBeCloseTo(2 * 8.35, 12);
});

it("an uncharged bond has nothing to compare equity with", () => {
  const government = bondFactor({ grade: "government", modifiedDuration: 5 }, ["spread"], rules);
  expect(equityToBond(0.41, government)).toBeNull();
  expect(equityToBond(0.41, spread("AAA", 5))).toBeCloseTo(0.41 / 0.075, 12);
});

it("refuses a negative duration and an unknown grade", () => {
  expect(() => spread("AAA", -1)).toThrow(withCode("negativeDuration"));
  expect(() => spread("AAAA", 1)).toThrow(withCode("noRuleInForce"));
});
