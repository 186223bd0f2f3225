import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createRng } from "@/server/core/simulation/rng";
import { bootstrapStatistic, bootstrapSums, percentileInterval } from "@/server/core/statistics/bootstrap";
import {
  adjustedExcessKurtosis,
  adjustedSkewness,
  correlation,
  hasVariation,
  kurtosis,
  populationStandardDeviation,
  sampleCovariance,
  sampleVariance,
  skewness,
} from "@/server/core/statistics/moments";
import { movingAverageModel } from "@/server/core/statistics/moving-average-model";
import { nelderMead } from "@/server/core/statistics/nelder-mead";
import { autocorrelations, jarqueBera, ljungBox } from "@/server/core/statistics/serial-correlation";
import { mean } from "@/server/core/sum";
import { withCode } from "../../builders/with-code";

describe("moments", () => {
  it("follow hand arithmetic", () => {
    expect(sampleVariance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 14);
    expect(populationStandardDeviation([1, 3])).toBe(1);
    expect(sampleCovariance([1, 2, 3], [2, 4, 9])).toBeCloseTo(3.5, 14);
    expect(correlation([1, 2, 3], [6, 4, 2])).toBeCloseTo(-1, 14);
    expect(kurtosis([-1, 1, -1, 1])).toBeCloseTo(1, 14);
    // deviations -1, -1, 2: m2 = 2, m3 = 2, so 2 / 2^1.5
    expect(skewness([0, 0, 3])).toBeCloseTo(2 / 2 ** 1.5, 14);
    // times sqrt(3 * 2) / 1
    expect(adjustedSkewness([0, 0, 3])).toBeCloseTo((2 / 2 ** 1.5) * Math.sqrt(6), 14);
    // KURT(1, 2, 3, 4, 5) in Excel is -1.2
    expect(adjustedExcessKurtosis([1, 2, 3, 4, 5])).toBeCloseTo(-1.2, 12);
  });

  it("see no variation in rounding", () => {
    expect(hasVariation([0.1 + 0.2, 0.3])).toBe(false);
    expect(hasVariation([1e-17, -1e-17, 0])).toBe(false);
    expect(hasVariation([0.01, 0.011])).toBe(true);
    expect(hasVariation([])).toBe(false);
  });

  it.each([
    ["tooFewObservations", () => sampleVariance([1])],
    ["tooFewObservations", () => adjustedSkewness([1, 2])],
    ["tooFewObservations", () => adjustedExcessKurtosis([1, 2, 3])],
    ["noValues", () => skewness([])],
    ["lengthsDiffer", () => sampleCovariance([1, 2], [1])],
  ])("refuse with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("serial correlation", () => {
  it("follows hand arithmetic", () => {
    // deviations 1, -1, 1, -1: -3 / 4 at lag 1, 2 / 4 at lag 2
    expect(autocorrelations([2, 0, 2, 0], 2).value).toEqual([-0.75, 0.5]);
    // n (n + 2) rho1^2 / (n - 1) = 24 * 0.5625 / 3
    expect(ljungBox([2, 0, 2, 0], 1).value?.statistic).toBeCloseTo(4.5, 14);
    // S = 0, K = 1: 4 / 6 * 4 / 4
    expect(jarqueBera([2, 0, 2, 0]).value?.statistic).toBeCloseTo(4 / 6, 14);
  });

  it("says why there is none", () => {
    expect(autocorrelations([1, 2], 2).reason).toBe("tooFewPeriods");
    expect(ljungBox([1, 1, 1], 1).reason).toBe("noVariation");
    expect(jarqueBera([1]).reason).toBe("tooFewPeriods");
    expect(jarqueBera([1, 1]).reason).toBe("noVariation");
    expect(() => autocorrelations([1, 2], 0)).toThrow(withCode("lagOutOfRange"));
  });
});

describe("movingAverageModel", () => {
  it("finds the weights that made the series", () => {
    const rng = createRng("moving average");
    const noise = Array.from({ length: 4002 }, () => rng.normal());
    const series = noise.slice(2).map((e, t) => e + 0.5 * noise[t + 1]! + 0.2 * noise[t]!);
    const fit = movingAverageModel(series, 2).value!;
    expect(Math.abs(fit.coefficients[0]! - 0.5)).toBeLessThan(0.05);
    expect(Math.abs(fit.coefficients[1]! - 0.2)).toBeLessThan(0.05);
    expect(Math.abs(fit.innovationVariance - 1)).toBeLessThan(0.08);
  });

  it("has the likelihood of a normal sample when asked for one observation's neighbour only", () => {
    // a white series: the likelihood is at least that of independent normal values
    const rng = createRng(3);
    const series = Array.from({ length: 60 }, () => rng.normal());
    const variance = mean(series.map((x) => x * x));
    const independent = -0.5 * 60 * (Math.log(2 * Math.PI * variance) + 1);
    expect(movingAverageModel(series, 1).value!.logLikelihood).toBeGreaterThanOrEqual(independent);
    expect(movingAverageModel(series, 4).value!.logLikelihood).toBeGreaterThanOrEqual(independent);
  });

  it("says why there is none", () => {
    expect(movingAverageModel([1, 2, 3], 2).reason).toBe("tooFewPeriods");
    expect(movingAverageModel(new Array(30).fill(0), 2).reason).toBe("noVariation");
    expect(() => movingAverageModel([1, 2], 0)).toThrow(withCode("orderNotPositive"));
  });
});

it("nelderMead finds the bottom of Rosenbrock's valley", () => {
  const { point, value } = nelderMead(([x = 0, y = 0]) => (1 - x) ** 2 + 100 * (y - x * x) ** 2, [-1.2, 1]);
  expect(point[0]).toBeCloseTo(1, 6);
  expect(point[1]).toBeCloseTo(1, 6);
  expect(value).toBeLessThan(1e-12);
});

describe("bootstrap", () => {
  const values = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 2, maxLength: 40 });

  it("gives the same draws for the same seed, and others for another", () => {
    const sums = (seed: number) => Array.from(bootstrapSums([1, 2, 3, 4, 5], { rng: createRng(seed), draws: 20 }));
    expect(sums(1)).toEqual(sums(1));
    expect(sums(1)).not.toEqual(sums(2));
  });

  it("sums by running totals what the slow way sums one by one", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), (x, meanBlockLength) => {
        const fast = bootstrapSums(x, { rng: createRng(5), draws: 10, meanBlockLength });
        const total = ([series]: readonly Float64Array[]) => series!.reduce((sum, value) => sum + value, 0);
        const slow = bootstrapStatistic([x], total, { rng: createRng(5), draws: 10, meanBlockLength });
        for (const [i, value] of slow.entries()) expect(Math.abs(fast[i]! - value)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it("draws blocks of the mean length asked for", () => {
    const ramp = Array.from({ length: 2000 }, (_, i) => i);
    let breaks = 0;
    const countBreaks = ([series]: readonly Float64Array[]) => {
      for (let i = 1; i < series!.length; i++) if (series![i] !== (series![i - 1]! + 1) % 2000) breaks++;
      return 0;
    };
    bootstrapStatistic([ramp], countBreaks, { rng: createRng(8), draws: 20, meanBlockLength: 8 });
    expect(Math.abs((20 * 2000) / breaks - 8)).toBeLessThan(0.4);
  });

  it("covers the true mean about as often as it says", () => {
    const rng = createRng("coverage");
    let covered = 0;
    for (let history = 0; history < 300; history++) {
      const x = Array.from({ length: 60 }, () => rng.normal());
      const sums = bootstrapSums(x, { rng: rng.split(history), draws: 200, meanBlockLength: 1 });
      const interval = percentileInterval(sums, 0.9)!;
      if (interval.lower <= 0 && interval.upper >= 0) covered++;
    }
    expect(Math.abs(covered / 300 - 0.9)).toBeLessThan(0.06);
  });

  it("keeps series together", () => {
    const both = bootstrapStatistic(
      [
        [1, 2, 3, 4],
        [10, 20, 30, 40],
      ],
      ([first, second]) => Math.max(...first!.map((value, i) => Math.abs(second![i]! - 10 * value))),
      { rng: createRng(1), draws: 5 },
    );
    expect(Array.from(both)).toEqual([0, 0, 0, 0, 0]);
  });

  it("has no interval where most draws have no figure", () => {
    expect(percentileInterval(Float64Array.of(Number.NaN, Number.NaN, 1), 0.9)).toBeNull();
  });

  it.each([
    ["noValues", () => bootstrapSums([], { rng: createRng(1), draws: 1 })],
    ["notFinite", () => bootstrapSums([Number.NaN], { rng: createRng(1), draws: 1 })],
    ["drawsNotPositive", () => bootstrapSums([1], { rng: createRng(1), draws: 0 })],
    ["blockTooShort", () => bootstrapSums([1], { rng: createRng(1), draws: 1, meanBlockLength: 0.5 })],
    ["lengthsDiffer", () => bootstrapStatistic([[1, 2], [1]], () => 0, { rng: createRng(1), draws: 1 })],
    ["notAProbability", () => percentileInterval(Float64Array.of(1), 1)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});
