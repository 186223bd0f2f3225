import { type Measured, measured, unavailable } from "../measured";
import { adjustedExcessKurtosis, adjustedSkewness, hasVariation, kurtosis, skewness } from "../statistics/moments";
import { assertUsableReturns } from "./usable-returns";

/** Skewness and kurtosis in each of the conventions in use. */
export interface DistributionShape {
  /** Population moments: m3 / m2^(3/2). */
  skewness: Measured;
  /** Fisher's G1: Excel's SKEW. */
  adjustedSkewness: Measured;
  /** Full: 3 for a normal distribution. */
  kurtosis: Measured;
  excessKurtosis: Measured;
  /** Fisher's G2: Excel's KURT. */
  adjustedExcessKurtosis: Measured;
}

/**
 * The shape of the distribution of period returns, beside their mean and spread.
 *
 * @throws InvalidInputError notFinite
 * @see Joanes and Gill (1998), The Statistician 47(1), 183-189
 */
export function distributionShape(returns: ArrayLike<number>): DistributionShape {
  assertUsableReturns(returns);
  const from = (periods: number, moment: (values: ArrayLike<number>) => number): Measured => {
    if (returns.length < periods) return unavailable("tooFewPeriods");
    return hasVariation(returns) ? measured(moment(returns)) : unavailable("noVariation");
  };
  return {
    skewness: from(2, skewness),
    adjustedSkewness: from(3, adjustedSkewness),
    kurtosis: from(2, kurtosis),
    excessKurtosis: from(2, (values) => kurtosis(values) - 3),
    adjustedExcessKurtosis: from(4, adjustedExcessKurtosis),
  };
}
