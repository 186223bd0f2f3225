import {
  assetLiabilityDraft2025,
  equityCapNotice2025,
  rule1,
  rule7,
  rule8,
  rule9,
  rule12,
  solvencyRegulation,
} from "./cross-sources";
import type { CrossParameterName, CrossTablesInput } from "./cross-tables";
import type { Provenance } from "./dated-rule";

const parameter = (source: Provenance, name: CrossParameterName, value: number, note?: string) => ({
  ...source,
  name,
  value,
  ...(note === undefined ? {} : { note }),
});

/** Single figures of C-ROSS II: bounds, special factors (特征因子), pass marks, limits. */
export const crossParameters: CrossTablesInput["parameters"] = [
  parameter(rule8, "clampLower", -0.25, "K, unless the regulator says otherwise."),
  parameter(rule8, "clampUpper", 0.25, "K, unless the regulator says otherwise."),
  parameter(rule8, "riskFactorCap", 1),
  parameter(rule7, "lookThroughStep", 0.1, "Kp per layer; the first layer of a debt-type product is free."),
  parameter(rule8, "floatingSaturation", 1, "k1 = 1 from x = 1 on."),
  parameter(rule8, "concentrationK", 0.4, "On all assets of a name above the threshold."),
  parameter(rule8, "assetClassLimitK", 0.2, "Where an asset-class limit is breached."),
  parameter(rule8, "propertyShareLimit", 0.25, "Of total assets."),
  parameter(rule8, "propertyOverLimitK", 0.5),
  parameter(rule9, "greenBondK", -0.1, "Green carbon-reduction bonds."),
  parameter(rule8, "lookedThroughReitK", -0.2, "Public REIT that is looked through."),
  parameter(rule9, "debtInvestmentPlanK", -0.2, "On the surface default charge of debt investment plans."),
  parameter(rule7, "exemptProductLargestHolding", 0.2),
  parameter(solvencyRegulation, "corePassMark", 0.5),
  parameter(solvencyRegulation, "comprehensivePassMark", 1),
  parameter(solvencyRegulation, "coreWatchMark", 0.6),
  parameter(solvencyRegulation, "comprehensiveWatchMark", 1.2),
  {
    ...parameter(equityCapNotice2025, "singleVentureFundHoldingLimit", 0.2, "The limit that the notice replaced."),
    validFrom: "2022-01-01",
    validTo: "2025-04-07",
  },
  parameter(equityCapNotice2025, "singleVentureFundHoldingLimit", 0.3, "Share of one VC fund."),
  parameter(assetLiabilityDraft2025, "durationGapLowerYears", -5, "Effective duration gap of life insurers."),
  parameter(assetLiabilityDraft2025, "durationGapUpperYears", 5, "Effective duration gap of life insurers."),
  parameter(assetLiabilityDraft2025, "yieldCoverageMinimum", 1, "Comprehensive and net yield over liability cost."),
  parameter(rule1, "impairmentMonthsBelowBook", 12, "Listed associate: price below book for longer."),
  parameter(rule1, "impairmentFallBelowBook", 0.5, "Listed associate: price below book by more."),
  parameter(rule1, "impairmentExemptDividendYield", 0.03, "CSI 300 associates, each of the last years."),
  parameter(rule1, "impairmentExemptPayout", 0.1, "Or this payout instead of the dividend yield."),
  parameter(rule1, "impairmentExemptYears", 3),
];

/** Scenarios every insurer has to compute. */
export const crossStresses: CrossTablesInput["stresses"] = [
  { ...solvencyRegulation, name: "equityMacro", asked: "annualScenario", listedEquityShock: -0.2 },
  { ...solvencyRegulation, name: "equity", asked: "annualAndQuarterlySensitivity", listedEquityShock: -0.3 },
  {
    ...solvencyRegulation,
    name: "fixedIncomeDefault",
    asked: "annualAndQuarterlySensitivity",
    fixedIncomeDefaultLoss: 0.1,
  },
  { ...solvencyRegulation, name: "curve", asked: "annualAndQuarterlySensitivity", curveShift: 0.005 },
];

const weight = (insurerClass: "I" | "II", department: string, minimumWeight: number, strictly = false) => ({
  ...rule12,
  article: "28",
  insurerClass,
  department,
  minimumWeight,
  strictly,
});

/** Least weight of risk-management soundness and compliance in the appraisal of a department and its executives. */
export const crossAppraisalWeights: CrossTablesInput["appraisalWeights"] = [
  weight("I", "investment", 0.3),
  weight("I", "finance", 0.3),
  weight("I", "actuarial", 0.3),
  weight("I", "sales_and_product", 0.2),
  weight("I", "risk", 0.5),
  weight("I", "other", 0.15),
  weight("II", "any", 0, true),
];
