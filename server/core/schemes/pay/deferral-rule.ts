import type { DeferralRule } from "../../pay/deferral";
import type { SchemePay } from "../scheme-definition";

/** A grade that the rule does not name defers what the strictest grade does. */
export function deferralRule(rule: NonNullable<SchemePay["deferral"]>["rule"], grade: string | null): DeferralRule {
  if (rule.kind !== "grade") return rule;
  if (grade !== null && Object.hasOwn(rule.shareByGrade, grade)) return { ...rule, grade };
  return { kind: "share", share: Math.max(0, ...Object.values(rule.shareByGrade)) };
}
