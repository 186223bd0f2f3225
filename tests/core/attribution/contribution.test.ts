import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contribution } from "@/server/core/attribution/contribution";
import { anyPeriods } from "../../builders/attribution";
import published from "../../oracles/ppar-contribution.json";

it("reproduces the linked contribution of ten sectors over a quarter", () => {
  const { input, expected } = published["contribution.pa-quarter.portfolio"];
  const periods = input.weights.map((weights, t) => ({ weights, returns: input.returns[t]! }));
  const result = contribution(periods);
  expect([...result.contributions]).toEqual(expected.contribution.map((value) => expect.closeTo(value, 13)));
  expect(result.totalReturn).toBeCloseTo(expected.total_return, 13);
});

it("adds up to the compounded return to 1e-12, over segments and over time", () => {
  fc.assert(
    fc.property(anyPeriods, (periods) => {
      const given = periods.map(({ segments }) => ({
        weights: segments.map((row) => row.portfolioWeight),
        returns: segments.map((row) => row.portfolioReturn),
      }));
      const worst = given.map(({ weights, returns }) =>
        weights.reduce((total, w, i) => total + w * (returns[i] ?? 0), 0),
      );
      fc.pre(worst.every((value) => value > -0.5));
      const result = contribution(given);
      const scale = Math.max(1, 1 + result.totalReturn);
      const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);
      expect(Math.abs(total(result.contributions) - result.totalReturn)).toBeLessThan(1e-12 * scale);
      expect(Math.abs(total(result.byPeriod.flatMap((row) => [...row])) - result.totalReturn)).toBeLessThan(
        1e-12 * scale,
      );
    }),
  );
});

describe("refusals", () => {
  it.each([
    [/noPeriods/, []],
    [/noSegments/, [{ weights: [], returns: [] }]],
    [/lengthsDiffer/, [{ weights: [1], returns: [0.1, 0.2] }]],
    [
      /lengthsDiffer/,
      [
        { weights: [0.5, 0.5], returns: [0.1, 0.2] },
        { weights: [1], returns: [0.1, 0.2] },
      ],
    ],
    [/missingReturn/, [{ weights: [1], returns: [null] }]],
    [/notFinite/, [{ weights: [1], returns: [Number.NaN] }]],
    [/weightsDoNotSumToOne/, [{ weights: [0.9], returns: [0.1] }]],
    [/returnNotAboveMinusOne/, [{ weights: [1], returns: [-1] }]],
  ])("refuses with %s", (code, periods) => {
    expect(() => contribution(periods)).toThrow(code);
  });
  it("is exactly 0, and never -0, for a loss in what is not held", () => {
    expect(contribution([{ weights: [1, 0], returns: [0.1, -0.2] }]).contributions[1]).toBe(0);
  });
  it("accepts no return at weight 0", () => {
    expect([...contribution([{ weights: [1, 0], returns: [0.1, null] }]).contributions]).toEqual([
      expect.closeTo(0.1, 15),
      0,
    ]);
  });
});
