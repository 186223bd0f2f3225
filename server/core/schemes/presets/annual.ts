import type { SchemeDefinition } from "../scheme-definition";
import { activeReturnCurve, plainDecision, plainPay, scoreAward } from "./preset-parts";

/** The last year against the benchmark, paid in cash. */
export const annual: SchemeDefinition = {
  version: 1,
  code: "annual",
  name: { en: "Annual", zh: "年度考核" },
  description: {
    en: "Only the last year counts, marked to market, and the bonus is paid at once.",
    zh: "只看最近一年，按市价计算，奖金当年一次性发放。",
  },
  source: {
    title: {
      en: "Common practice: the appraisal of state insurers before 2023 (MoF notice 2022 No. 72) counted the current year at 100%",
      zh: "行业惯例：2023年以前国有保险公司绩效评价（财金〔2022〕72号）当年权重100%",
    },
    date: "2022-06-16",
    confidence: "high",
  },
  measures: [
    {
      id: "year",
      kind: "periodReturn",
      book: "whole",
      horizon: "1y",
      against: { kind: "benchmark" },
      weight: 1,
      curve: activeReturnCurve,
    },
  ],
  missing: { rule: "block", minimumWeight: 1, minimumCoverage: 1 },
  tolerance: null,
  decision: {
    ...plainDecision,
    actions: {
      rules: [
        { breach: "behind", action: "review", after: 2, withinQuarters: null },
        { breach: "behind", action: "stop", after: 5, withinQuarters: null },
      ],
      stopNeedsYears: 1,
      noStopAboveProbability: null,
      noStopOnYears: null,
      withoutEvidence: ["behind"],
    },
  },
  pay: { ...plainPay, award: scoreAward },
};
