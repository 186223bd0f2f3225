import { fullMonthsBetween, type PlainDate } from "../returns/calendar/plain-date";
import type { DealFile, DealRules } from "./deal-facts";
import { type DealState, dealState } from "./deal-state";

export type StuckSignCode =
  | "noExitPlan"
  | "exitPlanPassed"
  | "beyondHorizon"
  | "noNewRound"
  | "noNewMark"
  | "milestonesMissed"
  | "cashRunsOut";

/** One sign that a deal goes round in circles, with the figure found and the limit it is beyond. */
export interface StuckSign {
  readonly code: StuckSignCode;
  readonly found: number;
  readonly limit: number;
  /** The day the figure counts from. */
  readonly since: PlainDate | null;
}

export interface StuckFinding {
  readonly isStuck: boolean;
  readonly signs: readonly StuckSign[];
}

/**
 * Whether an open deal is stuck (死循环): money that neither grows nor comes back. Each sign is a fact beyond a limit of the
 * rules; a deal with `signsOfStuck` signs or more is stuck. Deals that have been left never are.
 *
 *   noExitPlan        no plan at an age of exitPlanFromYears or more
 *   exitPlanPassed    the day of the plan is over, and the deal is still held
 *   beyondHorizon     age > horizonYears
 *   noNewRound        months since the last external round > roundMonths
 *   noNewMark         months since the last mark > markMonths
 *   milestonesMissed  missed one after the other, without a hit since, >= missedInARow
 *   cashRunsOut       the company's cash lasts < cashMonths
 */
export function stuckFinding(file: DealFile, asOf: PlainDate, rules: DealRules, known?: DealState): StuckFinding {
  const state = known ?? dealState(file, asOf);
  if (!state.isOpen || state.ageYears === null) return { isStuck: false, signs: [] };
  const signs: StuckSign[] = [];
  const { exitPlan, ageYears, milestones } = state;
  const invested = file.line.investedOn;
  if (exitPlan === null && ageYears >= rules.exitPlanFromYears)
    signs.push({ code: "noExitPlan", found: ageYears, limit: rules.exitPlanFromYears, since: invested });
  if (exitPlan?.plannedOn != null && exitPlan.plannedOn < asOf)
    signs.push({
      code: "exitPlanPassed",
      found: fullMonthsBetween(exitPlan.plannedOn, asOf),
      limit: 0,
      since: exitPlan.plannedOn,
    });
  if (ageYears > rules.horizonYears)
    signs.push({ code: "beyondHorizon", found: ageYears, limit: rules.horizonYears, since: invested });
  const roundMonths = state.lastRoundOn === null ? null : fullMonthsBetween(state.lastRoundOn, asOf);
  if (roundMonths !== null && roundMonths > rules.roundMonths)
    signs.push({ code: "noNewRound", found: roundMonths, limit: rules.roundMonths, since: state.lastRoundOn });
  if (state.markMonths !== null && state.markMonths > rules.markMonths)
    signs.push({ code: "noNewMark", found: state.markMonths, limit: rules.markMonths, since: file.line.markOn });
  if (milestones.missedInARow >= rules.missedInARow)
    signs.push({ code: "milestonesMissed", found: milestones.missedInARow, limit: rules.missedInARow, since: null });
  const cash = state.condition.find(({ name }) => name === "cashMonths");
  if (cash !== undefined && cash.value < rules.cashMonths)
    signs.push({ code: "cashRunsOut", found: cash.value, limit: rules.cashMonths, since: cash.on });
  return { isStuck: signs.length >= rules.signsOfStuck, signs };
}
