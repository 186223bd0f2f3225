import type { DealTolerance, SchemeDefinition, SchemeMeasure } from "../scheme-definition";
import { activeReturnCurve, clawbackOf2021, plainPay, rankCurve, riskCompliance } from "./preset-parts";

const overYears = (id: string, horizon: "1y" | "3y" | "5y" | "7y" | "10y", weight: number): SchemeMeasure => ({
  id,
  kind: "periodReturn",
  book: "liquid",
  horizon,
  against: { kind: "benchmark" },
  weight,
  curve: activeReturnCurve,
});

const forAge = (id: string, result: "tvpi" | "irr", weight: number): SchemeMeasure => ({
  id,
  kind: "fundResult",
  book: "private",
  result,
  against: { kind: "corridor" },
  weight,
  curve: rankCurve,
});

type DealClass = DealTolerance["classes"][number];

/** No paper loss counts until `grace` years, all of it from `full` years on. */
const dealClass = (
  name: DealClass["name"],
  stages: DealClass["stages"],
  domains: DealClass["domains"],
  [grace, full]: readonly [number, number],
  classLossRate: number,
): DealClass => ({
  name,
  stages,
  domains,
  paperLossWeight: [
    { x: grace, score: 0 },
    { x: full, score: 1 },
  ],
  dealLossRate: 1,
  classLossRate,
});

/** Technologies that take a decade from laboratory to sales. */
const SLOW = ["semiconductors", "lifeScience", "space"];

