import { InvalidInputError } from "../invalid-input-error";
import { type Exact, type ExactInput, exact, notNegative, ONE, toCents, total, ZERO } from "./exact";

export interface UnitVesting {
  /** Year counted from the award. */
  readonly year: number;
  /** Fraction of all units that vests at its end. */
  readonly fraction: ExactInput;
}

export interface UnitPayment {
  readonly year: number;
  /** Price of a unit, 1 at award. */
  readonly index: Exact;
  readonly units: Exact;
  readonly payment: Exact;
}

/**
 * Deferred pay held in units of the portfolio: it follows the fund, up and down, until it vests.
 *
 *   index_t = index_(t-1) * (1 + net return_t), 1 at award        payment_t = deferred * fraction_t * index_t
 *
 * @param returns net returns by year, the first year after the award first; no distributions
 * @param vestings fractions summing to 1, each within the years given; see equalUnitVesting
 * @param rounding "none", or "cents" (each payment half up)
 * @throws InvalidInputError notFinite, negativeAmount, returnBelowMinusOne, yearOutOfRange, fractionsDoNotSumToOne
 */
export function deferredUnitPayments(
  deferred: ExactInput,
  returns: readonly ExactInput[],
  vestings: readonly UnitVesting[],
  rounding: "none" | "cents" = "none",
): { payments: readonly UnitPayment[]; totalPaid: Exact } {
  const amount = notNegative(deferred, "deferred");
  const index = unitIndex(returns);
  const fractions = vestings.map(({ fraction }, i) => notNegative(fraction, `vestings.${i}.fraction`));
  if (!total(fractions).minus(1).abs().lte(1e-12))
    throw new InvalidInputError("fractionsDoNotSumToOne", { total: total(fractions).toNumber() });
  const payments = vestings.map(({ year }, i) => {
    const price = index[year];
    if (price === undefined || year < 1)
      throw new InvalidInputError("yearOutOfRange", { year, lastYear: returns.length });
    const units = amount.times(fractions[i] ?? ZERO);
    const payment = units.times(price);
    return { year, index: price, units, payment: rounding === "cents" ? toCents(payment) : payment };
  });
  return { payments, totalPaid: total(payments.map(({ payment }) => payment)) };
}

/** One equal part of the units at the end of each year from one to another. */
export const equalUnitVesting = (firstYear: number, lastYear: number): readonly UnitVesting[] => {
  const count = lastYear - firstYear + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) => ({ year: firstYear + i, fraction: ONE.div(count) }));
};

/** Price of a unit at the end of each year; entry 0 is the award. */
export function unitIndex(returns: readonly ExactInput[]): readonly Exact[] {
  const index = [ONE];
  returns.forEach((value, i) => {
    const growth = exact(value, `returns.${i}`).plus(1);
    if (growth.lt(0)) throw new InvalidInputError("returnBelowMinusOne", { year: i + 1, return: String(value) });
    index.push((index[i] ?? ONE).times(growth));
  });
  return index;
}
