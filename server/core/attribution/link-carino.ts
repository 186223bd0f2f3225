import { InvalidInputError } from "../invalid-input-error";
import { compounded } from "./linked-returns";

/**
 * Carino's logarithmic linking: the effects of period t are multiplied by k_t / k and then add up over time.
 *
 *   k_t = (ln(1 + R_t) - ln(1 + B_t)) / (R_t - B_t),  1 / (1 + R_t) when both are equal;  k the same of the whole time
 *
 * Written with ln1p of the ratio, so that almost equal returns lose no digits.
 *
 * @param portfolioReturns, benchmarkReturns one return a period, fractions above -1
 * @returns one factor a period
 * @throws InvalidInputError returnNotAboveMinusOne { period }: a logarithm of nothing left
 * @see Carino (1999), Journal of Performance Measurement 3(4), 5-14
 */
export function carinoFactors(portfolioReturns: Float64Array, benchmarkReturns: Float64Array): Float64Array {
  assertAboveMinusOne(portfolioReturns);
  assertAboveMinusOne(benchmarkReturns);
  const whole = logarithmicSlope(compounded(portfolioReturns), compounded(benchmarkReturns));
  return portfolioReturns.map((value, period) => logarithmicSlope(value, benchmarkReturns[period]!) / whole);
}

/** (ln(1 + a) - ln(1 + b)) / (a - b), its limit 1 / (1 + a) at a = b. */
export function logarithmicSlope(a: number, b: number): number {
  const ratio = (a - b) / (1 + b);
  return ratio === 0 ? 1 / (1 + b) : Math.log1p(ratio) / ratio / (1 + b);
}

/** Refuses a return of -100% or less, for linkings that take logarithms or roots. */
export function assertAboveMinusOne(returns: Float64Array) {
  const period = returns.findIndex((value) => !(value > -1));
  if (period >= 0) throw new InvalidInputError("returnNotAboveMinusOne", { period, value: returns[period] });
}
