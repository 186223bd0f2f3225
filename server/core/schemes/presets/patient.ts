import type { SchemeDefinition, SchemeMeasure } from "../scheme-definition";

const activeReturnCurve = [
  { x: -0.04, score: 0 },
  { x: 0, score: 50 },
  { x: 0.04, score: 100 },
];

const overYears = (id: string, horizon: "1y" | "3y" | "5y" | "7y" | "10y", weight: number): SchemeMeasure => ({
  id,
  kind: "periodReturn",
  book: "liquid",
  horizon,
  against: { kind: "benchmark" },
  weight,
  curve: activeReturnCurve,
});

/** Longview's starting point for patient money: many years count, young funds are judged by the corridor of their age. */
export const patient: SchemeDefinition = {
  version: 1,
  code: "patient",
  name: { en: "Patient", zh: "长周期" },
  description: {
    en: "Weighs 1, 3, 5, 7 and 10 years at 10/20/30/20/20. Private funds are judged against peers of their age: a paper loss inside the corridor is neutral, one outside it counts. Says “too early” where the record proves nothing.",
    zh: "1、3、5、7、10年按10/20/30/20/20加权。私募基金与同龄基金比较:走廊以内的浮亏不计,走廊以外照计。证据不足时判定为“为时尚早”,而不是否定。",
  },
  source: {
    title: {
      en: "Longview's proposal, after MoF notice 2025 No. 62 (current year 30%, three years 50%, five years 20%) and lengthened for patient capital",
      zh: "长考建议方案,参照财金〔2025〕62号(当年30%、3年50%、5年20%),并按耐心资本要求延长",
    },
    date: "2025-07-11",
    confidence: "own",
  },
  measures: [
    overYears("oneYear", "1y", 0.1),
    overYears("threeYears", "3y", 0.2),
    overYears("fiveYears", "5y", 0.3),
    overYears("sevenYears", "7y", 0.2),
    overYears("tenYears", "10y", 0.2),
    {
      id: "multipleForAge",
      kind: "fundResult",
      book: "private",
      result: "tvpi",
      against: { kind: "corridor" },
      weight: 0.5,
      curve: [
        { x: 0, score: 0 },
        { x: 0.5, score: 50 },
        { x: 1, score: 100 },
      ],
    },
    {
      id: "irrForAge",
      kind: "fundResult",
      book: "private",
      result: "irr",
      against: { kind: "corridor" },
      weight: 0.5,
      curve: [
        { x: 0, score: 0 },
        { x: 0.5, score: 50 },
        { x: 1, score: 100 },
      ],
    },
  ],
  missing: { rule: "renormalise", minimumWeight: 0.3, minimumCoverage: 1 },
  tolerance: {
    graceYears: 4,
    corridor: { measure: "tvpi", lowerProbability: 0.1, outsideShare: 0.5 },
    staleAfterDays: 200,
    smoothedMarksLoseGrace: true,
  },
  decision: {
    aheadFrom: 60,
    behindBelow: 40,
    evidence: { minimumYears: 3, notBehindAboveProbability: 0.3, aheadFromProbability: null },
  },
};
