import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measured } from "@/server/core/measured";
import { compileScheme, evaluateScheme } from "@/server/core/schemes/evaluate-scheme";
import type { EvaluationNode } from "@/server/core/schemes/evaluation";
import { patient } from "@/server/core/schemes/presets/patient";
import { quarterlyMarkToMarket } from "@/server/core/schemes/presets/quarterly-mark-to-market";
import { managerRecord, privatePosition } from "../../builders/manager-record";

describe("the quarterly lens", () => {
  it.each([
    [-0.02, 25, "behind"],
    [0, 50, "inLine"],
    [0.01, 62.5, "ahead"],
    [-0.1, 0, "behind"],
  ] as const)("reads an active return of %f as a score of %f: %s", (active, score, verdict) => {
    const evaluation = evaluateScheme(quarterlyMarkToMarket, managerRecord({ active: { "1q": active } }));
    expect(evaluation.score.value).toBeCloseTo(score, 12);
    expect(evaluation.verdict).toBe(verdict);
  });

  it("condemns a young fund that its age explains", () => {
    const record = managerRecord({ active: { "1q": -0.03 } }, { positions: [privatePosition({ rank: 0.6 })] });
    expect(evaluateScheme(quarterlyMarkToMarket, record).verdict).toBe("behind");
    expect(evaluateScheme(patient, record).verdict).toBe("tooEarly");
  });

  it("has nothing to say without a quarter, however long the record", () => {
    const reasonOf = (years: number) =>
      evaluateScheme(quarterlyMarkToMarket, managerRecord({ active: {}, years })).verdictReason.code;
    expect([reasonOf(0), reasonOf(11)]).toEqual(["noRecord", "noResult"]);
    expect(evaluateScheme(quarterlyMarkToMarket, managerRecord({ active: {}, years: 11 })).verdict).toBe("noData");
  });
});

describe("the patient lens", () => {
  it("weighs 1, 3, 5, 7 and 10 years at 10/20/30/20/20", () => {
    // scores 0, 25, 75, 100, 50: 0.1 x 0 + 0.2 x 25 + 0.3 x 75 + 0.2 x 100 + 0.2 x 50 = 57.5
    const active = { "1y": -0.04, "3y": -0.02, "5y": 0.02, "7y": 0.04, "10y": 0 };
    const evaluation = evaluateScheme(patient, managerRecord({ active }));
    expect(evaluation.score.value).toBeCloseTo(57.5, 12);
    expect(evaluation.verdict).toBe("inLine");
    expect(evaluation.longestHorizon).toBe("10y");
  });

  it("scales the weights up where the record is shorter", () => {
    // 1, 3 and 5 years: (0.1 x 100 + 0.2 x 50 + 0.3 x 75) / 0.6
    const active = { "1y": 0.04, "3y": 0, "5y": 0.02 };
    expect(evaluateScheme(patient, managerRecord({ active, years: 6 })).score.value).toBeCloseTo(42.5 / 0.6, 12);
  });

  it("finds a brilliant record of 21 months too short", () => {
    const evaluation = evaluateScheme(patient, managerRecord({ active: { "1q": 0.11, "1y": 0.15 }, years: 1.75 }));
    expect(evaluation.verdict).toBe("tooEarly");
    expect(evaluation.verdictReason.code).toBe("recordTooShort");
  });

  it("does not condemn while skill is likely, and does once it is not", () => {
    const active = { "1y": -0.03, "3y": -0.03, "5y": -0.03, "7y": -0.03, "10y": -0.03 };
    expect(evaluateScheme(patient, managerRecord({ active, probabilitySkill: 0.5 })).verdictReason.code).toBe(
      "skillNotDisproved",
    );
    expect(evaluateScheme(patient, managerRecord({ active, probabilitySkill: 0.1 })).verdict).toBe("behind");
  });

  it.each([
    ["inside its corridor and young", privatePosition({ rank: 0.2 }), "tooEarly"],
    ["below the corridor of its age", privatePosition({ rank: 0.05 }), "outsideCorridor"],
    ["old and in the middle", privatePosition({ rank: 0.5, ageYears: 8 }), "inLine"],
    ["old and among the best", privatePosition({ rank: 0.9, ageYears: 8 }), "ahead"],
    ["old and poor", privatePosition({ rank: 0.2, ageYears: 8 }), "behind"],
  ] as const)("judges a fund %s", (_, position, verdict) => {
    expect(evaluateScheme(patient, managerRecord({ active: {} }, { positions: [position] })).verdict).toBe(verdict);
  });

  it("gives no grace to stale or smoothed marks", () => {
    const marks = privatePosition().marks;
    const stale = privatePosition({ rank: 0.2, marks: { ...marks, ageDays: measured(400), isStale: true } });
    const smoothed = privatePosition({ rank: 0.2, marks: { ...marks, looksSmoothed: true } });
    for (const position of [stale, smoothed])
      expect(evaluateScheme(patient, managerRecord({ active: {} }, { positions: [position] })).verdict).toBe("behind");
  });

  it("weighs two books by their value", () => {
    // liquid 100, private 40: 0.25 x 100 + 0.75 x 40 = 55
    const record = managerRecord(
      { active: { "1y": 0.04, "3y": 0.04, "5y": 0.04, "7y": 0.04, "10y": 0.04 } },
      {
        positions: [privatePosition({ rank: 0.4, ageYears: 8 })],
        books: { liquid: { held: true, share: 0.25 }, private: { held: true, share: 0.75 } },
      },
    );
    const both = { ...record, ladder: { ...record.ladder, liquid: record.ladder.whole } };
    expect(evaluateScheme(patient, both).score.value).toBeCloseTo(55, 12);
  });
});

