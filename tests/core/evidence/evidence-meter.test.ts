import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evidenceMeter } from "@/server/core/evidence/evidence-meter";
import { horizonEvidence } from "@/server/core/evidence/horizon-evidence";
import { defaultSkillPriors } from "@/server/core/evidence/skill-prior";
import { createRng } from "@/server/core/simulation/rng";
import { withCode } from "../../builders/with-code";

const close = (got: number | null | undefined, expected: number, allowed = 1e-10) =>
  expect(Math.abs((got ?? Number.NaN) - expected)).toBeLessThanOrEqual(allowed);

const history = fc
  .array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 4, maxLength: 60 })
  .filter((returns) => Math.max(...returns) - Math.min(...returns) > 0.01);

describe("evidenceMeter", () => {
  it("follows hand arithmetic", () => {
    // mean 0.01, sample sd sqrt(0.0008 / 3), 4 quarters: one year
    const meter = evidenceMeter([0.01, 0.03, -0.01, 0.01], { periodsPerYear: 4 });
    const deviation = Math.sqrt(0.0008 / 3);
    expect([meter.periods, meter.yearsOfRecord]).toEqual([4, 1]);
    close(meter.annualizedActiveReturn.value, 0.04);
    close(meter.trackingError.value, 2 * deviation);
    close(meter.informationRatio.value, 0.02 / deviation);
    close(meter.tStatistic.value, 0.02 / deviation);
    // t of 3 degrees of freedom at 97.5%: 3.182446305284263
    close(meter.interval.value?.upper, 0.04 + 3.182446305284263 * 2 * deviation);
    close(meter.yearsNeeded.value, (2 / (0.02 / deviation)) ** 2);
    close(meter.yearsStillNeeded.value, Math.max(0, (2 / (0.02 / deviation)) ** 2 - 1));
    expect(meter.bootstrapInterval).toBeNull();
  });

  it("asks for (2 / information ratio)^2 years, and for none more once they are there", () => {
    fc.assert(
      fc.property(history, (returns) => {
        const meter = evidenceMeter(returns, { periodsPerYear: 12 });
        fc.pre(meter.yearsNeeded.value !== null && Math.abs(meter.informationRatio.value!) > 1e-6);
        const years = (2 / meter.informationRatio.value!) ** 2;
        close(meter.yearsNeeded.value! / years, 1, 1e-9);
        const proven = Math.abs(meter.tStatistic.value!) >= 2;
        expect(meter.yearsStillNeeded.value === 0).toBe(proven);
        close(meter.informationRatio.value! * Math.sqrt(meter.yearsOfRecord), meter.tStatistic.value!, 1e-9);
      }),
    );
  });

  it("believes the opposite of the opposite record", () => {
    fc.assert(
      fc.property(history, (returns) => {
        const skilled = evidenceMeter(returns, { periodsPerYear: 12 });
        const opposite = evidenceMeter(
          returns.map((r) => -r),
          { periodsPerYear: 12 },
        );
        close(skilled.probabilitySkill.value! + opposite.probabilitySkill.value!, 1);
        close(skilled.interval.value!.lower, -opposite.interval.value!.upper);
      }),
    );
  });

  it("moves from the prior to the record as years pass", () => {
    const year = [0.02, -0.01, 0.015, 0, 0.01, -0.005, 0.02, 0.005, -0.01, 0.01, 0.015, 0];
    const years = (count: number) =>
      evidenceMeter(Array.from({ length: count }, () => year).flat(), {
        periodsPerYear: 12,
        prior: defaultSkillPriors.publicEquity,
      });
    expect(years(1).posterior.value!.weightOfRecord).toBeCloseTo(0.25 ** 2 / (0.25 ** 2 + 1), 12);
    expect(years(20).posterior.value!.weightOfRecord).toBeGreaterThan(0.5);
    expect(years(20).probabilitySkill.value!).toBeGreaterThan(years(1).probabilitySkill.value!);
  });

  it("is less sure of a smoothed record when it allows for correlation", () => {
    const rng = createRng("smooth");
    const noise = Array.from({ length: 122 }, () => 0.004 + 0.02 * rng.normal());
    const smoothed = noise.slice(2).map((value, t) => (value + noise[t]! + noise[t + 1]!) / 3);
    const plain = evidenceMeter(smoothed, { periodsPerYear: 12 });
    const robust = evidenceMeter(smoothed, { periodsPerYear: 12, neweyWestLag: 3 });
    expect(robust.yearsNeeded.value!).toBeGreaterThan(plain.yearsNeeded.value!);
    expect(Math.abs(robust.tStatistic.value!)).toBeLessThan(Math.abs(plain.tStatistic.value!));
  });

  it("adds an interval by resampling that repeats itself", () => {
    const rng = createRng("record");
    const returns = Array.from({ length: 60 }, () => 0.002 + 0.02 * rng.normal());
    const meter = () =>
      evidenceMeter(returns, { periodsPerYear: 12, bootstrap: { rng: createRng(1), draws: 2000, meanBlockLength: 1 } });
    const { bootstrapInterval, interval } = meter();
    expect(meter().bootstrapInterval).toEqual(bootstrapInterval);
    close(bootstrapInterval!.value!.lower, interval.value!.lower, 0.015);
    close(bootstrapInterval!.value!.upper, interval.value!.upper, 0.015);
  });

  it("says why it has no answer", () => {
    const nothing = evidenceMeter([], { periodsPerYear: 12, bootstrap: { rng: createRng(1), draws: 10 } });
    expect(nothing.annualizedActiveReturn.reason).toBe("tooFewPeriods");
    expect(nothing.bootstrapInterval?.reason).toBe("tooFewPeriods");
    expect(evidenceMeter([0.01], { periodsPerYear: 12 }).probabilitySkill.reason).toBe("tooFewPeriods");
    expect(evidenceMeter([0.01, 0.02], { periodsPerYear: 12, neweyWestLag: 2 }).interval.reason).toBe("tooFewPeriods");
    expect(evidenceMeter([0.01, 0.01, 0.01], { periodsPerYear: 12 }).yearsNeeded.reason).toBe("noVariation");
    expect(evidenceMeter([0.01, -0.01], { periodsPerYear: 12 }).yearsNeeded.reason).toBe("noActiveReturn");
    expect(evidenceMeter([0.01, -0.01], { periodsPerYear: 12 }).probabilitySkill.value).toBe(0.5);
  });

  it.each([
    ["notFinite", () => evidenceMeter([Number.NaN], { periodsPerYear: 12 })],
    ["periodsPerYearNotPositive", () => evidenceMeter([0.1], { periodsPerYear: 0 })],
    ["notAProbability", () => evidenceMeter([0.1], { periodsPerYear: 12, confidence: 1 })],
    ["proofTNotPositive", () => evidenceMeter([0.1], { periodsPerYear: 12, proofT: 0 })],
    ["lagOutOfRange", () => evidenceMeter([0.1], { periodsPerYear: 12, neweyWestLag: -1 })],
    [
      "priorNotUsable",
      () => evidenceMeter([0.1, 0.2], { periodsPerYear: 12, prior: { mean: 0, standardDeviation: -1 } }),
    ],
  ])("refuses with %s", (code, act) => {
    expect(act).toThrow(withCode(code));
  });
});

