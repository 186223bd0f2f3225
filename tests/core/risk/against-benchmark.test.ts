import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  annualizedCapture,
  captureBattingAverages,
  captureNumbers,
  cumulativeCapture,
} from "@/server/core/risk/capture";
import { relativeRisk } from "@/server/core/risk/relative-risk";
import { withCode } from "../../builders/with-code";
import mixed from "../../oracles/empyrical-mixed-daily.json";

const close = (got: number | null | undefined, expected: number, allowed = 1e-10) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(allowed);

const month = fc.double({ min: -0.2, max: 0.2, noNaN: true });
const pairs = fc.array(fc.tuple(month, month), { minLength: 6, maxLength: 60 });

describe("relativeRisk", () => {
  it("reproduces empyrical's figures for its own test series", () => {
    const risk = relativeRisk(mixed.input.returns, mixed.input.benchmark_returns, 252);
    close(risk.beta.value, mixed.expected.beta);
    close(risk.alphaCompounded.value, mixed.expected.alpha_annual_compounded_252, 1e-9);
    close(risk.excessSharpePerPeriod.value, mixed.expected.excess_sharpe_per_day);
  });

  it("sees through a levered benchmark", () => {
    fc.assert(
      fc.property(pairs, fc.double({ min: 0.2, max: 2, noNaN: true }), (rows, leverage) => {
        const market = rows.map(([value]) => value);
        fc.pre(Math.max(...market) - Math.min(...market) > 0.05);
        const fund = market.map((value) => 0.001 + leverage * (value - 0.002) + 0.002);
        const risk = relativeRisk(fund, market, 12, 0.002);
        close(risk.beta.value, leverage);
        close(risk.alphaPerPeriod.value, 0.001);
        close(risk.rSquared.value, 1);
        close(risk.correlation.value, 1);
        close(risk.specificRisk.value, 0, 1e-8);
        expect(risk.appraisalRatio.reason ?? "large").toMatch(/noVariation|large/);
      }),
    );
  });

  it("splits total risk into systematic and specific", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const market = rows.map(([value]) => value);
        const fund = rows.map(([, value]) => value);
        fc.pre(Math.max(...market) - Math.min(...market) > 0.05);
        const risk = relativeRisk(fund, market, 12);
        const parts = risk.systematicRisk.value! ** 2 + risk.specificRisk.value! ** 2;
        close(risk.totalRisk.value! ** 2, parts);
        if (risk.informationRatio.value !== null) {
          close(risk.informationRatio.value * risk.trackingError.value!, risk.activePremium.value!);
        }
      }),
    );
  });

  it("follows hand arithmetic over four quarters", () => {
    // Excess returns: the market +-2% and +-4%, the fund 0.5% + 1.5 x market + errors at right angles to both.
    const riskFree = 0.01;
    const market = [0.02, -0.02, 0.04, -0.04];
    const errors = [0.004, -0.004, -0.002, 0.002];
    const fund = market.map((value, period) => 0.005 + 1.5 * value + errors[period]! + riskFree);
    const benchmark = market.map((value) => value + riskFree);
    const risk = relativeRisk(fund, benchmark, 4, riskFree);
    const [own, its, rate] = [1.049 * 0.981 * 1.073 * 0.957 - 1, 1.03 * 0.99 * 1.05 * 0.97 - 1, 1.01 ** 4 - 1];
    close(risk.beta.value, 1.5);
    close(risk.alphaPerPeriod.value, 0.005);
    close(risk.activePremium.value, own - its);
    close(risk.trackingError.value, 2 * Math.sqrt((0.25 * 0.004 + 0.00004) / 3));
    close(risk.informationRatio.value, (own - its) / (2 * Math.sqrt(0.00104 / 3)));
    close(risk.jensenAlpha.value, own - rate - 1.5 * (its - rate));
    close(risk.systematicRisk.value, 2 * 1.5 * Math.sqrt(0.004 / 3));
    close(risk.specificRisk.value, 2 * Math.sqrt(0.00004 / 4));
    close(risk.appraisalRatio.value, (own - rate - 1.5 * (its - rate)) / (2 * Math.sqrt(0.00001)));
    close(risk.treynorRatio.value, (1.039 * 0.971 * 1.063 * 0.947 - 1) / 1.5);
    close(risk.correlation.value, Math.sqrt(0.00225 / 0.00226));
    close(risk.rSquared.value, 0.00225 / 0.00226);
    close(risk.mSquared.value, (own - rate) * Math.sqrt(0.001 / 0.00226) + rate);
    close(risk.relativeCumulative.value, (1 + own) / (1 + its) - 1);
    expect(relativeRisk(fund, benchmark, 4, [0.01, 0.01, 0.01, 0.01])).toEqual(risk);
  });

  it("takes beta apart by rising and falling markets, a market that stands still counting for neither", () => {
    const risk = relativeRisk([0.04, 0.08, 0.7, 0.01, -0.005], [0.02, 0.04, 0, -0.02, -0.05], 12);
    close(risk.betaBull.value, 2); // (8% - 4%) / (4% - 2%)
    close(risk.betaBear.value, 0.5); // (1% + 0.5%) / (5% - 2%)
  });

  it("has no appraisal of a fund that only levers its benchmark", () => {
    expect(relativeRisk([0.5, -0.5, 1], [0.25, -0.25, 0.5], 12).appraisalRatio.reason).toBe("noVariation");
  });

  it("has an R-squared from three periods on, and no correlation with or of what never varies", () => {
    close(relativeRisk([0.02, 0.04, 0.08], [0.01, 0.02, 0.04], 12).rSquared.value, 1);
    const still = [0.01, 0.01, 0.01];
    const moving = [0.01, 0.02, 0.04];
    for (const [own, market] of [
      [still, moving],
      [moving, still],
    ] as const) {
      expect(relativeRisk(own, market, 12).correlation.reason).toBe("noVariation");
    }
    expect(relativeRisk(still, moving, 12).mSquared.reason).toBe("noVariation");
  });

  it("has no active figures for a fund that copies its benchmark", () => {
    const risk = relativeRisk([0.01, 0.02, -0.01], [0.01, 0.02, -0.01], 12);
    expect(risk.trackingError.reason).toBe("noVariation");
    expect(risk.informationRatio.reason).toBe("noVariation");
    close(risk.activePremium.value, 0);
    close(risk.relativeCumulative.value, 0);
  });

  it("says why a figure does not exist", () => {
    const flat = relativeRisk([0.01, 0.02, 0.03], [0.01, 0.01, 0.01], 12);
    expect(flat.beta.reason).toBe("noVariation");
    expect(flat.treynorRatio.reason).toBe("noVariation");
    expect(relativeRisk([0.1, 0.2], [0.1, 0.3], 12).rSquared.reason).toBe("tooFewPeriods");
    expect(relativeRisk([0.1, 0.2], [0.1, 0.3], 12).betaBear.reason).toBe("tooFewPeriods");
    expect(relativeRisk([0.1, 0.2], [-1, 0.3], 12).relativeCumulative.reason).toBe("wealthNotPositive");
    expect(() => relativeRisk([0.1], [0.1, 0.2], 12)).toThrow(withCode("lengthsDiffer"));
  });
});

