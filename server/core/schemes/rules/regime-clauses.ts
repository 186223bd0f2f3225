import type { Provenance } from "../../capital/regimes/dated-rule";
import type { DeferralRegime } from "../../pay/deferral-rules";
import type { Bilingual, EventKind } from "../definition/common-shapes";

/** What a clause asks of a scheme; each kind has one test in `clause-tests.ts`. */
export type ClauseDemand =
  /** Share of the weight on results that look back at least so many years. */
  | { readonly kind: "longWeight"; readonly years: number; readonly atLeast: number }
  /** Share of the weight on results of at most so many years. */
  | { readonly kind: "shortWeight"; readonly years: number; readonly atMost: number }
  /** The very weights by length of the result. */
  | { readonly kind: "weightsByYears"; readonly weights: Readonly<Record<number, number>> }
  | { readonly kind: "riskWeight"; readonly atLeast: number }
  | { readonly kind: "benchmarkWeight"; readonly atLeast: number }
  | { readonly kind: "minimumFundAge"; readonly years: number }
  | { readonly kind: "payMatrix"; readonly farBelow: number; readonly leastCut: number }
  | { readonly kind: "ownMoney"; readonly atLeast: number; readonly holdYears: number }
  /** Most that may be paid, in multiples of the base salary. */
  | { readonly kind: "salaryMultiple"; readonly atMost: number }
  /** No pay while solvency is below its floor. */
  | { readonly kind: "solvencyGate"; readonly comprehensive: number; readonly core: number }
  | { readonly kind: "malus" }
  | { readonly kind: "clawbackOnRestatement"; readonly years: number }
  | { readonly kind: "clawbackYears"; readonly atLeast: number }
  | { readonly kind: "clawbackEvents"; readonly events: readonly EventKind[] }
  | { readonly kind: "clawbackFromLeavers" }
  /** No stop on results that look back on no more than so many years, breaches of limits apart. */
  | { readonly kind: "noStopOnYears"; readonly years: number }
  /** Private books judged over the life of all funds and deals together. */
  | { readonly kind: "wholeLife" }
  /** A loss tolerance that is higher for earlier stages. */
  | { readonly kind: "toleranceByStage" }
  | { readonly kind: "dueDiligenceExemption" }
  | { readonly kind: "carryEscrow"; readonly atLeast: number }
  | { readonly kind: "carryGiveback"; readonly withinYears: number }
  /** Share, years, pace and instruments of deferral; the figures stand in DEFERRAL_REQUIREMENTS. */
  | { readonly kind: "deferral"; readonly regime: DeferralRegime };

export interface RegimeClause extends Provenance {
  readonly code: string;
  readonly text: Bilingual;
  readonly demand: ClauseDemand;
}

export interface PayRegime {
  readonly code: string;
  readonly name: Bilingual;
  readonly clauses: readonly RegimeClause[];
}

type Source = Omit<Provenance, "validTo"> & { readonly validTo?: string };

const regime = (
  code: string,
  name: Bilingual,
  source: Source,
  clauses: readonly (Pick<RegimeClause, "code" | "demand"> & {
    readonly en: string;
    readonly zh: string;
  } & Partial<Source>)[],
): PayRegime => ({
  code,
  name,
  clauses: clauses.map(({ en, zh, ...clause }) => ({ validTo: null, ...source, ...clause, text: { en, zh } })),
});

const DEFERRAL_TEXT = {
  code: "deferral",
  en: "A part of variable pay is deferred over years, no faster than in equal instalments.",
  zh: "绩效薪酬按规定比例和期限延期支付，且不快于等额。",
} as const;

const primary = { sourceClass: "primary", confidence: "high" } as const;
const secondary = { sourceClass: "secondary", confidence: "high" } as const;
const draft = {
  sourceClass: "secondary",
  confidence: "medium",
  note: "Draft; the final text of 17 April 2026 was not seen.",
} as const;

