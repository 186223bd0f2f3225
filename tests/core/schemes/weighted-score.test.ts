import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ScoreItem, weightedScore } from "@/server/core/schemes/weighted-score";
import { withCode } from "../../builders/with-code";

const item = (given: Partial<ScoreItem>): ScoreItem => ({ name: "a", weight: 0.5, score: 80, ...given });
const half = [item({}), item({ name: "b", score: null, previousScore: 40 })];

describe("weighted score", () => {
  it("never reads a missing score as 0", () => {
    expect(weightedScore(half, "renormalise").score).toBe(80);
    expect(weightedScore(half, "carry").score).toBe(60);
    expect(weightedScore(half, "block")).toMatchObject({ score: null, missing: ["b"], reason: "scoresMissing" });
  });

  it("gives no score where everything is missing, or nothing is left to carry", () => {
    const none = [item({ score: null }), item({ name: "b", score: null })];
    expect(weightedScore(none, "renormalise")).toMatchObject({ score: null, reason: "noScores" });
    expect(weightedScore(none, "carry")).toMatchObject({ score: null, reason: "previousScoresMissing" });
  });

  it("reads a score of 0 as a score", () => {
    expect(weightedScore([item({ score: 0 }), item({ name: "b", score: 100 })], "block").score).toBe(50);
  });

  it("lies between the scores that count, its weights sum to 1, and the order of items is irrelevant", () => {
    const anyItems = fc
      .array(fc.record({ part: fc.integer({ min: 1, max: 50 }), score: fc.option(fc.integer({ min: 0, max: 100 })) }), {
        minLength: 1,
        maxLength: 8,
      })
      .map((rows) => {
        const all = rows.reduce((sum, { part }) => sum + part, 0);
        return rows.map(({ part, score }, i) => item({ name: `${i}`, weight: part / all, score }));
      });
    fc.assert(
      fc.property(anyItems, (items) => {
        const { score, effectiveWeights } = weightedScore(items, "renormalise");
        const scores = items.flatMap((each) => (each.score === null ? [] : [each.score]));
        fc.pre(scores.length > 0);
        expect(effectiveWeights!.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
        expect(score).toBeGreaterThanOrEqual(Math.min(...scores) - 1e-9);
        expect(score).toBeLessThanOrEqual(Math.max(...scores) + 1e-9);
        expect(weightedScore([...items].reverse(), "renormalise").score).toBeCloseTo(score!, 9);
      }),
    );
  });

  it.each([
    ["noItems", []],
    ["measureWeightsDoNotSumToOne", [item({ weight: 0.9 })]],
    ["negativeWeight", [item({ weight: 1.5 }), item({ weight: -0.5 })]],
    ["notFinite", [item({ weight: 1, score: Number.NaN })]],
  ])("refuses with %s", (code, items) => {
    expect(() => weightedScore(items, "block")).toThrow(withCode(code));
  });
});
