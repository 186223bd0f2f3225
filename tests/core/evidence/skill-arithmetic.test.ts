import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { probabilityOfAtMost } from "@/server/core/evidence/hit-probability";
import { imitationBound } from "@/server/core/evidence/imitation-bound";
import { lossBand } from "@/server/core/evidence/loss-band";
import { compoundLossProbability, lossProbability } from "@/server/core/evidence/loss-probability";
import { probabilityAbove, skillPosterior } from "@/server/core/evidence/skill-posterior";
import {
  powerEstimatedVolatility,
  powerKnownVolatility,
  type SkillTest,
  yearsToPower,
  yearsToT,
} from "@/server/core/evidence/years-needed";
import { withCode } from "../../builders/with-code";
import oracle from "../../oracles/evidence.json";

const close = (got: number | null | undefined, expected: number, allowed = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(allowed * Math.max(1, Math.abs(expected)));

const positive = fc.double({ min: 0.05, max: 3, noNaN: true });
const oneSided: SkillTest = { significance: 0.05, sided: "one-sided" };

describe("loss probability", () => {
  it("reproduces the table", () => {
    const { input, expected } = oracle["evidence.loss.table"];
    for (const [i, ratio] of input.sharpe_ratios_per_year.entries()) {
      for (const [j, years] of input.years.entries()) {
        close(lossProbability(ratio, years), expected.probability_of_loss[i]![j]!);
      }
    }
  });

  it("reproduces the drag of volatility", () => {
    const { input, expected } = oracle["evidence.loss.lognormal"];
    for (const [j, years] of input.years.entries()) {
      close(compoundLossProbability(input.drift, input.volatility, years), expected.probability_of_loss[0]![j]!);
    }
  });

  it("is the chart of the home page: a Sharpe ratio of 0.5 loses in 40% of quarters and 6% of ten-year windows", () => {
    expect([0.25, 1, 3, 5, 10].map((years) => Math.round(100 * lossProbability(0.5, years)))).toEqual([
      40, 31, 19, 13, 6,
    ]);
  });
});

describe("power and years needed", () => {
  it("reproduce the tables", () => {
    const known = oracle["evidence.power.two-sided"];
    for (const [i, ratio] of known.input.information_ratios_per_year.entries()) {
      for (const [j, years] of known.input.years.entries()) {
        const test: SkillTest = { significance: 0.05, sided: "two-sided" };
        close(powerKnownVolatility(ratio, years, test), known.expected.power[i]![j]!);
      }
    }
    const monthly = oracle["evidence.power.noncentral-t-monthly"];
    for (const [j, years] of monthly.input.years.entries()) {
      close(powerEstimatedVolatility(0.5, years, 12, oneSided).value, monthly.expected.power[j]!, 1e-7);
    }
    const { input, expected } = oracle["evidence.years.table"];
    for (const [i, ratio] of input.information_ratios_per_year.entries()) {
      close(yearsToT(ratio).value, expected.years_to_t[i]!);
      close(yearsToPower(ratio, 0.8, oneSided).value, expected.years_to_power[i]!);
    }
  });

  it("agree with each other: the years to a power have that power", () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0.2, max: 0.95, noNaN: true }), (ratio, power) => {
        close(powerKnownVolatility(ratio, yearsToPower(ratio, power, oneSided).value!, oneSided), power);
      }),
    );
  });

  it("find no more than luck without skill, less when volatility is estimated", () => {
    for (const sided of ["one-sided", "two-sided"] as const) {
      const test = { significance: 0.1, sided };
      close(powerKnownVolatility(0, 7, test), 0.1);
      close(powerEstimatedVolatility(0, 7, 4, test).value, 0.1, 1e-8);
      expect(powerEstimatedVolatility(0.5, 3, 4, test).value!).toBeLessThan(powerKnownVolatility(0.5, 3, test));
    }
  });

  it("do not exist without skill or without periods", () => {
    expect(yearsToT(0).reason).toBe("noSkill");
    expect(yearsToPower(-0.5, 0.8, oneSided).reason).toBe("noSkill");
    expect(powerEstimatedVolatility(0.5, 1, 1, oneSided).reason).toBe("tooFewPeriods");
  });

  it.each([
    ["tNotPositive", () => yearsToT(0.5, 0)],
    ["notFinite", () => yearsToT(Number.NaN)],
    ["notAProbability", () => yearsToPower(0.5, 1, oneSided)],
    ["powerBelowSignificance", () => yearsToPower(0.5, 0.04, oneSided)],
    ["notAProbability", () => powerKnownVolatility(0.5, 3, { significance: 0, sided: "one-sided" })],
    ["yearsNotPositive", () => powerKnownVolatility(0.5, 0, oneSided)],
    ["notFinite", () => powerKnownVolatility(Number.NaN, 1, oneSided)],
    ["yearsNotPositive", () => lossProbability(0.5, 0)],
    ["notFinite", () => lossProbability(Number.NaN, 1)],
    ["volatilityNotPositive", () => compoundLossProbability(0.1, 0, 1)],
    ["notFinite", () => compoundLossProbability(Number.NaN, 0.1, 1)],
  ])("refuse with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("lossBand", () => {
  it.each(["evidence.band.sharpe-1", "evidence.band.sharpe-half"] as const)("reproduces %s", (id) => {
    const { input, expected } = oracle[id];
    const band = lossBand(input.sharpe_ratio_per_year, input.volatility_per_year, input.confidence);
    close(band.maximumLoss.value, expected.maximum_loss);
    close(band.yearsToBottom.value, expected.years_to_bottom);
    close(band.yearsToRecoveryFromBottom.value, expected.years_to_recovery_from_bottom);
    close(band.yearsUnderWater.value, expected.years_under_water);
    for (const [i, years] of input.years.entries()) close(band.at(years), expected.band[i]!);
  });

  it("reproduces the published losses at 15% volatility, to the digits printed", () => {
    // Bailey and Lopez de Prado: .3382 / .2029 / .1015 and 7.52 / 2.71 / .68 years for Sharpe ratios .3, .5, 1
    const bands = [0.3, 0.5, 1].map((ratio) => lossBand(ratio, 0.15));
    expect(bands.map(({ maximumLoss }) => maximumLoss.value!.toFixed(4))).toEqual(["0.3382", "0.2029", "0.1015"]);
    expect(bands.map(({ yearsToBottom }) => yearsToBottom.value!.toFixed(2))).toEqual(["7.52", "2.71", "0.68"]);
  });

  it("is deepest at the bottom and back at the start after four times that", () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 0.01, max: 0.5, noNaN: true }), positive, (ratio, volatility, years) => {
        const band = lossBand(ratio, volatility);
        expect(band.at(years)).toBeGreaterThanOrEqual(-band.maximumLoss.value! - 1e-12);
        close(band.at(band.yearsToBottom.value!), -band.maximumLoss.value!);
        close(band.at(4 * band.yearsToBottom.value!), 0);
      }),
    );
  });

  it("has no end without skill", () => {
    const band = lossBand(0, 0.1);
    expect([band.maximumLoss.reason, band.yearsUnderWater.reason]).toEqual(["neverRecovers", "neverRecovers"]);
    expect(band.at(4)).toBeLessThan(band.at(1));
  });

  it.each([
    ["notFinite", () => lossBand(Number.NaN, 0.1)],
    ["volatilityNotPositive", () => lossBand(1, 0)],
    ["confidenceBelowHalf", () => lossBand(1, 0.1, 0.4)],
    ["yearsNegative", () => lossBand(1, 0.1).at(-1)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("skillPosterior", () => {
  it("reproduces the sceptic's table", () => {
    const { input, expected } = oracle["evidence.posterior.sceptic"];
    const prior = { mean: input.prior_mean_information_ratio, standardDeviation: input.prior_sd };
    for (const record of expected.records) {
      const posterior = skillPosterior(prior, input.observed_information_ratio_per_year, 1 / Math.sqrt(record.years));
      close(posterior.mean, record.posterior_mean);
      close(posterior.standardDeviation, record.posterior_sd);
      close(posterior.weightOfRecord, record.weight_of_record);
      close(posterior.interval.lower, record.interval_95[0]!);
      close(posterior.interval.upper, record.interval_95[1]!);
      for (const [i, threshold] of input.thresholds.entries()) {
        close(probabilityAbove(posterior, threshold), record.probability_above[i]!);
      }
    }
  });

  it("keeps a certain prior, whatever the record", () => {
    const posterior = skillPosterior({ mean: 0.2, standardDeviation: 0 }, 5, 0.1);
    expect([posterior.mean, posterior.standardDeviation, posterior.weightOfRecord]).toEqual([0.2, 0, 0]);
    expect([probabilityAbove(posterior, 0), probabilityAbove(posterior, 0.2)]).toEqual([1, 0]);
  });

  it.each([
    ["standardErrorNotPositive", () => skillPosterior({ mean: 0, standardDeviation: 1 }, 0, 0)],
    ["notFinite", () => skillPosterior({ mean: 0, standardDeviation: 1 }, Number.NaN, 1)],
    ["notAProbability", () => skillPosterior({ mean: 0, standardDeviation: 1 }, 0, 1, 1)],
    ["priorNotUsable", () => skillPosterior({ mean: Number.NaN, standardDeviation: 1 }, 0, 1)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("rare hits and imitation", () => {
  it("reproduce the tables", () => {
    const { input, expected } = oracle["evidence.hits.ten-times"];
    for (const record of expected.records) {
      for (const [hits, probability] of record.probability_at_most.entries()) {
        close(probabilityOfAtMost(hits, record.deals, input.hit_probability), probability, 1e-12);
      }
    }
    const imitation = oracle["evidence.imitation.table"];
    for (const [i, excess] of imitation.input.yearly_excess.entries()) {
      for (const [j, years] of imitation.input.years.entries()) {
        const bound = imitationBound(excess, years);
        close(bound.totalExcess, imitation.expected.total_excess[i]![j]!);
        close(bound.probability, imitation.expected.success_probability_bound[i]![j]!);
      }
    }
  });

  it("keep to their limits", () => {
    expect(probabilityOfAtMost(3, 3, 0.5)).toBe(1);
    expect(probabilityOfAtMost(0, 3, 0)).toBe(1);
    expect(probabilityOfAtMost(2, 3, 1)).toBe(0);
    close(probabilityOfAtMost(0, 3, 0.5), 0.125);
    close(probabilityOfAtMost(1, 3, 0.5), 0.5);
    expect(imitationBound(0, 5)).toEqual({ totalExcess: 0, probability: 1 });
  });

  it.each([
    ["notAProbability", () => probabilityOfAtMost(0, 3, 1.5)],
    ["notWhole", () => probabilityOfAtMost(0.5, 3, 0.5)],
    ["excessNegative", () => imitationBound(-0.1, 1)],
    ["yearsNotPositive", () => imitationBound(0.1, 0)],
  ])("refuse with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});
