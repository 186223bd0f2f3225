import { InvalidInputError } from "../../invalid-input-error";
import { type ExactInput, exact, larger, smaller } from "../../pay/exact";
import type { SchemePay } from "../scheme-definition";
import type { PersonPay } from "./pay-facts";
import type { PayYear } from "./pay-year";
import { awardLimits } from "./year-award";

/** What an award may be adjusted to, as text of exact decimals; null: no limit on that side. */
export interface AdjustmentLimits {
  readonly floor: string | null;
  readonly cap: string | null;
}

/**
 * What people may put in the place of a calculated award: no more than the scheme can pay this person, no less than it
 * must.
 *
 *   floor = min(floor of the scheme, calculated)   a missed gate may have cut the award below the floor
 *   cap   = max(min(cap of the scheme, limit of the pay matrix), calculated)
 *
 * @throws InvalidInputError notFinite
 */
export function adjustmentLimits(
  pay: SchemePay,
  person: PersonPay,
  award: NonNullable<PayYear["award"]>,
): AdjustmentLimits {
  const { floor, cap } = awardLimits(pay, person);
  const calculated = exact(award.amount, "award");
  const matrix = award.matrix?.maximum ?? null;
  const highest = [...(cap === null ? [] : [cap]), ...(matrix === null ? [] : [exact(matrix, "matrix")])];
  return {
    floor: floor === null ? null : smaller(floor, calculated).toFixed(),
    cap: highest.length === 0 ? null : larger(highest.reduce(smaller), calculated).toFixed(),
  };
}

/** @throws InvalidInputError adjustedBelowFloor, adjustedAboveCap, notFinite */
export function assertWithinLimits({ floor, cap }: AdjustmentLimits, amount: ExactInput): void {
  const wanted = exact(amount, "adjusted");
  if (floor !== null && wanted.lt(floor)) throw new InvalidInputError("adjustedBelowFloor", { floor });
  if (cap !== null && wanted.gt(cap)) throw new InvalidInputError("adjustedAboveCap", { cap });
}
