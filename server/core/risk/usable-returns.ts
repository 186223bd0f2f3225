import { InvalidInputError } from "../invalid-input-error";

/**
 * Refuses a series with a hole in it. Missing periods are left out, and said to be, before a measure is asked for.
 *
 * @throws InvalidInputError notFinite
 */
export function assertUsableReturns(returns: ArrayLike<number>): void {
  for (let period = 0; period < returns.length; period++) {
    if (!Number.isFinite(returns[period]!)) throw new InvalidInputError("notFinite", { period });
  }
}

/**
 * Period returns minus the risk-free return of the same periods, or minus one rate per period.
 *
 * @throws InvalidInputError notFinite, lengthsDiffer
 */
export function excessReturns(returns: ArrayLike<number>, riskFree: ArrayLike<number> | number): Float64Array {
  assertUsableReturns(returns);
  if (typeof riskFree === "number") {
    assertUsableReturns([riskFree]);
    return Float64Array.from(returns, (value) => value - riskFree);
  }
  assertUsableReturns(riskFree);
  if (riskFree.length !== returns.length) {
    throw new InvalidInputError("lengthsDiffer", { length: riskFree.length, expected: returns.length });
  }
  return Float64Array.from(returns, (value, period) => value - riskFree[period]!);
}
