import { type Measured, measured, unavailable } from "../measured";
import type { MoneyWeightedReturn } from "../returns/internal-rate-of-return";
import { sum } from "../sum";
import { assertUsableFund, futureValueFlows, type IndexedFund, rateWithClosingValue } from "./indexed-fund";

/** PME+ (Capital Dynamics): distributions scaled so that the index portfolio ends at the fund's value. */
export interface PmePlus {
  /** Factor on every distribution; unavailable (nothingDistributed) where there is none to scale. */
  readonly lambda: Measured;
  readonly indexRate: MoneyWeightedReturn | null;
}

/**
 * PME+.
 *
 *   lambda = (sum of contributions * index multiple - nav) / (sum of distributions * index multiple)
 *   indexRate = IRR of contributions, lambda * distributions, and the fund's nav at the end
 *
 * @throws InvalidInputError noFlows, lengthsDiffer, notFinite, indexNotPositive
 * @see Rouvinez (2003), Private Equity Benchmarking with PME+, Venture Capital Journal
 */
export function pmePlus(fund: IndexedFund): PmePlus {
  assertUsableFund(fund);
  const flows = futureValueFlows(fund);
  const distributed = sum(flows.map((flow) => Math.max(flow, 0)));
  if (distributed === 0) return { lambda: unavailable("nothingDistributed"), indexRate: null };
  const paidIn = -sum(flows.map((flow) => Math.min(flow, 0)));
  const lambda = (paidIn - fund.navAtEnd) / distributed;
  const scaled = fund.amounts.map((amount) => (amount > 0 ? lambda * amount : amount));
  return { lambda: measured(lambda), indexRate: rateWithClosingValue(fund, scaled, fund.navAtEnd) };
}
