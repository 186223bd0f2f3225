import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kinkAtZero, smoothingSigns } from "@/server/core/evidence/smoothing-signs";
import { markStaleness } from "@/server/core/evidence/stale-marks";
import { unsmoothGeltner } from "@/server/core/evidence/unsmooth-geltner";
import { smoothingProfile, unsmoothGetmansky } from "@/server/core/evidence/unsmooth-getmansky";
import { createRng } from "@/server/core/simulation/rng";
import { sampleStandardDeviation } from "@/server/core/statistics/moments";
import { withCode } from "../../builders/with-code";

const trueReturns = (seed: string, count: number) => {
  const rng = createRng(seed);
  return Array.from({ length: count }, () => 0.005 + 0.03 * rng.normal());
};

/** What is reported when marks move only partly: theta of this and the two periods before. */
const reported = (truth: readonly number[], theta: readonly number[]) =>
  truth.slice(2).map((value, t) => theta[0]! * value + theta[1]! * truth[t + 1]! + theta[2]! * truth[t]!);

describe("unsmoothing", () => {
  it("by Geltner follows hand arithmetic", () => {
    // autocorrelation of 2, 0, 2, 0 at lag 1 is -0.75: (0 + 0.75 * 2) / 1.75, (2 + 0) / 1.75
    const { rho, unsmoothed } = unsmoothGeltner([2, 0, 2, 0]).value!;
    expect(rho).toBeCloseTo(-0.75, 14);
    expect(Array.from(unsmoothed)).toEqual(
      [1.5 / 1.75, 2 / 1.75, 1.5 / 1.75].map((value) => expect.closeTo(value, 12)),
    );
    expect(unsmoothGeltner([1]).reason).toBe("tooFewPeriods");
    expect(unsmoothGeltner([1, 1]).reason).toBe("noVariation");
    expect(() => unsmoothGeltner([Number.NaN, 1])).toThrow(withCode("notFinite"));
  });

  it("by Getmansky, Lo and Makarov finds the weights and restores the volatility", () => {
    const truth = trueReturns("glm", 3002);
    const smooth = reported(truth, [0.5, 0.3, 0.2]);
    const profile = smoothingProfile(smooth).value!;
    for (const [lag, weight] of [0.5, 0.3, 0.2].entries())
      expect(Math.abs(profile.theta[lag]! - weight)).toBeLessThan(0.04);
    expect(Math.abs(profile.smoothingIndex - 0.38)).toBeLessThan(0.04);
    const restored = unsmoothGetmansky(smooth, profile);
    expect(Math.abs(sampleStandardDeviation(restored) / 0.03 - 1)).toBeLessThan(0.06);
    expect(Math.abs(restored[2000]! - truth[2002]!)).toBeLessThan(0.02);
  });

  it("undoes a known profile exactly once the start is forgotten", () => {
    const truth = trueReturns("exact", 400);
    const theta = [0.6, 0.3, 0.1];
    const restored = unsmoothGetmansky(reported(truth, theta), { theta });
    for (let t = 300; t < restored.length; t++)
      expect(Math.abs(restored[t]! - truth[t + 2]!)).toBeLessThanOrEqual(1e-9);
  });

  it("has weights that sum to one", () => {
    const returns = fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 20, maxLength: 40 });
    fc.assert(
      fc.property(returns, (values) => {
        const profile = smoothingProfile(values).value;
        if (profile === null) return;
        expect(Math.abs(profile.theta.reduce((total, weight) => total + weight, 0) - 1)).toBeLessThanOrEqual(1e-9);
      }),
      { numRuns: 10 },
    );
  });

  it("says why there is no profile", () => {
    expect(smoothingProfile([]).reason).toBe("tooFewPeriods");
    expect(smoothingProfile(new Array(30).fill(0.01)).reason).toBe("noVariation");
    // one gain given back at once in an otherwise flat record: the weights that explain it sum to 0
    const spike = [...new Array(30).fill(0), 0.01, -0.01, ...new Array(30).fill(0)];
    expect(smoothingProfile(spike, 1).reason).toBe("smoothingNotIdentified");
  });
});

describe("smoothingSigns", () => {
  it("raises no flag over honest returns", () => {
    const signs = smoothingSigns(trueReturns("honest", 240), 12);
    expect(signs.flags).toEqual([]);
    expect(signs.unchangedShare.value).toBe(0);
    expect(Math.abs(signs.smoothingIndex.value! - 1)).toBeLessThan(0.35);
  });

  it("flags correlation, and says by how much the Sharpe ratio flatters", () => {
    const signs = smoothingSigns(reported(trueReturns("smooth", 242), [0.4, 0.35, 0.25]), 12);
    expect(signs.flags).toContain("seriallyCorrelated");
    expect(signs.smoothingIndex.value!).toBeLessThan(0.6);
    expect(signs.sharpeOverstatement.value!).toBeGreaterThan(1.2);
  });

  it("flags periods without any change", () => {
    const quarterly = trueReturns("stale", 120).map((value, month) => (month % 3 === 2 ? value : 0));
    const signs = smoothingSigns(quarterly, 12);
    expect(signs.flags).toContain("unchangedPeriods");
    expect(signs.longestUnchangedRun).toBe(2);
    expect(signs.unchangedShare.value).toBeCloseTo(2 / 3, 12);
    expect(smoothingSigns([0.1, 0, 0, 0], 12).longestUnchangedRun).toBe(3);
  });

  it("flags small losses that are reported as small gains", () => {
    const polished = trueReturns("polished", 360).map((value) => (value < 0 && value > -0.008 ? -value : value));
    expect(smoothingSigns(polished, 12).flags).toContain("missingSmallLosses");
    expect(kinkAtZero(trueReturns("honest", 360)).value!.probability).toBeGreaterThan(0.01);
    expect(kinkAtZero([0.1, -0.1]).reason).toBe("tooFewPeriods");
  });

  it("says why a sign is missing, and refuses nonsense", () => {
    const signs = smoothingSigns([], 12);
    expect([signs.firstAutocorrelation.reason, signs.unchangedShare.reason, signs.kinkAtZero.reason]).toEqual([
      "tooFewPeriods",
      "tooFewPeriods",
      "tooFewPeriods",
    ]);
    expect(() => smoothingSigns([0.1], 12, { significance: 0 })).toThrow(withCode("notAProbability"));
  });
});

describe("markStaleness", () => {
  const marks = [
    { date: "2023-12-31", value: 10 },
    { date: "2024-06-30", value: 12 },
    { date: "2024-03-31", value: 12 },
    { date: "2025-03-31", value: 15 },
  ];

  it("looks at what was known on the day, in order of time", () => {
    const state = markStaleness(marks, "2024-09-30", 100);
    expect(state.ageDays.value).toBe(92);
    expect(state.unchangedMarks).toBe(2);
    expect(state.unchangedDays.value).toBe(183);
    expect([state.stale, state.frozen]).toEqual([false, true]);
  });

  it("calls an old mark stale, and the absence of any mark too", () => {
    expect(markStaleness(marks, "2025-12-31", 200)).toMatchObject({ stale: true, frozen: false, unchangedMarks: 1 });
    expect(markStaleness(marks, "2020-01-01", 200)).toMatchObject({ stale: true, ageDays: { reason: "noMark" } });
  });

  it.each([
    ["maxAgeNotPositive", () => markStaleness(marks, "2024-09-30", 0)],
    ["notFinite", () => markStaleness([{ date: "2024-01-01", value: Number.NaN }], "2024-09-30", 90)],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});
