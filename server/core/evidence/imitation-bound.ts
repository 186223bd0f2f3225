import { InvalidInputError } from "../invalid-input-error";

/**
 * How likely an unskilled manager can show a yearly excess for some years by selling tail risk: fair bets cannot
 * raise expected wealth, so success is at most 1 in (1 + total excess).
 *
 *   total excess = (1 + yearly excess)^years - 1;  probability <= 1 / (1 + total excess)
 *
 * @throws InvalidInputError excessNegative, yearsNotPositive
 * @see Foster and Young (2010), Gaming performance fees by portfolio managers, Quarterly Journal of Economics 125(4)
 */
export function imitationBound(yearlyExcess: number, years: number): { totalExcess: number; probability: number } {
  if (!(yearlyExcess >= 0)) throw new InvalidInputError("excessNegative", { yearlyExcess });
  if (!(years > 0)) throw new InvalidInputError("yearsNotPositive", { years });
  const growth = (1 + yearlyExcess) ** years;
  return { totalExcess: growth - 1, probability: 1 / growth };
}