describe("horizonEvidence", () => {
  const returns = Array.from({ length: 40 }, (_, i) => 0.001 * ((i * 7) % 11) - 0.004);

  it("reads the latest periods of each horizon that the record fills", () => {
    const ladder = horizonEvidence(returns, "quarterly");
    const periods = ladder.map(({ horizon, evidence }) => [horizon, evidence?.periods ?? null]);
    expect(Object.fromEntries(periods)).toEqual({
      "1q": 1,
      "1y": 4,
      "3y": 12,
      "5y": 20,
      "7y": 28,
      "10y": 40,
      sinceInception: 40,
    });
    close(
      ladder[1]!.evidence!.annualizedActiveReturn.value,
      returns.slice(-4).reduce((a, b) => a + b, 0),
    );
  });

  it("leaves open what the record does not reach, and draws for each horizon apart", () => {
    const ladder = horizonEvidence(returns.slice(0, 12), "quarterly", { bootstrap: { rng: createRng(1), draws: 50 } });
    expect(ladder.filter(({ evidence }) => evidence === null).map(({ horizon }) => horizon)).toEqual([
      "5y",
      "7y",
      "10y",
    ]);
    const [three, all] = [ladder[2]!.evidence!, ladder[6]!.evidence!];
    expect(three.interval).toEqual(all.interval);
    expect(three.bootstrapInterval).not.toEqual(all.bootstrapInterval);
  });
});
