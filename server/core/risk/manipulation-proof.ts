import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { mean } from "../sum";
import { assertUsableReturns } from "./usable-returns";

/**
 * Manipulation-proof performance measure: the certain yearly excess, continuously compounded, that an investor of
 * constant risk aversion rho would take for the record. Options, leverage and smoothing cannot raise it.
 *
 *   ln(mean of ((1 + r) / (1 + rf))^(1 - rho)) x periodsPerYear / (1 - rho)
 *   at rho = 1: mean of ln((1 + r) / (1 + rf)) x periodsPerYear
 *
 * @param riskFree return per period, one number or one per period
 * @param rho risk aversion; 2 to 4 are usual
 * @returns unavailable: tooFewPeriods; totalLoss where a return is -100% or less
 * @throws InvalidInputError notFinite, lengthsDiffer, rhoNotFinite
 * @see Goetzmann, Ingersoll, Spiegel and Welch (2007), Review of Financial Studies 20(5), 1503-1546
 */
export function manipulationProofPerformance(
  returns: ArrayLike<number>,
  riskFree: ArrayLike<number> | number,
  periodsPerYear: number,
  rho: number,
): Measured {
  assertUsableReturns(returns);
  assertUsableReturns(typeof riskFree === "number" ? [riskFree] : riskFree);
  if (typeof riskFree !== "number" && riskFree.length !== returns.length) {
    throw new InvalidInputError("lengthsDiffer", { length: riskFree.length, expected: returns.length });
  }
  if (!Number.isFinite(rho)) throw new InvalidInputError("rhoNotFinite", { rho });
  if (returns.length === 0) return unavailable("tooFewPeriods");
  const growth = Float64Array.from(returns, (value) => 1 + value);
  const riskFreeGrowth = growth.map((_, period) => 1 + (typeof riskFree === "number" ? riskFree : riskFree[period]!));
  if (growth.some((value) => value <= 0) || riskFreeGrowth.some((value) => value <= 0)) return unavailable("totalLoss");
  const logExcess = growth.map((value, period) => Math.log(value / riskFreeGrowth[period]!));
  if (rho === 1) return measured(mean(logExcess) * periodsPerYear);
  const utility = mean(logExcess.map((value) => Math.exp((1 - rho) * value)));
  return measured((Math.log(utility) * periodsPerYear) / (1 - rho));
}
