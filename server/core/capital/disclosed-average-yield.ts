import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { mean } from "../sum";

/** Years whose plain average an insurer discloses every quarter. */
export const DISCLOSED_YEARS = 3;

/**
 * Average of the last three yearly yields, as disclosed in the quarterly solvency summary.
 *
 * @param yields latest first
 * @returns n/a (tooFewYears) with fewer than three
 * @see 金规〔2023〕5号, item 10
 */
export function disclosedAverageYield(yields: readonly number[]): Measured {
  if (!yields.every(Number.isFinite)) throw new InvalidInputError("notFinite", { yields });
  return yields.length < DISCLOSED_YEARS
    ? unavailable("tooFewYears")
    : measured(mean(yields.slice(0, DISCLOSED_YEARS)));
}
