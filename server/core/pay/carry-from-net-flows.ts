import { InvalidInputError } from "../invalid-input-error";
import type { PlainDate } from "../returns/calendar/plain-date";
import { atLeastZero, type Exact, type ExactInput, notNegative, ONE, share, smaller, total, ZERO } from "./exact";
import { type DatedFlow, preferredReturn } from "./preferred-return";

export interface CarryTerms {
  readonly preferredRate: ExactInput;
  readonly compoundingPerYear: number;
  readonly carry: ExactInput;
  readonly catchUpShare: ExactInput;
}

/**
 * Carry that a fund must have taken (cash) or accrued, read back from what its investors see: flows and value after
 * carry. One tier, whole fund.
 *
 *   excess       = LP profit - preference earned
 *   catch-up     = preference * carry / (catch-up share - carry), the LP's part of it (1 - share)
 *   carry        = GP's part of the catch-up + (excess beyond the LP's part) * carry / (1 - carry)
 *
 * A partial catch-up that is only begun counts in proportion.
 *
 * @param flows LP's net flows: below 0 paid in, above 0 distributed; those after navDate are left out
 * @param nav LP's net value on navDate
 * @returns accrued: as if wound up at the value; cash: on the flows alone
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange, catchUpNotAboveCarry, unknownCompounding
 * @see incentfee.rev of karlpolen/asrsMethods (its factor inside a partial catch-up is inverted; not followed)
 */
export function carryFromNetFlows(
  flows: readonly DatedFlow[],
  nav: { readonly date: PlainDate; readonly value: ExactInput },
  terms: CarryTerms,
): { accruedCarry: Exact; cashCarry: Exact } {
  const value = notNegative(nav.value, "nav");
  const known = flows.filter(({ date }) => date <= nav.date);
  return {
    accruedCarry: impliedCarry([...known, { date: nav.date, amount: value }], nav.date, terms),
    cashCarry: impliedCarry(known, nav.date, terms),
  };
}

function impliedCarry(flows: readonly DatedFlow[], measurementDate: PlainDate, terms: CarryTerms): Exact {
  const carry = share(terms.carry, "carry");
  const catchUp = share(terms.catchUpShare, "catchUpShare");
  if (catchUp.gt(0) && catchUp.lte(carry))
    throw new InvalidInputError("catchUpNotAboveCarry", { catchUp: catchUp.toNumber(), carry: carry.toNumber() });
  if (carry.eq(1)) throw new InvalidInputError("shareOutOfRange", { field: "carry", value: "1" });
  const { rows, endingCapital, endingPreference } = preferredReturn(flows, {
    rate: terms.preferredRate,
    compoundingPerYear: terms.compoundingPerYear,
    order: "preferenceFirst",
    daysPerYear: 365,
    measurementDate,
  });
  const paid = total(rows.map((row) => row.preferencePaid));
  const earned = paid.plus(endingPreference);
  const profit = atLeastZero(paid.plus(total(rows.map((row) => row.residual))).minus(endingCapital));
  const excess = atLeastZero(profit.minus(earned));
  if (excess.isZero()) return ZERO;

  const layer = catchUp.isZero() ? ZERO : earned.times(carry).div(catchUp.minus(carry));
  const lpPart = layer.times(ONE.minus(catchUp));
  const lpCaughtUp = smaller(excess, lpPart);
  const gpPart = lpPart.isZero() ? layer.times(catchUp) : layer.times(catchUp).times(lpCaughtUp.div(lpPart));
  return gpPart.plus(excess.minus(lpCaughtUp).times(carry).div(ONE.minus(carry)));
}
