import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const draft = "Measures on asset-liability management of insurers (资产负债管理办法), draft of 19 Dec 2025";
const notSeenFinal = say(
  "The measures were read as a draft; their final text may differ, so limits carry their source and can be edited.",
  "所依据的办法为征求意见稿，正式文本可能不同，故各项限值均注明来源并可编辑。",
);

const shared = { subject: "liabilities", disagreements: [] } as const satisfies Partial<MethodCard>;

/** What the book earns, how long it runs and when it pays, against what is owed. */
export const liabilityCards: readonly MethodCard[] = [
  {
    ...shared,
    id: "whole-book-return",
    name: say("Return of the whole book", "全部组合收益率"),
    answers: say(
      "What everything that managers answer for earned in a quarter.",
      "全部投资经理所负责的资产在一个季度内的收益水平。",
    ),
    formula: "R = Σ v·r ÷ Σ v",
    inputs: [
      input(
        "v",
        "value at the start of the quarter, by the manager's share, money",
        "季度期初价值（按负责份额，金额）",
      ),
      input(
        "r",
        "return of the manager's record in the quarter, months chained, fraction",
        "该经理季度收益率（月度连乘，小数）",
      ),
    ],
    conventions: [
      say(
        "Only managers whose quarter is whole and whose value at its start is known; the others are counted and shown.",
        "仅计入季度完整且期初价值已知的经理；其余列示未计入人数。",
      ),
      say("Money that moves between managers earns nothing.", "经理之间的资金转移不产生收益。"),
    ],
    alternatives: [say("Yields of the accounts, which the page shows beside it", "会计口径收益率（页面并列展示）")],
    unavailable: [say("No manager with a whole quarter and a value", "没有季度完整且有价值的经理")],
    sources: ["GIPS (2020), 2.A: returns of composites weighted by values at the start of the period"],
    code: "server/core/liabilities/whole-book-returns.ts",
  },
  {
    ...shared,
    id: "spread-over-liability-cost",
    name: say("Earned over liability cost", "收益减负债成本"),
    answers: say(
      "Whether the book earns what the money costs, over the quarter and over many years.",
      "组合收益能否覆盖资金成本：既看一个季度，也看多年。",
    ),
    formula:
      "spread = R − L\nR = (Π (1 + r))^(4 ÷ n) − 1 from one year on, Π (1 + r) − 1 below\nL = Π (1 + l)^(d ÷ D) − 1 over the same days",
    inputs: [
      input("r", "return of the whole book in a quarter, fraction", "全部组合季度收益率（小数）"),
      input(
        "l, d",
        "yearly liability cost and the days it held, of D days in all",
        "年负债成本及其适用天数，D 为总天数",
      ),
    ],
    conventions: [
      say("A quarter is set against a quarter of the yearly cost.", "季度收益与年成本的四分之一期复利值比较。"),
      say(
        "Windows are never shortened: a horizon that is not covered has no figure.",
        "窗口不缩短：记录不足的期限不给出数值。",
      ),
    ],
    alternatives: [say("Yield coverage, the regulator's ratio", "监管口径的收益覆盖率")],
    unavailable: [
      say(
        "The record does not cover the horizon, or the cost is not known for all its days",
        "记录不足，或窗口内负债成本不全",
      ),
    ],
    sources: [draft],
    code: "server/core/liabilities/spread-by-horizon.ts",
  },
  {
    ...shared,
    id: "flow-duration",
    name: say("Duration of expected flows", "预期现金流久期"),
    answers: say(
      "How far away money is on average, and how its value moves with rates.",
      "资金平均距今多久，以及价值对利率的敏感度。",
    ),
    formula: "PV = Σ a ÷ (1 + r)^t\nMacaulay = Σ t·a ÷ (1 + r)^t ÷ PV\nmodified = Macaulay ÷ (1 + r)",
    inputs: [
      input("a, t", "expected flow, money; years to it (days ÷ 365)", "预期现金流（金额）；距今年数（天数 ÷ 365）"),
      input("r", "one yearly rate for all flows, fraction", "统一的年贴现率（小数）"),
    ],
    conventions: [
      say("Flows on or before the day are past and left out.", "当日及以前的现金流视为已发生，不计入。"),
      say(
        "Where a duration is reported, the reported one is used and this one shown beside it.",
        "已报告久期的，采用报告值并同时列示本计算值。",
      ),
    ],
    alternatives: [say("Discounting on a curve, by tenor", "按期限结构曲线贴现")],
    unavailable: [say("No flows ahead, or no rate known", "没有未来现金流，或贴现率未知")],
    sources: [
      "Macaulay (1938), Some Theoretical Problems Suggested by the Movements of Interest Rates",
      "Hicks (1939), Value and Capital",
    ],
    code: "server/core/liabilities/flow-duration.ts",
  },
  {
    ...shared,
    id: "duration-gap",
    name: say("Duration gap", "久期缺口"),
    answers: say("How much longer what is owed runs than what is held.", "负债比资产长多少年。"),
    formula: "gap = D(L) − D(A)\neffective gap = D(A) − D(L) · L ÷ A",
    inputs: [
      input("D(A), D(L)", "modified durations of assets and liabilities, years", "资产与负债的修正久期（年）"),
      input("A, L", "values of assets and liabilities, money", "资产与负债价值（金额）"),
    ],
    conventions: [
      say(
        "Liabilities of 16 years against assets of 5.39 leave a gap of 10.61.",
        "负债久期 16 年、资产久期 5.39 年，缺口为 10.61 年。",
      ),
      say(
        "The limits of −5 to +5 years are those of the effective gap of life insurers.",
        "−5 至 +5 年的限值适用于人身险公司的有效久期缺口。",
      ),
      notSeenFinal,
    ],
    alternatives: [say("The plain difference, which statistics of the industry report", "行业统计常用的简单差额")],
    unavailable: [
      say("A duration or, for the effective gap, a value is not reported", "久期（或有效缺口所需的价值）未报告"),
    ],
    sources: [draft],
    code: "server/core/liabilities/duration-gap.ts",
  },
  {
    ...shared,
    id: "cash-flow-mismatch",
    name: say("Cash by year", "分年度现金流缺口"),
    answers: say("In which year what came in no longer pays what was due.", "哪一年起累计流入不足以支付到期支出。"),
    formula: "net = assets − liabilities,  cumulative = Σ net",
    inputs: [input("assets, liabilities", "expected flows of a calendar year, money", "日历年度预期现金流（金额）")],
    conventions: [say("What comes in is kept without interest; nothing is sold.", "流入不计息，且不出售资产。")],
    alternatives: [say("With reinvestment at a rate", "按某一利率再投资")],
    unavailable: [say("No expected flows", "没有预期现金流")],
    sources: [draft],
    code: "server/core/liabilities/cash-flow-mismatch.ts",
  },
  {
    ...shared,
    id: "yield-coverage",
    name: say("Yield coverage", "收益覆盖率"),
    answers: say("Whether the yield of the accounts covers what the liabilities cost.", "会计收益率能否覆盖负债成本。"),
    formula: "coverage = yield ÷ liability cost,  over n years: Σ yield ÷ Σ cost",
    inputs: [
      input(
        "yield",
        "net or comprehensive investment yield of a year, fraction",
        "年度净投资收益率或综合投资收益率（小数）",
      ),
      input("cost", "liability cost of the year, fraction", "年度负债成本（小数）"),
    ],
    conventions: [
      say("Three and five years, each without a missing year.", "按三年与五年计算，期间不得缺年。"),
      notSeenFinal,
    ],
    alternatives: [say("Mean of the yearly ratios", "各年比率的平均值")],
    unavailable: [say("A year is missing, or the cost is not above zero", "缺少年度数据，或负债成本不为正")],
    sources: [draft],
    code: "server/core/liabilities/yield-coverage.ts",
  },
];
