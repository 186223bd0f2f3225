import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linearRegression } from "@/server/core/statistics/linear-regression";
import { automaticLag, neweyWestErrors, whiteErrors } from "@/server/core/statistics/robust-covariance";
import { withCode } from "../../builders/with-code";
import longley from "../../oracles/nist-longley.json";

const number = fc.double({ min: -1, max: 1, noNaN: true });
const sample = fc.array(fc.tuple(number, number, number), { minLength: 8, maxLength: 40 });

describe("linearRegression", () => {
  it("reproduces the certified values of the Longley data, known for nearly parallel columns", () => {
    const fit = linearRegression(longley.explained, longley.regressors);
    for (const [i, expected] of longley.coefficients.entries()) {
      expect(Math.abs(fit.coefficients[i]! / expected - 1)).toBeLessThanOrEqual(1e-8);
      expect(Math.abs(fit.standardErrors[i]! / longley.standardErrors[i]! - 1)).toBeLessThanOrEqual(1e-8);
    }
    expect(fit.residualStandardError).toBeCloseTo(longley.residualStandardError, 6);
    expect(fit.rSquared).toBeCloseTo(longley.rSquared, 12);
  });

  it("leaves residuals that no regressor explains, and finds again what it was given", () => {
    fc.assert(
      fc.property(sample, number, number, (rows, slope, intercept) => {
        const x = rows.map(([value]) => value);
        fc.pre(Math.max(...x) - Math.min(...x) > 0.1);
        const noise = rows.map(([, value]) => value);
        const fit = linearRegression(noise, [x]);
        expect(Math.abs(fit.residuals.reduce((total, e) => total + e, 0))).toBeLessThanOrEqual(1e-12);
        expect(Math.abs(fit.residuals.reduce((total, e, i) => total + e * x[i]!, 0))).toBeLessThanOrEqual(1e-12);
        const exact = linearRegression(
          x.map((value) => intercept + slope * value),
          [x],
        );
        expect(exact.coefficients[0]).toBeCloseTo(intercept, 10);
        expect(exact.coefficients[1]).toBeCloseTo(slope, 10);
      }),
    );
  });

  it("is the mean without regressors, and runs through the origin without an intercept", () => {
    expect(linearRegression([1, 2, 6], []).coefficients[0]).toBeCloseTo(3, 14);
    expect(linearRegression([2, 4, 6], [[1, 2, 3]], { intercept: false }).coefficients[0]).toBeCloseTo(2, 14);
  });

  it("has no R squared where there is nothing to explain", () => {
    expect(linearRegression([1, 1, 1], [[1, 2, 4]]).rSquared).toBeNull();
  });

  it.each([
    ["noRegressors", () => linearRegression([1, 2], [], { intercept: false })],
    ["lengthsDiffer", () => linearRegression([1, 2, 3], [[1, 2]])],
    ["notFinite", () => linearRegression([1, Number.NaN, 3], [[1, 2, 4]])],
    ["notFinite", () => linearRegression([1, 2, 3], [[1, Number.NaN, 4]])],
    ["tooFewObservations", () => linearRegression([1, 2], [[1, 2]])],
    [
      "collinearRegressors",
      () =>
        linearRegression(
          [1, 2, 3, 5],
          [
            [1, 2, 3, 4],
            [2, 4, 6, 8],
          ],
        ),
    ],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("robust errors", () => {
  it("are White's at lag 0, and the ordinary ones of a mean with the small-sample factor", () => {
    fc.assert(
      fc.property(sample, (rows) => {
        const y = rows.map(([value]) => value);
        const x = rows.map(([, value]) => value);
        fc.pre(Math.max(...x) - Math.min(...x) > 0.1 && Math.max(...y) - Math.min(...y) > 0.1);
        const fit = linearRegression(y, [x]);
        const [newey, white] = [neweyWestErrors(fit, 0), whiteErrors(fit, "HC0")];
        // Variances, not their roots: near a perfect fit a root makes rounding large.
        for (const i of [0, 1]) expect(newey.standardErrors[i]! ** 2).toBeCloseTo(white.standardErrors[i]! ** 2, 12);
        const mean = linearRegression(y, []);
        const small = neweyWestErrors(mean, 0, { smallSample: true });
        expect(small.standardErrors[0]! ** 2).toBeCloseTo(mean.standardErrors[0]! ** 2, 12);
      }),
    );
  });

  it("follow hand arithmetic at lag 1", () => {
    // residuals -1, 0, 1 of the mean 2: G0 = 2, G1 = -1*0 + 0*1 = 0, so the variance is 2 / 9
    expect(neweyWestErrors(linearRegression([1, 2, 3], []), 1).standardErrors[0]).toBeCloseTo(Math.sqrt(2) / 3, 14);
    // residuals 1, 1, -1, -1: G0 = 4, G1 = 1 - 1 + 1 = 1, variance (4 + 0.5 * 2 * 1) / 16
    expect(neweyWestErrors(linearRegression([1, 1, -1, -1], []), 1).standardErrors[0]).toBeCloseTo(
      Math.sqrt(5) / 4,
      14,
    );
  });

  it("scale the variants of White as named", () => {
    const fit = linearRegression([1, 3, 2, 5, 4], []);
    const [hc0, hc1, hc2, hc3] = (["HC0", "HC1", "HC2", "HC3"] as const).map(
      (v) => whiteErrors(fit, v).standardErrors[0]!,
    );
    expect(hc1! / hc0!).toBeCloseTo(Math.sqrt(5 / 4), 14);
    expect(hc2! / hc0!).toBeCloseTo(Math.sqrt(5 / 4), 14);
    expect(hc3! / hc0!).toBeCloseTo(5 / 4, 14);
  });

  it("know the usual number of lags and refuse as many as observations", () => {
    expect([automaticLag(132), automaticLag(293), automaticLag(100)]).toEqual([4, 5, 4]);
    expect(() => neweyWestErrors(linearRegression([1, 2, 3], []), 3)).toThrow(withCode("lagOutOfRange"));
  });
});
