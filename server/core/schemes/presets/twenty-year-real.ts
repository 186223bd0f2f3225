import type { SchemeDefinition } from "../scheme-definition";
import { cycleMeasure } from "./preset-parts";

/** GIC: the rolling twenty-year real return; five and ten years are markers on the way and carry no weight. */
export const twentyYearReal: SchemeDefinition = {
  version: 1,
  code: "twenty-year-real",
  name: { en: "Twenty-year real return (GIC)", zh: "二十年实际收益（新加坡政府投资公司）" },
  description: {
    en: "The return above inflation over twenty years; a record of ten years or more counts for what it has. The line from result to score is ours, and how GIC pays is not published.",
    zh: "二十年期扣除通胀后的收益；满十年的记录按已有年限计。评分曲线为示例，薪酬公式未公布。",
  },
  source: {
    title: {
      en: "GIC annual report 2024/25 (3.8% real over twenty years to March 2025)",
      zh: "GIC 2024/25年度报告（截至2025年3月二十年实际收益3.8%）",
    },
    date: "2025-07-25",
    confidence: "high",
  },
  measures: [
    cycleMeasure("twentyYears", 20, 1, { kind: "inflation", margin: 0 }, [
      { x: 0, score: 0 },
      { x: 0.038, score: 50 },
      { x: 0.076, score: 100 },
    ]),
  ],
  missing: { rule: "block", minimumWeight: 1, minimumCoverage: 0.5 },
  tolerance: null,
  decision: {
    aheadFrom: 60,
    behindBelow: 40,
    evidence: { minimumYears: 10, notBehindAboveProbability: null, aheadFromProbability: null },
  },
};
