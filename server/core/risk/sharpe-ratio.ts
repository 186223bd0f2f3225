import { type Measured, measured, unavailable } from "../measured";
import { hasVariation, kurtosis, sampleStandardDeviation, skewness } from "../statistics/moments";
import { mean } from "../sum";
import { annualizedGeometricReturn } from "./average-return";
import { excessReturns } from "./usable-returns";

/** What is annualised above the line: the compound excess return, or 12 x the mean one. */
export type SharpeMethod = "geometric" | "arithmetic";

/**
 * Sharpe ratio per period: mean / sample standard deviation of the excess returns.
 *
 * @param riskFree return per period, one number or one per period
 * @throws InvalidInputError notFinite, lengthsDiffer
 * @see Sharpe (1994), Journal of Portfolio Management 21(1), 49-58
 */
export function sharpeRatioPerPeriod(returns: ArrayLike<number>, riskFree: ArrayLike<number> | number = 0): Measured {
  const excess = excessReturns(returns, riskFree);
  const missing = whyNoDeviation(excess);
  return missing ?? measured(mean(excess) / sampleStandardDeviation(excess));
}

/**
 * Sharpe ratio per year. The excess is taken per period, then annualised (not annualised return less annualised rate).
 *
 *   arithmetic = mean x periodsPerYear / (sd x sqrt(periodsPerYear))      the default here and in PerformanceAnalytics 2.1
 *   geometric  = ((product of (1 + excess))^(periodsPerYear / n) - 1) / (sd x sqrt(periodsPerYear))   its older default
 */
export function sharpeRatio(
  returns: ArrayLike<number>,
  periodsPerYear: number,
  riskFree: ArrayLike<number> | number = 0,
  method: SharpeMethod = "arithmetic",
): Measured {
  const excess = excessReturns(returns, riskFree);
  const missing = whyNoDeviation(excess);
  if (missing) return missing;
  const deviation = sampleStandardDeviation(excess) * Math.sqrt(periodsPerYear);
  if (method === "arithmetic") return measured((mean(excess) * periodsPerYear) / deviation);
  const reward = annualizedGeometricReturn(excess, periodsPerYear);
  return reward.value === null ? reward : measured(reward.value / deviation);
}

/**
 * Sharpe ratio marked down for a long tail of losses: SR (1 + S/6 SR - (K - 3)/24 SR^2), on the annual ratio, with
 * population skewness and kurtosis of the period returns.
 *
 * @see Pezier and White (2006), ICMA Centre discussion paper
 */
export function adjustedSharpeRatio(
  returns: ArrayLike<number>,
  periodsPerYear: number,
  riskFree: ArrayLike<number> | number = 0,
  method: SharpeMethod = "arithmetic",
): Measured {
  const ratio = sharpeRatio(returns, periodsPerYear, riskFree, method);
  if (ratio.value === null) return ratio;
  const missing = whyNoDeviation(returns);
  if (missing) return missing;
  const { value } = ratio;
  return measured(value * (1 + (skewness(returns) / 6) * value - ((kurtosis(returns) - 3) / 24) * value * value));
}

/** The reason why a series has no standard deviation at all, or null when it has. */
export const whyNoPeriods = (returns: ArrayLike<number>): ReturnType<typeof unavailable> | null =>
  returns.length < 2 ? unavailable("tooFewPeriods") : null;

/** The reason why a series has no standard deviation to divide by, or null when it has. */
export const whyNoDeviation = (returns: ArrayLike<number>): ReturnType<typeof unavailable> | null =>
  whyNoPeriods(returns) ?? (hasVariation(returns) ? null : unavailable("noVariation"));
