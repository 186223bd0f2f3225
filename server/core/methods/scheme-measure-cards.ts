import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const card = (
  id: string,
  code: string,
  texts: Pick<MethodCard, "name" | "answers" | "formula" | "inputs" | "conventions" | "unavailable" | "sources"> &
    Partial<Pick<MethodCard, "alternatives" | "disagreements">>,
): MethodCard => ({
  id,
  subject: "schemes",
  alternatives: [],
  disagreements: [],
  ...texts,
  code: `server/core/schemes/measures/${code}.ts`,
});

const productRule = "Rule of the product; stated in full with the code";

/** What a scheme reads off a record, before any curve. */
export const schemeMeasureCards: readonly MethodCard[] = [
  card("period-result", "period-result", {
    name: say("Return over a horizon, against its yardstick", "期限收益率及其比较标准"),
    answers: say(
      "What was earned over a horizon, beside the benchmark, a hurdle, the cost of liabilities or inflation.",
      "某一期限内的收益率，及其与基准、门槛、负债成本或通胀相比的高低。",
    ),
    formula: "x = R − B,  R − H,  or R\nseveral portfolios by size and time: x = Σ size × days × x_i ÷ Σ size × days",
    inputs: [
      input(
        "R, B",
        "return of portfolio and benchmark over the horizon: per year from one year on, cumulative below",
        "期限内组合与基准收益率：满一年为年化，不足一年为累计",
      ),
      input("H", "hurdle over the same time", "同期门槛收益率"),
      input("size, days", "average size of a portfolio; days answered for in the year", "组合平均规模；当年负责天数"),
    ],
    conventions: [
      say(
        "All portfolios answered for are chained into one record by value, unless the scheme weighs them by size and time.",
        "所负责的全部组合按规模串接为一条业绩记录；方案另有规定的，按规模与时间加权。",
      ),
      say(
        "A horizon that the record covers only in part counts from the share on that the scheme states.",
        "业绩记录仅部分覆盖期限时，达到方案规定的覆盖比例方可计入。",
      ),
    ],
    unavailable: [
      say("The record covers too little of the horizon", "业绩记录对该期限覆盖不足"),
      say("Benchmark or rate not reported for the whole time", "基准或利率未覆盖整个区间"),
    ],
    sources: [
      "docs/decisions/0007-records-and-verdicts.md",
      "AMAC draft guideline, December 2025, on weighing by size and time managed",
    ],
  }),
  card("hurdle-rate", "hurdle-rate", {
    name: say("Hurdle rate", "门槛收益率"),
    answers: say(
      "What a return is asked to beat when the yardstick is not an index.",
      "比较标准不是指数时，收益率须超过的水平。",
    ),
    formula: "fixed: its rate\nliability cost, inflation: (Π (1 + rate_i)^(days_i ÷ 365))^(365 ÷ days) − 1 + margin",
    inputs: [
      input(
        "rate_i",
        "yearly rate in force for days_i of the window, fraction",
        "区间内有效 days_i 天的年利率（小数）",
      ),
      input("days", "days of the window, both ends counted", "区间天数，首尾两日均计入"),
      input("margin", "margin over the rate, per year, fraction", "在该利率之上的加点（年，小数）"),
    ],
    conventions: [say("A rate holds from its day on until the next one.", "利率自其生效日起适用，直至下一利率生效。")],
    unavailable: [say("No rate is known for the first day of the window", "区间首日没有已知利率")],
    sources: [productRule],
  }),
  card("cycle-result", "cycle-result", {
    name: say("Figure over a cycle of years", "多年周期指标"),
    answers: say(
      "How returns, or an indicator of the institution, stood over the last one, three or five years together.",
      "最近一年、三年或五年合并来看，收益率或机构指标处于什么水平。",
    ),
    formula:
      "geometric of rates:  (Π (1 + r))^(1/n) − 1;  of ratios: (Π ratio)^(1/n)\narithmetic:          Σ r ÷ n\nx = Σ weight × (figure of n years − hurdle of n years)",
    inputs: [
      input(
        "r, ratio",
        "yearly rate (0.05) or growth ratio (1.05), latest first",
        "各年比率（0.05）或增长倍数（1.05），最近年度在前",
      ),
      input("n", "whole years of the cycle", "周期的整年数"),
      input("weight", "weight of a part; one part has weight 1", "各部分权重；仅一部分时为 1"),
    ],
    conventions: [
      say(
        "Years run backwards from the as-of date. Geometric is the default.",
        "各年自截至日向前推算。默认采用几何平均。",
      ),
      say(
        "The capital preservation rate is a ratio (1.05), return on equity a rate (0.05).",
        "国有资本保值增值率为倍数（1.05），净资产收益率为比率（0.05）。",
      ),
    ],
    alternatives: [
      say(
        "Arithmetic mean: every copy of the notice found prints its multi-year formula as an image, so both readings are kept.",
        "算术平均：目前所见各版本通知中的多年公式均为图片，因此两种理解都予保留。",
      ),
      say(
        "The notice weighs scores: use one measure a year span with a curve of its own. A weighted sum of rates is for display.",
        "通知对得分加权：应为每一年限单设指标及评分曲线。比率的加权和仅供列示。",
      ),
    ],
    unavailable: [
      say("Fewer years than the cycle, and less than the scheme's coverage", "年数不足周期，且低于方案规定的覆盖比例"),
      say("Geometric: a year lost everything or more", "几何平均：某年亏损达到或超过全部"),
    ],
    sources: ["财金〔2022〕72号", "财金〔2023〕89号", "财金〔2025〕62号"],
    disagreements: [
      say(
        "Where some average yearly rates, others compound them: 50% and then −50% is 0% or −13.4% a year.",
        "有的取各年简单平均，有的复合：先 50% 后 −50%，前者为 0%，后者为每年 −13.4%。",
      ),
    ],
  }),
  card("risk-result", "risk-result", {
    name: say("Figure of risk or evidence in a scheme", "方案中的风险或证据指标"),
    answers: say(
      "A figure of risk, or of how much the record proves, over a horizon.",
      "某一期限内的风险指标，或业绩记录的证明力。",
    ),
    formula:
      "off the ladder: information ratio, tracking error, t-statistic, probability of skill\nfrom the returns of the horizon: volatility, Sharpe, downside deviation, Sortino, max drawdown, MPPM (ρ = 3)\nrisk-free per period = (1 + yearly rate)^(1/k) − 1",
    inputs: [
      input(
        "yearly rate",
        "risk-free rate in force at the end of the period, fraction",
        "期末适用的年化无风险利率（小数）",
      ),
      input("k", "periods per year", "每年期数"),
    ],
    conventions: [
      say("Each figure is that of its own card; yearly figures.", "各指标口径见其自身卡片，均为年化。"),
      say("The target of downside figures is 0.", "下行类指标的目标收益为 0。"),
    ],
    unavailable: [
      say("The record covers too little of the horizon, or a period is missing", "业绩记录覆盖不足，或中间缺期"),
      say("No risk-free rate is known for a period", "某期没有已知的无风险利率"),
    ],
    sources: ["Goetzmann, Ingersoll, Spiegel and Welch (2007), Review of Financial Studies 20(5), 1503-1546"],
  }),
  card("fund-result", "fund-result", {
    name: say("Result of private funds in a scheme", "方案中的私募基金结果"),
    answers: say(
      "How the private funds stand together: their multiples or rates, against a hurdle or their peers.",
      "私募基金总体表现：倍数或内部收益率，相对门槛或同业。",
    ),
    formula:
      "x = Σ paid-in × share × x_i ÷ Σ paid-in × share\nx_i: IRR, TVPI, DPI, RVPI; less the hurdle; or rank or quartile in the corridor",
    inputs: [
      input("paid-in", "capital paid in to date, money", "累计实缴（金额）"),
      input("share", "the manager's share of the position, 0 to 1", "经理在该持仓中的份额（0 至 1）"),
      input("x_i", "figure of one fund over its life", "单只基金存续以来的指标"),
    ],
    conventions: [
      say("Funds in grace are left out: too young to judge.", "宽限期内的基金不计入：成立时间过短，不宜评价。"),
      say(
        "After a handover a fund counts for who decided it and who holds it in the proportion the scheme states.",
        "交接之后，基金按方案规定的比例分别计入原决策人与现持有人。",
      ),
      say(
        "A mean of rates weighted by money paid in is not the pooled rate.",
        "按实缴加权的内部收益率均值不等于合并内部收益率。",
      ),
    ],
    alternatives: [say("Pooled IRR of all funds", "全部基金的合并内部收益率")],
    unavailable: [
      say("No private book, or all funds too young", "没有私募账户，或全部基金成立时间过短"),
      say("Too few peers, where rank or quartile is asked for", "要求排名或四分位时，同业样本不足"),
    ],
    sources: [productRule],
  }),
  card("deal-result", "deal-result", {
    name: say("Figures of deals in a scheme", "方案中的项目指标"),
    answers: say(
      "How the deals did together, before or after what the scheme tolerates.",
      "全部项目的总体表现：容错前或容错后。",
    ),
    formula:
      "tolerated multiple = (invested + counted gains − counted losses) ÷ invested\nmultiple           = Σ value ÷ Σ invested;  also without the best k deals\ncapital lost       = Σ (invested − value) of losing deals ÷ Σ invested\nhit share          = deals with value ≥ multiple × invested ÷ deals\nmilestones met     = met ÷ (met + missed)",
    inputs: [
      input("value", "distributed plus what is left of a deal, money", "项目已分配加剩余价值（金额）"),
      input("invested", "paid for a deal, money", "项目投入（金额）"),
      input("counted gains, losses", "after tolerance, deal by deal", "逐项目容错后的收益与损失"),
    ],
    conventions: [
      say(
        "All deals over their whole life; unrealised deals at their value.",
        "全部项目自投资以来；未退出项目按估值计。",
      ),
    ],
    unavailable: [
      say("No deals, nothing invested, or no milestones due", "没有项目、没有投入，或没有到期的里程碑"),
      say("The scheme tolerates no losses deal by deal (tolerated multiple)", "方案未设逐项目容错（容错后倍数）"),
    ],
    sources: ["INSEAD GPEI (2019), Measuring Private Equity Fund Performance, for value over capital invested"],
  }),
  card("assessment-result", "assessment-result", {
    name: say("Judgements and events in a scheme", "方案中的定性评估与事件"),
    answers: say("What people judged, and how often something happened.", "人工评估的结果，以及某类事件发生的次数。"),
    formula:
      "assessment = latest value on or before the as-of date\nevents     = how many of these kinds in the last years",
    inputs: [
      input("value", "on the scale of the measure", "按指标量表评定"),
      input("years", "how far back events count", "事件回溯年数"),
    ],
    conventions: [
      say("A value outside its scale counts as none.", "超出量表的评分视为没有评分。"),
      say(
        "Without a list of events nothing is known of them: that is not the same as none.",
        "未提供事件清单时视为未知，不等于没有发生。",
      ),
    ],
    unavailable: [say("Not reported", "未报告")],
    sources: [productRule],
  }),
];
