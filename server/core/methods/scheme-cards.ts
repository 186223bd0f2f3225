import type { MethodCard } from "./method-card";

export const schemeCards: readonly MethodCard[] = [
  {
    id: "score",
    subject: "schemes",
    name: { en: "Score of a scheme", zh: "考核得分" },
    answers: {
      en: "One number for a manager under a scheme: results turned into points by curves, weighted.",
      zh: "某一考核方案下对经理的单一评分：结果经评分曲线换算为分数后加权。",
    },
    formula: "score = Σ weight × curve(result) ÷ Σ weight of results that exist",
    inputs: [
      {
        symbol: "result",
        meaning: {
          en: "a measure over a horizon, against benchmark, hurdle or peers",
          zh: "某期限的指标，相对基准、门槛或同业",
        },
      },
      { symbol: "curve", meaning: { en: "piecewise line from result to points", zh: "由结果到分数的分段折线" } },
      { symbol: "weight", meaning: { en: "share of the measure in the scheme", zh: "指标在方案中的权重" } },
    ],
    conventions: [
      {
        en: "A horizon the record does not cover is left out and the weights are scaled up, unless the scheme says block or carry.",
        zh: "业绩记录未覆盖的期限被剔除并按比例放大其余权重，除非方案规定为阻断或结转。",
      },
      {
        en: "Liquid and private books are scored apart and combined by value.",
        zh: "公开市场与私募账户分别评分，再按规模合并。",
      },
    ],
    alternatives: [],
    unavailable: [
      { en: "Less weight has a result than the scheme asks for at least", zh: "有结果的权重低于方案要求的下限" },
    ],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [
      {
        en: "Many scorecards read a missing result as zero, or fix an average of the components.",
        zh: "许多评分表把缺失结果当作零，或固定取各项平均。",
      },
    ],
    code: "server/core/schemes/evaluate-scheme.ts",
  },
  {
    id: "verdict",
    subject: "schemes",
    name: { en: "Verdict", zh: "结论" },
    answers: {
      en: "Ahead, in line, behind, too early to say, or outside the corridor: what a scheme says of a manager.",
      zh: "领先、相当、落后、为时尚早或走廊之外：方案对经理的判断。",
    },
    formula:
      "ahead when score ≥ threshold, behind when score < threshold, in line between;\ntoo early while the record proves too little",
    inputs: [
      { symbol: "score", meaning: { en: "score of the scheme", zh: "方案得分" } },
      {
        symbol: "evidence",
        meaning: { en: "years of record and probability of skill", zh: "业绩年限与具备能力的概率" },
      },
    ],
    conventions: [
      {
        en: "Nobody is ahead or behind with fewer years of record than the scheme asks for.",
        zh: "业绩年限不足方案要求时，不判领先或落后。",
      },
      {
        en: "Funds outside the corridor of their age are named so, whatever the score.",
        zh: "处于年限走廊之外的基金按此列示，与得分无关。",
      },
    ],
    alternatives: [],
    unavailable: [{ en: "There is no record at all: no data", zh: "没有任何业绩记录：无数据" }],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/core/schemes/judge.ts",
  },
  {
    id: "money-between",
    subject: "schemes",
    name: { en: "Money between the two clocks", zh: "两种视角之间的金额" },
    answers: {
      en: "What a decision by the short clock alone would not have looked at, in money.",
      zh: "仅凭短期视角决策所忽略的金额。",
    },
    formula:
      "value added over the right lens's longest horizon − value added over the left lens's\nvalue added = Σ value at the start of each period × active return of the period",
    inputs: [{ symbol: "value", meaning: { en: "value of the portfolios answered for", zh: "所负责组合的规模" } }],
    conventions: [
      { en: "Both over everything the manager answered for at the time.", zh: "两者均以当时所负责的全部组合计算。" },
    ],
    alternatives: [],
    unavailable: [{ en: "Values are missing or in several currencies", zh: "缺少规模数据，或涉及多种货币" }],
    sources: ["docs/decisions/0007-records-and-verdicts.md"],
    disagreements: [],
    code: "server/services/overview.ts",
  },
];
