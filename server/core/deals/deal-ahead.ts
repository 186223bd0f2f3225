import { fullMonthsBetween, type PlainDate } from "../returns/calendar/plain-date";
import type { DealRules } from "./deal-facts";
import type { DealState } from "./deal-state";
import type { HoldingAhead, MoneyAheadAssumptions } from "./money-ahead";

/** Life of a deal for the money ahead: the growth of the model, the horizon of the rules. */
export const aheadAssumptions = ({ horizonYears }: Pick<DealRules, "horizonYears">): MoneyAheadAssumptions => ({
  lifeYears: horizonYears,
  bow: 2.5,
  growth: 0.13,
  callRate: 0.5,
});

/**
 * An open deal for its money ahead. A planned exit and planned instalments on days ahead are taken at their word; what is
 * committed beyond the plan is called at the rate of the assumptions.
 */
export function holdingAhead(
  { value, state }: { readonly value: string; readonly state: DealState },
  asOf: PlainDate,
): HoldingAhead {
  const plannedOn = state.exitPlan?.plannedOn ?? null;
  const plannedCalls: number[] = [];
  let left = state.uncalled;
  for (const ticket of state.plannedTickets) {
    const year = yearsAhead(asOf, ticket.plannedOn);
    const amount = Math.min(ticket.amount, left);
    while (plannedCalls.length < year) plannedCalls.push(0);
    plannedCalls[year - 1]! += amount;
    left -= amount;
  }
  return {
    value: Number(value),
    uncalled: left,
    plannedCalls,
    ageYears: state.ageYears ?? 0,
    exitInYears: plannedOn === null || plannedOn <= asOf ? null : yearsAhead(asOf, plannedOn),
  };
}

/** Which year ahead a later day falls into; 1 is the first. */
const yearsAhead = (asOf: PlainDate, on: PlainDate): number => Math.max(1, Math.ceil(fullMonthsBetween(asOf, on) / 12));
