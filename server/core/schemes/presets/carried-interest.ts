import type { SchemeDefinition, SchemePay } from "../scheme-definition";
import { plainPay } from "./preset-parts";

type Carry = Extract<SchemePay["award"], { kind: "carry" }>;

const terms: Omit<Carry, "style" | "escrowShare"> = {
  kind: "carry",
  carry: 0.2,
  hurdle: { kind: "rate", rate: 0.08 },
  catchUpShare: 1,
  dayCount: "actual/365",
  lossesCarriedForward: true,
  giveback: { taxRate: 0, withinYears: 2 },
  managerShare: 1,
};

const base: Omit<SchemeDefinition, "code" | "name" | "description"> = {
  version: 1,
  source: {
    title: {
      en: "ILPA Principles 3.0 (2019); market defaults of 8% preferred return, 20% carry, full catch-up",
      zh: "ILPA原则3.0（2019）；市场惯例：优先回报8%、附带权益20%、全额追赶",
    },
    date: "2019-06-01",
    confidence: "medium",
  },
  measures: [
    {
      id: "returnOverPreference",
      kind: "fundResult",
      book: "private",
      result: "irr",
      against: { kind: "hurdle", annualRate: 0.08 },
      weight: 1,
      curve: [
        { x: -0.08, score: 0 },
        { x: 0, score: 50 },
        { x: 0.08, score: 100 },
      ],
    },
  ],
  missing: { rule: "block", minimumWeight: 1, minimumCoverage: 1 },
  tolerance: null,
  decision: {
    aheadFrom: 60,
    behindBelow: 40,
    evidence: { minimumYears: 0, notBehindAboveProbability: null, aheadFromProbability: null },
  },
};

/** Whole fund: all capital and its preference come back before the manager shares. */
export const europeanCarry: SchemeDefinition = {
  ...base,
  code: "european-carry",
  name: { en: "Carry, whole fund (European)", zh: "附带权益：整体基金（欧式）" },
  description: {
    en: "Nothing before investors have all they paid in and 8% a year on it; then the manager catches up to 20% of the profit.",
    zh: "投资人收回全部出资及每年8%的优先回报之前不分配；其后追赶至利润的20%。",
  },
  pay: { ...plainPay, award: { ...terms, style: "wholeFund", escrowShare: 0 } },
};

/** Deal by deal: a share of each deal that ends well, with losses made good first, 30% in escrow, giveback at the end. */
export const americanCarry: SchemeDefinition = {
  ...base,
  code: "american-carry",
  name: { en: "Carry, deal by deal (American)", zh: "附带权益：逐项目（美式）" },
  description: {
    en: "A share of every deal that has ended, after its cost, the losses before it and 8% a year; 30% of it is kept in escrow, and what was too much over the whole fund is given back.",
    zh: "项目退出后，弥补其成本、此前损失及每年8%后分成；30%留存托管，整体基金多分部分回拨。",
  },
  pay: { ...plainPay, award: { ...terms, style: "dealByDeal", escrowShare: 0.3 } },
};
