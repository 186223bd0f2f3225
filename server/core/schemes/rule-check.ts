import { type Provenance, type RuleStanding, ruleStanding } from "../capital/regimes/dated-rule";
import { InvalidInputError } from "../invalid-input-error";
import type { PlainDate } from "../returns/calendar/plain-date";
import type { Bilingual } from "./definition/common-shapes";
import type { ClauseFinding, RuleCase } from "./rules/clause-finding";
import { clauseFindings } from "./rules/clause-tests";
import { PAY_REGIMES, type PayRegime } from "./rules/regime-clauses";
import type { SchemeDefinition } from "./scheme-definition";

/** A clause, how the scheme stands to it, the figure that proves it, and where both come from. */
export interface ClauseResult extends ClauseFinding {
  readonly regime: string;
  readonly clause: string;
  readonly text: Bilingual;
  readonly provenance: Provenance;
  /** Whether the clause itself may be relied on: read in the source, or to be verified. */
  readonly standing: RuleStanding;
}

export interface RegimeResult {
  readonly regime: string;
  readonly name: Bilingual;
  readonly clauses: readonly ClauseResult[];
  readonly passed: number;
  readonly failed: number;
  readonly notApplicable: number;
}

/** The usual case: a million, for a person in a key post whose target is one salary. */
export const USUAL_CASE: RuleCase = {
  award: "1000000",
  salary: "1000000",
  target: "1000000",
  grade: "keyPost",
  isTop: false,
};

/**
 * Holds a scheme against rules on pay and appraisal, clause by clause.
 *
 * @param codes regimes to hold it against, in any order; each answers for itself
 * @param on the day: a clause counts that is in force on it, others do not apply
 * @param example award and person that clauses on amounts are tried on
 * @throws InvalidInputError unknownRegime
 */
export function ruleCheck(
  scheme: SchemeDefinition,
  codes: readonly string[],
  on: PlainDate,
  example: RuleCase = USUAL_CASE,
  regimes: readonly PayRegime[] = PAY_REGIMES,
): readonly RegimeResult[] {
  return codes.map((code) => {
    const regime = regimes.find((candidate) => candidate.code === code);
    if (regime === undefined) throw new InvalidInputError("unknownRegime", { regime: code });
    const clauses = regime.clauses.flatMap(({ code: clause, text, demand, ...provenance }): ClauseResult[] => {
      const isInForce = provenance.validFrom <= on && (provenance.validTo === null || on <= provenance.validTo);
      const findings = clauseFindings(demand, scheme, example).map((finding) =>
        isInForce ? finding : { ...finding, status: "notApplicable" as const },
      );
      return findings.map((finding) => ({
        ...finding,
        regime: code,
        clause,
        text,
        provenance,
        standing: ruleStanding(provenance),
      }));
    });
    const count = (status: ClauseResult["status"]) => clauses.filter((clause) => clause.status === status).length;
    return {
      regime: code,
      name: regime.name,
      clauses,
      passed: count("pass"),
      failed: count("fail"),
      notApplicable: count("notApplicable"),
    };
  });
}
