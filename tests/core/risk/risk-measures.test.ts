import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annualizedArithmeticReturn,
  annualizedGeometricReturn,
  cumulativeReturn,
  geometricMeanReturn,
  meanAbsoluteDeviation,
} from "@/server/core/risk/average-return";
import { distributionShape } from "@/server/core/risk/distribution-shape";
import {
  downsideDeviation,
  downsideFrequency,
  downsidePotential,
  dRatio,
  kappaRatio,
  omegaRatio,
  omegaSharpeRatio,
  prospectRatio,
  semiDeviation,
  sortinoRatio,
  upsideFrequency,
  upsidePotentialRatio,
  upsideRisk,
} from "@/server/core/risk/downside";
import { manipulationProofPerformance } from "@/server/core/risk/manipulation-proof";
import { stability, tailRatio } from "@/server/core/risk/shape-of-path";
import { adjustedSharpeRatio, sharpeRatio, sharpeRatioPerPeriod } from "@/server/core/risk/sharpe-ratio";
import {
  gaussianExpectedShortfall,
  gaussianValueAtRisk,
  historicalExpectedShortfall,
  historicalValueAtRisk,
  meanOfWorstReturns,
  modifiedValueAtRisk,
} from "@/server/core/risk/value-at-risk";
import {
  annualizedDownsideDeviation,
  annualizedSortinoRatio,
  volatility,
  volatilityPerPeriod,
} from "@/server/core/risk/volatility";
import { withCode } from "../../builders/with-code";
import mixed from "../../oracles/empyrical-mixed-daily.json";

const close = (got: number | null | undefined, expected: number, allowed = 1e-12) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(allowed);

const history = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 6, maxLength: 60 });

