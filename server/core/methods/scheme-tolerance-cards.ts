import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

/** How far losses on the way are expected. */
export const schemeToleranceCards: readonly MethodCard[] = [
  {
    id: "position-tolerance",
    subject: "schemes",
    name: say("Standing of a fund beside its corridor", "基金相对走廊的位置"),
    answers: say(
      "Whether a fund's paper loss is usual for its age, too early to judge, or out of line.",
      "基金的浮亏在同龄基金中是正常、尚早不宜评价，还是明显偏离。",
    ),
    formula:
      "rank    = (peers below + ½ peers equal) ÷ peers\noutside = rank < lower probability\nyoung   = age < grace years, marks neither stale nor smoothed",
    inputs: [
      input("rank", "position among peers of the same age, 0 to 1", "在同龄同业中的位置（0 至 1）"),
      input("age", "calendar year of the date minus vintage year, whole years", "截至日所在年份减成立年份（整年）"),
      input("lower probability, grace years", "of the scheme, or of the fund's class", "方案规定，或该类基金的规定"),
    ],
    conventions: [
      say(
        "Without enough peers of its age a fund can be young, but never outside.",
        "同龄样本不足时，基金可判为尚早，但不会判为走廊之外。",
      ),
      say(
        "An old mark, or marks that look smoothed, lose the grace of youth.",
        "估值过期，或估值疑似平滑的，不再享有宽限。",
      ),
    ],
    alternatives: [say("By TVPI or by IRR", "以 TVPI 或内部收益率衡量")],
    unavailable: [say("Too few peers of its age", "同龄同业样本不足")],
    sources: [
      "Hyndman and Fan (1996), The American Statistician 50, 361-365",
      "docs/decisions/0007-records-and-verdicts.md",
    ],
    disagreements: [],
    code: "server/core/schemes/tolerance/tolerated-positions.ts",
  },
  {
    id: "deal-tolerance",
    subject: "schemes",
    name: say("Tolerance of losses deal by deal", "逐项目容错"),
    answers: say(
      "How much of a deal's loss is held against the manager, and how much is not.",
      "项目损失中多少计入考核，多少予以容错或免责。",
    ),
    formula:
      "asked    = min(paper loss × (1 − weight(age)) + realised loss where it may be forgiven, deal rate × invested)\nbudget   = class rate × invested in the class\nforgiven = asked × min(1, budget ÷ Σ asked)\ncounted loss = loss − exempted − forgiven\ncounted gain = realised gain + paper gain × credit(basis, age of the mark)",
    inputs: [
      input("paper, realised loss", "not yet and already suffered, money", "浮亏与已实现损失（金额）"),
      input(
        "weight(age)",
        "weight of a paper loss by age of the deal: 0 in grace, rising to 1",
        "浮亏按项目年龄的计入权重：宽限期为 0，逐步升至 1",
      ),
      input(
        "deal rate, class rate",
        "share of what was invested that can be forgiven",
        "占投入的容亏比例：单个项目与整类",
      ),
      input(
        "exempted",
        "share of the loss covered by an approved due-diligence file",
        "已批准的尽职免责档案所免除的部分",
      ),
      input("credit", "share that an unrealised gain counts with", "未实现收益的计入比例"),
    ],
    conventions: [
      say("Money is exact; counted + forgiven + exempted = loss.", "金额精确计算；计入 + 容错 + 免责 = 损失。"),
      say(
        "Nothing is forgiven after an event that always counts in full, and no paper loss behind a stale or smoothed mark.",
        "发生须全额计入的事件时不予容错；估值过期或疑似平滑的，其浮亏不予容错。",
      ),
      say(
        "A due-diligence file does not help after a breach of limits or of the negative list.",
        "突破限额或触及负面清单的，尽职免责档案不予适用。",
      ),
    ],
    alternatives: [
      say("Exempted losses use up the budget of the class, or stand beside it", "免责部分占用整类容亏额度，或另行计算"),
    ],
    unavailable: [
      say("A deal that no class of the scheme covers: its loss counts in full", "方案各类均不涵盖的项目：损失全额计入"),
    ],
    sources: [
      "Rule of the product, for what the notices on error tolerance (容错) and due-diligence exemption (尽职免责) leave to the institution",
    ],
    disagreements: [],
    code: "server/core/schemes/tolerance/deal-tolerance.ts",
  },
  {
    id: "drawdown-budget",
    subject: "schemes",
    name: say("Drawdown budget", "回撤额度"),
    answers: say(
      "Whether a liquid book is deeper under water than bad luck explains.",
      "流动账户的落后幅度是否已超出坏运气可以解释的范围。",
    ),
    formula:
      "depth    = highest Σ active return so far − Σ active return now\nband(t)  = μ × t − z × σ × sqrt(t),  μ = ratio × σ\nexceeded = −depth < band(years since that high)\nused     = depth ÷ ((z × σ)² ÷ (4 × μ))",
    inputs: [
      input("ratio", "skill the band gives the benefit of: yearly information ratio", "假定具备的能力：年化信息比率"),
      input("σ", "yearly tracking error: of the scheme, or of the record", "年化跟踪误差：方案规定值或业绩记录值"),
      input("z", "normal quantile of the confidence", "置信水平对应的正态分位数"),
    ],
    conventions: [
      say("Active returns add up, without compounding, as in the band.", "主动收益相加而不复合，与容忍带口径一致。"),
      say(
        "The budget can be exceeded early, before the deepest point of the band.",
        "在容忍带最深处之前，也可能提前超出额度。",
      ),
    ],
    alternatives: [say("A fixed limit on drawdown", "固定的回撤限额")],
    unavailable: [
      say(
        "No liquid book, a period without a return, or no tracking error",
        "没有流动账户、某期缺少收益率，或没有跟踪误差",
      ),
    ],
    sources: [
      "Bailey and Lopez de Prado (2015), Stop-outs under serial correlation and the triple penance rule, Journal of Risk 18(2)",
    ],
    disagreements: [],
    code: "server/core/schemes/tolerance/drawdown-budget.ts",
  },
];
