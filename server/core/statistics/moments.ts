import { InvalidInputError } from "../invalid-input-error";
import { mean, sum } from "../sum";

/**
 * Sum of (x - mean)^power over the values: the raw material of every moment below.
 *
 * @throws InvalidInputError noValues
 */
export function centralSum(values: ArrayLike<number>, power: number): number {
  if (values.length === 0) throw new InvalidInputError("noValues");
  const centre = mean(values);
  return sum(Float64Array.from(values, (value) => (value - centre) ** power));
}

/** Variance with n - 1; needs two values. */
export function sampleVariance(values: ArrayLike<number>): number {
  if (values.length < 2) throw new InvalidInputError("tooFewObservations", { observations: values.length, needed: 2 });
  return centralSum(values, 2) / (values.length - 1);
}

/** Standard deviation with n - 1, the estimate of an unknown volatility. */
export const sampleStandardDeviation = (values: ArrayLike<number>): number => Math.sqrt(sampleVariance(values));

/** Standard deviation with n. */
export const populationStandardDeviation = (values: ArrayLike<number>): number =>
  Math.sqrt(centralSum(values, 2) / values.length);

/**
 * Population skewness m3 / m2^(3/2): 0 for a normal distribution, negative with a long tail of losses.
 * Callers check hasVariation first.
 */
export function skewness(values: ArrayLike<number>): number {
  const n = values.length;
  return centralSum(values, 3) / n / (centralSum(values, 2) / n) ** 1.5;
}

/** Full population kurtosis m4 / m2^2: 3 for a normal distribution. Callers check hasVariation first. */
export function kurtosis(values: ArrayLike<number>): number {
  const n = values.length;
  return centralSum(values, 4) / n / (centralSum(values, 2) / n) ** 2;
}

/** Fisher's G1, skewness adjusted for small samples: Excel's SKEW. Needs three values. */
export function adjustedSkewness(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 3) throw new InvalidInputError("tooFewObservations", { observations: n, needed: 3 });
  return (skewness(values) * Math.sqrt(n * (n - 1))) / (n - 2);
}

/** Fisher's G2, excess kurtosis adjusted for small samples: Excel's KURT. Needs four values. */
export function adjustedExcessKurtosis(values: ArrayLike<number>): number {
  const n = values.length;
  if (n < 4) throw new InvalidInputError("tooFewObservations", { observations: n, needed: 4 });
  return ((n - 1) / ((n - 2) * (n - 3))) * ((n + 1) * (kurtosis(values) - 3) + 6);
}

/** Sum of products of deviations of two series of the same length. */
function coSum(first: ArrayLike<number>, second: ArrayLike<number>): number {
  if (first.length !== second.length) {
    throw new InvalidInputError("lengthsDiffer", { length: second.length, expected: first.length });
  }
  const firstMean = mean(first);
  const secondMean = mean(second);
  return sum(Float64Array.from(first, (value, i) => (value - firstMean) * (second[i]! - secondMean)));
}

/** Covariance with n - 1. */
export const sampleCovariance = (first: ArrayLike<number>, second: ArrayLike<number>): number =>
  coSum(first, second) / (first.length - 1);

/** Pearson correlation. Callers check hasVariation of both first. */
export const correlation = (first: ArrayLike<number>, second: ArrayLike<number>): number =>
  coSum(first, second) / Math.sqrt(centralSum(first, 2) * centralSum(second, 2));

/**
 * Whether the values differ by more than rounding. Ratios over a standard deviation exist only then: a portfolio that
 * copies its benchmark has active returns of 1e-17, not an information ratio.
 */
export function hasVariation(values: ArrayLike<number>): boolean {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]!);
    high = Math.max(high, values[i]!);
  }
  return high - low > Math.max(1e-15, 1e-12 * Math.max(Math.abs(low), Math.abs(high)));
}
