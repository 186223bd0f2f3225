/** What a figure of the institution is counted in. */
export type FigureKind = "rate" | "ratio" | "money" | "years" | "number" | "text";

export interface InstitutionFigureDefinition {
  readonly kind: FigureKind;
  readonly label: { readonly en: string; readonly zh: string };
  /** For texts: what it may be. */
  readonly options?: readonly string[];
}

const define = (
  kind: FigureKind,
  en: string,
  zh: string,
  options?: readonly string[],
): InstitutionFigureDefinition => ({
  kind,
  label: { en, zh },
  ...(options === undefined ? {} : { options }),
});

/** What sums over portfolios of several currencies may be reported in; the last one told counts, CNY where none was. */
const REPORTING_CURRENCIES = [
  "CNY",
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "HKD",
  "SGD",
  "AUD",
  "CHF",
  "MOP",
  "TWD",
  "KRW",
] as const;

/**
 * Every figure of the institution that Longview reads, by the name it has in files. Rates and ratios are fractions (2 is
 * 200%), money is in CNY, durations are in years.
 *
 * Schemes read the values of 31 December as yearly indicators; `liabilityCost` and `inflation` are yearly rates of the
 * period that ends on their day, `riskFree` holds from its day on. See institutionContext.
 */
export const institutionFigures = {
  returnOnEquity: define("rate", "Return on equity", "净资产收益率"),
  returnOnAssets: define("rate", "Return on assets", "总资产收益率"),
  netIncome: define("money", "Net income", "净利润"),
  equity: define("money", "Equity", "净资产"),
  totalAssets: define("money", "Total assets", "总资产"),
  equityAssets: define("money", "Equity-type assets", "权益类资产"),
  netInvestmentIncome: define("money", "Net investment income", "净投资收益"),
  investmentYield: define("rate", "Net investment yield", "净投资收益率"),
  comprehensiveInvestmentYield: define("rate", "Comprehensive investment yield", "综合投资收益率"),
  fundReturn: define("rate", "Return of the fund", "资金收益率"),
  fundReturnOverDebtCost: define("rate", "Return of the fund over the cost of debt", "资金收益率减负债成本"),
  fundProfitMargin: define("rate", "Profit margin of the fund", "资金利润率"),
  riskWeight: define("ratio", "Weight of risk in the appraisal", "风险类指标权重"),
  liabilityCost: define("rate", "Cost of liabilities", "负债成本率"),
  guaranteedCost: define("rate", "Guaranteed rate of liabilities", "负债保证成本率"),
  inflation: define("rate", "Inflation", "通货膨胀率"),
  riskFree: define("rate", "Risk-free rate", "无风险利率"),
  discountRate: define("rate", "Discount rate of expected flows", "预期现金流折现率"),
  liabilityValue: define("money", "Liabilities", "负债"),
  liabilityDuration: define("years", "Duration of liabilities", "负债久期"),
  assetDuration: define("years", "Duration of assets", "资产久期"),
  reportingCurrency: define("text", "Reporting currency", "报告币种", REPORTING_CURRENCIES),
  insurerKind: define("text", "Kind of insurer", "机构类型", ["life", "property_and_casualty"]),
  riskRating: define("text", "Integrated risk rating", "风险综合评级", ["AAA", "AA", "A", "BBB", "BB", "B", "C", "D"]),
  comprehensiveSolvencyRatio: define("ratio", "Comprehensive solvency ratio", "综合偿付能力充足率"),
  coreSolvencyRatio: define("ratio", "Core solvency ratio", "核心偿付能力充足率"),
  actualCapital: define("money", "Actual capital", "实际资本"),
  coreCapital: define("money", "Core capital", "核心资本"),
  targetSolvencyRatio: define("ratio", "Target solvency ratio", "目标偿付能力充足率"),
  costOfCapital: define("rate", "Cost of capital", "资本成本"),
  taxRate: define("rate", "Tax rate", "所得税率"),
  lifeInsuranceCapital: define("money", "Minimum capital: life-insurance risk", "最低资本：寿险保险风险"),
  nonLifeCapital: define("money", "Minimum capital: non-life risk", "最低资本：非寿险保险风险"),
  otherCreditCapital: define("money", "Minimum capital: other credit risk", "最低资本：其他信用风险"),
  otherRateCapital: define("money", "Minimum capital: other interest-rate risk", "最低资本：其他利率风险"),
  otherEquityCapital: define("money", "Minimum capital: other equity risk", "最低资本：其他权益价格风险"),
  otherPropertyCapital: define("money", "Minimum capital: other property risk", "最低资本：其他房地产价格风险"),
  otherOverseasFixedIncomeCapital: define(
    "money",
    "Minimum capital: other overseas fixed income",
    "最低资本：其他境外固定收益类资产价格风险",
  ),
  otherOverseasEquityCapital: define(
    "money",
    "Minimum capital: other overseas equity and property",
    "最低资本：其他境外权益及房地产价格风险",
  ),
  otherFxCapital: define("money", "Minimum capital: other currency risk", "最低资本：其他汇率风险"),
  equityIndexLevel: define("number", "Level of the equity index", "股票指数点位"),
  equityIndexAverage: define("number", "Average of the equity index over 36 months", "股票指数36个月均值"),
  portfolioBeta: define("number", "Beta of listed equity", "上市权益贝塔"),
} as const satisfies Record<string, InstitutionFigureDefinition>;

export type InstitutionFigureName = keyof typeof institutionFigures;

export const institutionFigureNames = Object.keys(institutionFigures) as InstitutionFigureName[];

export const isInstitutionFigure = (name: string): name is InstitutionFigureName => name in institutionFigures;
