import { InvalidInputError } from "../invalid-input-error";
import { internalRateOfReturn, type MoneyWeightedReturn } from "../returns/internal-rate-of-return";
import { assertUsableFund } from "./indexed-fund";

/** A fund beside an index with its value after the flow of every row; the last row is the valuation date. */
export interface ValuedIndexedFund {
  readonly times: readonly number[];
  readonly amounts: readonly number[];
  readonly index: readonly number[];
  readonly navAfterFlow: readonly number[];
}

export interface ModifiedPme {
  /** Flows of the index portfolio; the last one includes what it is then worth. */
  readonly flows: readonly number[];
  readonly indexRate: MoneyWeightedReturn;
}

/**
 * Modified public market equivalent (Cambridge Associates): the index portfolio takes the fund's contributions and
 * gives back the same *share* of itself at each distribution.
 *
 *   share = distribution / (distribution + nav after it)
 *   index nav = (index nav before * index growth + contribution) * (1 - share)
 *
 * @throws InvalidInputError noFlows, lengthsDiffer, notFinite, indexNotPositive
 * @see Cambridge Associates (2013), Private Equity and Venture Capital Benchmarks: Using mPME
 */
export function modifiedPme({ times, amounts, index, navAfterFlow }: ValuedIndexedFund): ModifiedPme {
  assertUsableFund({ times, amounts, index, navAtEnd: navAfterFlow.at(-1) ?? Number.NaN });
  if (navAfterFlow.length !== amounts.length) {
    throw new InvalidInputError("lengthsDiffer", { amounts: amounts.length, navAfterFlow: navAfterFlow.length });
  }
  let nav = 0;
  const flows = amounts.map((amount, row) => {
    const growth = row === 0 ? 1 : index[row]! / index[row - 1]!;
    const distribution = Math.max(amount, 0);
    const contribution = Math.max(-amount, 0);
    const available = nav * growth + contribution;
    const whole = distribution + navAfterFlow[row]!;
    const share = distribution === 0 || whole === 0 ? 0 : distribution / whole;
    nav = available * (1 - share);
    return available * share - contribution;
  });
  flows[flows.length - 1] = flows.at(-1)! + nav;
  return { flows, indexRate: internalRateOfReturn(times, flows, { minimumYears: 0 }) };
}

/**
 * Value of a holding after each flow when its price is known instead: it moves with the price, less what is taken out.
 *
 *   nav = nav before * price growth - amount
 *
 * @param amounts negative: bought; one per price
 * @throws InvalidInputError lengthsDiffer
 */
export function navFromPrices(amounts: readonly number[], prices: readonly number[]): number[] {
  if (prices.length !== amounts.length) {
    throw new InvalidInputError("lengthsDiffer", { amounts: amounts.length, prices: prices.length });
  }
  let nav = 0;
  return amounts.map((amount, row) => {
    nav = nav * (row === 0 ? 1 : prices[row]! / prices[row - 1]!) - amount;
    return nav;
  });
}
