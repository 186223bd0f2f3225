import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const amounts = input(
  "amount_k",
  "flow k, money; one sign for money put in, the other for money taken out; a closing value is a flow like any other",
  "第 k 笔现金流（金额），投入与收回符号相反；期末价值视同一笔现金流",
);
const times = input("t_k", "time of flow k, years", "第 k 笔现金流的时点（年）");
const rate = input("rate", "discount rate per year, fraction above −1", "年贴现率（小数，大于 −1）");
const periodRate = input("rate", "discount rate per period, fraction above −1", "每期贴现率（小数，大于 −1）");
const periodAmounts = input("amount_k", "flow of period k, money", "第 k 期现金流（金额）");
const periodReturns = input("return", "return of one period, fraction", "单期收益率（小数）");
const missingValuation = say(
  "A valuation that a cut needs is missing: the calculation stops and names the day",
  "切分所需的估值缺失：停止计算并指明日期",
);
const notPositive = say("The loss exceeds all there was", "亏损超过全部资产");
const noAverageCapital = say(
  "Flows took out more than there was on average",
  "流出超过区间内平均投入资本，平均资本不为正",
);
const dayCounts = say(
  "ACT/365F by default. Also ACT/ACT ISDA, ACT/365.25, ACT/364, ACT/360, NL/365, NL/360, 30/360 ISDA, 30E/360, 30E+/360, 30E/360 ISDA and 30/360 US.",
  "默认 ACT/365F。另支持 ACT/ACT ISDA、ACT/365.25、ACT/364、ACT/360、NL/365、NL/360、30/360 ISDA、30E/360、30E+/360、30E/360 ISDA、30/360 US。",
);
const handbook = "GIPS Handbook for Asset Owners (2020), provision 22.A.21";

