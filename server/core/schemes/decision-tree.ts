import { measured, unavailable } from "../measured";
import type { QuarterFacts } from "./decision-rule";
import type { Decision, EvaluationNode } from "./evaluation";
import type { SchemeDefinition } from "./scheme-definition";

/** The decision with the quarters that led to it. */
export function decisionNode(
  { decision }: SchemeDefinition,
  { action, rule, count, after, barredBy }: Decision,
  quarters: readonly QuarterFacts[],
): EvaluationNode {
  const applied = rule === null ? undefined : decision.actions?.rules[rule];
  const now = quarters.at(-1);
  return {
    key: "decision",
    facts: { action, breach: applied?.breach ?? "none", barredBy: barredBy ?? "none" },
    formula: applied === undefined ? null : "count ≥ after",
    unit: "score",
    value: applied === undefined ? unavailable("noScores") : measured(count),
    weight: null,
    effectiveWeight: null,
    inputs: [
      { name: "breachQuarters", value: count, unit: "score" },
      { name: "breachQuartersAllowed", value: after, unit: "score" },
      { name: "years", value: now?.yearsOfRecord ?? null, unit: "years" },
      { name: "probabilitySkill", value: now?.probabilitySkill ?? null, unit: "probability" },
      { name: "lookBackYears", value: now?.lookBackYears ?? null, unit: "years" },
    ],
    sources: [],
    children: [],
  };
}
