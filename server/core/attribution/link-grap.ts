/**
 * GRAP linking: an effect grows with the portfolio before its period and with the benchmark after it.
 *
 *   factor_t = prod(s < t)(1 + R_s) * prod(s > t)(1 + B_s)
 *
 * @param portfolioReturns, benchmarkReturns one return a period, fractions
 * @returns one factor a period
 * @see GRAP (1997), Synthese des modeles d'attribution de performance, Paris
 */
export function grapFactors(portfolioReturns: Float64Array, benchmarkReturns: Float64Array): Float64Array {
  const factors = new Float64Array(portfolioReturns.length);
  let before = 1;
  for (let period = 0; period < factors.length; period++) {
    factors[period] = before;
    before *= 1 + portfolioReturns[period]!;
  }
  let after = 1;
  for (let period = factors.length - 1; period >= 0; period--) {
    factors[period]! *= after;
    after *= 1 + benchmarkReturns[period]!;
  }
  return factors;
}
