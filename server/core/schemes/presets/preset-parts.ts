import type { SchemeDefinition, SchemeMeasure, SchemePay } from "../scheme-definition";

type Against = Extract<SchemeMeasure, { kind: "periodReturn" }>["against"];

/** From four points a year below the benchmark to four above it: 0, 50 at the benchmark, 100. */
export const activeReturnCurve = [
  { x: -0.04, score: 0 },
  { x: 0, score: 50 },
  { x: 0.04, score: 100 },
];

/** From the worst to the best of the peers of the same age. */
export const rankCurve = [
  { x: 0, score: 0 },
  { x: 0.5, score: 50 },
  { x: 1, score: 100 },
];

/** A judgement from 0 to 100 is its own score. */
export const ownScoreCurve = [
  { x: 0, score: 0 },
  { x: 100, score: 100 },
];

/** A return over some whole years up to the as-of date. */
export const cycleMeasure = (
  id: string,
  years: number,
  weight: number,
  against: Against,
  curve: SchemeMeasure["curve"] = activeReturnCurve,
  mean: "geometric" | "arithmetic" = "geometric",
): SchemeMeasure => ({
  id,
  kind: "cycle",
  book: "whole",
  of: { kind: "return" },
  parts: [{ years, weight: 1 }],
  mean,
  against,
  weight,
  curve,
});

/** Soundness of risk management and compliance, judged from 0 to 100. */
export const riskCompliance = (
  book: SchemeMeasure["book"],
  weight: number,
  id = "riskAndCompliance",
): SchemeMeasure => ({
  id,
  kind: "assessment",
  book,
  subject: "riskCompliance",
  assessment: "riskCompliance",
  scale: { from: 0, to: 100 },
  weight,
  curve: ownScoreCurve,
});

/** Verdicts from the score alone, whatever the record proves. */
export const plainDecision: SchemeDefinition["decision"] = {
  aheadFrom: 55,
  behindBelow: 42,
  evidence: { minimumYears: 0, notBehindAboveProbability: null, aheadFromProbability: null },
};

/** Cash at once, nothing held back, nothing given back: what a scheme adds is what it says. */
export const plainPay: Omit<SchemePay, "award"> = {
  currency: "CNY",
  yearEndMonth: 12,
  gates: [],
  pool: null,
  matrix: null,
  highWaterMark: false,
  bank: null,
  deferral: null,
  instrument: { kind: "cash", share: 0 },
  malus: [],
  clawback: null,
  ownMoney: null,
  leavers: { good: "keepsSchedule", bad: "forfeitsUnvested", stopped: "good" },
};

/** Nothing up to a score of 40, the target at 50, twice the target from 100 on. */
export const scoreAward: Extract<SchemePay["award"], { kind: "score" }> = {
  kind: "score",
  target: null,
  multiples: [
    { x: 40, score: 0 },
    { x: 50, score: 1 },
    { x: 100, score: 2 },
  ],
  floor: null,
  cap: 2,
  capOfSalary: null,
};

/** The four causes for which pay must be taken back, and misconduct. @see 银保监办发, 28 January 2021 */
export const clawbackOf2021: NonNullable<SchemePay["clawback"]> = {
  lookBackYears: 3,
  onRestatement: true,
  events: [
    { event: "regulatoryRatiosMissed", share: 1 },
    { event: "takeover", share: 1 },
    { event: "majorRiskEvent", share: 1 },
    { event: "misconduct", share: 1 },
  ],
  appliesToLeavers: true,
};
