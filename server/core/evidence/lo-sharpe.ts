import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sharpeRatioPerPeriod } from "../risk/sharpe-ratio";
import { autocorrelations } from "../statistics/serial-correlation";

/**
 * Factor that turns a Sharpe ratio per period into one per `periods` when returns are serially correlated.
 * With independent returns it is sqrt(periods); smoothed returns make sqrt(12) an overstatement.
 *
 *   eta(q) = q / sqrt(q + 2 sum over k = 1..q-1 of (q - k) rho(k))
 *
 * @returns unavailable: tooFewPeriods, noVariation; varianceNotPositive where negative correlations leave no variance
 * @throws InvalidInputError periodsNotWhole
 * @see Lo (2002), The statistics of Sharpe ratios, Financial Analysts Journal 58(4), 36-52
 */
export function loScalingFactor(returns: ArrayLike<number>, periods: number): Measured {
  if (!(Number.isInteger(periods) && periods > 0)) throw new InvalidInputError("periodsNotWhole", { periods });
  if (periods === 1) return measured(1);
  const rho = autocorrelations(returns, periods - 1);
  if (rho.value === null) return rho;
  const variance = periods + 2 * rho.value.reduce((total, value, k) => total + (periods - k - 1) * value, 0);
  return variance > 0 ? measured(periods / Math.sqrt(variance)) : unavailable("varianceNotPositive");
}

/** Sharpe ratio of a year with Lo's factor in place of sqrt(periods per year). */
export function loSharpeRatio(returns: ArrayLike<number>, periodsPerYear: number): Measured {
  const perPeriod = sharpeRatioPerPeriod(returns);
  const factor = loScalingFactor(returns, periodsPerYear);
  if (perPeriod.value === null) return perPeriod;
  return factor.value === null ? factor : measured(perPeriod.value * factor.value);
}