describe("one series", () => {
  it("reproduces empyrical's figures for its own test series", () => {
    const { returns } = mixed.input;
    const { expected } = mixed;
    close(cumulativeReturn(returns), expected.cumulative_return);
    close(annualizedGeometricReturn(returns, 252).value, expected.annual_return_geometric_252, 1e-9);
    close(volatility(returns, 252).value, expected.annual_volatility_252);
    close(sharpeRatio(returns, 252).value, expected.sharpe_252_rf0);
    close(sharpeRatio(returns, 252, 0.0001).value, expected.sharpe_252_rf_0_0001_per_day);
    close(annualizedSortinoRatio(returns, 252).value, expected.sortino_252_mar0);
    close(annualizedDownsideDeviation(returns, 252).value, expected.downside_risk_252_mar0);
    close(omegaRatio(returns).value, expected.omega_rf0_required0);
    close(stability(returns).value, expected.stability_of_timeseries);
    close(tailRatio(returns).value, expected.tail_ratio);
    close(historicalValueAtRisk(returns, 0.95).value, expected.value_at_risk_5pct);
    close(meanOfWorstReturns(returns, 0.95).value, expected.conditional_value_at_risk_5pct);
  });

  it("follows hand arithmetic", () => {
    const returns = [0.1, -0.05, 0.02, -0.01];
    close(cumulativeReturn(returns), 1.1 * 0.95 * 1.02 * 0.99 - 1);
    close(annualizedArithmeticReturn(returns, 12).value, 0.18);
    close(meanAbsoluteDeviation(returns).value, (0.085 + 0.065 + 0.005 + 0.025) / 4);
    close(geometricMeanReturn([0.21, 0]).value, 0.1);
    close(downsideDeviation(returns).value, Math.sqrt((0.0025 + 0.0001) / 4));
    close(downsideDeviation(returns, 0, "subset").value, Math.sqrt((0.0025 + 0.0001) / 2));
    close(downsideDeviation(returns, 0.02).value, Math.sqrt((0.0049 + 0.0009) / 4));
    close(semiDeviation(returns).value, Math.sqrt((0.065 ** 2 + 0.025 ** 2) / 4));
    close(upsideRisk(returns).value, Math.sqrt((0.01 + 0.0004) / 4));
    close(downsidePotential(returns).value, 0.015);
    expect(downsideFrequency(returns).value).toBe(0.5);
    expect(upsideFrequency(returns, 0.02).value).toBe(0.25);
    close(omegaRatio(returns).value, 0.12 / 0.06);
    close(omegaSharpeRatio(returns).value, 1);
    close(dRatio(returns).value, (2 * 0.06) / (2 * 0.12));
    close(upsidePotentialRatio(returns).value, 0.06 / Math.sqrt(0.0013));
    close(prospectRatio(returns).value, (0.12 - 2.25 * 0.06) / 4 / Math.sqrt(0.00065));
    close(kappaRatio(returns, 0, 3).value, 0.015 / ((0.05 ** 3 + 0.01 ** 3) / 4) ** (1 / 3));
    close(sharpeRatioPerPeriod([0.01, 0.03]).value, 0.02 / Math.sqrt(0.0002));
    close(sharpeRatio([0.01, 0.03], 12, 0, "geometric").value, ((1.01 * 1.03) ** 6 - 1) / Math.sqrt(0.0002 * 12));
    close(sharpeRatioPerPeriod([0.01, 0.03], [0.01, 0.01]).value, 0.01 / Math.sqrt(0.0002));
  });

  it("measures against a target by hand", () => {
    const returns = [0.1, -0.05, 0.02, -0.01];
    close(kappaRatio(returns, 0.02, 1).value, (0.015 - 0.02) / ((0.07 + 0.03) / 4));
    close(omegaSharpeRatio(returns, 0.02).value, (0.06 - 0.08) / 0.1);
    close(
      prospectRatio(returns, 0.02).value,
      ((0.12 - 2.25 * 0.06) / 4 - 0.02) / Math.sqrt((0.07 ** 2 + 0.03 ** 2) / 4),
    );
  });

  it("measures the tail by hand", () => {
    const returns = [-0.04, -0.02, 0, 0.02, 0.04];
    close(historicalValueAtRisk(returns, 0.75).value, -0.02);
    close(historicalExpectedShortfall(returns, 0.75).value, -0.03);
    close(meanOfWorstReturns(returns, 0.5).value, -0.02);
    // Of the standard normal at 5%: quantile -1.644854, density 0.103136 and 0.103136 / 0.05
    close(gaussianValueAtRisk([0.01, -0.01], 0.95).value, -0.016448536269514726);
    close(gaussianExpectedShortfall([0.01, -0.01], 0.95).value, -0.02062712807507426);
  });

  it("moves the normal figures by skewness and kurtosis, by hand", () => {
    // Mean 0.01, variance 0.0003, skewness 2 / sqrt(3), kurtosis 7 / 3, sample sd 0.02
    const returns = [0.04, 0, 0, 0];
    const z = -1.6448536269514726;
    const skewness = 2 / Math.sqrt(3);
    const moved =
      z +
      (skewness * (z ** 2 - 1)) / 6 +
      (-2 / 3) * ((z ** 3 - 3 * z) / 24) -
      skewness ** 2 * ((2 * z ** 3 - 5 * z) / 36);
    close(moved, -1.3050318452912, 1e-12);
    close(modifiedValueAtRisk(returns, 0.95).value, 0.01 + moved * Math.sqrt(0.0003));
    const yearly = 2; // 0.01 / 0.02 * sqrt(16)
    close(sharpeRatio(returns, 16).value, yearly);
    close(adjustedSharpeRatio(returns, 16).value, yearly + (skewness / 6) * 4 - ((7 / 3 - 3) / 24) * 8);
  });

  it("ties its measures together", () => {
    fc.assert(
      fc.property(history, (returns) => {
        fc.pre(returns.some((r) => r < -0.01) && returns.some((r) => r > 0.01));
        const tails = [0.9, 0.95, 0.99];
        for (const confidence of tails) {
          const limit = historicalValueAtRisk(returns, confidence).value!;
          expect(historicalExpectedShortfall(returns, confidence).value!).toBeLessThanOrEqual(limit + 1e-15);
          expect(gaussianExpectedShortfall(returns, confidence).value!).toBeLessThan(
            gaussianValueAtRisk(returns, confidence).value!,
          );
        }
        close(omegaSharpeRatio(returns).value, omegaRatio(returns).value! - 1, 1e-9 * omegaRatio(returns).value!);
        close(kappaRatio(returns, 0, 2).value, sortinoRatio(returns).value!);
        close(kappaRatio(returns, 0, 1).value, omegaSharpeRatio(returns).value!, 1e-9);
        const both = downsideDeviation(returns).value! ** 2 + upsideRisk(returns).value! ** 2;
        close(both, returns.reduce((total, r) => total + r * r, 0) / returns.length);
        close(volatility(returns, 12).value, volatilityPerPeriod(returns).value! * Math.sqrt(12));
        const excess = returns.map((r) => r - 0.002);
        close(sharpeRatio(returns, 12, 0.002).value, sharpeRatio(excess, 12).value!, 1e-9);
      }),
    );
  });

  it("has a modified value at risk equal to the normal one for a distribution of normal shape", () => {
    // two-point mixture with skewness 0 and kurtosis 3: -a with 1/6, 0 with 2/3, a with 1/6
    const returns = [-0.06, 0, 0, 0, 0, 0.06];
    const shape = distributionShape(returns);
    close(shape.skewness.value, 0);
    close(shape.kurtosis.value, 3);
    close(modifiedValueAtRisk(returns, 0.95).value, gaussianValueAtRisk(returns, 0.95).value!);
    close(shape.excessKurtosis.value, 0);
  });

  it("lowers the adjusted Sharpe ratio for a tail of losses", () => {
    const returns = [0.02, 0.02, 0.02, 0.02, 0.02, -0.05];
    expect(adjustedSharpeRatio(returns, 12).value!).toBeLessThan(sharpeRatio(returns, 12).value!);
  });

  it("says why a figure does not exist", () => {
    expect(sharpeRatio([0.01], 12).reason).toBe("tooFewPeriods");
    expect(sharpeRatio([0.01, 0.01, 0.01], 12).reason).toBe("noVariation");
    expect(adjustedSharpeRatio([0.01, 0.01], 12).reason).toBe("noVariation");
    expect(omegaRatio([0.01, 0.02]).reason).toBe("noDownside");
    expect(sortinoRatio([]).reason).toBe("tooFewPeriods");
    expect(downsideDeviation([0.1], 0, "subset").reason).toBe("noPeriodsOnThatSide");
    expect(upsidePotentialRatio([-0.1], 0, "subset").reason).toBe("noPeriodsOnThatSide");
    expect(dRatio([-0.1]).reason).toBe("noUpside");
    expect(annualizedGeometricReturn([0.5, -1.2, 0.1], 12).reason).toBe("wealthNotPositive");
    expect(annualizedGeometricReturn([], 12).reason).toBe("tooFewPeriods");
    expect(volatility([0.1], 12).reason).toBe("tooFewPeriods");
    expect(distributionShape([0.1, 0.2]).adjustedSkewness.reason).toBe("tooFewPeriods");
    expect(distributionShape([0.1, 0.1, 0.1]).skewness.reason).toBe("noVariation");
    expect(gaussianValueAtRisk([0.1], 0.95).reason).toBe("tooFewPeriods");
    expect(modifiedValueAtRisk([0.1, 0.1], 0.95).reason).toBe("noVariation");
    expect(historicalExpectedShortfall([], 0.95).reason).toBe("tooFewPeriods");
    expect(stability([0.1, -1, 0.2]).reason).toBe("wealthNotPositive");
    expect(stability([0.1, 0.2]).reason).toBe("tooFewPeriods");
    expect(tailRatio([0, 0]).reason).toBe("noDownside");
    expect(volatility([0.01, 0.01], 12).value).toBe(0);
    for (const empty of [
      annualizedArithmeticReturn([], 12),
      meanAbsoluteDeviation([]),
      downsideDeviation([]),
      semiDeviation([]),
      downsideFrequency([]),
      upsideFrequency([]),
      dRatio([]),
      tailRatio([]),
      meanOfWorstReturns([], 0.95),
    ]) {
      expect(empty.reason).toBe("tooFewPeriods");
    }
    expect(upsidePotentialRatio([0.1], 0, "subset").reason).toBe("noDownside");
    expect(stability([0, 0, 0]).reason).toBe("noVariation");
    expect(sharpeRatio([-1.5, 0.2], 12, 0, "geometric").reason).toBe("wealthNotPositive");
    expect(adjustedSharpeRatio([0.01, 0.02], 12, [0.01, 0.02]).reason).toBe("noVariation");
    expect(adjustedSharpeRatio([0.01, 0.01], 12, [0, 0.02]).reason).toBe("noVariation");
  });

  it("does not compound past a loss of more than everything, even twice over", () => {
    expect(annualizedGeometricReturn([-1.5, -1.5], 12).reason).toBe("wealthNotPositive");
    expect(annualizedGeometricReturn([-1, 0.1], 12).value).toBe(-1);
  });

  it("has a shape from as few periods as its formula needs", () => {
    expect(distributionShape([0, 0.02]).skewness.value).toBe(0);
    expect(distributionShape([1, 2, 3]).adjustedSkewness.value).toBe(0);
    close(distributionShape([1, 2, 3, 4]).adjustedExcessKurtosis.value, -1.2); // Excel's KURT
  });

  it.each([
    ["notFinite", () => cumulativeReturn([0.1, Number.NaN])],
    ["notFinite", () => omegaRatio([Number.POSITIVE_INFINITY])],
    ["lengthsDiffer", () => sharpeRatio([0.1, 0.2], 12, [0.1])],
    ["notFinite", () => sharpeRatio([0.1, 0.2], 12, Number.NaN)],
    ["notFinite", () => manipulationProofPerformance([0.1], Number.NaN, 12, 3)],
    ["notAProbability", () => historicalValueAtRisk([0.1], 1)],
    ["rhoNotFinite", () => manipulationProofPerformance([0.1], 0, 12, Number.NaN)],
    ["lengthsDiffer", () => manipulationProofPerformance([0.1], [0, 0], 12, 3)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("manipulationProofPerformance", () => {
  it("is the log excess rate of a certain gain, whatever the risk aversion", () => {
    for (const rho of [0, 1, 2, 3, 4]) {
      close(manipulationProofPerformance([0.02, 0.02], 0.01, 12, rho).value, 12 * Math.log(1.02 / 1.01));
    }
  });

  it("falls as risk aversion grows, and passes rho = 1 without a jump", () => {
    fc.assert(
      fc.property(history, (returns) => {
        const at = (rho: number) => manipulationProofPerformance(returns, 0, 12, rho).value!;
        expect(at(3)).toBeLessThanOrEqual(at(2) + 1e-12);
        close(at(1 + 1e-7), at(1), 1e-5);
      }),
    );
  });

  it("follows hand arithmetic", () => {
    // (1 / 1.1 + 1 / 0.9) / 2 = 1 / 0.99
    close(manipulationProofPerformance([0.1, -0.1], 0, 1, 2).value, Math.log(0.99));
    close(manipulationProofPerformance([0.1, -0.1], 0, 1, 1).value, Math.log(0.99) / 2);
    close(manipulationProofPerformance([0.1, -0.1], [0.1, -0.1], 1, 2).value, 0);
  });

  it("does not exist once everything was lost", () => {
    expect(manipulationProofPerformance([0.1, 0.1], [0, -1], 12, 3).reason).toBe("totalLoss");
    expect(manipulationProofPerformance([0.1, -1], 0, 12, 3).reason).toBe("totalLoss");
    expect(manipulationProofPerformance([], 0, 12, 3).reason).toBe("tooFewPeriods");
  });
});
