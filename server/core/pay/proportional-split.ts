import { InvalidInputError } from "../invalid-input-error";
import { CENTS, Exact, type ExactInput, notNegative, total, wholeCents } from "./exact";

/** Wide enough for the product of any two decimals of pay without rounding. */
const Wide = Exact.clone({ precision: 100 });

/**
 * Splits an amount in whole cents by weights, so that the parts are whole cents and add up to it exactly.
 *
 *   part_i = floor(amount * w_i / sum(w), to the cent)
 *
 * The cents left over go one each to the largest remainders, ties to the earlier part (Hamilton's method).
 *
 * @param weights not negative, not all zero; a part with weight 0 gets nothing
 * @param digits places of the smallest coin
 * @throws InvalidInputError noWeights, notFinite, negativeAmount, notInWholeCents
 */
export function proportionalSplit(
  amount: ExactInput,
  weights: readonly ExactInput[],
  digits = CENTS,
): readonly Exact[] {
  const whole = wholeCents(amount, "amount", digits);
  const exactWeights = weights.map((weight, i) => notNegative(weight, `weights.${i}`));
  const weightTotal = total(exactWeights);
  if (weightTotal.isZero()) throw new InvalidInputError("noWeights");

  const cent = new Exact(10).pow(-digits);
  // Remainders stay products and differences: two that tie must compare as equal, which rounded quotients would not.
  const coins = new Wide(whole).div(cent);
  const shared = exactWeights.map((weight, index) => {
    const product = coins.times(weight);
    const floor = product.divToInt(weightTotal);
    return { index, floor, remainder: product.minus(floor.times(weightTotal)) };
  });
  const parts = shared.map(({ floor }) => new Exact(floor).times(cent));
  let centsLeft = whole.minus(total(parts)).div(cent).round().toNumber();
  const byRemainder = shared
    .filter(({ index }) => !exactWeights[index]!.isZero())
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  for (const { index } of byRemainder) {
    if (centsLeft <= 0) break;
    parts[index] = parts[index]!.plus(cent);
    centsLeft -= 1;
  }
  return parts;
}

/** Equal parts: the cents left over go to the earliest ones. @see proportionalSplit */
export const equalSplit = (amount: ExactInput, parts: number, digits = CENTS): readonly Exact[] =>
  proportionalSplit(amount, new Array<number>(parts).fill(1), digits);
