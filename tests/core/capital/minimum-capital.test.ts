import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floatingFactor, floatingRatio } from "@/server/core/capital/floating-ratio";
import { bookCharge, type Position, positionCharge } from "@/server/core/capital/minimum-capital";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { clampReadings } from "@/server/core/capital/risk-factor";
import { withCode } from "@/tests/builders/with-code";

const rules = crossRulesAt("2025-12-31");
const share = (change: Partial<Position> = {}): Position => ({
  asset: "main_board_share",
  admittedValue: 100,
  ...change,
});
/** One listed share bought at 100 with the paper gain or loss x. */
const at = (x: number, change: Partial<Position> = {}) =>
  bookCharge([share({ purchaseCost: 100, admittedValue: 100 * (1 + x), ...change })], rules);

describe("the vectors of the rule text", () => {
  it("a main-board stock at cost 100 that falls to 80 is charged 26.88 instead of 35", () => {
    expect(at(0).total).toBeCloseTo(35, 12);
    expect(at(-0.2).positions[0]?.riskFactor).toBeCloseTo(0.336, 12);
    expect(at(-0.2).total).toBeCloseTo(26.88, 12);
    expect(at(0.2).total).toBeCloseTo(43.68, 12);
  });

  it.each([
    [0, 0.27],
    [-0.1, 0.2665],
    [-0.3, 0.2625],
    [0.2, 0.284],
  ])("a CSI 300 share held longer than 3 years at x = %s has factor %s", (x, factor) => {
    const book = at(x, { indices: ["CSI300"], holdingYears: 3.01 });
    expect(book.positions[0]?.riskFactor).toBeCloseTo(factor, 12);
  });

  it.each([
    [2, 0, 0.4],
    [2.01, 0, 0.36],
    [2.01, -0.3, 0.3375],
  ])("a STAR share held %s years at x = %s has factor %s", (holdingYears, x, factor) => {
    expect(at(x, { asset: "star_share", holdingYears }).positions[0]?.riskFactor).toBeCloseTo(factor, 12);
  });

  it.each([
    [{ asset: "unlisted_equity", layers: 1 }, 0.451],
    [{ asset: "unlisted_equity_strategic_emerging_industry", layers: 1 }, 0.44],
    [{ asset: "unlisted_equity", layers: 2 }, 0.492],
    [{ asset: "opaque_equity_product", layers: 2 }, 0.6],
    [{ asset: "exempt_equity_product", layers: 1 }, 0.28],
    [{ asset: "bond_fund", layers: 1, productType: "debt" as const }, 0.06],
  ])("%o has factor %s", (change, factor) => {
    expect(positionCharge(share(change), rules).riskFactor).toBeCloseTo(factor, 12);
  });

  it("k1 saturates the clamp at |x| = 0.5, and at -14.6% on a long CSI 300 holding", () => {
    expect(at(0.5).positions[0]?.K).toBeCloseTo(0.25, 12);
    expect(at(0.9).positions[0]?.K).toBe(0.25);
    const long = { indices: ["CSI300"], holdingYears: 4 };
    expect(at(-0.146, long).positions[0]?.K).toBeGreaterThan(-0.25);
    expect(at(-0.147, long).positions[0]?.K).toBe(-0.25);
  });
});

describe("the day of a rule", () => {
  const factorOn = (date: string, change: Partial<Position>) =>
    positionCharge(share(change), crossRulesAt(date)).riskFactor;

  it.each([
    ["2023-09-09", { indices: ["CSI300"] }, 0.3325],
    ["2023-09-10", { indices: ["CSI300"] }, 0.3],
    ["2025-11-30", { indices: ["CSI300"], holdingYears: 5 }, 0.3],
    ["2025-12-01", { indices: ["CSI300"], holdingYears: 5 }, 0.27],
    ["2025-12-01", { indices: ["CSI_dividend_low_vol_100"], holdingYears: 3 }, 0.35],
    ["2025-12-01", { indices: ["CSI_dividend_low_vol_100"], holdingYears: 3.1 }, 0.27],
    ["2023-09-09", { asset: "star_share" }, 0.45],
    ["2023-09-09", { asset: "unlisted_equity_strategic_emerging_industry" }, 0.41],
    ["2023-09-10", { asset: "unlisted_equity_strategic_emerging_industry" }, 0.4],
    ["2023-09-09", { asset: "opaque_public_reit" }, 0.6],
    ["2023-09-10", { asset: "opaque_public_reit" }, 0.5],
  ])("on %s %o has factor %s", (date, change, factor) => {
    expect(factorOn(date, change)).toBeCloseTo(factor, 12);
  });

  it("refuses a day before the rules began", () => {
    expect(() => factorOn("2021-12-31", {})).toThrow(withCode("noRuleInForce"));
  });
});

