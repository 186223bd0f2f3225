import type { SchemeDefinition } from "../scheme-definition";
import { cycleMeasure, plainDecision, plainPay, scoreAward } from "./preset-parts";

const benchmark = { kind: "benchmark" } as const;
const missing = { rule: "block", minimumWeight: 1, minimumCoverage: 1 } as const;

/** NZ Super: value added over four years against the reference portfolio, paid even in a year of loss. */
export const newZealandSuper: SchemeDefinition = {
  version: 1,
  code: "four-year-nz-super",
  name: { en: "Four-year value added (NZ Super)", zh: "四年增值（新西兰超级年金）" },
  description: {
    en: "Only the return against the reference portfolio over four years counts; a year of loss does not matter by itself. The line from result to pay is not published: the one here is ours.",
    zh: "只看四年期相对参考组合的增值，单一年度亏损本身不影响。官方未公布计奖曲线，此处为示例。",
  },
  source: {
    title: {
      en: "Guardians of New Zealand Superannuation: benchmarks, and press on the four-year bonus period",
      zh: "新西兰超级年金基金基准披露及四年奖金周期的报道",
    },
    date: null,
    confidence: "high",
  },
  measures: [cycleMeasure("fourYears", 4, 1, benchmark)],
  missing,
  tolerance: null,
  decision: { ...plainDecision, evidence: { ...plainDecision.evidence, minimumYears: 4 } },
  pay: { ...plainPay, currency: "NZD", yearEndMonth: 6, award: scoreAward },
};

/** Vestcor: cumulative value added of the whole fund over four years, target 42 basis points, at most twice at 84. */
export const vestcor: SchemeDefinition = {
  version: 1,
  code: "four-year-vestcor",
  name: { en: "Four-year value added (Vestcor)", zh: "四年增值（Vestcor）" },
  description: {
    en: "Value added over four years: the target bonus at 42 basis points a year, twice the target at 84 and above, nothing at 0 and below. Part is deferred since 2021; the share was not seen, none is deferred here.",
    zh: "四年期增值：每年42个基点对应目标奖金，84个基点及以上为两倍，0及以下为零。2021年起部分递延，比例未见，此处不递延。",
  },
  source: {
    title: { en: "Vestcor annual report 2021", zh: "Vestcor 2021年年报" },
    date: "2021-12-31",
    confidence: "high",
  },
  measures: [
    cycleMeasure("fourYears", 4, 1, benchmark, [
      { x: 0, score: 0 },
      { x: 0.0042, score: 50 },
      { x: 0.0084, score: 100 },
    ]),
  ],
  missing,
  tolerance: null,
  decision: {
    ...plainDecision,
    aheadFrom: 50,
    behindBelow: 1,
    evidence: { ...plainDecision.evidence, minimumYears: 4 },
  },
  pay: {
    ...plainPay,
    currency: "CAD",
    award: {
      ...scoreAward,
      multiples: [
        { x: 0, score: 0 },
        { x: 50, score: 1 },
        { x: 100, score: 2 },
      ],
    },
  },
};
