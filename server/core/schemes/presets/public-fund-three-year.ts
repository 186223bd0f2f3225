import type { SchemeDefinition } from "../scheme-definition";
import { activeReturnCurve, clawbackOf2021, plainDecision, plainPay, scoreAward } from "./preset-parts";

const overYears = (id: string, horizon: "1y" | "3y" | "5y", weight: number) =>
  ({
    id,
    kind: "periodReturn",
    book: "whole",
    horizon,
    against: { kind: "benchmark" },
    weight,
    curve: activeReturnCurve,
  }) as const;

/** Public funds: 80% on three years and more, pay held by the matrix of three-year result and fund margin. */
export const publicFundThreeYear: SchemeDefinition = {
  version: 1,
  code: "public-fund-three-year",
  name: { en: "Public funds: three-year rule", zh: "公募基金三年考核" },
  description: {
    en: "At least 80% of the weight on three years and more. Several funds count by size and time, those younger than a year do not. Falling more than ten points behind over three years while the fund loses money cuts pay by at least 30%.",
    zh: "三年及以上指标权重不低于80%。多只产品按规模和管理时间加权，不满一年的不计。三年业绩低于基准超过10个百分点且基金利润率为负的，绩效薪酬至少下降30%。",
  },
  source: {
    title: {
      en: "AMAC appraisal guideline for fund managers, draft of December 2025 (final text of April 2026 not seen)",
      zh: "中国证券投资基金业协会《基金管理公司绩效考核管理指引》2025年12月征求意见稿（2026年4月终稿未见）",
    },
    date: "2025-12-05",
    confidence: "medium",
  },
  measures: [overYears("oneYear", "1y", 0.2), overYears("threeYears", "3y", 0.5), overYears("fiveYears", "5y", 0.3)],
  missing: { rule: "renormalise", minimumWeight: 0.5, minimumCoverage: 1 },
  portfolios: { rule: "sizeTime", minimumAgeYears: 1 },
  tolerance: null,
  decision: { ...plainDecision, evidence: { ...plainDecision.evidence, minimumYears: 1 } },
  pay: {
    ...plainPay,
    award: scoreAward,
    matrix: { farBelow: 0.1, leastCut: 0.3, significantlyAbove: 0.05, mustFallBy: 0.1 },
    deferral: {
      rule: { kind: "share", share: 0.4 },
      years: 3,
      countsYear0: false,
      firstInstalment: 1,
      instalmentWeights: null,
    },
    malus: [
      { event: "misconduct", share: 1 },
      { event: "majorRiskEvent", share: 1 },
    ],
    clawback: { ...clawbackOf2021, lookBackYears: 3 },
    ownMoney: { shareOfPay: 0.4, equityFundPart: null, holdYears: 1 },
  },
};
