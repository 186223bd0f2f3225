import type { Provenance } from "../capital/regimes/dated-rule";

/** Indicators of state-owned insurers that are judged over a cycle. */
export type CycleIndicator = "return_on_equity" | "capital_preservation_rate";

/**
 * Weights of the current year, the three-year and the five-year figure in the score of one indicator. A rule counts for
 * a fiscal year that ends while it is in force.
 */
export interface CycleWeightRule extends Provenance {
  readonly indicator: CycleIndicator;
  readonly currentYear: number;
  readonly threeYear: number;
  readonly fiveYear: number;
}

/**
 * Ministry of Finance, appraisal of state-owned commercial insurers (国有商业保险公司绩效评价). Before the rules with
 * weights only the current year counted; where that began is not known, so it counts from the first date there is.
 */
export const CYCLE_WEIGHT_RULES: readonly CycleWeightRule[] = [
  {
    indicator: "return_on_equity",
    validFrom: "0001-01-01",
    validTo: "2022-12-31",
    currentYear: 1,
    threeYear: 0,
    fiveYear: 0,
    source: "财金〔2022〕72号",
    sourceDate: "2022-06-16",
    sourceClass: "secondary",
    confidence: "high",
  },
  {
    indicator: "return_on_equity",
    validFrom: "2023-01-01",
    validTo: "2024-12-31",
    currentYear: 0.5,
    threeYear: 0.5,
    fiveYear: 0,
    source: "财金〔2023〕89号",
    sourceDate: "2023-10-30",
    sourceClass: "secondary",
    confidence: "high",
  },
  {
    indicator: "return_on_equity",
    validFrom: "2025-01-01",
    validTo: null,
    currentYear: 0.3,
    threeYear: 0.5,
    fiveYear: 0.2,
    source: "财金〔2025〕62号",
    sourceDate: "2025-07-11",
    sourceClass: "primary",
    confidence: "high",
  },
  {
    indicator: "capital_preservation_rate",
    validFrom: "0001-01-01",
    validTo: "2024-12-31",
    currentYear: 1,
    threeYear: 0,
    fiveYear: 0,
    source: "财金〔2022〕72号",
    sourceDate: "2022-06-16",
    sourceClass: "secondary",
    confidence: "high",
  },
  {
    indicator: "capital_preservation_rate",
    validFrom: "2025-01-01",
    validTo: null,
    currentYear: 0.3,
    threeYear: 0.5,
    fiveYear: 0.2,
    source: "财金〔2025〕62号",
    sourceDate: "2025-07-11",
    sourceClass: "primary",
    confidence: "high",
  },
];
