import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";
import { payLossCards } from "./pay-loss-cards";

const decision = "docs/patient-scheme.md";

export const payCards: readonly MethodCard[] = [
  {
    id: "award",
    subject: "pay",
    name: say("Award for a score", "按得分计发奖金"),
    answers: say("What a year earns before anything is held back.", "某一年度在扣留之前应得的奖金。"),
    formula:
      "award = min(cap, max(floor, target × multiple(score))) × Π factor of each missed gate\nrounded to the cent, half up",
    inputs: [
      input("target", "pay for a multiple of 1, in money", "倍数为 1 时的奖金金额"),
      input(
        "multiple",
        "piecewise line from score to multiple, flat beyond its ends",
        "由得分到倍数的分段折线，两端持平",
      ),
      input("factor", "what a missed gate leaves, from 0 to 1", "门槛未达标时保留的比例，0 至 1"),
    ],
    conventions: [
      say("The person's own target stands before that of the scheme.", "个人目标奖金优先于方案目标奖金。"),
      say("The floor holds before gates; the cap holds always.", "下限在门槛之前适用，上限始终适用。"),
      say(
        "A gate on a figure that is not known counts as the scheme says: met or missed.",
        "门槛数据缺失时，按方案规定视为达标或未达标。",
      ),
    ],
    alternatives: [
      say("A share of value added, negative in a bad year", "按增值分成，亏损年度为负"),
      say("Carried interest from the fund's own flows", "按基金现金流计算附带权益"),
    ],
    unavailable: [say("Without a score, or without a target agreed", "无得分或未约定目标奖金")],
    sources: [decision],
    disagreements: [
      say(
        "Many plans jump from nothing to a threshold award; near such a cliff one more unit of risk costs nothing.",
        "许多方案在门槛处由零跃升，临近该点时多冒风险几乎无成本。",
      ),
    ],
    code: "server/core/pay/award.ts",
  },
  {
    id: "bonus-pool",
    subject: "pay",
    name: say("Bonus pool", "奖金池"),
    answers: say("How much all awards together may be.", "全部奖金合计的上限。"),
    formula:
      "pool  = max(0, rate × (income − deductible rate × equity − shortfall carried in))\npaid_i = award_i × min(1, pool ÷ Σ award), to the cent",
    inputs: [
      input("rate", "share of the income above the owners' return", "超出股东回报部分的提取比例"),
      input("deductible rate", "return on equity that belongs to the owners", "归属股东的净资产收益率"),
    ],
    conventions: [
      say("Above the pool all awards are cut in the same proportion.", "超出奖金池时，全部奖金同比例削减。"),
      say(
        "Cents that rounding leaves go to the largest remainders, so that the parts sum to the pool.",
        "舍入剩余的分按最大余数分配，使各部分之和等于奖金池。",
      ),
    ],
    alternatives: [say("A fixed amount", "固定金额")],
    unavailable: [],
    sources: ["B. Ellig, The Complete Guide to Executive Compensation (2007), pp. 366–380"],
    disagreements: [],
    code: "server/core/pay/bonus-pool.ts",
  },
  {
    id: "pay-matrix",
    subject: "pay",
    name: say("Pay matrix of public funds", "公募基金薪酬矩阵"),
    answers: say(
      "What the three-year result and the fund's margin demand of this year's performance pay.",
      "三年业绩与基金利润率对当年绩效薪酬的约束。",
    ),
    formula:
      "below by more than far      margin < 0: fall by the least cut or more   margin ≥ 0: must fall\nbelow by up to far          margin < 0: may not rise                    margin ≥ 0: no explicit rule\nsignificantly above         margin < 0: may not rise                    margin ≥ 0: may rise",
    inputs: [
      input("far", "ten points in the draft", "征求意见稿为 10 个百分点"),
      input("least cut", "30% in the draft", "征求意见稿为 30%"),
    ],
    conventions: [
      say(
        "Exactly ten points behind is not “more than” ten; where the rule names no amount the scheme says how much “must fall” takes.",
        "恰好落后 10 个百分点不属于“超过”；规则未定幅度的“应当下降”由方案规定幅度。",
      ),
    ],
    alternatives: [],
    unavailable: [say("Without a three-year result against the benchmark", "无三年相对基准业绩")],
    sources: ["AMAC 基金管理公司绩效考核管理指引, draft of December 2025 (final text of April 2026 not seen)"],
    disagreements: [],
    code: "server/core/pay/pay-matrix.ts",
  },
  {
    id: "bonus-bank",
    subject: "pay",
    name: say("Bonus bank", "奖金银行"),
    answers: say(
      "What of good years is paid, and how bad years are made good from it.",
      "好年份支付多少，坏年份如何弥补。",
    ),
    formula:
      "balance = opening + rate × min(opening, 0) + declared\npaid    = max(0, fraction × balance)      closing = balance − paid",
    inputs: [
      input("declared", "bonus of the year, negative in a bad one", "当年申报奖金，亏损年度为负"),
      input("fraction", "share of a positive balance that is paid each year", "正余额每年支付的比例"),
    ],
    conventions: [
      say(
        "One third stays a fraction until it is divided with 40 digits; amounts are rounded to the cent, half up.",
        "三分之一以分数保存并按 40 位计算；金额四舍五入至分。",
      ),
      say("Nothing is lost on the way: opening + declared − paid = closing.", "收支守恒：期初 + 申报 − 支付 = 期末。"),
    ],
    alternatives: [
      say("A negative balance is carried forward, or written off", "负余额结转或核销"),
      say("Other fractions by grade", "按职级设定不同支付比例"),
    ],
    unavailable: [],
    sources: ["Stern Stewart, EVA bonus bank", "Temasek Review 2015–2023 (wealth-added bank)"],
    disagreements: [
      say(
        "A negative balance does not bind who can leave; deferral with malus does the same work.",
        "负余额无法约束可离职者；递延加扣减可起同样作用。",
      ),
    ],
    code: "server/core/pay/bonus-bank.ts",
  },
  {
    id: "deferral",
    subject: "pay",
    name: say("Deferral and instalments", "递延与分期"),
    answers: say("Which part of an award is paid later, and when.", "奖金中递延支付的部分及其时间。"),
    formula:
      "deferred = award × share                    or Σ rate of band × award inside the band\nupfront  = award − deferred\ntranche_k = deferred × weight_k ÷ Σ weight, to the cent; upfront + Σ tranche = award",
    inputs: [
      input("share", "one for all, by grade, or by size of the award", "统一、按职级或按金额"),
      input("weight", "one per instalment; equal when none is given", "每期一个权重，未给出时等额"),
    ],
    conventions: [
      say(
        "Marginal bands put each rate on its own slice; whole bands put the rate of the last band reached on all of it.",
        "累进分档对各段分别适用比例；金额档次对全额适用所达档次的比例。",
      ),
      say(
        "Cents that rounding leaves are spread by largest remainder, so tranches sum to the award to the cent.",
        "舍入剩余按最大余数分配，各期之和与奖金分毫不差。",
      ),
      say(
        "Where the year of settlement counts (China's insurers 2012), three years are 60–20–20.",
        "结算当年计入时（保险公司 2012 年规则），三年为 60–20–20。",
      ),
    ],
    alternatives: [say("Years counted after the award (FSB, EU, UK)", "自授予后起算（FSB、欧盟、英国）")],
    unavailable: [],
    sources: ["保监发〔2012〕63号", "财金〔2022〕87号", "Directive 2011/61 (AIFMD) Annex II", "PRA PS21/25"],
    disagreements: [
      say(
        "Rules differ in whether the year of settlement is the first of the years, which moves every payment by one.",
        "各规则对结算当年是否计入期限规定不一，相差一年。",
      ),
    ],
    code: "server/core/pay/deferral.ts",
  },
  ...payLossCards,
];