/** Pay and appraisal rules that a scheme can be held against; every clause is dated, sourced and can be replaced. */
export const PAY_REGIMES: readonly PayRegime[] = [
  regime(
    "mofInsurers2025",
    {
      en: "State-owned insurers: long-cycle appraisal (MoF 2025 No. 62)",
      zh: "国有商业保险公司长周期考核（财金〔2025〕62号）",
    },
    { validFrom: "2025-01-01", source: "财金〔2025〕62号", sourceDate: "2025-07-11", ...primary },
    [
      {
        code: "weights",
        demand: { kind: "weightsByYears", weights: { 1: 0.3, 3: 0.5, 5: 0.2 } },
        en: "Return on equity and capital preservation: current year 30%, three years 50%, five years 20%.",
        zh: "净资产收益率和资本保值增值率：当年30%、3年50%、5年20%。",
      },
    ],
  ),
  regime(
    "longTermFunds2025",
    { en: "Plan for medium- and long-term funds (January 2025)", zh: "推动中长期资金入市工作的实施方案（2025年1月）" },
    { validFrom: "2025-01-22", source: "关于推动中长期资金入市工作的实施方案", sourceDate: "2025-01-22", ...primary },
    [
      {
        code: "currentYear",
        demand: { kind: "shortWeight", years: 1, atMost: 0.3 },
        en: "State insurers: the current year weighs at most 30%.",
        zh: "国有保险公司当年指标权重不高于30%。",
      },
      {
        code: "longCycle",
        demand: { kind: "longWeight", years: 3, atLeast: 0.6 },
        en: "State insurers: cycles of three to five years weigh at least 60%.",
        zh: "国有保险公司3至5年周期指标权重不低于60%。",
      },
    ],
  ),
  regime(
    "insurerPay2012",
    { en: "Insurers' pay guideline (2012 No. 63)", zh: "保险公司薪酬管理规范指引（保监发〔2012〕63号）" },
    { validFrom: "2013-01-01", source: "保监发〔2012〕63号", sourceDate: "2012-07-19", ...primary },
    [
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "chinaInsurers2012" } },
      {
        code: "performancePay",
        demand: { kind: "salaryMultiple", atMost: 3 },
        en: "Performance pay is at most three times base pay.",
        zh: "绩效薪酬不超过基本薪酬的3倍。",
        ...secondary,
      },
      {
        code: "malus",
        demand: { kind: "malus" },
        en: "What is unpaid is stopped on a risk event.",
        zh: "发生风险事件停止支付未支付部分。",
      },
    ],
  ),
  regime(
    "clawback2021",
    { en: "Clawback guidance for banks and insurers (2021)", zh: "银行保险机构绩效薪酬追索扣回机制（2021年）" },
    { validFrom: "2021-01-28", source: "银保监办发, 28 January 2021", sourceDate: "2021-01-28", ...primary },
    [
      {
        code: "mustEvents",
        demand: { kind: "clawbackEvents", events: ["regulatoryRatiosMissed", "takeover", "majorRiskEvent"] },
        en: "Must be taken back: key regulatory ratios badly missed, takeover, major risk event.",
        zh: "应当追索：重要监管指标严重不达标、被接管、重大风险事件。",
      },
      {
        code: "restatement",
        demand: { kind: "clawbackOnRestatement", years: 1 },
        en: "Too much paid on a restatement may be recovered.",
        zh: "财务重述导致多发的可追回。",
      },
    ],
  ),
  regime(
    "crossRule12",
    { en: "C-ROSS II: appraisal and solvency", zh: "偿二代二期：考核与偿付能力" },
    { validFrom: "2022-01-01", source: "偿二代二期规则第12号", sourceDate: "2021-12-30", ...primary },
    [
      {
        code: "riskWeight",
        article: "28",
        demand: { kind: "riskWeight", atLeast: 0.3 },
        en: "Soundness of risk management and compliance weighs at least 30% for investment departments and their executives.",
        zh: "投资部门及其主管高管考核中，风险管理健全性与合规性权重不低于30%。",
      },
      {
        code: "solvencyFloor",
        demand: { kind: "solvencyGate", comprehensive: 1, core: 0.5 },
        en: "Below a comprehensive ratio of 100% or a core ratio of 50% pay is limited.",
        zh: "综合偿付能力充足率低于100%或核心低于50%时限制薪酬。",
      },
    ],
  ),
  regime(
    "stateFinancialFirms2022",
    { en: "State financial firms (MoF 2022 No. 87)", zh: "国有金融企业（财金〔2022〕87号）" },
    { validFrom: "2022-08-01", source: "财金〔2022〕87号", sourceDate: "2022-08-01", ...secondary },
    [
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "chinaStateFinancialFirms2022" } },
      {
        code: "leavers",
        demand: { kind: "clawbackFromLeavers" },
        en: "Recovery also from those who left or retired.",
        zh: "离职、退休人员同样适用追索扣回。",
      },
    ],
  ),
  regime(
    "publicFunds2025Draft",
    {
      en: "Public funds: appraisal guideline (draft of December 2025)",
      zh: "公募基金绩效考核管理指引（2025年12月征求意见稿）",
    },
    {
      validFrom: "2025-12-05",
      source: "AMAC 基金管理公司绩效考核管理指引 (draft)",
      sourceDate: "2025-12-05",
      ...draft,
    },
    [
      {
        code: "longWeight",
        demand: { kind: "longWeight", years: 3, atLeast: 0.8 },
        en: "Indicators of three years and more weigh at least 80%.",
        zh: "三年及以上指标权重不低于80%。",
      },
      {
        code: "benchmark",
        demand: { kind: "benchmarkWeight", atLeast: 0.3 },
        en: "Results against the benchmark weigh at least 30%.",
        zh: "相对业绩比较基准的指标权重不低于30%。",
      },
      {
        code: "fundAge",
        demand: { kind: "minimumFundAge", years: 1 },
        en: "Several funds count by size and time; those under a year do not.",
        zh: "多只产品按规模和时间加权，不满一年的不计。",
      },
      {
        code: "payMatrix",
        demand: { kind: "payMatrix", farBelow: 0.1, leastCut: 0.3 },
        en: "More than ten points behind over three years with a negative margin cuts pay by at least 30%.",
        zh: "三年低于基准超过10个百分点且基金利润率为负的，绩效薪酬至少降30%。",
      },
      {
        code: "ownMoney",
        demand: { kind: "ownMoney", atLeast: 0.4, holdYears: 1 },
        en: "Managers put at least 40% of performance pay into their own funds for a year or more.",
        zh: "基金经理以不低于40%的绩效薪酬跟投，持有不少于一年。",
      },
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "chinaPublicFunds2025Draft" } },
      {
        code: "leavers",
        demand: { kind: "clawbackFromLeavers" },
        en: "Clawback also from leavers.",
        zh: "离职人员同样适用追索扣回。",
      },
    ],
  ),
  regime(
    "annuities2026",
    { en: "Annuity mandates (MOHRSS guidance, January 2026)", zh: "年金委托（人社部指导意见，2026年1月）" },
    { validFrom: "2026-01-05", source: "MOHRSS guidance on annuity funds", sourceDate: "2026-01-05", ...secondary },
    [
      {
        code: "threeYears",
        demand: { kind: "longWeight", years: 3, atLeast: 0.5 },
        en: "Medium- and long-term targets come first: indicators of three years and more.",
        zh: "以中长期目标为主，纳入三年及以上指标。",
        note: "The notice names no figure; more than half of the weight is our reading.",
        confidence: "medium",
      },
      {
        code: "noCut",
        demand: { kind: "noStopOnYears", years: 1 },
        en: "No cutting of existing assets on results of a year or less, breach losses apart.",
        zh: "不得依据一年及以内业绩调减存量资产，违规损失除外。",
      },
    ],
  ),
  regime(
    "stateVenture2024",
    { en: "Central SOE venture funds and government funds", zh: "中央企业创业投资基金与政府投资基金" },
    {
      validFrom: "2024-12-03",
      source: "SASAC and NDRC, 3 December 2024; 国办发〔2025〕1号",
      sourceDate: "2024-12-03",
      ...secondary,
    },
    [
      {
        code: "wholeLife",
        demand: { kind: "wholeLife" },
        en: "Appraised over the whole life and the whole portfolio, not by project or year.",
        zh: "按全生命周期、整体评价，不以单个项目、单一年度论。",
      },
      {
        code: "tolerance",
        demand: { kind: "toleranceByStage" },
        en: "A loss-tolerance rate by strategy, higher for seed and early stages.",
        zh: "按策略设定容亏率，种子期、早期从高。",
      },
      {
        code: "exemption",
        demand: { kind: "dueDiligenceExemption" },
        en: "Diligent conduct is exempt.",
        zh: "尽职免责。",
      },
    ],
  ),
  regime(
    "solvencyTwoUk",
    { en: "Solvency II Art. 275 as read by the PRA (SS10/16)", zh: "偿付能力II第275条（英国PRA SS10/16）" },
    { validFrom: "2016-08-01", source: "PRA SS10/16 on DR 2015/35 Art. 275", sourceDate: "2016-08-01", ...primary },
    [
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "solvencyTwoUk" } },
      {
        code: "malus",
        demand: { kind: "malus" },
        en: "Variable pay can be adjusted downwards.",
        zh: "浮动薪酬可向下调整。",
      },
    ],
  ),
  regime(
    "aifmd",
    { en: "AIFMD Annex II", zh: "欧盟另类投资基金管理人指令附件二" },
    { validFrom: "2013-07-22", source: "Directive 2011/61 (AIFMD) Annex II", sourceDate: "2011-06-08", ...primary },
    [
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "aifmd" } },
      {
        code: "malus",
        demand: { kind: "malus" },
        en: "Contraction of pay, malus included.",
        zh: "可扣减（含malus）。",
      },
    ],
  ),
  regime(
    "crdFive",
    { en: "CRD V Art. 94", zh: "欧盟资本要求指令V第94条" },
    {
      validFrom: "2020-12-29",
      source: "Directive 2019/878 (CRD V)",
      sourceDate: "2019-05-20",
      sourceClass: "memory",
      confidence: "high",
    },
    [
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "crdFive" } },
      {
        code: "cap",
        demand: { kind: "salaryMultiple", atMost: 2 },
        en: "Variable pay is at most 100% of fixed pay, 200% with the owners' consent.",
        zh: "浮动薪酬不超过固定薪酬100%，经股东同意200%。",
        sourceClass: "secondary",
      },
    ],
  ),
  regime(
    "ukBanks2025",
    { en: "UK banks (PS21/25, PS25/15)", zh: "英国银行（PS21/25、PS25/15）" },
    { validFrom: "2025-10-16", source: "PRA PS21/25 and FCA PS25/15", sourceDate: "2025-10-15", ...secondary },
    [
      { ...DEFERRAL_TEXT, demand: { kind: "deferral", regime: "ukBanks2025" } },
      {
        code: "clawback",
        demand: { kind: "clawbackYears", atLeast: 7 },
        en: "Clawback for at least seven years from the award.",
        zh: "自授予起至少7年可追索。",
      },
    ],
  ),
  regime(
    "secClawback2023",
    { en: "SEC Rule 10D-1", zh: "美国SEC规则10D-1" },
    { validFrom: "2023-01-27", source: "SEC Rule 10D-1", sourceDate: "2022-10-26", ...secondary },
    [
      {
        code: "restatement",
        demand: { kind: "clawbackOnRestatement", years: 3 },
        en: "Recover what restated figures would not have given, over three completed fiscal years, without asking for fault.",
        zh: "重述后多发部分须追回，回溯3个完整财年，不问过错。",
      },
    ],
  ),
  regime(
    "ilpa2019",
    { en: "ILPA Principles 3.0", zh: "ILPA原则3.0" },
    { validFrom: "2019-06-01", source: "ILPA Principles 3.0 (2019)", sourceDate: "2019-06-01", ...primary },
    [
      {
        code: "escrow",
        demand: { kind: "carryEscrow", atLeast: 0.3 },
        en: "Deal by deal: at least 30% of carry in escrow.",
        zh: "逐项目分配：附带权益至少30%托管。",
      },
      {
        code: "giveback",
        demand: { kind: "carryGiveback", withinYears: 2 },
        en: "Clawback gross of tax, repaid within two years.",
        zh: "回拨按税前计，两年内返还。",
      },
    ],
  ),
];
