import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import type { Breach, SchemeAction } from "./definition/decision-shape";
import type { Decision, StopBarrier, Verdict } from "./evaluation";
import type { SchemeEvent } from "./scheme-context";
import type { SchemeDefinition } from "./scheme-definition";

/** What a quarter showed that a decision may rest on. */
export interface QuarterFacts {
  readonly asOf: PlainDate;
  readonly verdict: Verdict;
  readonly score: number | null;
  readonly lossBudgetExceeded: boolean;
  readonly drawdownBudgetExceeded: boolean;
  readonly events: readonly SchemeEvent[];
  readonly yearsOfRecord: number;
  readonly probabilitySkill: number | null;
  /** Longest span that a result of the quarter looks back on. */
  readonly lookBackYears: number;
}

const STRENGTH: Readonly<Record<SchemeAction, number>> = { keep: 0, watch: 1, review: 2, stop: 3 };

/** Breaches that hold in a quarter, once each. */
export function breachesOf(decision: SchemeDefinition["decision"], quarter: QuarterFacts): Breach[] {
  const held = (decision.actions?.rules ?? []).filter((rule) => holds(rule, quarter)).map(({ breach }) => breach);
  return [...new Set(held)];
}

/**
 * What follows from the quarters so far.
 *
 *   a rule applies when its breach holds now and in at least `after` quarters: of the last `withinQuarters`, or without a
 *   break up to now. Of the rules that apply the strongest counts, the first of equals.
 *
 * A stop that the evidence does not carry becomes a review. Without rules: watch while behind or outside, else keep.
 *
 * @param quarters in order, the quarter to decide last
 */
export function decide(decision: SchemeDefinition["decision"], quarters: readonly QuarterFacts[]): Decision {
  const now = quarters.at(-1);
  const { actions } = decision;
  const none: Decision = { action: "keep", rule: null, count: 0, after: 0, barredBy: null };
  if (now === undefined) return none;
  if (actions === undefined)
    return now.verdict === "behind" || now.verdict === "outsideCorridor" ? { ...none, action: "watch" } : none;
  let best = none;
  let strongest = 0;
  actions.rules.forEach((rule, index) => {
    const count = counted(rule, quarters);
    if (count < rule.after) return;
    const excused = !actions.withoutEvidence.includes(rule.breach);
    const barredBy = rule.action === "stop" && excused ? barrier(actions, now) : null;
    const action = barredBy === null ? rule.action : "review";
    // Of two reviews, the one that would have been a stop says more.
    const strength = STRENGTH[action] + STRENGTH[rule.action] / 10;
    if (strength <= strongest) return;
    strongest = strength;
    best = { action, rule: index, count, after: rule.after, barredBy };
  });
  return best;
}

type Actions = NonNullable<SchemeDefinition["decision"]["actions"]>;
type ActionRule = Actions["rules"][number];

function counted(rule: ActionRule, quarters: readonly QuarterFacts[]): number {
  const { withinQuarters } = rule;
  let count = 0;
  for (let i = quarters.length - 1; i >= 0; i--) {
    const isInWindow = withinQuarters === null || quarters.length - i <= withinQuarters;
    if (!isInWindow) break;
    if (holds(rule, quarters[i]!)) count += 1;
    else if (withinQuarters === null || i === quarters.length - 1) break;
  }
  return count;
}

function holds({ breach, below }: ActionRule, quarter: QuarterFacts): boolean {
  switch (breach) {
    case "behind":
    case "outsideCorridor":
      return quarter.verdict === breach;
    case "scoreBelow":
      return quarter.score !== null && below !== undefined && quarter.score < below;
    case "lossBudgetExceeded":
      return quarter.lossBudgetExceeded;
    case "drawdownBudgetExceeded":
      return quarter.drawdownBudgetExceeded;
    case "limitBreach":
    case "negativeList": {
      if (quarter.events.length === 0) return false;
      const from = addMonths(quarter.asOf, -3);
      return quarter.events.some(({ kind, on }) => kind === breach && on > from && on <= quarter.asOf);
    }
  }
}

function barrier(
  { stopNeedsYears, noStopAboveProbability, noStopOnYears }: Actions,
  { yearsOfRecord, probabilitySkill, lookBackYears }: QuarterFacts,
): StopBarrier | null {
  if (yearsOfRecord < stopNeedsYears) return "recordTooShort";
  if (noStopOnYears !== null && lookBackYears <= noStopOnYears) return "lookBackTooShort";
  return noStopAboveProbability !== null && probabilitySkill !== null && probabilitySkill > noStopAboveProbability
    ? "skillStillLikely"
    : null;
}