/** Longview's starting point for patient money; argued for in docs/patient-scheme.md. */
export const patient: SchemeDefinition = {
  version: 1,
  code: "patient",
  name: { en: "Patient", zh: "长周期" },
  description: {
    en: "Weighs 1, 3, 5, 7 and 10 years at 10/20/30/20/20, beside 30% for risk management and compliance where they are assessed. Private funds are judged against peers of their age: a paper loss inside the corridor is neutral, one outside it counts. Says “too early” where the record proves nothing.",
    zh: "1、3、5、7、10年按10/20/30/20/20加权，已评估的风险管理与合规另占30%。私募基金与同龄基金比较：走廊以内的浮亏不计，走廊以外照计。证据不足时判定为“为时尚早”，而不是否定。",
  },
  source: {
    title: {
      en: "Longview's proposal, after MoF notice 2025 No. 62 (current year 30%, three years 50%, five years 20%) and lengthened for patient capital",
      zh: "长考建议方案，参照财金〔2025〕62号（当年30%、3年50%、5年20%），并按耐心资本要求延长",
    },
    date: "2025-07-11",
    confidence: "own",
  },
  measures: [
    overYears("oneYear", "1y", 0.07),
    overYears("threeYears", "3y", 0.14),
    overYears("fiveYears", "5y", 0.21),
    overYears("sevenYears", "7y", 0.14),
    overYears("tenYears", "10y", 0.14),
    forAge("multipleForAge", "tvpi", 0.35),
    forAge("irrForAge", "irr", 0.35),
    riskCompliance("liquid", 0.3),
    riskCompliance("private", 0.3, "riskAndCompliancePrivate"),
  ],
  // Results alone must carry what they carried without the assessment: 30% of their own weight.
  missing: { rule: "renormalise", minimumWeight: 0.21, minimumCoverage: 1 },
  tolerance: {
    graceYears: 4,
    corridor: { measure: "tvpi", lowerProbability: 0.1, outsideShare: 0.5 },
    staleAfterDays: 200,
    smoothedMarksLoseGrace: true,
    deals: {
      classes: [
        dealClass({ en: "Seed, slow technology", zh: "种子期长周期技术" }, ["seed"], SLOW, [5, 8], 0.5),
        dealClass({ en: "Seed", zh: "种子期" }, ["seed"], "all", [4, 7], 0.5),
        dealClass({ en: "Early, slow technology", zh: "早期长周期技术" }, ["early"], SLOW, [4, 7], 0.4),
        dealClass({ en: "Early", zh: "早期" }, ["early"], "all", [3, 6], 0.4),
        dealClass({ en: "Growth and mature", zh: "成长与成熟期" }, ["growth", "mature"], "all", [2, 4], 0.3),
        dealClass({ en: "Buyout", zh: "并购" }, ["buyout"], "all", [2, 4], 0.2),
      ],
      alwaysInFull: ["realisedLoss", "impairment", "downRound", "writeOff", "limitBreach", "negativeList"],
      dueDiligenceExemption: { share: 0.5, usesBudget: true },
      unrealisedGains: [
        { basis: "marketPrice", upToDays: 100, credit: 0.8 },
        { basis: "externalRound", upToDays: 200, credit: 0.6 },
        { basis: "externalRound", upToDays: 400, credit: 0.4 },
        { basis: "audited", upToDays: 400, credit: 0.5 },
        { basis: "any", upToDays: 200, credit: 0.25 },
      ],
    },
    drawdown: { assumedRatio: 0.5, confidence: 0.95, trackingError: null },
  },
  decision: {
    aheadFrom: 60,
    behindBelow: 40,
    evidence: { minimumYears: 3, notBehindAboveProbability: 0.3, aheadFromProbability: null },
    actions: {
      rules: [
        { breach: "behind", action: "watch", after: 1, withinQuarters: null },
        { breach: "outsideCorridor", action: "watch", after: 1, withinQuarters: null },
        { breach: "drawdownBudgetExceeded", action: "watch", after: 1, withinQuarters: null },
        { breach: "lossBudgetExceeded", action: "review", after: 2, withinQuarters: 4 },
        { breach: "behind", action: "review", after: 4, withinQuarters: 6 },
        { breach: "outsideCorridor", action: "review", after: 4, withinQuarters: 6 },
        { breach: "drawdownBudgetExceeded", action: "review", after: 4, withinQuarters: 6 },
        { breach: "behind", action: "stop", after: 8, withinQuarters: 12 },
        { breach: "outsideCorridor", action: "stop", after: 8, withinQuarters: 12 },
        { breach: "limitBreach", action: "review", after: 1, withinQuarters: 1 },
        { breach: "negativeList", action: "stop", after: 1, withinQuarters: 1 },
      ],
      stopNeedsYears: 3,
      noStopAboveProbability: 0.3,
      noStopOnYears: 1,
      withoutEvidence: ["negativeList"],
    },
  },
  pay: {
    ...plainPay,
    award: {
      kind: "score",
      target: null,
      multiples: [
        { x: 35, score: 0 },
        { x: 55, score: 1 },
        { x: 90, score: 2 },
      ],
      floor: null,
      cap: 2,
      capOfSalary: 3,
    },
    gates: [
      {
        name: "comprehensive solvency ratio of 120%",
        figure: "comprehensiveSolvencyRatio",
        atLeast: 1.2,
        factorWhenMissed: 0.5,
        whenUnknown: "met",
      },
      {
        name: "comprehensive solvency ratio of 100%",
        figure: "comprehensiveSolvencyRatio",
        atLeast: 1,
        factorWhenMissed: 0,
        whenUnknown: "met",
      },
      {
        name: "core solvency ratio of 50%",
        figure: "coreSolvencyRatio",
        atLeast: 0.5,
        factorWhenMissed: 0,
        whenUnknown: "met",
      },
      { name: "risk weight of 30%", figure: "riskWeight", atLeast: 0.3, factorWhenMissed: 0, whenUnknown: "met" },
    ],
    deferral: {
      rule: { kind: "grade", shareByGrade: { chair: 0.6, generalManager: 0.6, executive: 0.5, keyPost: 0.5 } },
      years: 5,
      countsYear0: false,
      firstInstalment: 1,
      instalmentWeights: null,
    },
    instrument: { kind: "portfolioUnits", share: 1 },
    malus: [
      { event: "negativeList", share: 1 },
      { event: "misconduct", share: 1 },
      { event: "majorRiskEvent", share: 1 },
      { event: "regulatoryRatiosMissed", share: 1 },
      { event: "limitBreach", share: 0.25 },
    ],
    clawback: { ...clawbackOf2021, lookBackYears: 7 },
    ownMoney: { shareOfPay: 0.4, equityFundPart: null, holdYears: 3 },
  },
};
