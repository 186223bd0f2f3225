import { type Measured, measured, unavailable } from "../measured";
import { sum } from "../sum";
import { assertUsableFund, futureValueFlows, type IndexedFund } from "./indexed-fund";

/**
 * Kaplan-Schoar public market equivalent, in its future-value form. Above 1 the fund beat the index.
 *
 *   (sum of distributions * index multiple + nav) / (sum of contributions * index multiple)
 *
 * @returns unavailable: nothingPaidIn
 * @throws InvalidInputError noFlows, lengthsDiffer, notFinite, indexNotPositive
 * @see Kaplan and Schoar (2005), Journal of Finance 60(4), 1791-1823
 */
export function ksPme(fund: IndexedFund): Measured {
  assertUsableFund(fund);
  const flows = futureValueFlows(fund);
  const paidIn = -sum(flows.map((flow) => Math.min(flow, 0)));
  if (!(paidIn > 0)) return unavailable("nothingPaidIn");
  return measured((sum(flows.map((flow) => Math.max(flow, 0))) + fund.navAtEnd) / paidIn);
}
