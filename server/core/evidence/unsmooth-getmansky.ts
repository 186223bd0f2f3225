import { type Measured, measured, unavailable } from "../measured";
import { assertUsableReturns } from "../risk/usable-returns";
import { movingAverageModel } from "../statistics/moving-average-model";
import { mean } from "../sum";

export interface SmoothingProfile {
  /** Share of this period's true return that is reported now, one period later, two periods later, ...; they sum to 1. */
  theta: number[];
  /** Sum of theta squared: 1 is no smoothing, 1 / (lags + 1) the most even; above 1 where a theta is negative. */
  smoothingIndex: number;
  movingAverageCoefficients: number[];
  logLikelihood: number;
}

/**
 * How reported returns spread the true ones over time, from a maximum-likelihood moving average of the demeaned returns.
 *
 *   reported(t) = theta0 true(t) + theta1 true(t-1) + ...;  theta = (1, a1, ..., aq) / (1 + a1 + ... + aq)
 *
 * Theta is not constrained: PerformanceAnalytics sets negative coefficients to 0 and differs then.
 *
 * @param lags how many earlier periods may still be reported; 2 is usual for months and quarters
 * @returns unavailable: tooFewPeriods (lags + 10), noVariation, smoothingNotIdentified (the coefficients cancel)
 * @throws InvalidInputError notFinite, orderNotPositive
 * @see Getmansky, Lo and Makarov (2004), Journal of Financial Economics 74(3), 529-609
 */
export function smoothingProfile(returns: ArrayLike<number>, lags = 2): Measured<SmoothingProfile> {
  assertUsableReturns(returns);
  const centre = returns.length > 0 ? mean(returns) : 0;
  const fit = movingAverageModel(
    Float64Array.from(returns, (value) => value - centre),
    lags,
  );
  if (fit.value === null) return fit;
  const { coefficients, logLikelihood } = fit.value;
  const total = coefficients.reduce((sum, value) => sum + value, 1);
  if (!(total > 1e-6)) return unavailable("smoothingNotIdentified");
  const theta = [1, ...coefficients].map((weight) => weight / total);
  return measured({
    theta,
    smoothingIndex: theta.reduce((sum, weight) => sum + weight * weight, 0),
    movingAverageCoefficients: coefficients,
    logLikelihood,
  });
}

/**
 * True returns behind reported ones, given the profile: true(t) = (reported(t) - theta1 true(t-1) - ...) / theta0.
 * The periods before the record are taken at the mean.
 *
 * @returns as many returns as reported, with their mean nearly kept and their volatility restored
 */
export function unsmoothGetmansky(
  returns: ArrayLike<number>,
  { theta }: Pick<SmoothingProfile, "theta">,
): Float64Array {
  assertUsableReturns(returns);
  const centre = mean(returns);
  const unsmoothed = new Float64Array(returns.length);
  for (let t = 0; t < returns.length; t++) {
    let own = returns[t]! - centre;
    for (let lag = 1; lag < theta.length && lag <= t; lag++) own -= theta[lag]! * (unsmoothed[t - lag]! - centre);
    unsmoothed[t] = centre + own / theta[0]!;
  }
  return unsmoothed;
}
