import fc from "fast-check";
import { expect, it } from "vitest";
import { factorAttribution } from "@/server/core/attribution/factor-attribution";

const returns = fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 30, maxLength: 30 });

it("adds up to the compounded active return to 1e-12: factors, alpha and residual", () => {
  fc.assert(
    fc.property(returns, returns, returns, returns, (portfolio, benchmark, value, size) => {
      const spread = (list: number[]) => Math.max(...list) - Math.min(...list);
      fc.pre(spread(value) > 0.01 && spread(size) > 0.01 && spread(value.map((v, t) => v - size[t]!)) > 0.01);
      const factors = [
        { name: "value", returns: value },
        { name: "size", returns: size },
      ];
      let result: ReturnType<typeof factorAttribution>;
      try {
        result = factorAttribution(portfolio, benchmark, factors);
      } catch (error) {
        if (String(error).includes("collinearRegressors")) return;
        throw error;
      }
      const parts = [
        ...result.factors.map((factor) => factor.contribution),
        result.alpha.contribution,
        result.residual.contribution,
      ];
      const total = parts.reduce((sum, part) => sum + part, 0);
      const size1 = Math.max(1, ...parts.map(Math.abs));
      expect(Math.abs(total - result.activeReturn)).toBeLessThan(1e-12 * size1);
    }),
  );
});

it("finds the exposures and the alpha that made the returns", () => {
  const value = [0.01, -0.02, 0.03, 0.015, -0.005, 0.02];
  const size = [-0.01, 0.005, 0.02, -0.02, 0.01, 0.004];
  const benchmark = [0.02, 0.01, -0.03, 0.01, 0.02, -0.01];
  const portfolio = benchmark.map((b, t) => b + 0.001 + 0.5 * value[t]! - 0.25 * size[t]!);
  const result = factorAttribution(portfolio, benchmark, [
    { name: "value", returns: value },
    { name: "size", returns: size },
  ]);
  expect(result.factors.map((factor) => factor.exposure)).toEqual([expect.closeTo(0.5, 12), expect.closeTo(-0.25, 12)]);
  expect(result.alpha.perPeriod).toBeCloseTo(0.001, 12);
  expect(result.residual.contribution).toBeCloseTo(0, 12);
  expect(result.rSquared).toBeCloseTo(1, 12);
});

it("finds t-statistics and R-squared by hand", () => {
  // A factor of +-0.01 and errors of +-0.002, each at right angles to the other and to a constant:
  // s^2 = 4 * 0.002^2 / (4 - 2), so that s = 0.002 * sqrt(2)
  const value = [0.01, -0.01, 0.01, -0.01];
  const error = [0.002, 0.002, -0.002, -0.002];
  const portfolio = value.map((v, t) => 0.001 + 0.5 * v + error[t]!);
  const result = factorAttribution(portfolio, [0, 0, 0, 0], [{ name: "value", returns: value }]);
  const s = 0.002 * Math.SQRT2;
  expect(result.alpha.tStatistic).toBeCloseTo(0.001 / (s / 2), 10);
  expect(result.factors[0]!.tStatistic).toBeCloseTo(0.5 / (s / 0.02), 10);
  expect(result.rSquared).toBeCloseTo(1e-4 / (1e-4 + 1.6e-5), 12);
  expect([...result.residual.byPeriod]).toEqual(error.map((e) => expect.closeTo(e, 15)));
});

it("refuses series of other lengths and a total loss", () => {
  expect(() => factorAttribution([0.1, 0.2, 0.1], [0.1, 0.2], [])).toThrow(/lengthsDiffer/);
  expect(() =>
    factorAttribution([0.1, -1, 0.1, 0.2], [0, 0, 0, 0], [{ name: "a", returns: [0.1, 0.2, 0, 0.3] }]),
  ).toThrow(/returnNotAboveMinusOne/);
});
