import { assertAboveMinusOne } from "./link-carino";
import { compounded } from "./linked-returns";

/**
 * Menchero's optimised linking: a common factor M and the smallest correction that removes what is left.
 *
 *   factor_t = M + a * (R_t - B_t)
 *   M = ((R - B) / T) / ((1 + R)^(1/T) - (1 + B)^(1/T)),  (1 + B)^((T-1)/T) when R = B
 *   a = (R - B - M * sum(R_t - B_t)) / sum((R_t - B_t)^2),  0 when the returns are equal in every period
 *
 * @param portfolioReturns, benchmarkReturns one return a period, fractions above -1
 * @returns one factor a period
 * @throws InvalidInputError returnNotAboveMinusOne { period }: no root of nothing left
 * @see Menchero (2000), Journal of Performance Measurement 5(1), 36-42
 */
export function mencheroFactors(portfolioReturns: Float64Array, benchmarkReturns: Float64Array): Float64Array {
  const { gaps, common, left, squares } = mencheroTerms(portfolioReturns, benchmarkReturns);
  return gaps.map((gap) => (squares === 0 ? common : common + (left * gap) / squares));
}

/**
 * What the factors are made of: M (`common`), the active returns (`gaps`), and the two parts of a = left / squares.
 *
 * @throws InvalidInputError returnNotAboveMinusOne { period }
 */
export function mencheroTerms(portfolioReturns: Float64Array, benchmarkReturns: Float64Array) {
  assertAboveMinusOne(portfolioReturns);
  assertAboveMinusOne(benchmarkReturns);
  const count = portfolioReturns.length;
  const portfolio = compounded(portfolioReturns);
  const benchmark = compounded(benchmarkReturns);
  const growth = (1 + benchmark) ** (1 / count);
  const logRatio = Math.log1p((portfolio - benchmark) / (1 + benchmark));
  const common =
    logRatio === 0
      ? (1 + benchmark) ** ((count - 1) / count)
      : (portfolio - benchmark) / count / (growth * Math.expm1(logRatio / count));
  const gaps = portfolioReturns.map((value, period) => value - benchmarkReturns[period]!);
  const squares = gaps.reduce((total, gap) => total + gap * gap, 0);
  const left = portfolio - benchmark - common * gaps.reduce((total, gap) => total + gap, 0);
  return { gaps, common, left, squares };
}
