import { type Measured, measured, unavailable } from "../measured";
import { annualizedByPeriods } from "../returns/annualize";
import { mean, sum } from "../sum";
import { assertUsableReturns } from "./usable-returns";

/**
 * Compound return of consecutive periods: product of (1 + r) less 1; 0 for no periods.
 *
 * @throws InvalidInputError notFinite
 */
export function cumulativeReturn(returns: ArrayLike<number>): number {
  assertUsableReturns(returns);
  let growth = 1;
  for (let period = 0; period < returns.length; period++) growth *= 1 + returns[period]!;
  return growth - 1;
}

/** Compound return per year by the number of periods: (1 + cumulative)^(periodsPerYear / n) - 1. */
export function annualizedGeometricReturn(returns: ArrayLike<number>, periodsPerYear: number): Measured {
  assertUsableReturns(returns);
  if (returns.length === 0) return unavailable("tooFewPeriods");
  if (!staysPositive(returns)) return unavailable("wealthNotPositive");
  return annualizedByPeriods(cumulativeReturn(returns), returns.length, periodsPerYear);
}

/** Mean return per year: mean x periods per year. */
export function annualizedArithmeticReturn(returns: ArrayLike<number>, periodsPerYear: number): Measured {
  assertUsableReturns(returns);
  return returns.length === 0 ? unavailable("tooFewPeriods") : measured(mean(returns) * periodsPerYear);
}

/** Compound return per period. */
export const geometricMeanReturn = (returns: ArrayLike<number>): Measured => annualizedGeometricReturn(returns, 1);

/** Mean distance from the mean return. */
export function meanAbsoluteDeviation(returns: ArrayLike<number>): Measured {
  assertUsableReturns(returns);
  if (returns.length === 0) return unavailable("tooFewPeriods");
  const centre = mean(returns);
  return measured(sum(Float64Array.from(returns, (value) => Math.abs(value - centre))) / returns.length);
}

/** Whether no period loses more than everything, after which compounding has no meaning. */
export function staysPositive(returns: ArrayLike<number>): boolean {
  for (let period = 0; period < returns.length; period++) if (!(1 + returns[period]! >= 0)) return false;
  return true;
}
