import { InvalidInputError } from "../invalid-input-error";
import { internalRateOfReturn, type MoneyWeightedReturn } from "../returns/internal-rate-of-return";

/**
 * A fund beside a public index: one row per flow date, the last one the valuation date.
 * `times` are years for rates per year, or period numbers for rates per period; `index` is a total return index.
 */
export interface IndexedFund {
  readonly times: readonly number[];
  /** Investor's side: contributions negative, distributions positive. */
  readonly amounts: readonly number[];
  readonly index: readonly number[];
  readonly navAtEnd: number;
}

/** @throws InvalidInputError noFlows, lengthsDiffer, notFinite, indexNotPositive */
export function assertUsableFund({ times, amounts, index, navAtEnd }: IndexedFund): void {
  if (amounts.length === 0) throw new InvalidInputError("noFlows");
  if (times.length !== amounts.length || index.length !== amounts.length) {
    throw new InvalidInputError("lengthsDiffer", { times: times.length, amounts: amounts.length, index: index.length });
  }
  if (![...times, ...amounts, ...index, navAtEnd].every(Number.isFinite)) throw new InvalidInputError("notFinite");
  const bad = index.findIndex((level) => level <= 0);
  if (bad >= 0) throw new InvalidInputError("indexNotPositive", { row: bad, level: index[bad] });
}

/**
 * Growth of the index from each row to the last.
 *
 *   index at the end / index at the flow
 */
export function indexMultiples(index: readonly number[]): number[] {
  const last = index.at(-1) ?? Number.NaN;
  return index.map((level) => last / level);
}

/** Each flow as it would stand at the end in the index: amount * index multiple. */
export const futureValueFlows = ({ amounts, index }: IndexedFund): number[] => {
  const multiples = indexMultiples(index);
  return amounts.map((amount, row) => amount * multiples[row]!);
};

/** Flows at the fund's times with a closing value added to the last one, as a rate of return. */
export function rateWithClosingValue(
  { times }: IndexedFund,
  amounts: readonly number[],
  closingValue: number,
): MoneyWeightedReturn {
  const last = amounts.length - 1;
  const flows = amounts.map((amount, row) => (row === last ? amount + closingValue : amount));
  return internalRateOfReturn(times, flows, { minimumYears: 0 });
}
