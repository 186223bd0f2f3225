import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chiSquareUpperTail, incompleteBeta, logGamma } from "@/server/core/statistics/gamma-functions";
import { normalCdf, normalDensity, normalQuantile, normalUpperTail } from "@/server/core/statistics/normal";
import { type QuantileType, quantile } from "@/server/core/statistics/quantile";
import { nonCentralTCdf, studentTCdf, studentTQuantile, studentTTwoSided } from "@/server/core/statistics/student-t";
import { withCode } from "../../builders/with-code";
import oracle from "../../oracles/distributions.json";

const relative = (got: number, expected: number) => Math.abs(got - expected) / Math.max(Math.abs(expected), 1e-300);

/** Rows of arguments followed by the expected value. */
const rows = (table: number[][], figure: (...args: number[]) => number, allowed: number) => {
  for (const row of table) expect(relative(figure(...row.slice(0, -1)), row.at(-1)!)).toBeLessThanOrEqual(allowed);
};

describe("distributions", () => {
  it("agree with scipy", () => {
    rows(oracle.normalCdf, (x) => normalCdf(x!), 5e-13);
    rows(oracle.normalQuantile, (p) => normalQuantile(p!), 1e-14);
    rows(oracle.logGamma, (x) => logGamma(x!), 1e-14);
    rows(oracle.incompleteBeta, (x, a, b) => incompleteBeta(x!, a!, b!), 1e-12);
    rows(oracle.chiSquareUpperTail, (x, df) => chiSquareUpperTail(x!, df!), 1e-13);
    rows(oracle.studentTCdf, (t, df) => studentTCdf(t!, df!), 1e-13);
    rows(oracle.studentTQuantile, (p, df) => studentTQuantile(p!, df!), 1e-12);
    rows(oracle.nonCentralTCdf, (t, df, delta) => nonCentralTCdf(t!, df!, delta!), 1e-11);
  });

  it("have quantiles that undo them", () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-12, max: 1 - 1e-12, noNaN: true }), fc.integer({ min: 1, max: 200 }), (p, df) => {
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThanOrEqual(1e-9);
        expect(relative(studentTCdf(studentTQuantile(p, df), df), p)).toBeLessThanOrEqual(1e-9);
      }),
    );
  });

  it("have tails that add up to one, and a central t where the non-centrality is 0", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), fc.integer({ min: 1, max: 300 }), (x, df) => {
        expect(Math.abs(normalCdf(x) + normalUpperTail(x) - 1)).toBeLessThanOrEqual(1e-15);
        expect(Math.abs(nonCentralTCdf(x, df, 0) - studentTCdf(x, df))).toBeLessThanOrEqual(1e-11);
      }),
      { numRuns: 60 },
    );
    expect(studentTTwoSided(2, Number.POSITIVE_INFINITY)).toBeCloseTo(2 * normalUpperTail(2), 15);
    expect(normalDensity(0)).toBeCloseTo(0.3989422804014327, 15);
  });

  it("reach their limits", () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([studentTQuantile(0, 3), studentTQuantile(1, 3)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect([nonCentralTCdf(Number.NEGATIVE_INFINITY, 3, 1), nonCentralTCdf(Number.POSITIVE_INFINITY, 3, 1)]).toEqual([
      0, 1,
    ]);
    expect(nonCentralTCdf(1, Number.POSITIVE_INFINITY, 1)).toBe(0.5);
    expect([incompleteBeta(0, 1, 1), incompleteBeta(1, 1, 1), chiSquareUpperTail(0, 1)]).toEqual([0, 1, 1]);
    expect(normalCdf(-50)).toBe(0);
  });

  it.each([
    ["notANumber", () => normalCdf(Number.NaN)],
    ["notAProbability", () => normalQuantile(1.1)],
    ["notAProbability", () => studentTQuantile(Number.NaN, 3)],
    ["notPositive", () => studentTCdf(1, 0)],
    ["notPositive", () => logGamma(0)],
    ["notPositive", () => incompleteBeta(0.5, -1, 1)],
    ["negative", () => chiSquareUpperTail(-1, 2)],
    ["notFinite", () => nonCentralTCdf(1, 2, Number.POSITIVE_INFINITY)],
  ])("refuse with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("quantile", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8, 9] as QuantileType[])("agrees with numpy in type %d", (type) => {
    const { values, probabilities, byType } = oracle.quantiles;
    for (const [i, p] of probabilities.entries()) {
      expect(Math.abs(quantile(values, p, type) - byType[type - 1]![i]!)).toBeLessThanOrEqual(1e-12);
    }
  });

  it("lies within the values and grows with the probability", () => {
    const values = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 });
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(values, share, share, fc.constantFrom<QuantileType>(1, 2, 3, 4, 5, 6, 7, 8, 9), (x, p, q, type) => {
        const [low, high] = [quantile(x, Math.min(p, q), type), quantile(x, Math.max(p, q), type)];
        expect(low).toBeLessThanOrEqual(high + 1e-15);
        expect(low).toBeGreaterThanOrEqual(Math.min(...x));
        expect(high).toBeLessThanOrEqual(Math.max(...x));
      }),
    );
  });

  it.each([
    ["noValues", () => quantile([], 0.5)],
    ["notAProbability", () => quantile([1], 2)],
    ["notFinite", () => quantile([1, Number.NaN], 0.5)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});
