import { describe, expect, it } from "vitest";
import { intervalOfRow, prepareHorizonLadder } from "@/app/_charts/prepare-horizon-ladder.ts";
import { measured, unavailable } from "@/server/core/measured.ts";
import { horizonRow } from "../../builders/horizon-row.ts";

const interval = (lower: number, upper: number) => measured({ lower, upper, confidence: 0.95 });

describe("intervalOfRow", () => {
  it("is the yearly interval from one year on", () => {
    expect(intervalOfRow(horizonRow())).toEqual({ lower: -0.01, upper: 0.05, confidence: 0.95 });
  });

  it("is scaled to the window below one year, where nothing is annualised", () => {
    const quarter = horizonRow({
      horizon: "1q",
      years: 0.25,
      activeBasis: "cumulative",
      evidence: { interval: interval(-0.4, 0.8) },
    });
    expect(intervalOfRow(quarter)).toEqual({ lower: -0.1, upper: 0.2, confidence: 0.95 });
  });

  it("does not exist where the evidence does not", () => {
    expect(intervalOfRow(horizonRow({ evidence: { interval: unavailable("tooFewPeriods") } }))).toBeNull();
  });
});

describe("prepareHorizonLadder", () => {
  it("calls a step proved only when its whole interval is on one side of the benchmark", () => {
    const { steps } = prepareHorizonLadder([
      horizonRow({ evidence: { interval: interval(-0.01, 0.05) } }),
      horizonRow({ horizon: "3y", evidence: { interval: interval(0.001, 0.05) } }),
      horizonRow({ horizon: "5y", active: measured(-0.03), evidence: { interval: interval(-0.05, -0.01) } }),
    ]);
    expect(steps.map(({ isProved }) => isProved)).toEqual([false, true, true]);
  });

  it("cuts a whisker that would flatten the rest, and says so", () => {
    const { steps, domain } = prepareHorizonLadder([horizonRow({ evidence: { interval: interval(-0.5, 0.06) } })]);
    expect(steps[0]).toMatchObject({ cutBelow: true, cutAbove: false });
    expect(domain[0]).toBeGreaterThan(-0.1);
  });

  it("keeps a step without a result as a gap", () => {
    const { steps, domain } = prepareHorizonLadder([horizonRow({ active: unavailable("noReturns") })]);
    expect(steps[0]).toMatchObject({ active: null, interval: null });
    expect(domain[0]).toBeLessThan(domain[1]);
  });

  it("says which windows are shorter than their horizon", () => {
    const shorter = horizonRow({ horizon: "10y", shortenedTo: { from: "2020-01-01", to: "2026-09-30" } });
    expect(prepareHorizonLadder([shorter]).steps[0]!.isShortened).toBe(true);
  });
});