describe("floating profit and loss", () => {
  it("has no ratio without a cost", () => {
    expect(floatingRatio([])).toBeNull();
    expect(floatingFactor(null)).toBe(0);
  });

  it("is that of the whole book: a winner carries the loss of the others", () => {
    const book = bookCharge(
      [share({ purchaseCost: 100, admittedValue: 130 }), share({ purchaseCost: 100, admittedValue: 30 })],
      rules,
    );
    expect(book.x).toBeCloseTo(-0.2, 12);
    expect(book.positions.map(({ k1 }) => k1)).toEqual([book.k1, book.k1]);
  });

  it("leaves out shares below a product and positions of other kinds", () => {
    const book = bookCharge(
      [
        share({ purchaseCost: 100, admittedValue: 80 }),
        share({ purchaseCost: 100, admittedValue: 10, layers: 1 }),
        { asset: "unlisted_equity", admittedValue: 500, purchaseCost: 100 },
      ],
      rules,
    );
    expect(book.x).toBeCloseTo(-0.2, 12);
    expect(book.positions.map(({ k1 }) => k1 !== 0)).toEqual([true, false, false]);
  });
});

const anyPosition = fc.record({
  asset: fc.constantFrom(
    "main_board_share",
    "chinext_share",
    "star_share",
    "unlisted_equity",
    "overseas_listed_equity",
  ),
  admittedValue: fc.double({ min: 0, max: 1e6, noNaN: true }),
  purchaseCost: fc.double({ min: 1, max: 1e6, noNaN: true }),
  indices: fc.subarray(["CSI300", "CSI_dividend_low_vol_100"]),
  holdingYears: fc.double({ min: 0, max: 8, noNaN: true }),
  layers: fc.integer({ min: 0, max: 3 }),
  emergingMarket: fc.boolean(),
});

describe("laws", () => {
  it("K of k1 and k2 stays within a quarter unless nothing bounds it", () => {
    fc.assert(
      fc.property(fc.array(anyPosition, { minLength: 1, maxLength: 8 }), (positions) => {
        for (const clamp of ["k1_and_k2", "all"] as const)
          for (const { K } of bookCharge(positions, rules, clamp).positions)
            expect(Math.abs(K)).toBeLessThanOrEqual(0.25);
      }),
    );
  });

  it("the factor never exceeds 1 and the parts add up to the total", () => {
    fc.assert(
      fc.property(
        fc.array(anyPosition, { maxLength: 8 }),
        fc.constantFrom(...clampReadings),
        fc.double({ min: -1, max: 3, noNaN: true }),
        (positions, clamp, k) => {
          const book = bookCharge(
            positions.map((position) => ({ ...position, otherFactors: [{ k, reason: "any" }] })),
            rules,
            clamp,
          );
          for (const { riskFactor } of book.positions) expect(riskFactor).toBeLessThanOrEqual(1);
          const byRisk = Object.values(book.byRisk).reduce((a, b) => a + b, 0);
          expect(Math.abs(byRisk - book.total)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(book.total)));
        },
      ),
    );
  });

  it("k1 rises with x", () => {
    const x = fc.double({ min: -1, max: 3, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        expect(floatingFactor(Math.min(a, b))).toBeLessThanOrEqual(floatingFactor(Math.max(a, b)));
      }),
    );
  });

  it("a longer holding, fewer layers or a smaller value never cost more", () => {
    fc.assert(
      fc.property(anyPosition, fc.double({ min: 0, max: 5, noNaN: true }), (position, more) => {
        const charge = (change: Partial<Position>) =>
          positionCharge({ ...position, purchaseCost: undefined, ...change }, rules).minimumCapital;
        const now = charge({});
        expect(charge({ holdingYears: position.holdingYears + more })).toBeLessThanOrEqual(now);
        expect(charge({ layers: position.layers + 1 })).toBeGreaterThanOrEqual(now);
        expect(charge({ admittedValue: position.admittedValue + more })).toBeGreaterThanOrEqual(now);
      }),
    );
  });
});

describe("refusals", () => {
  it.each([
    ["noRuleInForce", { asset: "crypto" }],
    ["notFinite", { admittedValue: Number.NaN }],
    ["layersNotWhole", { layers: 0.5 }],
    ["issuerFactorNeeded", { asset: "financial_preferred_or_perpetual" }],
    ["issuerFactorOutOfRange", { asset: "financial_preferred_or_perpetual", issuerFactor: 0.5 }],
  ])("%s", (code, change) => {
    expect(() => positionCharge(share(change), rules)).toThrow(withCode(code));
  });

  it.each([
    ["negativeCost", { purchaseCost: -1 }],
    ["negativeBookValue", { purchaseCost: 1, admittedValue: -1 }],
  ])("%s", (code, change) => {
    expect(() => bookCharge([share(change)], rules)).toThrow(withCode(code));
  });
});
