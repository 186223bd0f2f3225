import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { overfittingProbability } from "@/server/core/evidence/backtest-overfitting";
import { loScalingFactor, loSharpeRatio } from "@/server/core/evidence/lo-sharpe";
import {
  deflatedSharpe,
  expectedMaximumOfTrials,
  expectedMaximumSharpe,
  minimumTrackRecord,
  probabilisticSharpe,
} from "@/server/core/evidence/probabilistic-sharpe";
import { sharpeRatio } from "@/server/core/risk/sharpe-ratio";
import { createRng } from "@/server/core/simulation/rng";
import { withCode } from "../../builders/with-code";
import evidence from "../../oracles/evidence.json";
import oracle from "../../oracles/sharpe-evidence.json";

const close = (got: number | null | undefined, expected: number, allowed = 1e-9) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(allowed * Math.max(1, Math.abs(expected)));

describe("probabilistic Sharpe ratio", () => {
  const published = oracle["stats.psr.published-mlfinlab"];
  const observed = { sharpeRatio: published.input.observed_sharpe, skewness: 0, kurtosis: 3 };

  it("reproduces the published figures", () => {
    close(probabilisticSharpe(observed, published.input.n, 1).value, published.expected.psr, 1e-12);
    close(minimumTrackRecord(observed, 1).value, oracle["stats.mintrl.published-mlfinlab"].expected.min_track_record);
    const { input, expected } = oracle["stats.dsr.expected-maximum"];
    for (const [i, trials] of input.trials.entries())
      close(expectedMaximumSharpe(trials, 1), expected.expected_max[i]!);
    // Two trials of 0.9 and 1.1 have a population sd of 0.1.
    close(expectedMaximumOfTrials([0.9, 1.1]), 0.1 * expected.expected_max[0]!);
  });

  it("reproduces the track records from daily to yearly returns", () => {
    const { input, expected } = evidence["evidence.track-record.normal"];
    for (const [i, { periods_per_year }] of input.frequencies.entries()) {
      const yearly = { sharpeRatio: 1 / Math.sqrt(periods_per_year), skewness: 0, kurtosis: 3 };
      close(minimumTrackRecord(yearly, 0).value, expected.frequencies[i]!.observations);
    }
  });

  it("reaches the confidence exactly at the minimum track record", () => {
    const moments = fc.record({
      sharpeRatio: fc.double({ min: 0.05, max: 0.8, noNaN: true }),
      skewness: fc.double({ min: -1, max: 1, noNaN: true }),
      kurtosis: fc.double({ min: 2.5, max: 8, noNaN: true }),
    });
    fc.assert(
      fc.property(moments, fc.double({ min: 0.6, max: 0.99, noNaN: true }), (shape, confidence) => {
        const periods = minimumTrackRecord(shape, 0, confidence).value!;
        fc.pre(periods >= 2);
        close(probabilisticSharpe(shape, periods, 0).value, confidence);
      }),
    );
  });

  it("is deflated by trials, the more the less is left", () => {
    const after = [2, 10, 100].map(
      (trials) => deflatedSharpe({ sharpeRatio: 0.3, skewness: 0, kurtosis: 3 }, 120, trials).value!,
    );
    expect(after[0]!).toBeGreaterThan(after[1]!);
    expect(after[1]!).toBeGreaterThan(after[2]!);
    close(
      deflatedSharpe(observed, 250, 10, 0.5).value,
      probabilisticSharpe(observed, 250, expectedMaximumSharpe(10, 0.5)).value!,
    );
  });

  it("says why there is none", () => {
    expect(minimumTrackRecord(observed, 1.14).reason).toBe("benchmarkNotBeaten");
    expect(probabilisticSharpe(observed, 1, 0).reason).toBe("tooFewPeriods");
    expect(deflatedSharpe(observed, 1, 10).reason).toBe("tooFewPeriods");
    const impossible = { sharpeRatio: 1, skewness: 5, kurtosis: 3 };
    expect(probabilisticSharpe(impossible, 10, 0).reason).toBe("varianceNotPositive");
    expect(minimumTrackRecord(impossible, 0).reason).toBe("varianceNotPositive");
    expect(deflatedSharpe(impossible, 10, 5).reason).toBe("varianceNotPositive");
  });

  it.each([
    ["notFinite", () => probabilisticSharpe({ ...observed, skewness: Number.NaN }, 10, 0)],
    ["confidenceNotAboveHalf", () => minimumTrackRecord(observed, 0, 0.5)],
    ["tooFewTrials", () => expectedMaximumSharpe(1, 1)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("Lo's scaling", () => {
  it("follows hand arithmetic", () => {
    // autocorrelations of 2, 0, 2, 0: -0.75 at lag 1; eta(2) = 2 / sqrt(2 - 1.5)
    close(loScalingFactor([2, 0, 2, 0], 2).value, 2 / Math.sqrt(0.5));
    expect(loScalingFactor([1, 2, 3], 1).value).toBe(1);
  });

  it("leaves about sqrt(12) to independent returns, and less to smoothed ones", () => {
    const rng = createRng("lo");
    const noise = Array.from({ length: 2002 }, () => 0.005 + 0.02 * rng.normal());
    const smoothed = noise.slice(2).map((value, t) => (value + noise[t]! + noise[t + 1]!) / 3);
    expect(Math.abs(loScalingFactor(noise, 12).value! / Math.sqrt(12) - 1)).toBeLessThan(0.2);
    expect(loSharpeRatio(smoothed, 12).value!).toBeLessThan(0.8 * sharpeRatio(smoothed, 12).value!);
  });

  it("says why there is none", () => {
    expect(loScalingFactor([0.1, 0.2], 12).reason).toBe("tooFewPeriods");
    expect(loSharpeRatio([0.1, 0.1, 0.1], 2).reason).toBe("noVariation");
    expect(loSharpeRatio([0.1, 0.2], 12).reason).toBe("tooFewPeriods");
    expect(loScalingFactor([1, -1, 1, -1, 1, -1, 1, -1], 4).value ?? "none").not.toBeNaN();
    expect(() => loScalingFactor([0.1], 1.5)).toThrow(withCode("periodsNotWhole"));
  });
});

describe("overfittingProbability", () => {
  it("is 0 when the same series is best everywhere, and has every split", () => {
    const months = Array.from({ length: 26 }, (_, i) => 0.01 * Math.sin(i));
    const series = [0, 0.05, 0.1].map((lead) => months.map((value) => value + lead));
    expect(overfittingProbability(series, 6).value).toEqual({ probability: 0, splits: 20 });
    expect(overfittingProbability(series, 4).value?.splits).toBe(6);
  });

  it("is 1 when every winner's luck is paid back", () => {
    // two series, each good in one half only: the winner of a half loses the other
    const good = [0.05, 0.06, 0.05, 0.06];
    const bad = [-0.05, -0.06, -0.05, -0.06];
    expect(
      overfittingProbability(
        [
          [...good, ...bad],
          [...bad, ...good],
        ],
        2,
      ).value?.probability,
    ).toBe(1);
  });

  it("says why there is none", () => {
    expect(overfittingProbability([[1, 2, 3, 4]], 2).reason).toBe("tooFewSeries");
    expect(
      overfittingProbability(
        [
          [1, 2],
          [3, 4],
        ],
        2,
      ).reason,
    ).toBe("tooFewPeriods");
    expect(
      overfittingProbability(
        [
          [1, 1, 1, 1],
          [1, 2, 3, 4],
        ],
        2,
      ).reason,
    ).toBe("noVariation");
    expect(() => overfittingProbability([[1], [2]], 3)).toThrow(withCode("blocksNotEven"));
    expect(() => overfittingProbability([[1, 2], [2]], 2)).toThrow(withCode("lengthsDiffer"));
  });
});
