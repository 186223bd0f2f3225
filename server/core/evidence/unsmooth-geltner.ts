import { type Measured, measured, unavailable } from "../measured";
import { assertUsableReturns } from "../risk/usable-returns";
import { autocorrelations } from "../statistics/serial-correlation";

/**
 * Returns as they would be had marks not been averaged with the mark before: one lag taken out.
 *
 *   unsmoothed(t) = (r(t) - rho r(t-1)) / (1 - rho),  rho the first autocorrelation of the whole series
 *
 * The first period has none and is dropped. The mean stays, the volatility grows with rho.
 *
 * @returns unavailable: tooFewPeriods, noVariation
 * @throws InvalidInputError notFinite
 * @see Geltner (1993), Estimating market values from appraised values, Journal of Real Estate Research 8(3), 325-345
 */
export function unsmoothGeltner(returns: ArrayLike<number>): Measured<{ rho: number; unsmoothed: Float64Array }> {
  assertUsableReturns(returns);
  const correlations = autocorrelations(returns, 1);
  if (correlations.value === null) return correlations;
  const rho = correlations.value[0]!;
  if (rho === 1) return unavailable("noVariation");
  const series = Float64Array.from(returns);
  return measured({
    rho,
    unsmoothed: series.subarray(1).map((value, before) => (value - rho * series[before]!) / (1 - rho)),
  });
}
