import type { Bilingual } from "../definition/common-shapes";
import type { SchemePay } from "../scheme-definition";
import { EVENT_WORDS, gradeWords, HORIZON_WORDS, listed, percent, say, trimmed, years } from "./words";

/** What is paid, when, in what, and what may be lost again. */
export function paySentences(pay: SchemePay | undefined): readonly Bilingual[] {
  if (pay === undefined) return [say("The scheme judges; it does not pay.", "方案仅用于考核,不含薪酬。")];
  return [
    awardSentence(pay),
    ...pay.gates.map(({ name, atLeast, factorWhenMissed, figure, whenUnknown }) => {
      const level = percent(atLeast);
      return say(
        `Gate: ${name}; below ${level} ${factorWhenMissed === 0 ? "nothing is awarded" : `${percent(factorWhenMissed)} of the award remains`}; unknown, it counts as ${whenUnknown}.`,
        `门槛:${GATE_WORDS[figure]}低于${level}时${factorWhenMissed === 0 ? "不发放" : `仅保留${percent(factorWhenMissed)}`};数据未知时视为${whenUnknown === "met" ? "达标" : "未达标"}。`,
      );
    }),
    ...poolSentences(pay),
    ...matrixSentences(pay),
    ...(pay.highWaterMark
      ? [say("Nothing is paid below the highest value added reached so far.", "低于历史最高累计增值时不支付。")]
      : []),
    ...bankSentences(pay),
    ...deferralSentences(pay),
    ...lossSentences(pay),
    ...(pay.ownMoney === null
      ? []
      : [
          say(
            `${percent(pay.ownMoney.shareOfPay)} of the pay buys the funds managed, held for ${years(pay.ownMoney.holdYears)}${pay.ownMoney.equityFundPart === null ? "" : `, ${percent(pay.ownMoney.equityFundPart)} of it in equity funds`}.`,
            `绩效薪酬的${percent(pay.ownMoney.shareOfPay)}用于跟投,持有${trimmed(pay.ownMoney.holdYears)}年${pay.ownMoney.equityFundPart === null ? "" : `,其中${percent(pay.ownMoney.equityFundPart)}投向权益类基金`}。`,
          ),
        ]),
    say(
      `Good leavers: ${LEAVER_WORDS[pay.leavers.good].en}; bad leavers: ${LEAVER_WORDS[pay.leavers.bad].en}. A stop counts as a ${pay.leavers.stopped} leaver.`,
      `正常离职:${LEAVER_WORDS[pay.leavers.good].zh};过错离职:${LEAVER_WORDS[pay.leavers.bad].zh}。被停止的按${pay.leavers.stopped === "good" ? "正常" : "过错"}离职处理。`,
    ),
  ];
}

const GATE_WORDS: Readonly<Record<SchemePay["gates"][number]["figure"], string>> = {
  fundReturn: "基金收益率",
  fundReturnOverDebtCost: "基金收益率减债务成本",
  comprehensiveSolvencyRatio: "综合偿付能力充足率",
  coreSolvencyRatio: "核心偿付能力充足率",
  fundProfitMargin: "基金利润率",
  riskWeight: "风险管理与合规权重",
};

const LEAVER_WORDS = {
  keepsSchedule: say("tranches stay on schedule", "按原计划支付"),
  forfeitsUnvested: say("what has not vested is lost", "未归属部分取消"),
  proRata: say("tranches are kept for the time served", "按服务时间比例保留"),
} as const;

