import { describe, expect, it } from "vitest";
import { loScalingFactor, loSharpeRatio } from "@/server/core/evidence/lo-sharpe";
import { withCode } from "@/tests/builders/with-code";

// Deviations -1, -1, 2, 0 from a mean of 1: autocorrelations -1/6 and -1/3.
const returns = [0, 0, 3, 1];

describe("Lo's scaling of a Sharpe ratio", () => {
  it("weights each autocorrelation by the pairs it has in a year", () => {
    expect(loScalingFactor(returns, 3).value).toBeCloseTo(3 / Math.sqrt(3 + 2 * (2 * (-1 / 6) - 1 / 3)), 14);
    expect(loScalingFactor(returns, 1).value).toBe(1);
    expect(loSharpeRatio(returns, 3).value).toBeCloseTo((1 / Math.sqrt(2)) * (3 / Math.sqrt(5 / 3)), 14);
  });

  it("does not exist without variation, and takes whole numbers of periods only", () => {
    expect(loSharpeRatio([0.1, 0.1, 0.1, 0.1], 3).value).toBeNull();
    expect(() => loScalingFactor(returns, 0)).toThrow(withCode("periodsNotWhole"));
    expect(() => loScalingFactor(returns, 1.5)).toThrow(withCode("periodsNotWhole"));
  });
});
