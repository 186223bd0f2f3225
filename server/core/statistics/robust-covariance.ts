import { InvalidInputError } from "../invalid-input-error";
import type { LinearRegression } from "./linear-regression";

/** White's covariance: HC0 plain, HC1 times n / (n - k), HC2 residual^2 / (1 - h), HC3 residual^2 / (1 - h)^2. */
export type WhiteVariant = "HC0" | "HC1" | "HC2" | "HC3";

/** Errors and t-statistics of the coefficients that stand up to what ordinary ones assume away. */
export interface RobustErrors {
  standardErrors: Float64Array;
  tStatistics: Float64Array;
}

/**
 * Newey-West errors: right when residuals are serially correlated up to `lag` periods and of changing variance.
 *
 *   covariance = inverse(X'X) [ G0 + sum over l = 1..lag of (1 - l / (lag + 1)) (Gl + Gl') ] inverse(X'X),
 *   Gl = sum over t of x(t) e(t) e(t-l) x(t-l)'          (Bartlett weights, no prewhitening)
 *
 * @param lag 0 (White's HC0) to n - 1
 * @param smallSample multiplies the covariance by n / (n - k)
 * @throws InvalidInputError lagOutOfRange
 * @see Newey and West (1987), Econometrica 55(3), 703-708
 */
export function neweyWestErrors(
  regression: LinearRegression,
  lag: number,
  { smallSample = false }: { smallSample?: boolean } = {},
): RobustErrors {
  const n = regression.residuals.length;
  if (!(Number.isInteger(lag) && lag >= 0 && lag < n)) throw new InvalidInputError("lagOutOfRange", { lag, n });
  const scores = regression.design.map((column) => column.map((value, t) => value * regression.residuals[t]!));
  const middle = crossProducts(scores, 0);
  for (let l = 1; l <= lag; l++) {
    const weight = 1 - l / (lag + 1);
    const lagged = crossProducts(scores, l);
    for (const [i, row] of middle.entries()) {
      for (let j = 0; j < row.length; j++) row[j]! += weight * (lagged[i]![j]! + lagged[j]![i]!);
    }
  }
  return errorsFrom(regression, middle, smallSample ? n / regression.degreesOfFreedom : 1);
}

/**
 * The usual automatic number of lags: floor(4 (n / 100)^(2/9)).
 *
 * @see Newey and West (1994), Review of Economic Studies 61(4), 631-653
 */
export const automaticLag = (observations: number): number => Math.floor(4 * (observations / 100) ** (2 / 9));

/**
 * White errors: right when the variance of the residuals changes from period to period.
 *
 * @see White (1980), Econometrica 48(4), 817-838; MacKinnon and White (1985), Journal of Econometrics 29, 305-325
 */
export function whiteErrors(regression: LinearRegression, variant: WhiteVariant): RobustErrors {
  const { design, residuals, inverseCrossProduct, degreesOfFreedom } = regression;
  const n = residuals.length;
  const power = { HC0: 0, HC1: 0, HC2: 0.5, HC3: 1 }[variant];
  const scores = design.map((column) => column.slice());
  for (let t = 0; t < n; t++) {
    let leverage = 0;
    for (const [i, row] of inverseCrossProduct.entries()) {
      for (let j = 0; j < row.length; j++) leverage += design[i]![t]! * row[j]! * design[j]![t]!;
    }
    const scaled = residuals[t]! / (1 - leverage) ** power;
    for (const column of scores) column[t]! *= scaled;
  }
  return errorsFrom(regression, crossProducts(scores, 0), variant === "HC1" ? n / degreesOfFreedom : 1);
}

function crossProducts(scores: readonly Float64Array[], lag: number): Float64Array[] {
  return scores.map((row) =>
    Float64Array.from(scores, (column) => {
      let total = 0;
      for (let t = lag; t < row.length; t++) total += row[t]! * column[t - lag]!;
      return total;
    }),
  );
}

function errorsFrom(regression: LinearRegression, middle: readonly Float64Array[], factor: number): RobustErrors {
  const standardErrors = Float64Array.from(regression.inverseCrossProduct, (bread) => {
    let variance = 0;
    for (const [i, row] of middle.entries()) {
      for (let j = 0; j < row.length; j++) variance += bread[i]! * row[j]! * bread[j]!;
    }
    // A variance is never negative; of a perfect fit only rounding is left, of either sign.
    return Math.sqrt(Math.max(0, factor * variance));
  });
  return { standardErrors, tStatistics: regression.coefficients.map((value, i) => value / standardErrors[i]!) };
}
