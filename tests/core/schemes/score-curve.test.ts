import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isNeverFalling,
  type ScorePoint,
  scoreCurve,
  scoreOnCurve,
  thresholdTargetCapPoints,
} from "@/server/core/schemes/score-curve";
import { withCode } from "../../builders/with-code";

const line: ScorePoint[] = [
  { x: 0, score: 0 },
  { x: 0.04, score: 100 },
];

describe("score curve", () => {
  it("jumps at a doubled corner: the later one counts at it, the earlier one below it", () => {
    const jump = scoreCurve([line[0]!, { x: 0.02, score: 20 }, { x: 0.02, score: 60 }, line[1]!]);
    expect([0.01, 0.02, 0.03].map(jump)).toEqual([10, 60, 80]);
    expect(jump(0.0199999)).toBeCloseTo(20, 3);
  });

  it("stays flat, goes on, or gives no score beyond its ends", () => {
    expect([-0.01, 0.05].map((x) => scoreOnCurve(line, x))).toEqual([0, 100]);
    expect(scoreOnCurve(line, 0.05, "extend")).toBeCloseTo(125, 10);
    expect([-0.01, 0, 0.04, 0.05].map((x) => scoreOnCurve(line, x, "none"))).toEqual([null, 0, 100, null]);
    expect(scoreOnCurve([{ x: 0, score: 7 }], 3, "extend")).toBe(7);
  });

  it("starts at its threshold with a jump where that is asked", () => {
    const points = thresholdTargetCapPoints({
      threshold: 0,
      target: 0.02,
      cap: 0.04,
      scoreBelow: 0,
      scoreAtThreshold: 50,
      scoreAtTarget: 100,
      scoreAtCap: 150,
    });
    expect([-0.01, 0, 0.01, 0.03, 0.1].map(scoreCurve(points))).toEqual([0, 50, 75, 125, 150]);
  });

  const anyCurve = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 50 })), { minLength: 1, maxLength: 8 })
    .map((steps) => {
      let [x, score] = [-50, 0];
      return steps.map(([right, up], i) => {
        // At most two corners stand at one place.
        x += right === 0 && i % 2 === 0 ? 1 : right;
        score += up;
        return { x, score };
      });
    });
  const anyResult = fc.double({ min: -100, max: 150, noNaN: true });

  it("never falls where its corners never fall, and stays between its lowest and highest score", () => {
    fc.assert(
      fc.property(anyCurve, anyResult, anyResult, (points, a, b) => {
        const curve = scoreCurve(points);
        const [low, high] = [curve(Math.min(a, b))!, curve(Math.max(a, b))!];
        expect(isNeverFalling(points)).toBe(true);
        expect(low).toBeLessThanOrEqual(high + 1e-9);
        expect(low).toBeGreaterThanOrEqual(points[0]!.score - 1e-9);
        expect(high).toBeLessThanOrEqual(points.at(-1)!.score + 1e-9);
      }),
    );
  });

  it("passes through each of its corners", () => {
    fc.assert(
      fc.property(anyCurve, (points) => {
        points.forEach(({ x, score }, i) => {
          if (points[i + 1]?.x !== x) expect(scoreOnCurve(points, x)).toBeCloseTo(score, 9);
        });
      }),
    );
  });

  it.each([
    ["noPoints", []],
    ["pointsNotInOrder", [line[1]!, line[0]!]],
    ["notFinite", [{ x: Number.NaN, score: 1 }]],
    ["tooManyPointsAtOnePlace", [line[0]!, line[0]!, line[0]!]],
  ])("refuses with %s", (code, points) => {
    expect(() => scoreCurve(points)).toThrow(withCode(code));
  });

  it("refuses a result that is no number rather than scoring it", () => {
    expect(() => scoreOnCurve(line, Number.NaN)).toThrow(withCode("notFinite"));
  });
});