function awardSentence({ award, yearEndMonth, currency }: SchemePay): Bilingual {
  const settled = say(
    `Settled at the end of month ${yearEndMonth} in ${currency}. `,
    `每年${yearEndMonth}月末以${currency}结算。`,
  );
  switch (award.kind) {
    case "score": {
      const corners = listed(
        award.multiples.map(({ x, score }) =>
          say(`${trimmed(score)} at a score of ${trimmed(x)}`, `得分${trimmed(x)}为${trimmed(score)}倍`),
        ),
      );
      const target =
        award.target === null
          ? say("the person's target", "个人目标奖金")
          : say(`a target of ${award.target}`, `目标奖金${award.target}`);
      const limits = [
        ...(award.cap === null
          ? []
          : [say(`at most ${trimmed(award.cap)} times the target`, `不超过目标${trimmed(award.cap)}倍`)]),
        ...(award.capOfSalary === null
          ? []
          : [
              say(
                `at most ${trimmed(award.capOfSalary)} times the base salary`,
                `不超过基薪${trimmed(award.capOfSalary)}倍`,
              ),
            ]),
        ...(award.floor === null
          ? []
          : [say(`at least ${trimmed(award.floor)} times the target`, `不低于目标${trimmed(award.floor)}倍`)]),
      ];
      const bounded = listed(limits);
      return say(
        `${settled.en}The award is ${target.en} times a multiple: ${corners.en}${limits.length === 0 ? "" : `; ${bounded.en}`}.`,
        `${settled.zh}奖金为${target.zh}乘以倍数:${corners.zh}${limits.length === 0 ? "" : `;${bounded.zh}`}。`,
      );
    }
    case "valueAdded": {
      const horizon = HORIZON_WORDS[award.horizon]!;
      const limits = listed([
        ...(award.capOfSalary === null
          ? []
          : [
              say(
                `at most ${trimmed(award.capOfSalary)} times the base salary`,
                `不超过基薪${trimmed(award.capOfSalary)}倍`,
              ),
            ]),
        ...(award.floorOfSalary === null
          ? []
          : [
              say(
                `a loss of at most ${trimmed(award.floorOfSalary)} times the base salary`,
                `亏损计入不超过基薪${trimmed(award.floorOfSalary)}倍`,
              ),
            ]),
      ]);
      return say(
        `${settled.en}The award is ${percent(award.share)} of the money gained or lost against the benchmark over ${horizon.en}${award.perYear ? ", per year" : ""}; a loss counts as well${limits.en === "" ? "" : `; ${limits.en}`}.`,
        `${settled.zh}奖金为${horizon.zh}相对基准增减值${award.perYear ? "(年均)" : ""}的${percent(award.share)},亏损同样计入${limits.zh === "" ? "" : `;${limits.zh}`}。`,
      );
    }
    case "carry": {
      const hurdle =
        award.hurdle.kind === "rate"
          ? say(`${percent(award.hurdle.rate)} a year`, `每年${percent(award.hurdle.rate)}`)
          : say(
              `${trimmed(award.hurdle.multiple)} times what they paid in`,
              `实缴的${trimmed(award.hurdle.multiple)}倍`,
            );
      const back =
        award.giveback === null
          ? say("nothing is given back", "不回拨")
          : say(
              `what was too much is given back within ${years(award.giveback.withinYears)}, after tax of ${percent(award.giveback.taxRate)}`,
              `多分部分在${trimmed(award.giveback.withinYears)}年内回拨(扣除${percent(award.giveback.taxRate)}税负)`,
            );
      const losses =
        award.style === "dealByDeal"
          ? award.lossesCarriedForward
            ? say(", earlier losses made good first", ",先弥补此前亏损")
            : say(", each deal by itself", ",各项目互不弥补")
          : award.lossesCarriedForward
            ? say("", "")
            : say(", losses not carried forward", ",亏损不结转");
      return say(
        `${settled.en}Carry of ${percent(award.carry)} ${award.style === "wholeFund" ? "on the whole fund" : "deal by deal"}${losses.en} after investors have ${hurdle.en}, with a catch-up of ${percent(award.catchUpShare)}; ${percent(award.escrowShare)} stays in escrow, and ${back.en}. Days count as ${award.dayCount}. The manager gets ${percent(award.managerShare)} of it.`,
        `${settled.zh}${award.style === "wholeFund" ? "整体基金" : "逐项目"}附带权益${percent(award.carry)}${losses.zh},投资人先得${hurdle.zh},追赶比例${percent(award.catchUpShare)};${percent(award.escrowShare)}留存托管,${back.zh}。计息日数按${award.dayCount}。经理享有其中${percent(award.managerShare)}。`,
      );
    }
  }
}

function poolSentences({ pool }: SchemePay): readonly Bilingual[] {
  if (pool === null) return [];
  return [
    pool.kind === "fixed"
      ? say(
          `All awards together are at most ${pool.amount}; above it all are cut alike.`,
          `奖金总额不超过${pool.amount},超出时同比例削减。`,
        )
      : say(
          `The pool is ${percent(pool.rate)} of income above ${percent(pool.deductibleRate)} on equity${pool.shortfallCarriedForward ? ", shortfalls carried forward" : ""}.`,
          `奖金总额为超出净资产${percent(pool.deductibleRate)}的利润的${percent(pool.rate)}${pool.shortfallCarriedForward ? ",不足部分结转" : ""}。`,
        ),
  ];
}

function matrixSentences({ matrix }: SchemePay): readonly Bilingual[] {
  if (matrix === null) return [];
  return [
    say(
      `More than ${percent(matrix.farBelow)} behind over three years while the fund loses money, pay falls by at least ${percent(matrix.leastCut)}; where it must fall without a figure, by ${percent(matrix.mustFallBy)}. It may rise much from ${percent(matrix.significantlyAbove)} ahead.`,
      `三年落后基准超过${percent(matrix.farBelow)}且基金利润率为负的,绩效薪酬至少下降${percent(matrix.leastCut)};规则要求下降而未定幅度的,下降${percent(matrix.mustFallBy)};领先${percent(matrix.significantlyAbove)}及以上视为显著超越。`,
    ),
  ];
}

