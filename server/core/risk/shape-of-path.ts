import { type Measured, measured, unavailable } from "../measured";
import { linearRegression } from "../statistics/linear-regression";
import { quantile } from "../statistics/quantile";
import { staysPositive } from "./average-return";
import { assertUsableReturns } from "./usable-returns";

/**
 * Stability: R^2 of the cumulative log return against time. 1 is a straight line up (or down).
 *
 * @returns unavailable: tooFewPeriods (fewer than three), wealthNotPositive, noVariation
 * @throws InvalidInputError notFinite
 */
export function stability(returns: ArrayLike<number>): Measured {
  assertUsableReturns(returns);
  if (returns.length < 3) return unavailable("tooFewPeriods");
  if (!staysPositive(returns) || Array.from(returns).includes(-1)) return unavailable("wealthNotPositive");
  let level = 0;
  const path = Float64Array.from(returns, (value) => {
    level += Math.log1p(value);
    return level;
  });
  const { rSquared } = linearRegression(path, [path.map((_, period) => period)]);
  return rSquared === null ? unavailable("noVariation") : measured(rSquared);
}

/**
 * Tail ratio: |quantile at 1 - share| / |quantile at share|: best against worst periods.
 *
 * @param share 0.05 by default
 */
export function tailRatio(returns: ArrayLike<number>, share = 0.05): Measured {
  assertUsableReturns(returns);
  if (returns.length === 0) return unavailable("tooFewPeriods");
  const worst = Math.abs(quantile(returns, share));
  return worst === 0 ? unavailable("noDownside") : measured(Math.abs(quantile(returns, 1 - share)) / worst);
}
