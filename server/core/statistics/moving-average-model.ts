import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { hasVariation } from "./moments";
import { type Minimum, nelderMead } from "./nelder-mead";

/** x(t) = e(t) + a1 e(t-1) + ... + aq e(t-q), e independent with mean 0 and one variance. */
export interface MovingAverageModel {
  coefficients: number[];
  innovationVariance: number;
  logLikelihood: number;
}

/**
 * Fits a moving average of a given order by exact Gaussian maximum likelihood, among invertible ones (every moving
 * average has an invertible twin of the same likelihood).
 *
 * The likelihood comes from the innovations recursion, the variance concentrated out. It can have several peaks, so
 * the search starts from a grid and follows the best starts; partial autocorrelations as variables (tanh of any number)
 * keep it inside the invertible region.
 *
 * @param values with mean 0 (take the mean off first)
 * @returns unavailable: tooFewPeriods (ten more than the order), noVariation
 * @throws InvalidInputError orderNotPositive
 * @see Brockwell and Davis (1991), Time Series: Theory and Methods, 5.2 and 8.7; Monahan (1984), Biometrika 71(2), 403-404
 */
export function movingAverageModel(values: ArrayLike<number>, order: number): Measured<MovingAverageModel> {
  if (!(Number.isInteger(order) && order > 0)) throw new InvalidInputError("orderNotPositive", { order });
  if (values.length < order + 10) return unavailable("tooFewPeriods");
  if (!hasVariation(values)) return unavailable("noVariation");
  const series = Float64Array.from(values);
  const objective = (point: readonly number[]) => -likelihood(series, coefficientsOf(point)).logLikelihood;
  const starts = startingPoints(order)
    .map((point): Minimum => ({ point, value: objective(point) }))
    .sort((a, b) => a.value - b.value)
    .slice(0, 4);
  const best = starts
    .map(({ point }) => nelderMead(objective, point))
    .reduce((lowest, found) => (found.value < lowest.value ? found : lowest));
  const coefficients = coefficientsOf(best.point);
  return measured({ coefficients, ...likelihood(series, coefficients) });
}

/** Every combination of a few partial autocorrelations; above order 3 two each, so that the grid stays small. */
function startingPoints(order: number): number[][] {
  const levels = order <= 2 ? [-1.5, -0.75, -0.25, 0.25, 0.75, 1.5] : order === 3 ? [-0.8, 0, 0.8] : [-0.3, 0.3];
  return Array.from({ length: Math.min(levels.length ** order, 256) }, (_, index) =>
    Array.from({ length: order }, (_unused, j) => levels[Math.floor(index / levels.length ** j) % levels.length]!),
  );
}

/** Partial autocorrelations tanh(point) to the coefficients of an invertible polynomial 1 + a1 z + ... + aq z^q. */
function coefficientsOf(point: readonly number[]): number[] {
  let coefficients: number[] = [];
  for (const free of point) {
    const partial = Math.tanh(free);
    const before = coefficients;
    coefficients = [...before.map((value, i) => value + partial * before[before.length - 1 - i]!), partial];
  }
  return coefficients;
}

/**
 * Innovations recursion for a moving average: one-step errors and their variances relative to the innovations'.
 *
 *   log likelihood = -n/2 (ln(2 pi s2) + 1) - 1/2 sum of ln v(t),  s2 = mean of error(t)^2 / v(t)
 */
function likelihood(series: Float64Array, coefficients: readonly number[]) {
  const n = series.length;
  const q = coefficients.length;
  const weights = [1, ...coefficients];
  const covariance = weights.map((_, lag) =>
    weights.slice(lag).reduce((total, weight, i) => total + weight * weights[i]!, 0),
  );
  const errors = new Float64Array(n);
  const variances = new Float64Array(n);
  // Row t of the recursion, of which only the last q entries differ from 0: loadings[t % (q + 1)][lag - 1].
  const loadings = Array.from({ length: q + 1 }, () => new Float64Array(q));
  let squares = 0;
  let logVariances = 0;
  for (let t = 0; t < n; t++) {
    const row = loadings[t % (q + 1)]!;
    let variance = covariance[0]!;
    let prediction = 0;
    for (let lag = Math.min(q, t); lag > 0; lag--) {
      const past = t - lag;
      let loading = covariance[lag]!;
      for (let further = lag + 1; further <= Math.min(q, t); further++) {
        loading -= row[further - 1]! * loadings[past % (q + 1)]![further - lag - 1]! * variances[t - further]!;
      }
      loading /= variances[past]!;
      row[lag - 1] = loading;
      variance -= loading * loading * variances[past]!;
      prediction += loading * errors[past]!;
    }
    errors[t] = series[t]! - prediction;
    variances[t] = variance;
    squares += (errors[t]! * errors[t]!) / variance;
    logVariances += Math.log(variance);
  }
  const innovationVariance = squares / n;
  const logLikelihood = -0.5 * (n * (Math.log(2 * Math.PI * innovationVariance) + 1) + logVariances);
  return {
    innovationVariance,
    logLikelihood: Number.isFinite(logLikelihood) ? logLikelihood : Number.NEGATIVE_INFINITY,
  };
}
