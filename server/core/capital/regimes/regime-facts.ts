import { assetLiabilityDraft2025, notice2023, rule7, solvencyRegulation } from "./cross-sources";
import type { Provenance } from "./dated-rule";

/** A dated fact that informs rather than computes, in both languages. */
export interface RegimeFact extends Provenance {
  readonly name: string;
  readonly statement: { readonly en: string; readonly "zh-CN": string };
}

const reported = { sourceClass: "secondary", confidence: "high", validTo: null } as const;
const euReview = {
  validFrom: "2027-01-30",
  validTo: null,
  source: "Directive (EU) 2025/2; Delegated Regulation (EU) 2026/269",
  sourceDate: "2026-02-18",
  sourceClass: "primary",
  confidence: "high",
} as const;

export const regimeFacts: readonly RegimeFact[] = [
  {
    ...solvencyRegulation,
    validTo: "2025-12-31",
    name: "transition",
    statement: {
      en: "The transition to C-ROSS II ran, firm by firm, to the end of 2025.",
      "zh-CN": "偿二代二期工程过渡期按公司分别确定，最晚至2025年底。",
    },
  },
  {
    ...rule7,
    source: "C-ROSS II Rule 8 (market risk)",
    article: "71",
    name: "strategicSupportFactors",
    statement: {
      en: "The regulator may set factors that support national strategy at any time.",
      "zh-CN": "监管机构可随时设定支持国家战略的特征因子。",
    },
  },
  {
    ...notice2023,
    article: "十",
    name: "yieldDisclosure",
    statement: {
      en: "The quarterly solvency summary shows the three-year average of both investment yields.",
      "zh-CN": "季度偿付能力报告摘要披露近三年平均投资收益率和综合投资收益率。",
    },
  },
  {
    ...assetLiabilityDraft2025,
    name: "assetLiabilityCycle",
    statement: {
      en: "Cost and return indicators are judged over 3 to 5 years, and staff appraisal follows a long cycle (draft).",
      "zh-CN": "成本收益指标按3至5年评价，人员考核实行长周期（征求意见稿）。",
    },
  },
  {
    ...reported,
    validFrom: "2023-01-01",
    source: "Press reports on the long-hold pilot",
    sourceDate: "2025-04-30",
    name: "longHoldPilot",
    statement: {
      en: "Insurance long-hold equity pilot: a first fund of 50 bn CNY in 2023 (Honghu), 162 bn by April 2025, a further batch of 60 bn.",
      "zh-CN": "保险资金长期股票投资试点：2023年首只500亿元基金（鸿鹄），至2025年4月合计1620亿元，再批600亿元。",
    },
  },
  {
    ...euReview,
    article: "173",
    name: "publicCoInvestment",
    statement: {
      en: "Equity under public co-investment programmes carries a lower charge, up to 10% of own funds.",
      "zh-CN": "公共共同投资计划下的股权适用较低资本要求，以自有资金的10%为限。",
    },
  },
];
