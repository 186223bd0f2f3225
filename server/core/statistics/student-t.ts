import { InvalidInputError } from "../invalid-input-error";
import { incompleteBeta, logGamma } from "./gamma-functions";
import { normalCdf, normalQuantile } from "./normal";

/**
 * Probability that a Student t variable is at most t.
 *
 * @param degreesOfFreedom above 0; Infinity is the normal distribution
 * @throws InvalidInputError notPositive, notANumber
 * @see Abramowitz and Stegun (1964), 26.7
 */
export function studentTCdf(t: number, degreesOfFreedom: number): number {
  const upper = studentTUpperTail(Math.abs(t), degreesOfFreedom);
  return t > 0 ? 1 - upper : upper;
}

/** Probability that a Student t variable is above t. */
export function studentTUpperTail(t: number, degreesOfFreedom: number): number {
  assertUsable(t, degreesOfFreedom);
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalCdf(-t);
  const square = t * t;
  const share = square / (degreesOfFreedom + square);
  // Near 0 the tail's own formula rounds t away, further out the middle's loses digits by subtraction.
  const beyond =
    square < 1
      ? 0.5 - 0.5 * incompleteBeta(share, 0.5, degreesOfFreedom / 2)
      : square === Number.POSITIVE_INFINITY
        ? 0
        : 0.5 * incompleteBeta(degreesOfFreedom / (degreesOfFreedom + square), degreesOfFreedom / 2, 0.5);
  return t >= 0 ? beyond : 1 - beyond;
}

/** Both tails beyond |t|: the p-value of a two-sided test. */
export const studentTTwoSided = (t: number, degreesOfFreedom: number): number =>
  2 * studentTUpperTail(Math.abs(t), degreesOfFreedom);

/**
 * The t with studentTCdf(t) = probability, by bisection on a bracket that grows until it holds the root.
 *
 * @throws InvalidInputError notAProbability, notPositive
 */
export function studentTQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new InvalidInputError("notAProbability", { probability });
  assertUsable(0, degreesOfFreedom);
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalQuantile(probability);
  if (probability === 0) return Number.NEGATIVE_INFINITY;
  if (probability === 1) return Number.POSITIVE_INFINITY;
  if (probability === 0.5) return 0;
  const tail = Math.min(probability, 1 - probability);
  let low = 0;
  let high = 1;
  while (studentTUpperTail(high, degreesOfFreedom) > tail) {
    low = high;
    high *= 2;
  }
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (studentTUpperTail(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  return probability < 0.5 ? -high : high;
}

/**
 * Probability that a non-central t variable is at most t: what a t-test does when the truth is not the null.
 *
 *   P(T <= t) = integral over s > 0 of Phi(t s - delta) f(s) ds,
 *   f the density of s = sqrt(chi-square(df) / df): how far the estimated volatility is from the true one
 *
 * Gauss-Legendre panels as wide as the sharpest feature of the integrand; good to about 1e-13.
 *
 * @param noncentrality delta: the expected t-statistic (information ratio x sqrt(years))
 * @throws InvalidInputError notPositive, notANumber, notFinite
 * @see Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, chapter 31
 */
export function nonCentralTCdf(t: number, degreesOfFreedom: number, noncentrality: number): number {
  assertUsable(t, degreesOfFreedom);
  if (!Number.isFinite(noncentrality)) throw new InvalidInputError("notFinite", { noncentrality });
  if (t === Number.NEGATIVE_INFINITY) return 0;
  if (t === Number.POSITIVE_INFINITY) return 1;
  if (degreesOfFreedom === Number.POSITIVE_INFINITY) return normalCdf(t - noncentrality);
  const spread = 1 / Math.sqrt(2 * degreesOfFreedom);
  const from = Math.max(0, 1 - 13 * spread);
  const to = 1 + 13 * spread;
  const sharpness = Math.min(Math.max(Math.abs(t), 1 / spread), 1e5);
  const panels = Math.ceil((to - from) * sharpness) + 8;
  const logFront = degreesOfFreedom * 0.5 * Math.log(degreesOfFreedom / 2) + Math.LN2 - logGamma(degreesOfFreedom / 2);
  const width = (to - from) / panels;
  let weightBelow = 0;
  let weight = 0;
  for (let panel = 0; panel < panels; panel++) {
    const centre = from + (panel + 0.5) * width;
    for (let node = 0; node < GAUSS_NODES.length; node++) {
      const s = centre + 0.5 * width * GAUSS_NODES[node]!;
      const mass =
        GAUSS_WEIGHTS[node]! *
        Math.exp(logFront + (degreesOfFreedom - 1) * Math.log(s) - 0.5 * degreesOfFreedom * s * s);
      weightBelow += mass * normalCdf(t * s - noncentrality);
      weight += mass;
    }
  }
  // Dividing by the integral of the density removes the rounding of its constant, which grows with df.
  return weightBelow / weight;
}

const HALF_NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const HALF_WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];
const GAUSS_NODES = [...HALF_NODES.map((node) => -node), ...HALF_NODES];
const GAUSS_WEIGHTS = [...HALF_WEIGHTS, ...HALF_WEIGHTS];

function assertUsable(t: number, degreesOfFreedom: number): void {
  if (Number.isNaN(t)) throw new InvalidInputError("notANumber", { t });
  if (!(degreesOfFreedom > 0)) throw new InvalidInputError("notPositive", { degreesOfFreedom });
}
