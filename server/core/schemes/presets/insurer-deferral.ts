import type { SchemeDefinition } from "../scheme-definition";
import { activeReturnCurve, clawbackOf2021, plainDecision, plainPay, riskCompliance, scoreAward } from "./preset-parts";

/** Insurers under the rules of 2012: a year's result, risk at 30%, 40% or 50% deferred, three years with the year itself. */
export const insurerDeferral: SchemeDefinition = {
  version: 1,
  code: "insurer-deferral-2012",
  name: { en: "Insurers: deferral of 2012", zh: "保险公司2012年递延规则" },
  description: {
    en: "The last year at 70%, soundness of risk management and compliance at 30%. 40% of the bonus is deferred (chair and general manager 50%) and paid within three years, the year of settlement counted: 60-20-20 or 50-25-25.",
    zh: "当年业绩70%，风险管理与合规30%。绩效薪酬延期支付40%（董事长、总经理50%），支付期限三年（含结算当年）：60-20-20或50-25-25。",
  },
  source: {
    title: {
      en: "Insurance pay guideline 2012 No. 63; C-ROSS II rule 12 art. 28; clawback guidance of 2021",
      zh: "保监发〔2012〕63号《保险公司薪酬管理规范指引》；偿二代二期规则第12号第28条；2021年追索扣回指导意见",
    },
    date: "2012-07-19",
    confidence: "high",
  },
  measures: [
    {
      id: "year",
      kind: "periodReturn",
      book: "whole",
      horizon: "1y",
      against: { kind: "benchmark" },
      weight: 0.7,
      curve: activeReturnCurve,
    },
    riskCompliance("whole", 0.3),
  ],
  missing: { rule: "renormalise", minimumWeight: 0.7, minimumCoverage: 1 },
  tolerance: null,
  decision: plainDecision,
  pay: {
    ...plainPay,
    award: { ...scoreAward, capOfSalary: 3 },
    gates: [
      {
        name: "comprehensive solvency ratio of 100%",
        figure: "comprehensiveSolvencyRatio",
        atLeast: 1,
        factorWhenMissed: 0,
        whenUnknown: "met",
      },
      {
        name: "core solvency ratio of 50%",
        figure: "coreSolvencyRatio",
        atLeast: 0.5,
        factorWhenMissed: 0,
        whenUnknown: "met",
      },
    ],
    deferral: {
      rule: { kind: "grade", shareByGrade: { chair: 0.5, generalManager: 0.5, executive: 0.4, keyPost: 0.4 } },
      years: 3,
      countsYear0: true,
      firstInstalment: 1,
      instalmentWeights: null,
    },
    malus: [
      { event: "majorRiskEvent", share: 1 },
      { event: "regulatoryRatiosMissed", share: 1 },
      { event: "misconduct", share: 1 },
    ],
    clawback: clawbackOf2021,
  },
};
