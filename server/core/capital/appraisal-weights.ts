import type { CrossTables } from "./regimes/cross-tables";
import { rowsInForce } from "./regimes/dated-rule";
import { shippedCrossTables } from "./regimes/shipped-cross-tables";

export interface AppraisalWeightFinding {
  readonly department: string;
  /** Weight of risk-management soundness and compliance in the appraisal. */
  readonly weight: number;
  readonly minimumWeight: number;
  readonly strictly: boolean;
  readonly passes: boolean;
}

/**
 * Whether scorecards give risk management and compliance the weight the rule asks for: investment, finance and actuarial
 * departments 30%, sales and product 20%, risk 50%, all others 15% (class I); more than nothing (class II).
 *
 * @param weights by department; a department without a row of its own counts as `other` (class II: `any`)
 * @see C-ROSS II Rule 12, Art. 28
 */
export function appraisalWeightFindings(
  weights: Readonly<Record<string, number>>,
  insurerClass: "I" | "II",
  date: string,
  tables: CrossTables = shippedCrossTables,
): AppraisalWeightFinding[] {
  const rows = rowsInForce(tables.appraisalWeights, date).filter((row) => row.insurerClass === insurerClass);
  const rest = rows.find((row) => row.department === (insurerClass === "I" ? "other" : "any"));
  return Object.entries(weights).flatMap(([department, weight]) => {
    const row = rows.find((candidate) => candidate.department === department) ?? rest;
    if (row === undefined) return [];
    const { minimumWeight, strictly } = row;
    return [
      {
        department,
        weight,
        minimumWeight,
        strictly,
        passes: strictly ? weight > minimumWeight : weight >= minimumWeight,
      },
    ];
  });
}
