import { type Measured, measured } from "../measured";
import { sampleStandardDeviation } from "../statistics/moments";
import { downsideDeviation, sortinoRatio } from "./downside";
import { whyNoPeriods } from "./sharpe-ratio";
import { assertUsableReturns } from "./usable-returns";

/** Sample standard deviation (n - 1) per period; 0 for a series that never varies. */
export function volatilityPerPeriod(returns: ArrayLike<number>): Measured {
  assertUsableReturns(returns);
  return whyNoPeriods(returns) ?? measured(sampleStandardDeviation(returns));
}

/** Sample standard deviation x sqrt(periods per year). */
export const volatility = (returns: ArrayLike<number>, periodsPerYear: number): Measured =>
  timesRoot(volatilityPerPeriod(returns), periodsPerYear);

/** Downside deviation over all periods x sqrt(periods per year); the target is per period. */
export const annualizedDownsideDeviation = (returns: ArrayLike<number>, periodsPerYear: number, target = 0): Measured =>
  timesRoot(downsideDeviation(returns, target), periodsPerYear);

/** Sortino ratio per year: 12 x (mean - target) / annualised downside deviation. */
export const annualizedSortinoRatio = (returns: ArrayLike<number>, periodsPerYear: number, target = 0): Measured =>
  timesRoot(sortinoRatio(returns, target), periodsPerYear);

const timesRoot = (figure: Measured, periodsPerYear: number): Measured =>
  figure.value === null ? figure : measured(figure.value * Math.sqrt(periodsPerYear));
