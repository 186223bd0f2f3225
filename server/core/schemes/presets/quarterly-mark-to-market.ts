import type { SchemeDefinition } from "../scheme-definition";
import { activeReturnCurve, plainPay, scoreAward } from "./preset-parts";

/** What most desks are judged by today: the last quarter, marked to market, against the benchmark. */
export const quarterlyMarkToMarket: SchemeDefinition = {
  version: 1,
  code: "quarterly-mark-to-market",
  name: { en: "Quarterly mark to market", zh: "季度盯市" },
  description: {
    en: "Only the last quarter counts. Every paper loss counts in full, in every book; nothing is too early to judge.",
    zh: "只看最近一个季度。各类账户的浮亏一律全额计入，没有“为时尚早”一说。",
  },
  source: {
    title: {
      en: "Common practice: before 2023 state insurers' return on equity was appraised on the current year alone",
      zh: "行业惯例：2023年以前国有保险公司净资产收益率仅考核当年",
    },
    date: "2022-06-16",
    confidence: "high",
  },
  measures: [
    {
      id: "quarter",
      kind: "periodReturn",
      book: "whole",
      horizon: "1q",
      against: { kind: "benchmark" },
      weight: 1,
      curve: activeReturnCurve,
    },
  ],
  missing: { rule: "block", minimumWeight: 1, minimumCoverage: 1 },
  tolerance: null,
  decision: {
    aheadFrom: 55,
    behindBelow: 42,
    evidence: { minimumYears: 0, notBehindAboveProbability: null, aheadFromProbability: null },
    actions: {
      rules: [
        { breach: "behind", action: "watch", after: 1, withinQuarters: null },
        { breach: "behind", action: "review", after: 2, withinQuarters: null },
        { breach: "behind", action: "stop", after: 4, withinQuarters: null },
      ],
      stopNeedsYears: 0,
      noStopAboveProbability: null,
      noStopOnYears: null,
      withoutEvidence: ["behind"],
    },
  },
  pay: { ...plainPay, award: scoreAward },
};
