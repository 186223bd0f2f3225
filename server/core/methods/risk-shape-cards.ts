import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const returns = input("r", "returns per period, fractions", "各期收益率（小数）");
const count = input("n", "number of periods", "期数");
const perYear = input("k", "periods per year: 12 for months, 4 for quarters", "每年期数：月度为 12，季度为 4");
const target = input(
  "MAR",
  "least acceptable return per period, fraction; 0 by default",
  "每期最低可接受收益率（小数），默认 0",
);
const noPeriods = say("There are no periods", "没有任何一期");
const noDownside = say("No period is below the target", "没有任何一期低于目标收益");
const bacon = "Bacon (2008), Practical Portfolio Performance Measurement and Attribution, chapter 4";

/** Averages, and what the shape of a record tells beside its spread. */
export const riskShapeCards: readonly MethodCard[] = [
  {
    id: "mean-return",
    subject: "risk",
    name: say("Mean return and mean absolute deviation", "平均收益率与平均绝对偏差"),
    answers: say(
      "What an average period or year brought, and how far periods usually stray from it.",
      "平均每期或每年收益多少，各期通常偏离平均多远。",
    ),
    formula:
      "geometric per year  = (Π(1 + r))^(k ÷ n) − 1\narithmetic per year = mean(r) × k\ngeometric per period: k = 1\nmean absolute deviation = mean of |r − mean(r)|",
    inputs: [returns, count, perYear],
    conventions: [
      say(
        "As ingredients of ratios both are taken even below one year; pages annualise by the card of the annualised return.",
        "作为各类比率的分子时，不足一年亦按此计算；页面所示年化收益率另见年化收益率卡片。",
      ),
    ],
    alternatives: [say("Cumulative return, Π(1 + r) − 1", "累计收益率 Π(1 + r) − 1")],
    unavailable: [noPeriods, say("Geometric: a period loses more than everything", "几何口径：某期亏损超过全部本金")],
    sources: [bacon],
    disagreements: [
      say(
        "The arithmetic mean is the larger one, by about half the variance a year.",
        "算术均值更大，每年约高出方差的一半。",
      ),
    ],
    code: "server/core/risk/average-return.ts",
  },
  {
    id: "stability",
    subject: "risk",
    name: say("Stability of the path", "走势稳定性"),
    answers: say("How closely the growth of the investment follows a straight line.", "净值增长与直线有多接近。"),
    formula: "R² of the regression of Σ ln(1 + r) up to t on t",
    inputs: [returns, input("t", "number of the period", "期序号")],
    conventions: [
      say(
        "1 is a straight line, up or down: it says nothing of the direction.",
        "1 表示一条直线，向上或向下：不反映方向。",
      ),
    ],
    alternatives: [],
    unavailable: [
      say("Fewer than three periods", "不足三期"),
      say("A return of −100% or less", "收益率小于等于 −100%"),
      say("The value never changes", "净值从不变动"),
    ],
    sources: ["empyrical (Quantopian), stability_of_timeseries"],
    disagreements: [],
    code: "server/core/risk/shape-of-path.ts",
  },
  {
    id: "tail-ratio",
    subject: "risk",
    name: say("Tail ratio", "尾部比率"),
    answers: say("How large the best periods are beside the worst.", "最好的时期与最差的时期相比幅度如何。"),
    formula: "|quantile of r at 1 − share| ÷ |quantile of r at share|",
    inputs: [returns, input("share", "share of periods in each tail, 0.05 by default", "每侧尾部所占比例，默认 0.05")],
    conventions: [say("Quantile type 7 (linear interpolation).", "分位数采用第 7 类（线性插值）。")],
    alternatives: [],
    unavailable: [noPeriods, say("The lower quantile is exactly 0", "下侧分位数恰为 0")],
    sources: ["empyrical (Quantopian), tail_ratio"],
    disagreements: [],
    code: "server/core/risk/shape-of-path.ts",
  },
  {
    id: "upside-downside",
    subject: "risk",
    name: say("Upside and downside: potential, risk, frequency", "上行与下行：潜力、风险与频率"),
    answers: say(
      "How often and how far returns lie above or below what is acceptable.",
      "收益高于或低于可接受水平的频率与幅度。",
    ),
    formula:
      "upside risk        = sqrt(mean of max(r − MAR, 0)²)\nupside potential   = mean of max(r − MAR, 0)\ndownside potential = mean of max(MAR − r, 0)\nfrequency          = periods strictly above (below) MAR ÷ n",
    inputs: [returns, target, count],
    conventions: [say("Means are over all periods (full), per period.", "均对全部期数取平均（full），每期口径。")],
    alternatives: [say("Over the periods of that side only (subset)", "仅对相应一侧的期数取平均（subset）")],
    unavailable: [noPeriods, say("Subset: no period on that side", "subset 口径下没有相应一侧的期数")],
    sources: ["Sortino, van der Meer and Plantinga (1999), Journal of Portfolio Management 26(1), 50-58"],
    disagreements: [],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "kappa-ratio",
    subject: "risk",
    name: say("Kappa ratio", "Kappa 比率"),
    answers: say(
      "Return over the target per unit of shortfall, with large shortfalls weighed as much as wished.",
      "每单位下行缺口换来多少超过目标的收益，可按需加重大额缺口的权重。",
    ),
    formula: "(mean(r) − MAR) ÷ (mean of max(MAR − r, 0)^order)^(1 ÷ order)",
    inputs: [
      returns,
      target,
      input("order", "1 is omega less 1, 2 the Sortino ratio", "阶数：1 即 Omega 减 1，2 即索提诺比率"),
    ],
    conventions: [say("Over all periods; per period.", "对全部期数取平均；每期口径。")],
    alternatives: [say("Sortino ratio, omega ratio", "索提诺比率、Omega 比率")],
    unavailable: [noPeriods, noDownside],
    sources: ["Kaplan and Knowles (2004), Kappa: a generalized downside risk-adjusted performance measure"],
    disagreements: [],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "d-ratio",
    subject: "risk",
    name: say("D ratio", "D 比率"),
    answers: say(
      "How losses compare with gains, in number and size together; small is good.",
      "亏损与盈利在次数与幅度上合并比较，越小越好。",
    ),
    formula: "(number of losses × Σ losses) ÷ (number of gains × Σ gains)",
    inputs: [input("losses, gains", "sizes of the returns below and above 0", "小于 0 与大于 0 的收益率的绝对值")],
    conventions: [say("0 without losses.", "没有亏损时为 0。")],
    alternatives: [],
    unavailable: [noPeriods, say("No period gained", "没有任何一期盈利")],
    sources: ["Lavinio (1999), The Hedge Fund Handbook", bacon],
    disagreements: [],
    code: "server/core/risk/downside.ts",
  },
  {
    id: "prospect-ratio",
    subject: "risk",
    name: say("Prospect ratio", "前景比率"),
    answers: say(
      "Return per unit of shortfall as it is felt: a loss weighs 2.25 times a gain.",
      "按感受计的单位下行风险收益：损失的分量为收益的 2.25 倍。",
    ),
    formula: "(mean of (r if r ≥ 0, else 2.25 × r) − MAR) ÷ sqrt(mean of max(MAR − r, 0)²)",
    inputs: [returns, target],
    conventions: [say("Downside deviation over all periods; per period.", "下行标准差对全部期数取平均；每期口径。")],
    alternatives: [say("Sortino ratio", "索提诺比率")],
    unavailable: [noPeriods, noDownside],
    sources: ["Watanabe (2006), Is Sharpe ratio still effective?, Journal of Performance Measurement 11(1), 55-66"],
    disagreements: [],
    code: "server/core/risk/downside.ts",
  },
];
