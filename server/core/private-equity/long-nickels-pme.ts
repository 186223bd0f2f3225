import type { MoneyWeightedReturn } from "../returns/internal-rate-of-return";
import { sum } from "../sum";
import { assertUsableFund, futureValueFlows, type IndexedFund, rateWithClosingValue } from "./indexed-fund";

/** The fund's flows put into the index instead: what would be left there, what it earned, and the fund's lead. */
export interface LongNickels {
  /** Negative where the fund has distributed more than the index could have. */
  readonly indexNav: number;
  readonly indexRate: MoneyWeightedReturn;
  readonly fundRate: MoneyWeightedReturn;
  /** Fund rate minus index rate; null where either does not exist. */
  readonly spread: number | null;
}

/**
 * Long-Nickels public market equivalent (also ICM).
 *
 *   indexNav = -(sum of amount * index multiple),   indexRate = IRR of the fund's flows with indexNav at the end
 *
 * @throws InvalidInputError noFlows, lengthsDiffer, notFinite, indexNotPositive
 * @see Long and Nickels (1996), A Private Investment Benchmark
 */
export function longNickelsPme(fund: IndexedFund): LongNickels {
  assertUsableFund(fund);
  const indexNav = -sum(futureValueFlows(fund));
  const indexRate = rateWithClosingValue(fund, fund.amounts, indexNav);
  const fundRate = rateWithClosingValue(fund, fund.amounts, fund.navAtEnd);
  const spread = fundRate.rate === null || indexRate.rate === null ? null : fundRate.rate - indexRate.rate;
  return { indexNav, indexRate, fundRate, spread };
}
