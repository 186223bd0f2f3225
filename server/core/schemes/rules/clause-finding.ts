import type { DeferralClause } from "../../pay/deferral-check";
import type { ExactInput } from "../../pay/exact";

/** The case that clauses on amounts are tried on. */
export interface RuleCase {
  readonly award: ExactInput;
  readonly salary: ExactInput | null;
  readonly target: ExactInput | null;
  readonly grade: string | null;
  /** Chair, general manager, the most senior or very highly paid. */
  readonly isTop: boolean;
}

/** How a scheme stands to a demand, with the figure that proves it. */
export interface ClauseFinding {
  readonly status: "pass" | "fail" | "notApplicable";
  /** What is measured, where a demand has several figures: share, years, pace, instruments; else null. */
  readonly aspect: DeferralClause["clause"] | null;
  readonly required: string | null;
  readonly actual: string | null;
  readonly unit: "share" | "years" | "multiple" | "text";
  /** Where in the definition it is read. */
  readonly path: string;
}

type Unit = ClauseFinding["unit"];

export const finding = (
  passes: boolean,
  required: number | string | null,
  actual: number | string | null,
  unit: Unit,
  path: string,
): ClauseFinding => ({
  status: passes ? "pass" : "fail",
  aspect: null,
  required: required === null ? null : String(required),
  actual: actual === null ? null : String(actual),
  unit,
  path,
});

/** A demand that says nothing of this scheme. */
export const notApplicable = (path: string): ClauseFinding => ({
  status: "notApplicable",
  aspect: null,
  required: null,
  actual: null,
  unit: "text",
  path,
});
