import { input, say } from "./bilingual";
import type { MethodCard } from "./method-card";
import { schemeMeasureCards } from "./scheme-measure-cards";
import { schemeToleranceCards } from "./scheme-tolerance-cards";

const verdictsDecision = "docs/decisions/0007-records-and-verdicts.md";

export const schemeCards: readonly MethodCard[] = [
  {
    id: "score",
    subject: "schemes",
    name: say("Score of a scheme", "考核得分"),
    answers: say(
      "One number for a manager under a scheme: results turned into points by curves, weighted.",
      "某一考核方案下对经理的单一评分：结果经评分曲线换算为分数后加权。",
    ),
    formula:
      "score of a book = Σ weight × curve(result) ÷ Σ weight of results that exist\nscore           = Σ share of book × score of book ÷ Σ share of books that have a score",
    inputs: [
      input(
        "result",
        "a measure over a horizon, against benchmark, hurdle or peers",
        "某期限的指标，相对基准、门槛或同业",
      ),
      input("curve", "piecewise line from result to points", "由结果到分数的分段折线"),
      input("weight", "share of the measure in its book; they sum to 1", "指标在所属账户中的权重，合计为 1"),
      input("share", "share of the book in the value answered for", "账户占所负责规模的比重"),
    ],
    conventions: [
      say(
        "A missing result is never read as 0: it is left out and the other weights are scaled up to 1.",
        "缺失的结果绝不按零分处理：将其剔除，其余权重按比例放大至合计为 1。",
      ),
      say(
        "Liquid and private books are scored apart and combined by value.",
        "流动账户与私募账户分别评分，再按规模合并。",
      ),
    ],
    alternatives: [
      say(
        "Block: no score while anything is missing; carry: the score of the period before stands in.",
        "缺一不评：任一结果缺失即不出总分；沿用：以上期得分代替。",
      ),
      say("One score for the whole, without books", "不分账户，整体评分"),
    ],
    unavailable: [say("Less weight has a result than the scheme asks for at least", "有结果的权重低于方案要求的下限")],
    sources: [verdictsDecision],
    disagreements: [
      say(
        "Many scorecards read a missing result as zero, or fix an average of the components.",
        "许多评分表把缺失结果当作零，或固定取各项平均。",
      ),
    ],
    code: "server/core/schemes/evaluate-scheme.ts",
  },
  {
    id: "missing-results",
    subject: "schemes",
    name: say("Weights when a result is missing", "结果缺失时的权重"),
    answers: say(
      "What the other results count for when one of them does not exist.",
      "某项结果不存在时，其余结果各按多大权重计分。",
    ),
    formula: "effective weight_i = w_i ÷ Σ w of the items that count;  score = Σ effective weight_i × s_i",
    inputs: [input("w", "weight by the scheme", "方案权重"), input("s", "score of a measure", "指标得分")],
    conventions: [
      say("Both weights are shown: by the scheme, and as they count.", "同时列示方案权重与实际权重。"),
      say(
        "Below the minimum total weight of the scheme there is no score.",
        "有结果的权重合计低于方案下限时，不出总分。",
      ),
    ],
    alternatives: [say("Block, or carry the score of the period before", "缺一不评，或沿用上期得分")],
    unavailable: [say("Nothing counts, or the rule blocks", "没有任何可计结果，或按规则不予评分")],
    sources: [verdictsDecision],
    disagreements: [],
    code: "server/core/schemes/weighted-score.ts",
  },
  {
    id: "score-curve",
    subject: "schemes",
    name: say("Score curve", "评分曲线"),
    answers: say("How many points a result earns.", "一项结果可得多少分。"),
    formula: "score = s1 + (s2 − s1) × (x − x1) ÷ (x2 − x1)   for x1 ≤ x ≤ x2",
    inputs: [
      input("x", "result, in the unit of the measure", "结果，单位与指标一致"),
      input("(x1, s1), (x2, s2)", "neighbouring corners of the curve", "曲线上相邻的两个拐点"),
    ],
    conventions: [
      say("Beyond its first and last corner the curve is flat.", "首尾拐点之外，得分保持不变。"),
      say(
        "Two corners at one place are a jump: the later one counts at and above it.",
        "同一位置的两个拐点表示跳升：自该处起按后一拐点计分。",
      ),
    ],
    alternatives: [
      say(
        "Threshold, target and cap: nothing below the threshold, a line to the target, a line to the cap.",
        "门槛—目标—上限：低于门槛不得分，至目标、至上限分别为直线。",
      ),
    ],
    unavailable: [say("The result itself does not exist", "结果本身不存在")],
    sources: ["Rule of the product; stated in full with the code"],
    disagreements: [],
    code: "server/core/schemes/score-curve.ts",
  },
  {
    id: "verdict",
    subject: "schemes",
    name: say("Verdict", "考核结论"),
    answers: say(
      "Ahead, in line, behind, too early to say, or outside the corridor: what a scheme says of a manager.",
      "领先、相当、落后、为时尚早或走廊之外：方案对经理的判断。",
    ),
    formula:
      "the first that holds:\n1. outside the corridor  private share × outside share ≥ limit of the scheme\n2. no score              too early if funds are young or the record is too short, else no data\n3. too early             years of record < minimum, and the score is not in line\n4. ahead                 score ≥ ahead from, and enough probability of skill (else too early)\n5. behind                score < behind below, unless skill is still likely (then too early)\n6. in line",
    inputs: [
      input("score", "score of the scheme", "方案得分"),
      input(
        "outside share",
        "share of the money paid in by the private book that lies below the corridor of its age",
        "私募账户实缴金额中低于同龄走廊的比重",
      ),
      input("years of record", "years of returns answered for", "所负责业绩的年限"),
      input("probability of skill", "that the true information ratio is above 0", "真实信息比率大于 0 的概率"),
    ],
    conventions: [
      say(
        "Nobody is ahead or behind with fewer years of record than the scheme asks for.",
        "业绩年限不足方案要求时，不判领先或落后。",
      ),
      say(
        "Funds outside the corridor of their age are named so, whatever the score.",
        "低于同龄走廊的基金一律判为走廊之外，与得分无关。",
      ),
      say(
        "A record that proves nothing either way is not held against the score: rules on probability then do not apply.",
        "业绩记录既不能证明也不能否定能力时，不适用概率规则，仅按得分判断。",
      ),
    ],
    alternatives: [say("Schemes without tolerance or without rules on evidence", "不设容错或不设证据要求的方案")],
    unavailable: [say("There is no record at all: no data", "没有任何业绩记录：无数据")],
    sources: [verdictsDecision],
    disagreements: [],
    code: "server/core/schemes/judge.ts",
  },
  {
    id: "decision",
    subject: "schemes",
    name: say("Decision after several quarters", "连续多季后的处置"),
    answers: say(
      "Whether to keep, watch, review or stop, from the quarters so far.",
      "根据迄今各季情况，决定保留、观察、复核还是停止。",
    ),
    formula:
      "a rule applies when its breach holds now and in at least `after` quarters\nof the rules that apply the strongest counts: stop > review > watch > keep",
    inputs: [
      input(
        "breach",
        "behind, outside the corridor, score below a line, budget of losses or drawdown exceeded, limit breach, negative list",
        "落后、走廊之外、得分低于界线、容亏额度或回撤额度用尽、突破限额、负面清单",
      ),
      input(
        "after",
        "quarters: of the last ones of a window, or without a break up to now",
        "季度数：在最近若干季内累计，或截至当季连续",
      ),
    ],
    conventions: [
      say(
        "A stop that the evidence does not carry becomes a review: the record is too short, the score looks back too few years, or skill is still likely.",
        "证据不足以支持停止时改为复核：业绩记录太短、评分回看年限不足，或仍可能具备能力。",
      ),
      say(
        "Without rules: watch while behind or outside the corridor, else keep.",
        "方案未设处置规则时：落后或走廊之外为观察，否则保留。",
      ),
    ],
    alternatives: [],
    unavailable: [say("No quarter has been judged yet", "尚无已评季度")],
    sources: ["Rule of the product; stated in full with the code"],
    disagreements: [],
    code: "server/core/schemes/decision-rule.ts",
  },
  {
    id: "hindsight",
    subject: "schemes",
    name: say("Regret ledger and rank reversals", "遗憾台账与排名逆转"),
    answers: say(
      "What the decisions of a scheme look like once everything has ended.",
      "待一切尘埃落定，回看方案当年的决定是对是错。",
    ),
    formula:
      "active after a stop = annualised portfolio return − annualised benchmark return over the span after it\nreversal share      = pairs whose order by score at a year end is the opposite of their final order ÷ all pairs\npay against outcome = (pairs in the same order − pairs in the opposite order) ÷ all pairs",
    inputs: [
      input("score", "score at a year end, on what was known then", "年末得分，仅依据当时已知信息"),
      input("final order", "order by active return over the whole record", "按全部业绩记录的主动收益排序"),
      input("pay", "cash paid less what was taken back", "实付薪酬减追索扣回"),
    ],
    conventions: [
      say("A stop was wrong when the portfolio went on to beat its benchmark.", "停止之后组合仍跑赢基准的，视为误停。"),
      say("Pay is compared with final value added by Kendall's tau-a.", "薪酬与最终增值金额以 Kendall τ-a 相比较。"),
      say("Below one year active returns are cumulative.", "不足一年的主动收益按累计口径。"),
    ],
    alternatives: [],
    unavailable: [
      say("The span after a stop is not complete yet", "停止之后的区间尚未届满"),
      say("Fewer than two managers with an outcome", "有最终结果的经理不足两人"),
    ],
    sources: ["Kendall (1938), A new measure of rank correlation, Biometrika 30(1/2), 81-93"],
    disagreements: [],
    code: "server/core/schemes/hindsight.ts",
  },
  {
    id: "money-between",
    subject: "schemes",
    name: say("Money between the two clocks", "两种视角之间的金额"),
    answers: say(
      "What a decision by the short clock alone would not have looked at, in money.",
      "仅凭短期视角决策所忽略的金额。",
    ),
    formula:
      "value added over the right lens's longest horizon − value added over the left lens's\nvalue added = Σ value at the start of each period × active return of the period",
    inputs: [input("value", "value of the portfolios answered for, money", "所负责组合的规模（金额）")],
    conventions: [
      say("Both over everything the manager answered for at the time.", "两者均以当时所负责的全部组合计算。"),
    ],
    alternatives: [],
    unavailable: [say("Values are missing or in several currencies", "缺少规模数据，或涉及多种货币")],
    sources: [verdictsDecision],
    disagreements: [],
    code: "server/services/overview.ts",
  },
  ...schemeMeasureCards,
  ...schemeToleranceCards,
];
