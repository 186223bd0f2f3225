import type { MoneyWeightedReturn } from "../returns/internal-rate-of-return";
import { assertUsableFund, futureValueFlows, type IndexedFund, rateWithClosingValue } from "./indexed-fund";

/**
 * Direct alpha: the internal rate of return of the flows after each has been carried to the end in the index; what the
 * fund earned per year beyond the index. `log` is ln(1 + rate), as Gredil et al. report it.
 *
 *   sum of (amount * index multiple) (1 + alpha)^(-t) + nav (1 + alpha)^(-T) = 0
 *
 * @throws InvalidInputError noFlows, lengthsDiffer, notFinite, indexNotPositive
 * @see Gredil, Griffiths and Stucke (2014), Benchmarking Private Equity: The Direct Alpha Method
 */
export function directAlpha(fund: IndexedFund): { readonly alpha: MoneyWeightedReturn; readonly log: number | null } {
  assertUsableFund(fund);
  const alpha = rateWithClosingValue(fund, futureValueFlows(fund), fund.navAtEnd);
  return { alpha, log: alpha.rate === null ? null : Math.log1p(alpha.rate) };
}