describe("an evaluation", () => {
  const active = fc.double({ min: -0.2, max: 0.2, noNaN: true });

  it("never falls when a result rises", () => {
    const { evaluate } = compileScheme(patient);
    const score = (value: number, other: number) =>
      evaluate(managerRecord({ active: { "1y": other, "3y": other, "5y": value, "7y": other, "10y": other } })).score
        .value ?? Number.NaN;
    fc.assert(
      fc.property(active, active, active, (a, b, other) => {
        expect(score(Math.max(a, b), other)).toBeGreaterThanOrEqual(score(Math.min(a, b), other));
      }),
    );
  });

  it("shows parts that make its score, at every step of the tree", () => {
    fc.assert(
      fc.property(active, active, active, (one, three, five) => {
        const record = managerRecord({ active: { "1y": one, "3y": three, "5y": five }, years: 6 });
        const { tree, score } = evaluateScheme(patient, record);
        const book = tree.children.find(({ facts }) => facts.book === "liquid") as EvaluationNode;
        const sum = book.children.reduce(
          (total, node) => total + (node.effectiveWeight ?? 0) * (node.value.value ?? 0),
          0,
        );
        expect(sum).toBeCloseTo(score.value ?? Number.NaN, 12);
        expect(tree.value).toEqual(score);
      }),
    );
  });

  it("comes to the verdict that bare numbers come to", () => {
    const { evaluate, judge } = compileScheme(patient);
    fc.assert(
      fc.property(active, active, (five, ten) => {
        const evaluation = evaluate(managerRecord({ active: { "5y": five, "10y": ten }, probabilitySkill: 0.2 }));
        const judgement = judge({
          results: [null, null, five, null, ten, null, null],
          shares: { liquid: 1, private: 0 },
          yearsOfRecord: 12,
          probabilitySkill: 0.2,
          outsideShare: 0,
          youngShare: 0,
        });
        expect(judgement.verdict).toBe(evaluation.verdict);
        expect(judgement.score).toBe(evaluation.score.value);
      }),
    );
  });
});
