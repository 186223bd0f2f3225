import { WEALTH_ADDED_PAYOUT } from "../../pay/bonus-bank";
import type { SchemeDefinition } from "../scheme-definition";
import { activeReturnCurve, cycleMeasure, plainDecision, plainPay } from "./preset-parts";

const ratio = ([numerator, denominator]: readonly [number, number]) => ({ numerator, denominator });

/** Temasek: wealth added, good or bad, goes into a personal bank that pays a part of what stands there. */
export const wealthAddedBank: SchemeDefinition = {
  version: 1,
  code: "wealth-added-bank",
  name: { en: "Wealth-added bonus bank (Temasek)", zh: "财富增值奖金银行（淡马锡）" },
  description: {
    en: "A share of the wealth added each year, negative in a bad one, is credited to a personal bank. A third of a positive balance is paid to seniors, half to the middle, two thirds to others; a negative balance stays and must be earned back. The share of the pool is not published: the one here is ours. Wealth added is measured here against the benchmark, year by year, since the horizons in use have no four years; the score looks back on four.",
    zh: "每年财富增值的一定份额（可为负）记入个人奖金银行。余额为正时，高层支付三分之一、中层二分之一、其他三分之二；负余额结转，须以后弥补。份额比例未公布，此处为示例；财富增值以相对基准的当年增值计（现有期限不含4年），考核得分则回看4年。",
  },
  source: {
    title: { en: "Temasek Reviews 2015–2023", zh: "淡马锡年度报告2015–2023" },
    date: "2023-07-11",
    confidence: "high",
  },
  measures: [cycleMeasure("fourYears", 4, 1, { kind: "benchmark" }, activeReturnCurve)],
  missing: { rule: "renormalise", minimumWeight: 1, minimumCoverage: 0.5 },
  tolerance: null,
  decision: { ...plainDecision, evidence: { ...plainDecision.evidence, minimumYears: 3 } },
  pay: {
    ...plainPay,
    currency: "SGD",
    yearEndMonth: 3,
    award: { kind: "valueAdded", share: 0.01, horizon: "1y", perYear: true, capOfSalary: null, floorOfSalary: null },
    gates: [
      {
        name: "three-year return above the cost of long-term debt",
        figure: "fundReturnOverDebtCost",
        atLeast: 0,
        factorWhenMissed: 0,
        whenUnknown: "met",
      },
    ],
    bank: {
      payout: ratio(WEALTH_ADDED_PAYOUT.senior),
      payoutByGrade: {
        senior: ratio(WEALTH_ADDED_PAYOUT.senior),
        middle: ratio(WEALTH_ADDED_PAYOUT.middle),
        other: ratio(WEALTH_ADDED_PAYOUT.other),
      },
      rateOnNegativeBalance: 0,
      negativeBalance: "carriedForward",
    },
    clawback: { lookBackYears: 3, onRestatement: true, events: [], appliesToLeavers: true },
  },
};
