import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { mean } from "../sum";
import { chiSquareUpperTail } from "./gamma-functions";
import { centralSum, hasVariation, kurtosis, skewness } from "./moments";

/** A test statistic and the probability of one as large if there were nothing to find. */
export interface TestResult {
  statistic: number;
  probability: number;
}

/**
 * Autocorrelations of lags 1 to `maxLag`, each with the full-sample mean and denominator n (as R's acf).
 *
 *   rho(k) = sum over t > k of (x(t) - m)(x(t-k) - m) / sum over all t of (x(t) - m)^2
 *
 * @returns unavailable: tooFewPeriods (not more values than lags), noVariation
 * @throws InvalidInputError lagOutOfRange
 */
export function autocorrelations(values: ArrayLike<number>, maxLag: number): Measured<number[]> {
  if (!(Number.isInteger(maxLag) && maxLag > 0)) throw new InvalidInputError("lagOutOfRange", { maxLag });
  if (values.length <= maxLag) return unavailable("tooFewPeriods");
  if (!hasVariation(values)) return unavailable("noVariation");
  const centre = mean(values);
  const total = centralSum(values, 2);
  return measured(
    Array.from({ length: maxLag }, (_, index) => {
      let products = 0;
      for (let t = index + 1; t < values.length; t++) {
        products += (values[t]! - centre) * (values[t - index - 1]! - centre);
      }
      return products / total;
    }),
  );
}

/**
 * Ljung-Box test for any serial correlation up to `lags`: Q = n (n + 2) sum of rho(k)^2 / (n - k), chi-square(lags).
 *
 * @see Ljung and Box (1978), Biometrika 65(2), 297-303
 */
export function ljungBox(values: ArrayLike<number>, lags: number): Measured<TestResult> {
  const rho = autocorrelations(values, lags);
  if (rho.value === null) return rho;
  const n = values.length;
  const statistic = n * (n + 2) * rho.value.reduce((total, value, k) => total + (value * value) / (n - k - 1), 0);
  return measured({ statistic, probability: chiSquareUpperTail(statistic, lags) });
}

/**
 * Jarque-Bera test for a normal distribution: n / 6 (S^2 + (K - 3)^2 / 4), chi-square(2).
 *
 * @see Jarque and Bera (1987), International Statistical Review 55(2), 163-172
 */
export function jarqueBera(values: ArrayLike<number>): Measured<TestResult> {
  if (values.length < 2) return unavailable("tooFewPeriods");
  if (!hasVariation(values)) return unavailable("noVariation");
  const statistic = (values.length / 6) * (skewness(values) ** 2 + (kurtosis(values) - 3) ** 2 / 4);
  return measured({ statistic, probability: chiSquareUpperTail(statistic, 2) });
}
