import type { DealTolerance, SchemeDefinition } from "../scheme-definition";
import { ownScoreCurve, plainPay, rankCurve } from "./preset-parts";

type DealClass = DealTolerance["classes"][number];

const dealClass = (
  en: string,
  zh: string,
  stages: DealClass["stages"],
  classLossRate: number,
  dealLossRate: number,
): DealClass => ({
  name: { en, zh },
  stages,
  domains: "all",
  paperLossWeight: [{ x: 0, score: 0 }],
  dealLossRate,
  classLossRate,
});

/** A state venture fund: whole life, whole portfolio, losses within the rate of the stage are not held against anybody. */
export const stateVentureFund: SchemeDefinition = {
  version: 1,
  code: "state-venture-fund",
  name: { en: "State venture fund", zh: "国有创投基金" },
  description: {
    en: "Judged over the life of the fund and on all deals together. Losses within the tolerance rate of their stage (seed 50%, early 40%, industry 30%; one seed deal up to all of it) do not count; diligent conduct on file exempts. Breaches of limits and of the negative list always count.",
    zh: "按基金全生命周期、全部项目整体评价。在容亏率以内的损失不计（种子50%、天使40%、产业30%；单个种子项目最高100%）；有尽职免责档案的予以免责。违反限额和负面清单的一律全额计入。",
  },
  source: {
    title: {
      en: "Guangzhou Development District rules of February 2025 (rates); SASAC and NDRC notice of 3 December 2024 and State Council document 2025 No. 1 (whole life, exemption)",
      zh: "广州开发区2025年2月办法（容亏率）；国务院国资委、国家发展改革委2024年12月3日通知与国办发〔2025〕1号（全生命周期、尽职免责）",
    },
    date: "2025-02-01",
    confidence: "high",
  },
  measures: [
    {
      id: "multipleAfterTolerance",
      kind: "dealFigure",
      book: "private",
      figure: { kind: "toleratedMultiple" },
      weight: 0.4,
      curve: [
        { x: 0.5, score: 0 },
        { x: 1, score: 50 },
        { x: 2, score: 100 },
      ],
    },
    {
      id: "multipleForAge",
      kind: "fundResult",
      book: "private",
      result: "tvpi",
      against: { kind: "corridor" },
      weight: 0.3,
      curve: rankCurve,
    },
    ...(["technology", "market", "team"] as const).map((assessment) => ({
      id: assessment,
      kind: "assessment" as const,
      book: "private" as const,
      subject: "qualitative" as const,
      assessment,
      scale: { from: 0, to: 100 },
      weight: 0.1,
      curve: ownScoreCurve,
    })),
  ],
  missing: { rule: "renormalise", minimumWeight: 0.3, minimumCoverage: 1 },
  tolerance: {
    graceYears: 5,
    corridor: { measure: "tvpi", lowerProbability: 0.1, outsideShare: 0.5 },
    staleAfterDays: 400,
    smoothedMarksLoseGrace: false,
    deals: {
      classes: [
        dealClass("Seed", "种子", ["seed"], 0.5, 1),
        dealClass("Early (angel)", "早期(天使)", ["early"], 0.4, 1),
        dealClass("Industry", "产业", ["growth", "mature", "buyout"], 0.3, 0.5),
      ],
      alwaysInFull: ["limitBreach", "negativeList"],
      dueDiligenceExemption: { share: 1, usesBudget: false },
      unrealisedGains: [
        { basis: "externalRound", upToDays: 400, credit: 0.7 },
        { basis: "audited", upToDays: 400, credit: 0.7 },
        { basis: "marketPrice", upToDays: 100, credit: 0.8 },
        { basis: "any", upToDays: 400, credit: 0.3 },
      ],
    },
  },
  decision: {
    aheadFrom: 60,
    behindBelow: 40,
    evidence: { minimumYears: 0, notBehindAboveProbability: null, aheadFromProbability: null },
    actions: {
      rules: [
        { breach: "lossBudgetExceeded", action: "review", after: 2, withinQuarters: 4 },
        { breach: "negativeList", action: "stop", after: 1, withinQuarters: 1 },
      ],
      stopNeedsYears: 5,
      noStopAboveProbability: null,
      noStopOnYears: 1,
      withoutEvidence: ["negativeList"],
    },
  },
  pay: {
    ...plainPay,
    award: {
      kind: "carry",
      style: "wholeFund",
      carry: 0.2,
      hurdle: { kind: "rate", rate: 0.08 },
      catchUpShare: 1,
      dayCount: "actual/365",
      escrowShare: 0,
      lossesCarriedForward: true,
      giveback: { taxRate: 0, withinYears: 2 },
      managerShare: 0.1,
    },
    malus: [{ event: "negativeList", share: 1 }],
    clawback: {
      lookBackYears: 5,
      onRestatement: true,
      events: [{ event: "negativeList", share: 1 }],
      appliesToLeavers: true,
    },
    ownMoney: { shareOfPay: 0.1, equityFundPart: null, holdYears: 5 },
  },
};
