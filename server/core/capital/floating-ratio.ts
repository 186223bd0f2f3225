import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";

/** What a listed holding cost and what it is carried at, in one currency. */
export interface CostAndValue {
  readonly purchaseCost: number;
  readonly bookValue: number;
}

/**
 * Floating profit or loss ratio x of the whole directly held listed-share book (浮盈浮亏), never of one stock.
 *
 *   x = (sum of book values - sum of purchase costs) / sum of purchase costs
 *
 * @param holdings all directly held listed shares
 * @returns x as a fraction, at least -1; null without any cost, where there is nothing to compare with
 * @throws InvalidInputError notFinite, negativeCost, negativeBookValue
 * @see C-ROSS II Rule 8
 */
export function floatingRatio(holdings: readonly CostAndValue[]): number | null {
  for (const { purchaseCost, bookValue } of holdings) {
    if (!Number.isFinite(purchaseCost) || !Number.isFinite(bookValue))
      throw new InvalidInputError("notFinite", { purchaseCost, bookValue });
    if (purchaseCost < 0) throw new InvalidInputError("negativeCost", { purchaseCost });
    if (bookValue < 0) throw new InvalidInputError("negativeBookValue", { bookValue });
  }
  const cost = sumBy(holdings, (holding) => holding.purchaseCost);
  if (cost === 0) return null;
  return (sumBy(holdings, (holding) => holding.bookValue) - cost) / cost;
}

/**
 * Special factor k1 of the floating profit or loss: unrealised gains raise the charge, unrealised losses lower it.
 *
 *   k1 = 1       for x >= 1
 *   k1 = x^2     for 0 <= x < 1
 *   k1 = -x^2    for x < 0
 *
 * @param x floating ratio as a fraction; null (no cost) gives 0
 * @param saturation x from which k1 stays as it is
 * @see C-ROSS II Rule 8
 */
export function floatingFactor(x: number | null, saturation = 1): number {
  if (x === null) return 0;
  if (x < 0) return -x * x;
  return Math.min(x, saturation) ** 2;
}
