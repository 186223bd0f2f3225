import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";

const noAlternatives = { alternatives: [], unavailable: [], disagreements: [] } as const;

/** What was awarded and may be lost again, carried interest, own money, and leaving. */
export const payLossCards: readonly MethodCard[] = [
  {
    id: "malus",
    subject: "pay",
    name: say("Malus", "扣减（未归属部分）"),
    answers: say("What an event takes off pay that has not vested.", "事件发生后对未归属薪酬的扣减。"),
    formula: "cut = percentage × unvested, to the cent, half up; spread over the unvested tranches in proportion",
    inputs: [input("percentage", "by event, from the scheme", "按事件由方案规定")],
    conventions: [
      say("A tranche that vests on the day of the event has vested.", "事件当日归属的份额视为已归属。"),
      say("Several events work one after the other, each on what is left.", "多个事件依次适用，各以剩余为基数。"),
    ],
    ...noAlternatives,
    sources: ["PRA SS10/16", "Directive 2011/61 (AIFMD) Annex II"],
    code: "server/core/pay/malus.ts",
  },
  {
    id: "clawback",
    subject: "pay",
    name: say("Clawback", "追索扣回"),
    answers: say(
      "What was paid on figures that turned out wrong and has to be given back.",
      "依据后经重述的业绩多发、须予追回的金额。",
    ),
    formula: "recover_year = max(0, paid − what the restated figures give)",
    inputs: [
      input("paid", "award of the year as it was paid, before tax", "当年税前已付奖金"),
      input("look-back", "years before the restatement that are looked at", "重述前追溯的年数"),
    ],
    conventions: [
      say("No fault is asked for; it is before tax.", "不问过错，按税前计。"),
      say("A year that was underpaid gives no credit against another.", "少发年度不得抵减其他年度。"),
      say("What has not vested is taken first; the ledger shows both.", "先扣未归属部分，台账分别列示。"),
    ],
    alternatives: [say("A share of pay on an event (misconduct, takeover)", "发生违规、被接管等事件时按比例追回")],
    unavailable: [],
    sources: ["SEC Rule 10D-1 (2023)", "银保监办发, 28 January 2021"],
    disagreements: [
      say(
        "The SEC rule counts completed fiscal years; others count years from the award.",
        "SEC 规则按已完结财年计，其他规则自授予日起算。",
      ),
    ],
    code: "server/core/pay/clawback.ts",
  },
  {
    id: "high-water-mark",
    subject: "pay",
    name: say("High-water mark", "高水位线"),
    answers: say("Whether a gain is new, or only makes good an earlier loss.", "收益是新增，还是弥补以往亏损。"),
    formula: "fee = rate × max(0, value − max(mark, hurdle));  mark = max(mark, value after fees)",
    inputs: [input("mark", "highest value reached after fees", "费后历史最高值")],
    conventions: [
      say("The mark never falls and is never reset.", "高水位线只升不降，不重置。"),
      say("For awards it is the highest cumulative value added.", "用于奖金时，指累计增值的历史最高点。"),
    ],
    alternatives: [say("Without a mark the opening value counts", "无高水位线时以期初值为准")],
    unavailable: [],
    sources: ["CFA Institute, Guidance on performance-based fees"],
    disagreements: [
      say(
        "Where fees are billed outside the account its value stays gross, and so does the mark.",
        "费用在账户外收取时，账户价值与高水位线均为费前。",
      ),
    ],
    code: "server/core/pay/high-water-mark.ts",
  },
  {
    id: "waterfall",
    subject: "pay",
    name: say("Carried interest: the waterfall", "附带权益：收益分配瀑布"),
    answers: say("How proceeds are split between investors and manager.", "收益在投资人与管理人之间如何分配。"),
    formula:
      "1 capital back   2 preferred return   3 catch-up = (carry × profit so far − GP so far) ÷ (catch-up share − carry)\n4 the rest: 1 − carry to investors, carry to the manager",
    inputs: [
      input("carry", "manager's share of the profit", "管理人分享的利润比例"),
      input("catch-up share", "manager's share while catching up; 0 is none", "追赶阶段管理人比例，0 为无追赶"),
    ],
    conventions: [
      say("What is paid out is what came in, to the cent.", "分配总额与收入总额分毫不差。"),
      say("The preferred return accrues by the day count that is chosen.", "优先回报按所选计日方式计提。"),
    ],
    alternatives: [
      say("Whole fund (European) or deal by deal (American)", "整体基金（欧式）或逐项目（美式）"),
      say("A hurdle as a multiple of what was paid in", "以实缴倍数为门槛"),
    ],
    unavailable: [say("Without the flows of the fund", "缺少基金现金流")],
    sources: ["ILPA Principles 3.0 (2019)"],
    disagreements: [
      say(
        "With a partial catch-up some agreements stop at the carry on the preference, others at the carry on all profit.",
        "部分追赶时，有的协议止于优先回报对应的分成，有的止于全部利润对应的分成。",
      ),
    ],
    code: "server/core/pay/waterfall.ts",
  },
  {
    id: "giveback",
    subject: "pay",
    name: say("Giveback of carry", "附带权益回拨"),
    answers: say(
      "What the manager returns when the whole fund earned less than single deals promised.",
      "整体基金收益低于单个项目时管理人应返还的金额。",
    ),
    formula:
      "above the share  = carry paid − carry × max(0, LP flows + carry paid)\nhurdle shortfall = max(0, −Σ LP flows grown at the hurdle rate to the day)\ndue = min(carry paid × (1 − tax), the larger of the two)",
    inputs: [
      input("LP flows", "investors' flows, below 0 paid in, above 0 received", "投资人现金流，负为实缴，正为分配"),
      input("tax", "share of carry that is not given back; 0 is gross", "不予返还的税款比例，0 为税前"),
    ],
    conventions: [
      say(
        "The shortfall is what, paid on the day, gives the investors their hurdle exactly.",
        "缺口为当日支付即可使投资人恰好达到门槛收益的金额。",
      ),
      say("Escrow is used first.", "先动用托管留存。"),
    ],
    ...noAlternatives,
    sources: ["ILPA Principles 3.0 (2019): clawback gross of tax, repaid within two years"],
    code: "server/core/pay/giveback.ts",
  },
  {
    id: "own-money",
    subject: "pay",
    name: say("Own money in the funds", "跟投"),
    answers: say("How much of the pay buys the funds that one manages.", "绩效薪酬中用于购买所管基金的金额。"),
    formula: "purchase = pay × share;  of it in equity funds = purchase × part;  held for years from the purchase",
    inputs: [input("share", "40% for managers in the draft of 2025", "2025 年征求意见稿对基金经理为 40%")],
    conventions: [say("Rounded to the cent, half up.", "四舍五入至分。")],
    ...noAlternatives,
    sources: [
      "AMAC 基金管理公司绩效考核与薪酬管理指引 (2022)",
      "AMAC 基金管理公司绩效考核管理指引, draft of December 2025",
    ],
    code: "server/core/pay/own-money.ts",
  },
  {
    id: "leavers",
    subject: "pay",
    name: say("Leavers", "离职处理"),
    answers: say("What becomes of pay that has not vested when somebody leaves.", "离职时未归属薪酬的处理。"),
    formula:
      "pro rata: kept = amount × days(award, left) ÷ days(award, vesting), to the cent;  kept + forfeited = amount",
    inputs: [input("rule", "keeps the schedule, forfeits, or pro rata", "按原计划、取消或按比例")],
    conventions: [
      say("A tranche that vests on the last day has vested.", "最后一日归属的份额视为已归属。"),
      say(
        "A stop by the scheme counts as the scheme says, as a good leaver in the patient one.",
        "被方案停止者按方案规定处理，长周期方案中视同正常离职。",
      ),
    ],
    ...noAlternatives,
    sources: ["docs/patient-scheme.md"],
    code: "server/core/pay/leaver.ts",
  },
];
