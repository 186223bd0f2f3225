import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measured, unavailable } from "@/server/core/measured";
import {
  averageDrawdown,
  calmarRatio,
  drawdowns,
  martinRatio,
  maxDrawdown,
  painIndex,
  painRatio,
  sterlingRatio,
  ulcerIndex,
  underwater,
  worstDrawdowns,
} from "@/server/core/risk/drawdown";
import { rolling, rollingSummary } from "@/server/core/risk/rolling";
import { withCode } from "../../builders/with-code";

const history = fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: 1, maxLength: 80 });

describe("drawdowns", () => {
  // 1.10, 0.99, 0.792, 1.188, 1.1286
  const returns = [0.1, -0.1, -0.2, 0.5, -0.05];

  it("are found with their first decline, trough and recovery", () => {
    expect(drawdowns(returns)).toEqual([
      {
        firstDecline: 1,
        trough: 2,
        recovered: 3,
        depth: expect.closeTo(-0.28, 12),
        toTroughPeriods: 2,
        recoveryPeriods: 1,
        lengthPeriods: 3,
      },
      {
        firstDecline: 4,
        trough: 4,
        recovered: null,
        depth: expect.closeTo(-0.05, 12),
        toTroughPeriods: 1,
        recoveryPeriods: null,
        lengthPeriods: null,
      },
    ]);
    expect(worstDrawdowns([...returns, -0.9], 1)[0]?.firstDecline).toBe(4);
  });

  it("are ranked by depth, as many as asked for", () => {
    // 0.95, 1.045, 0.836, 1.254, 1.1286
    const ranked = worstDrawdowns([-0.05, 0.1, -0.2, 0.5, -0.1], 2);
    expect(ranked.map(({ firstDecline }) => firstDecline)).toEqual([2, 4]);
  });

  it("date a trough by the first of equals", () => {
    expect(drawdowns([-0.5, 0, 1])[0]).toMatchObject({ trough: 0, recovered: 2 });
  });

  it("count a fall from the very start", () => {
    expect(maxDrawdown([-0.1, 0.05])).toBeCloseTo(0.1, 14);
    expect(drawdowns([-0.1, 0.05])[0]?.firstDecline).toBe(0);
  });

  it("give the indices over all periods", () => {
    expect(painIndex(returns).value).toBeCloseTo((0.1 + 0.28 + 0.05) / 5, 12);
    expect(ulcerIndex(returns).value).toBeCloseTo(Math.sqrt((0.01 + 0.0784 + 0.0025) / 5), 12);
    expect(averageDrawdown(returns).value).toBeCloseTo((0.28 + 0.05) / 2, 12);
    const yearly = 1.1286 ** (12 / 5) - 1;
    expect(calmarRatio(returns, 12).value).toBeCloseTo(yearly / 0.28, 10);
    expect(sterlingRatio(returns, 12).value).toBeCloseTo(yearly / 0.38, 10);
    expect(painRatio(returns, 12, 0.02).value).toBeCloseTo((yearly - 0.02) / 0.086, 10);
    expect(martinRatio(returns, 12).value).toBeCloseTo(yearly / Math.sqrt(0.0909 / 5), 10);
  });

  it("agree with the underwater path", () => {
    fc.assert(
      fc.property(history, (path) => {
        const depths = underwater(path);
        const found = drawdowns(path);
        const below = depths.filter((depth) => depth < 0).length;
        const covered = found.reduce((total, d) => total + (d.recovered ?? path.length) - d.firstDecline, 0);
        expect(covered).toBe(below);
        expect(maxDrawdown(path)).toBe(Math.max(0, ...found.map(({ depth }) => -depth)));
        for (const { firstDecline, trough, recovered, lengthPeriods, toTroughPeriods, recoveryPeriods } of found) {
          expect(firstDecline === 0 || depths[firstDecline - 1] === 0).toBe(true);
          expect(trough).toBeGreaterThanOrEqual(firstDecline);
          if (recovered !== null) expect(toTroughPeriods + recoveryPeriods!).toBe(lengthPeriods);
        }
      }),
    );
  });

  it("say why a ratio does not exist", () => {
    expect(maxDrawdown([0.1, 0.2])).toBe(0);
    expect(averageDrawdown([0.1]).reason).toBe("noDrawdown");
    expect(calmarRatio([0.1, 0.2], 12).reason).toBe("noDrawdown");
    expect(calmarRatio([0.1, -1.5], 12).reason).toBe("wealthNotPositive");
    expect(painIndex([]).reason).toBe("tooFewPeriods");
    expect(painRatio([], 12).reason).toBe("tooFewPeriods");
    expect(ulcerIndex([]).reason).toBe("tooFewPeriods");
    expect(() => underwater([Number.NaN])).toThrow(withCode("notFinite"));
  });
});

describe("rolling", () => {
  it("runs a measure over every window and sums it up", () => {
    const values = rolling([1, 5, 3, 0], 2, (window) => measured(Math.max(...window)));
    expect(values.map(({ end, value }) => [end, value.value])).toEqual([
      [1, 5],
      [2, 5],
      [3, 3],
    ]);
    expect(rollingSummary(values)).toEqual({
      count: 3,
      first: { end: 1, value: 5 },
      last: { end: 3, value: 3 },
      min: { end: 3, value: 3 },
      max: { end: 1, value: 5 },
    });
  });

  it("finds the lowest and the highest wherever they are, the earliest of equals", () => {
    const each = rolling([1, 5, 3, 5, 0, 0], 1, (window) => measured(window[0]!));
    expect(rollingSummary(each)).toMatchObject({ min: { end: 4, value: 0 }, max: { end: 1, value: 5 } });
  });

  it("leaves out windows without a figure, and is empty while the series is short", () => {
    const none = rollingSummary(rolling([1, 2], 2, () => unavailable("noVariation")));
    expect(none).toEqual({ count: 0, first: null, last: null, min: null, max: null });
    expect(rolling([1], 2, () => measured(1))).toEqual([]);
    expect(() => rolling([1], 0, () => measured(1))).toThrow(withCode("windowNotPositive"));
  });
});
