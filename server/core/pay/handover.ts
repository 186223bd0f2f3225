import { InvalidInputError } from "../invalid-input-error";
import type { PlainDate } from "../returns/calendar/plain-date";
import { CENTS, Exact, type ExactInput, notNegative, ONE, share, total, wholeCents, ZERO } from "./exact";
import { proportionalSplit } from "./proportional-split";
import { type DateSpan, tenureDays } from "./tenure-days";

/** Somebody's time in charge, alone (share 1) or together with others. */
export interface TenureAssignment extends DateSpan {
  readonly manager: string;
  readonly share: ExactInput;
}

export interface HandoverShare {
  readonly manager: string;
  readonly days: number;
  /** Share of the result; null when nobody was in charge for a day of the period. */
  readonly fraction: Exact | null;
  readonly amount: Exact;
}

/**
 * Splits a period's amount between those who answered for it, by holding time (holding credit).
 *
 *   weight = days in the period * share        amounts: cents by largest remainder, adding up to the amount
 *
 * @throws InvalidInputError noTenure when nobody was in charge, notADate, datesNotInOrder, notInWholeCents,
 *   negativeAmount, notFinite
 */
export function handoverShares(
  amount: ExactInput,
  assignments: readonly TenureAssignment[],
  period: { readonly from: PlainDate; readonly to: PlainDate },
  digits = CENTS,
): readonly HandoverShare[] {
  const whole = wholeCents(amount, "amount", digits);
  const days = assignments.map((assignment) => tenureDays(assignment, period));
  const weights = assignments.map((assignment, i) => notNegative(assignment.share, "share").times(days[i] ?? 0));
  const all = total(weights);
  if (all.isZero()) throw new InvalidInputError("noTenure", { from: period.from, to: period.to });
  const amounts = proportionalSplit(whole, weights, digits);
  return assignments.map(({ manager }, i) => ({
    manager,
    days: days[i] ?? 0,
    fraction: (weights[i] ?? ZERO).div(all),
    amount: amounts[i] ?? ZERO,
  }));
}

/**
 * Whose result an investment is after a handover: of the one who decided it (decision credit), of those who held it by
 * their days (holding credit), or a mix.
 *
 *   fraction = decisionShare * (decided it ? 1 : 0) + (1 - decisionShare) * holding days / all holding days
 *
 * @param decisionShare 1 = decision credit only, 0 = holding credit only
 * @returns fractions by manager, summing to 1, in order of first appearance
 * @throws InvalidInputError noTenure, shareOutOfRange, notADate, datesNotInOrder
 */
export function handoverCredit(
  decidedBy: string,
  assignments: readonly TenureAssignment[],
  period: { readonly from: PlainDate; readonly to: PlainDate },
  decisionShare: ExactInput,
): ReadonlyMap<string, Exact> {
  const decision = share(decisionShare, "decisionShare");
  const credit = new Map<string, Exact>();
  const add = (manager: string, part: Exact) => credit.set(manager, (credit.get(manager) ?? ZERO).plus(part));
  if (decision.gt(0)) add(decidedBy, decision);
  if (decision.lt(1)) {
    const holding = ONE.minus(decision);
    const weights = assignments.map((a) => notNegative(a.share, "share").times(tenureDays(a, period)));
    const all = total(weights);
    if (all.isZero()) throw new InvalidInputError("noTenure", { from: period.from, to: period.to });
    assignments.forEach(({ manager }, i) => {
      add(manager, holding.times(weights[i] ?? new Exact(0)).div(all));
    });
  }
  return credit;
}
