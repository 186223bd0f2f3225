import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const shared = { subject: "capital", disagreements: [] } as const satisfies Partial<MethodCard>;
const notCovered = say("The rules held here do not cover the asset", "所收录规则未覆盖该资产");
const reading = say(
  "What an asset counts as abroad is our reading: shares listed outside EEA and OECD and all unlisted equity are type 2.",
  "资产在境外口径下的归类为本系统理解：EEA 与 OECD 以外上市及全部未上市权益归第二类。",
);

/** The same book under other regimes. */
export const capitalRegimeCards: readonly MethodCard[] = [
  {
    ...shared,
    id: "solvency-two-equity",
    name: say("Equity and property under Solvency II", "欧盟 Solvency II 权益与房地产"),
    answers: say(
      "What the same asset costs under European rules, today and from 30 January 2027.",
      "同一资产在欧盟规则下（现行及 2027 年 1 月 30 日起）的资本要求。",
    ),
    formula:
      "charge = value × (base stress + share × SA)\nSA = ½ × ((CI − AI) ÷ AI − 8%),  within ±10%; from 30 Jan 2027 within ±13%",
    inputs: [
      input(
        "base stress",
        "type 1 39%, type 2 49%, strategic or long-term 22%, property 25%",
        "第一类 39%，第二类 49%，战略参股或长期权益 22%，房地产 25%",
      ),
      input("CI, AI", "equity index and its average of 36 months", "权益指数及其 36 个月均值"),
    ],
    conventions: [
      say("Sums of charges without diversification, so that factors can be compared.", "仅比较因子：不计分散效应。"),
      reading,
      say(
        "Long-term equity needs proof about the whole insurer and is never assumed.",
        "长期权益投资（LTEI）须公司层面举证，系统不作假定。",
      ),
    ],
    alternatives: [say("The correlation of 0.75 between the types", "两类权益间 0.75 的相关系数")],
    unavailable: [notCovered],
    sources: [
      "Delegated Regulation (EU) 2015/35, Art. 168–174",
      "Directive (EU) 2025/2; Delegated Regulation (EU) 2026/269",
    ],
    disagreements: [
      say(
        "The factor ½ and the 8% stood in an image of the text read and carry a badge.",
        "½ 与 8% 两个常数在所读文本中为图片，故带“待核”标记。",
      ),
    ],
    code: "server/core/capital/solvency-two.ts",
  },
  {
    ...shared,
    id: "naic-factor",
    name: say("NAIC risk-based capital", "美国 NAIC 风险资本"),
    answers: say("What the same asset costs an American insurer.", "同一资产在美国 RBC 口径下的资本要求。"),
    formula: "life, common stock: min(45%, max(22.5%, 30% × β))\nall others: the factor of the table",
    inputs: [input("β", "beta of the stock portfolio; 1 where it is not known", "股票组合贝塔；未知时取 1")],
    conventions: [reading, say("Pre-tax factors, without the covariance formula.", "税前因子，不计协方差公式。")],
    alternatives: [],
    unavailable: [notCovered],
    sources: ["NAIC risk-based capital instructions, life and property-casualty"],
    disagreements: [
      say(
        "Schedule BA and real-estate factors were not read and carry a badge.",
        "附表 BA 与房地产因子未读原文，带“待核”标记。",
      ),
    ],
    code: "server/core/capital/naic-charge.ts",
  },
  {
    ...shared,
    id: "regimes-side-by-side",
    name: say("Regimes side by side", "监管口径对照"),
    answers: say("How the same book is charged under five sets of rules.", "同一组合在五套规则下的资本要求。"),
    formula: "total = Σ value × factor,  over the assets a regime covers",
    inputs: [input("factor", "of each asset under the regime, fraction", "各资产在该口径下的因子（小数）")],
    conventions: [
      say(
        "No aggregation anywhere; what a regime does not cover is named with its value.",
        "各口径均不作合成；未覆盖部分列示其价值。",
      ),
      say(
        "Bonds are left out: the tables held here for other regimes are those of equity and property.",
        "不含债券：其他口径仅收录权益与房地产规则。",
      ),
    ],
    alternatives: [],
    unavailable: [notCovered],
    sources: [
      "C-ROSS II Rules 7, 8",
      "Delegated Regulation (EU) 2015/35",
      "PRA Rulebook",
      "NAIC risk-based capital instructions",
    ],
    code: "server/core/capital/compare-regimes.ts",
  },
];