export const returnCards: readonly MethodCard[] = [
  {
    id: "time-weighted-return",
    subject: "returns",
    name: say("True time-weighted return", "真实时间加权收益率"),
    answers: say(
      "What the manager earned on each unit of money, whenever money came or went.",
      "剔除资金进出时点影响后，管理人在每一单位资金上取得的收益。",
    ),
    formula: "product of (value just before the next flow / value just after the last one) − 1",
    inputs: [
      input("value", "market value at the close of a day, money", "日终市值（金额）"),
      input("flow", "money put in (positive) or taken out (negative), dated", "外部现金流：流入为正、流出为负，附日期"),
    ],
    conventions: [
      say(
        "The period is cut at every external flow. A flow at the beginning of a day needs the closing value of the day before, one at its end that of the day itself (which includes the flow).",
        "在每笔外部现金流处切分区间。日初现金流需要前一日收盘估值，日终现金流需要当日收盘估值（已含该现金流）。",
      ),
      say(
        "Nothing invested neither gains nor loses; once all is lost the return is −100%.",
        "未投资期间不计盈亏；全部损失后收益率为 −100%。",
      ),
    ],
    alternatives: [say("Linked Modified Dietz, money-weighted return", "链接的修正 Dietz、资金加权收益率")],
    unavailable: [missingValuation, say("Value appears without capital", "没有投入资本却出现价值"), notPositive],
    sources: [handbook],
    disagreements: [],
    code: "server/core/returns/time-weighted-return.ts",
  },
  {
    id: "modified-dietz",
    subject: "returns",
    name: say("Modified Dietz return", "修正 Dietz 收益率"),
    answers: say(
      "The gain of a period over the capital that was at work in it.",
      "区间收益相对于区间内实际运用资本的比率。",
    ),
    formula:
      "(end − start − sum of flows) / (start + sum of weight × flow)\nweight = (last day − t) / days for a flow at the end of day t; one day more at its beginning",
    inputs: [
      input("start, end", "value at both ends of the period, money", "期初与期末市值（金额）"),
      input("flow", "money put in (positive) or taken out (negative), dated", "外部现金流：流入为正、流出为负，附日期"),
      input("days", "days of the period, both ends counted", "区间天数，首尾两日均计入"),
    ],
    conventions: [
      say(
        "Both days are inside the period; the start value is the close of the day before the first.",
        "首日与末日均属于区间；期初市值为首日前一日收盘值。",
      ),
    ],
    alternatives: [
      say("Flows at the beginning or at the end of the day", "现金流可按日初或日终计"),
      say("True time-weighted return, where every flow has a valuation", "每笔现金流均有估值时采用真实时间加权收益率"),
    ],
    unavailable: [noAverageCapital],
    sources: [handbook, "Dietz (1966)"],
    disagreements: [
      say(
        "brinvex counts the first day in the period, as here: a flow at the end of day t has weight (last day − t) / days, at its beginning one day more.",
        "brinvex 与此处一致，将首日计入区间：日终现金流权重为（末日 − t）/ 天数，日初再加一日。",
      ),
    ],
    code: "server/core/returns/modified-dietz.ts",
  },
  {
    id: "linked-modified-dietz",
    subject: "returns",
    name: say("Linked Modified Dietz return", "链接的修正 Dietz 收益率"),
    answers: say(
      "A time-weighted return where valuations exist monthly and at large flows only.",
      "仅有月末及大额现金流时点估值时的时间加权收益率。",
    ),
    formula: "product of (1 + return of sub-period) − 1",
    inputs: [
      input("return of sub-period", "Modified Dietz return, fraction", "子区间的修正 Dietz 收益率（小数）"),
      input(
        "large flow",
        "flow above a chosen share of the value at the start of the sub-period; without a share, months alone",
        "大额现金流：超过子区间期初市值设定比例的现金流；未设定比例时仅按月切分",
      ),
    ],
    conventions: [
      say(
        "A sub-period ends with each calendar month and at every large flow, and needs a valuation there.",
        "子区间止于每个自然月末及每笔大额现金流，并须有当时估值。",
      ),
      say("Days on which nothing is invested neither gain nor lose.", "未投资的日期不计盈亏。"),
    ],
    alternatives: [say("True time-weighted return", "真实时间加权收益率")],
    unavailable: [
      missingValuation,
      noAverageCapital,
      say("A sub-period lost more than everything", "子区间亏损超过全部资产"),
    ],
    sources: ["GIPS Handbook for Asset Owners (2020), provision 22.A.20"],
    disagreements: [],
    code: "server/core/returns/modified-dietz.ts",
  },
  {
    id: "internal-rate-of-return",
    subject: "returns",
    name: say("Money-weighted return (IRR, XIRR)", "资金加权收益率（IRR、XIRR）"),
    answers: say(
      "The rate per year that the money earned while it was invested, with the timing of flows counted.",
      "计入资金进出时点后，投入资金在投资期间取得的年收益率。",
    ),
    formula: "sum of amount_k × (1 + rate)^(−t_k) = 0,   rate > −1",
    inputs: [amounts, times],
    conventions: [
      say(
        "All real roots above −100% are found and listed. Of those from −99.99999% to 40,200% per year, the one whose ln(1 + rate) is closest to zero is shown, with a warning where there are several.",
        "求出并列示所有大于 −100% 的实根。在年化 −99.99999% 至 40,200% 范围内，取 ln(1 + 收益率) 最接近零的根；存在多个时予以提示。",
      ),
      say(
        "Time runs from the earliest date; flows at the same time are netted.",
        "时间自最早日期起算；同一时点的现金流先行轧差。",
      ),
      dayCounts,
    ],
    alternatives: [
      say("Flows one period apart: the rate is per period, however short", "等间隔现金流：按每期计算，期限不限"),
    ],
    unavailable: [
      say(
        "Flows of one sign only, or a value that never reaches zero: no root",
        "现金流仅有一个方向，或净现值恒不为零：无解",
      ),
      say(
        "Flows span less than a year: the return of the time itself is shown",
        "现金流跨度不足一年：改为列示区间收益率",
      ),
    ],
    sources: ["Microsoft Excel: IRR, XIRR", "Laguerre: signs of running sums as a bound on the number of roots"],
    disagreements: [
      say(
        "Excel divides actual days by 365; Updog calls 365.25 “the Excel convention”.",
        "Excel 以实际天数除以 365；Updog 将 365.25 称为“Excel 惯例”。",
      ),
      say("Peers return one of several roots without a word.", "同类工具存在多根时只返回其一，且不作提示。"),
      say(
        "pyxirr says “no solution” for samples 30-20 and 30-45 though roots exist (about −90% and −84%).",
        "pyxirr 对样例 30-20 与 30-45 返回无解，实际存在根（约 −90% 与 −84%）。",
      ),
      say(
        "Where Updog finds that no rate exists there is a root near 201,000,000%: here it is listed, and not preferred.",
        "Updog 判为不存在收益率的案例，实际在约 201,000,000% 处有根：此处予以列示，但不优先采用。",
      ),
    ],
    code: "server/core/returns/internal-rate-of-return.ts",
  },
  {
    id: "net-present-value",
    subject: "returns",
    name: say("Net present value (NPV)", "净现值（NPV）"),
    answers: say("What a row of flows is worth today at a given rate.", "按给定贴现率，一系列现金流在今天的价值。"),
    formula: "sum of amount_k × (1 + rate)^(−t_k)",
    inputs: [periodAmounts, input("t_k", "time of flow k, periods", "第 k 笔现金流的时点（期）"), periodRate],
    conventions: [
      say(
        "The caller says whether the first flow is today (0) or one period away (1).",
        "须指明首笔现金流在今天（0）或一期之后（1）。",
      ),
    ],
    alternatives: [say("XNPV for dated flows", "带日期的现金流使用 XNPV")],
    unavailable: [say("A rate of −100% or less is refused", "贴现率小于等于 −100% 时拒绝计算")],
    sources: ["Microsoft Excel: NPV"],
    disagreements: [
      say(
        "Excel's NPV puts the first flow one period away, finance texts put it today.",
        "Excel 的 NPV 将首笔现金流置于一期之后，金融教科书则置于今天。",
      ),
    ],
    code: "server/core/returns/net-present-value.ts",
  },
  {
    id: "dated-present-value",
    subject: "returns",
    name: say("Present and future value of dated flows (XNPV, XNFV)", "不定期现金流的净现值与净终值（XNPV、XNFV）"),
    answers: say(
      "What dated flows are worth at their first date, or at their last.",
      "带日期的现金流在首个日期或最后日期的价值。",
    ),
    formula: "XNPV = sum of amount_k × (1 + rate)^(−t_k)\nXNFV = (1 + rate)^(years from first to last) × XNPV",
    inputs: [amounts, times, rate],
    conventions: [
      say(
        "The present value is of the earliest flow's date unless another is named.",
        "除另行指定外，现值计至最早一笔现金流的日期。",
      ),
      dayCounts,
    ],
    alternatives: [],
    unavailable: [say("A rate of −100% or less is refused", "贴现率小于等于 −100% 时拒绝计算")],
    sources: ["Microsoft Excel: XNPV"],
    disagreements: [],
    code: "server/core/returns/net-present-value.ts",
  },
  {
    id: "net-future-value",
    subject: "returns",
    name: say("Net future value (NFV)", "净终值（NFV）"),
    answers: say("What flows one period apart grow to at a given rate.", "等间隔现金流按给定利率增长至期末的价值。"),
    formula: "sum of amount_k × (1 + rate)^(lastPeriod − k),   k = 0, 1, ...",
    inputs: [periodAmounts, periodRate, input("lastPeriod", "period of the value", "终值所在期")],
    conventions: [
      say(
        "The value is of the last flow's own period unless another is named.",
        "除另行指定外，终值计至最后一笔现金流所在期。",
      ),
    ],
    alternatives: [say("XNFV for dated flows", "带日期的现金流使用 XNFV")],
    unavailable: [say("A rate of −100% or less is refused", "利率小于等于 −100% 时拒绝计算")],
    sources: ["Microsoft Excel: NPV, of which it is the value at the end"],
    disagreements: [],
    code: "server/core/returns/net-present-value.ts",
  },
  {
    id: "modified-internal-rate",
    subject: "returns",
    name: say("Modified internal rate of return (MIRR)", "修正内部收益率（MIRR）"),
    answers: say(
      "The rate per period when outflows are financed at one rate and inflows reinvested at another.",
      "以一个利率为流出融资、以另一利率将流入再投资时的每期收益率。",
    ),
    formula: "(future value of inflows / present value of outflows)^(1 / (n − 1)) − 1",
    inputs: [
      input("amounts", "flows one period apart, money, outflows negative", "等间隔现金流（金额），流出为负"),
      input("n", "number of flows", "现金流笔数"),
      input("rates", "finance and reinvestment rate per period, fractions", "每期融资利率与再投资利率（小数）"),
    ],
    conventions: [
      say(
        "Outflows at the finance rate, inflows at the reinvestment rate.",
        "流出按融资利率贴现，流入按再投资利率终值化。",
      ),
    ],
    alternatives: [say("IRR, which reinvests at itself", "IRR（隐含按自身收益率再投资）")],
    unavailable: [say("Flows of one sign only", "现金流仅有一个方向")],
    sources: ["Microsoft Excel: MIRR"],
    disagreements: [],
    code: "server/core/returns/net-present-value.ts",
  },
  {
    id: "annualized-return",
    subject: "returns",
    name: say("Annualised return", "年化收益率"),
    answers: say("What a return over several years comes to per year.", "多年累计收益折合为每年的收益率。"),
    formula: "(1 + cumulative)^(1 / years) − 1",
    inputs: [
      input("cumulative", "cumulative return, fraction", "累计收益率（小数）"),
      input("years", "length of the time, years", "区间长度（年）"),
    ],
    conventions: [say("Nothing is annualised below one year.", "不足一年不作年化。")],
    alternatives: [
      say(
        "By periods, (1 + cumulative)^(periodsPerYear / periods) − 1, even below one year",
        "按期数：(1 + 累计收益率)^(每年期数 / 期数) − 1，不足一年亦年化",
      ),
      say(
        "By exact days, (1 + cumulative)^(1 / (fullYears + restDays / 365)) − 1 above one year, else cumulative",
        "按精确天数：超过一年时为 (1 + 累计收益率)^(1 / (整年数 + 余下天数 / 365)) − 1，否则为累计收益率",
      ),
    ],
    unavailable: [say("Below one year: not meaningful", "不足一年：无意义"), notPositive],
    sources: ["R package PerformanceAnalytics (annualising by periods)", "brinvex (annualising by exact days)"],
    disagreements: [
      say(
        "brinvex annualises only above one year, by exact days (2^(365/366)); R by periods (12 / n).",
        "brinvex 仅在超过一年时按精确天数年化（2^(365/366)）；R 按期数年化（12 / n）。",
      ),
    ],
    code: "server/core/returns/annualize.ts",
  },
  {
    id: "horizon-return",
    subject: "returns",
    name: say("Horizon windows (ladder)", "多周期收益（周期阶梯）"),
    answers: say(
      "The return of the last quarter, of 1, 3, 5, 7 and 10 years, and since inception, side by side.",
      "近一季、近 1、3、5、7、10 年及成立以来的收益率并列呈现。",
    ),
    formula: "cumulative = product of (1 + return) − 1\nannualized = (1 + cumulative)^(1 / years) − 1",
    inputs: [periodReturns, input("years", "whole periods of the window, in years", "窗口所含完整期数折合的年数")],
    conventions: [
      say(
        "A window ends with the last period completed on the as-of date; later periods are not looked at.",
        "窗口止于截至日已完结的最后一期；其后的期间不予考虑。",
      ),
      say(
        "A record shorter than the horizon gives the result of the part it has, and says which part.",
        "记录短于窗口时给出已有部分的结果，并注明是哪一部分。",
      ),
    ],
    alternatives: [say("Rolling windows, calendar years", "滚动窗口、自然年度")],
    unavailable: [
      say(
        "No returns; a period missing inside the record; a horizon shorter than one period",
        "无收益记录；记录中间缺期；窗口短于一期",
      ),
      say("Per year: below one year", "年化值：不足一年"),
    ],
    sources: ["GIPS Standards for Firms (2020): returns for less than one year are not annualised"],
    disagreements: [],
    code: "server/core/returns/horizon-return.ts",
  },
  {
    id: "rolling-return",
    subject: "returns",
    name: say("Rolling and calendar-year returns", "滚动收益率与自然年度收益率"),
    answers: say(
      "The return of every window of the same length, so that no single start or end date decides.",
      "同一长度的每一个窗口的收益率，避免由单一起止日期决定结论。",
    ),
    formula: "product of (1 + return) over the last `length` periods − 1",
    inputs: [periodReturns, input("length", "periods in a window", "窗口期数")],
    conventions: [
      say("One window per period in which such a window ends.", "每一个可作为窗口终点的期间对应一个窗口。"),
      say(
        "The first and the last calendar year may be parts of years, and say so.",
        "首尾两个自然年度可能不完整，并予注明。",
      ),
    ],
    alternatives: [say("Horizon windows ending on the as-of date", "止于截至日的多周期窗口")],
    unavailable: [
      say("A window with a missing period", "窗口内缺期"),
      say("Per year: below one year", "年化值：不足一年"),
      notPositive,
    ],
    sources: ["R package PerformanceAnalytics (rolling and calendar-year returns)"],
    disagreements: [],
    code: "server/core/returns/rolling-return.ts",
  },
  {
    id: "group-return",
    subject: "returns",
    name: say("Return of a group of portfolios", "多组合合并收益率"),
    answers: say("What several portfolios earned as if they were one.", "将多个组合视为一个整体时的收益率。"),
    formula:
      "period return = sum of members' gains / sum of members' capital at work   (Modified Dietz on the sums)\ncumulative    = product of (1 + period return) − 1",
    inputs: [
      input("gains", "members' gains in the period, money", "各成员区间收益（金额）"),
      input(
        "capital at work",
        "start value and weighted flows of each member, money",
        "各成员期初市值与加权现金流之和（金额）",
      ),
    ],
    conventions: [
      say(
        "A portfolio that joins or leaves is an external flow of its whole value between two periods: membership alone never moves the return.",
        "成员加入或退出，视为两期之间按其全部市值发生的外部现金流：成员变动本身不影响收益率。",
      ),
      say(
        "Transfers between members cancel when both sides are given as flows.",
        "成员间划转在双方均列为现金流时相互抵销。",
      ),
    ],
    alternatives: [say("Composite return, weighted by start value", "按期初市值加权的组合群收益率")],
    unavailable: [say("No members", "无成员"), noAverageCapital],
    sources: [handbook, "Dietz (1966)"],
    disagreements: [],
    code: "server/core/returns/group-return.ts",
  },
  {
    id: "composite-return",
    subject: "returns",
    name: say("Composite return", "组合群（Composite）收益率"),
    answers: say("What all portfolios of one strategy earned together.", "同一策略下全部组合合计取得的收益率。"),
    formula: "sum of startValue × return / sum of startValue",
    inputs: [
      input(
        "startValue",
        "value at the start, or start plus weighted flows, money, not negative",
        "期初市值，或期初市值加加权现金流（金额，非负）",
      ),
      periodReturns,
    ],
    conventions: [say("Weighted by the value at the start of the period.", "按期初市值加权。")],
    alternatives: [say("Start plus weighted flows as the weight", "以期初市值加加权现金流为权重")],
    unavailable: [say("No members, or nothing invested", "无成员，或没有投入资本")],
    sources: ["GIPS Standards for Firms (2020), provision 2.A.36"],
    disagreements: [],
    code: "server/core/returns/composite.ts",
  },
  {
    id: "internal-dispersion",
    subject: "returns",
    name: say("Internal dispersion", "组合群内部离散度"),
    answers: say(
      "How far the returns of the portfolios of one strategy lie apart in a year.",
      "同一策略下各组合的年度收益率相差多大。",
    ),
    formula:
      "equal-weighted: sqrt(sum of (r − mean)² / (n − 1 or n))\nasset-weighted: sqrt(sum of w × (r − sum of w × r)²)",
    inputs: [
      input("r", "return of a portfolio in the year, fraction", "组合年度收益率（小数）"),
      input("w", "share of the composite's value at the start", "占组合群期初市值的比重"),
      input("n", "number of portfolios", "组合数目"),
    ],
    conventions: [
      say("Only portfolios in the composite for the whole year belong in it.", "仅纳入全年均在组合群内的组合。"),
    ],
    alternatives: [
      say("Divisor n − 1 (sample) or n (population)", "除数可取 n − 1（样本）或 n（总体）"),
      say("Highest and lowest return; interquartile range (type 7)", "最高与最低收益率；四分位距（第 7 类分位数）"),
    ],
    unavailable: [
      say(
        "Fewer than six portfolios: GIPS does not ask for it, and five returns measure no spread",
        "少于六个组合：GIPS 不要求列示，五个收益率不足以衡量离散程度",
      ),
    ],
    sources: ["GIPS Standards for Firms (2020), provision 4.A.1.h and glossary on internal dispersion"],
    disagreements: [],
    code: "server/core/returns/composite.ts",
  },
  {
    id: "return-layers",
    subject: "returns",
    name: say("Gross, net and cost layers", "费前、费后与成本分层收益率"),
    answers: say("How much of the result each kind of cost took.", "各类成本分别侵蚀了多少收益。"),
    formula:
      "gross(t) = return(t) − trading(t)\nnet(t)   = gross(t) − management(t) − performance(t)\nkept(t)  = net(t) − administration(t)\neach linked: product of (1 + layer(t)) − 1",
    inputs: [
      input("return(t)", "return of period t before all costs, fraction", "第 t 期扣除一切成本前的收益率（小数）"),
      input(
        "trading, management, performance, administration",
        "costs of the period, fractions of the capital at its start",
        "当期交易成本、管理费、业绩报酬、行政及托管费用（占期初资本的小数）",
      ),
    ],
    conventions: [
      say(
        "The difference of two linked layers is what that kind of cost took, compounding included.",
        "相邻两层链接收益率之差即该类成本的侵蚀，含复利影响。",
      ),
      say(
        "Gross and net as GIPS means them: after trading costs, and after fees too.",
        "费前、费后按 GIPS 口径：前者已扣交易成本，后者另扣管理费与业绩报酬。",
      ),
    ],
    alternatives: [],
    unavailable: [say("No periods: refused", "无期间：拒绝计算")],
    sources: ["GIPS Standards for Firms (2020), glossary: gross-of-fees, net-of-fees"],
    disagreements: [],
    code: "server/core/returns/return-layers.ts",
  },
];
