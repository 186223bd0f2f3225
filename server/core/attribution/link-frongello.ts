/**
 * Frongello linking: this period's effect on the portfolio's wealth so far, plus what the benchmark earned this period on
 * the effects so far. Same totals as GRAP, another place in time.
 *
 *   linked_t = effect_t * prod(s < t)(1 + R_s) + B_t * sum(s < t) linked_s
 *
 * @param effects period by period, `width` effects each
 * @returns the linked effects in the same layout; their sum over time is the effect of the whole time
 * @see Frongello (2002), Journal of Performance Measurement 6(3), 10-22
 */
export function linkFrongello(
  effects: Float64Array,
  width: number,
  portfolioReturns: Float64Array,
  benchmarkReturns: Float64Array,
): Float64Array {
  const linked = new Float64Array(effects.length);
  const soFar = new Float64Array(width);
  let wealth = 1;
  for (let period = 0, at = 0; at < effects.length; period++) {
    const benchmarkReturn = benchmarkReturns[period]!;
    for (let column = 0; column < width; column++, at++) {
      const value = effects[at]! * wealth + benchmarkReturn * soFar[column]!;
      linked[at] = value;
      soFar[column]! += value;
    }
    wealth *= 1 + portfolioReturns[period]!;
  }
  return linked;
}