function bankSentences({ bank }: SchemePay): readonly Bilingual[] {
  if (bank === null) return [];
  const share = (part: { numerator: number; denominator: number }) => `${part.numerator}/${part.denominator}`;
  const grades = listed(
    Object.entries(bank.payoutByGrade ?? {}).map(([grade, part]) =>
      say(`${gradeWords(grade).en} ${share(part)}`, `${gradeWords(grade).zh}${share(part)}`),
    ),
  );
  return [
    say(
      `Awards go into a personal bank that pays ${share(bank.payout)} of a positive balance a year${grades.en === "" ? "" : ` (${grades.en})`}; a negative balance is ${bank.negativeBalance === "carriedForward" ? "carried forward" : "written off"}${bank.rateOnNegativeBalance === 0 ? "" : `, at ${percent(bank.rateOnNegativeBalance)} a year`}.`,
      `奖金记入个人奖金银行,余额为正时每年支付${share(bank.payout)}${grades.zh === "" ? "" : `(${grades.zh})`};负余额${bank.negativeBalance === "carriedForward" ? "结转" : "核销"}${bank.rateOnNegativeBalance === 0 ? "" : `,按每年${percent(bank.rateOnNegativeBalance)}计息`}。`,
    ),
  ];
}

function deferralSentences({ deferral, instrument }: SchemePay): readonly Bilingual[] {
  if (deferral === null) return [say("Everything is paid at once.", "一次性支付,不递延。")];
  const { rule, years: length, countsYear0, firstInstalment, instalmentWeights } = deferral;
  const share = (() => {
    switch (rule.kind) {
      case "share":
        return say(percent(rule.share), percent(rule.share));
      case "grade": {
        const grades = Object.entries(rule.shareByGrade).map(([grade, part]) =>
          say(`${gradeWords(grade).en} ${percent(part)}`, `${gradeWords(grade).zh}${percent(part)}`),
        );
        const list = listed(grades);
        return say(`by grade (${list.en})`, `按职级(${list.zh})`);
      }
      default: {
        const bands = listed(
          rule.bands.map(({ upTo, rate }) =>
            upTo === null
              ? say(`${percent(rate)} above`, `其余${percent(rate)}`)
              : say(`${percent(rate)} up to ${upTo}`, `${upTo}以内${percent(rate)}`),
          ),
        );
        return rule.kind === "marginalBands"
          ? say(`in marginal bands (${bands.en})`, `按累进分段(${bands.zh})`)
          : say(`by size (${bands.en})`, `按金额档次(${bands.zh})`);
      }
    }
  })();
  const held =
    instrument.kind === "cash" || instrument.share === 0
      ? say("in cash", "现金")
      : say(
          `${percent(instrument.share)} of it in units that follow the ${instrument.kind === "portfolioUnits" ? "portfolio" : "fund"}`,
          `其中${percent(instrument.share)}以跟随${instrument.kind === "portfolioUnits" ? "所管组合" : "整体基金"}的份额持有`,
        );
  const parts =
    instalmentWeights === null
      ? say("in equal instalments", "等额支付")
      : say(`in instalments of ${instalmentWeights.join(":")}`, `按${instalmentWeights.join("∶")}分期支付`);
  return [
    say(
      `Deferred: ${share.en}, over ${length} years ${countsYear0 ? "with the year of settlement counted" : "after the award"}, ${parts.en}, the first after ${years(firstInstalment)}, ${held.en}.`,
      `递延:${share.zh},期限${length}年(${countsYear0 ? "含结算当年" : "自授予后起算"}),${parts.zh},首期在${firstInstalment}年后,${held.zh}。`,
    ),
  ];
}

function lossSentences({ malus, clawback }: SchemePay): readonly Bilingual[] {
  const cuts = listed(
    malus.map(({ event, share }) =>
      say(`${percent(share)} on ${EVENT_WORDS[event].en}`, `${EVENT_WORDS[event].zh}${percent(share)}`),
    ),
  );
  const back = [
    ...(clawback?.onRestatement ? [say("paid minus what restated figures give", "按重述结果多发部分")] : []),
    ...(clawback?.events ?? []).map(({ event, share }) =>
      say(`${percent(share)} on ${EVENT_WORDS[event].en}`, `${EVENT_WORDS[event].zh}${percent(share)}`),
    ),
  ];
  const taken = listed(back);
  return [
    ...(malus.length === 0 ? [] : [say(`Lost of what has not vested: ${cuts.en}.`, `未归属部分扣减:${cuts.zh}。`)]),
    ...(clawback === null
      ? [say("Nothing that was paid is taken back.", "已支付部分不追索。")]
      : [
          say(
            `Taken back within ${clawback.lookBackYears} years: ${taken.en}${clawback.appliesToLeavers ? "; also from those who have left" : ""}.`,
            `${clawback.lookBackYears}年内追索扣回:${taken.zh}${clawback.appliesToLeavers ? ";离职人员同样适用" : ""}。`,
          ),
        ]),
  ];
}