describe("capture", () => {
  it("by annualised returns reproduces empyrical", () => {
    const { up, down } = annualizedCapture(mixed.input.returns, mixed.input.benchmark_returns, 252);
    close(up.value, mixed.expected.up_capture);
    close(down.value, mixed.expected.down_capture);
  });

  it("by cumulative returns follows hand arithmetic, with zero counted as down", () => {
    const { up, down } = cumulativeCapture([0.02, -0.01, 0.03, 0.05], [0.01, -0.02, 0.02, 0]);
    close(up.value, (1.02 * 1.03 - 1) / (1.01 * 1.02 - 1));
    close(down.value, (0.99 * 1.05 - 1) / -0.02);
  });

  it("counts periods", () => {
    const numbers = captureNumbers([0.02, -0.01, -0.03, 0.05], [0.01, -0.02, 0.02, 0]);
    expect([numbers.up.value, numbers.down.value]).toEqual([0.5, 1]);
    const batting = captureBattingAverages([0.02, -0.01, -0.03, 0.05], [0.01, -0.02, 0.02, 0]);
    expect([batting.up.value, batting.down.value]).toEqual([0.5, 1]);
  });

  it("counts neither a fund that stands still nor a tie, nor a period in which the benchmark stands still", () => {
    const benchmark = [0.01, 0.02, 0.02, -0.01, -0.02, -0.03, 0];
    const numbers = captureNumbers([0, 0.03, 0.02, 0, 0.01, -0.01, -0.5], benchmark);
    close(numbers.up.value, 2 / 3);
    close(numbers.down.value, 1 / 3);
    const batting = captureBattingAverages([0, 0.03, 0.02, -0.01, -0.05, -0.01, 0.5], benchmark);
    close(batting.up.value, 1 / 3);
    close(batting.down.value, 1 / 3);
    close(annualizedCapture([0.02, 0.5], [0.01, 0], 1).up.value, 2);
    close(annualizedCapture([-0.02, 0.5], [-0.01, 0], 1).down.value, 2);
  });

  it("is 1 both ways for the benchmark itself", () => {
    const market = [0.02, -0.01, 0.03, -0.04];
    for (const { up, down } of [cumulativeCapture(market, market), annualizedCapture(market, market, 12)]) {
      close(up.value, 1);
      close(down.value, 1);
    }
  });

  it("does not exist on a side the benchmark never was on", () => {
    expect(cumulativeCapture([0.1], [0.1]).down.reason).toBe("noDownPeriods");
    expect(annualizedCapture([0.1], [-0.1], 12).up.reason).toBe("noUpPeriods");
    expect(annualizedCapture([-1.5], [-0.1], 12).down.reason).toBe("wealthNotPositive");
    expect(annualizedCapture([0.1], [-1.5], 12).down.reason).toBe("wealthNotPositive");
    expect(captureNumbers([0.1], [0]).up.reason).toBe("noUpPeriods");
    expect(() => captureNumbers([0.1], [0.1, 0.2])).toThrow(withCode("lengthsDiffer"));
  });
});
