/** Indicators of state-owned insurers that are judged over a cycle. */
export type CycleIndicator = "return_on_equity" | "capital_preservation_rate";

/** Weights of the current year, the three-year and the five-year figure in the score of one indicator. */
export interface CycleWeightRule {
  readonly indicator: CycleIndicator;
  /** First and last fiscal year judged by the rule; null = no end known. */
  readonly validFrom: number | null;
  readonly validTo: number | null;
  readonly currentYear: number;
  readonly threeYear: number;
  readonly fiveYear: number;
  readonly source: string;
  readonly sourceDate: string;
  readonly confidence: "primary" | "secondary";
}

/** Ministry of Finance, appraisal of state-owned commercial insurers (国有商业保险公司绩效评价). */
export const CYCLE_WEIGHT_RULES: readonly CycleWeightRule[] = [
  {
    indicator: "return_on_equity",
    validFrom: null,
    validTo: 2022,
    currentYear: 1,
    threeYear: 0,
    fiveYear: 0,
    source: "财金〔2022〕72号",
    sourceDate: "2022-06-16",
    confidence: "secondary",
  },
  {
    indicator: "return_on_equity",
    validFrom: 2023,
    validTo: 2024,
    currentYear: 0.5,
    threeYear: 0.5,
    fiveYear: 0,
    source: "财金〔2023〕89号",
    sourceDate: "2023-10-30",
    confidence: "secondary",
  },
  {
    indicator: "return_on_equity",
    validFrom: 2025,
    validTo: null,
    currentYear: 0.3,
    threeYear: 0.5,
    fiveYear: 0.2,
    source: "财金〔2025〕62号",
    sourceDate: "2025-07-11",
    confidence: "primary",
  },
  {
    indicator: "capital_preservation_rate",
    validFrom: null,
    validTo: 2024,
    currentYear: 1,
    threeYear: 0,
    fiveYear: 0,
    source: "财金〔2022〕72号",
    sourceDate: "2022-06-16",
    confidence: "secondary",
  },
  {
    indicator: "capital_preservation_rate",
    validFrom: 2025,
    validTo: null,
    currentYear: 0.3,
    threeYear: 0.5,
    fiveYear: 0.2,
    source: "财金〔2025〕62号",
    sourceDate: "2025-07-11",
    confidence: "primary",
  },
];
