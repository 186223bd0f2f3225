import { HORIZONS } from "../returns/calendar/horizons";
import { addMonths } from "../returns/calendar/plain-date";
import { decide, type QuarterFacts } from "./decision-rule";
import type { SchemeAction } from "./definition/decision-shape";
import type { CompiledScheme } from "./evaluate-scheme";
import type { Verdict, VerdictReason } from "./evaluation";
import type { ManagerRecord } from "./manager-record";
import { type InstitutionYear, type PersonPay, unknownPerson } from "./pay/pay-facts";
import { type NoAwardReason, yearAward } from "./pay/year-award";
import type { ReplayEntry, ReplayQuarter } from "./replay-input";
import type { SchemeDefinition } from "./scheme-definition";

/** What a scheme says of a manager on a day, without the derivation. */
export interface SchemeEffectLine {
  readonly managerId: string;
  readonly score: number | null;
  /** Among the managers with a score, 1 is best; equal scores share the better rank. */
  readonly rank: number | null;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly action: SchemeAction;
  /** As if the pay year ended on the day; null for a scheme without pay. */
  readonly award: { readonly amount: string; readonly reason: NoAwardReason | null } | null;
}

export interface EffectFacts {
  readonly entries: readonly ReplayEntry[];
  /** Quarters before the day, for rules that count breaches over time; as known then. */
  readonly history: readonly ReplayQuarter[];
  readonly people: readonly PersonPay[];
  readonly year: InstitutionYear;
}

/**
 * What a scheme would say of everybody on one day, and what the day's year would earn: fast enough to follow a slider.
 *
 * Nobody has been stopped before, and no pool, bank or deferral comes between a score and its award: these need the
 * whole history, which `replayScheme` gives.
 *
 * @returns one line per entry, in the order given
 * @throws InvalidInputError as the pay functions do
 */
export function schemeEffect(scheme: CompiledScheme, facts: EffectFacts): SchemeEffectLine[] {
  const { definition } = scheme;
  const history = facts.history.slice(Math.max(0, facts.history.length - quartersCounted(definition.decision)));
  const people = new Map(facts.people.map((person) => [person.managerId, person]));
  const before = new Map<string, QuarterFacts[]>();
  for (const { entries } of history) {
    for (const { record, context } of entries) {
      const past = before.get(record.managerId) ?? [];
      past.push(scheme.assess(record, context).quarter);
      before.set(record.managerId, past);
    }
  }
  const lines = facts.entries.map(({ record, context = {} }): SchemeEffectLine => {
    const { judgement, quarter } = scheme.assess(record, context);
    const { action } = decide(definition.decision, [...(before.get(record.managerId) ?? []), quarter]);
    const { score, verdict, reason } = judgement;
    const person = people.get(record.managerId) ?? unknownPerson(record.managerId);
    return {
      managerId: record.managerId,
      score,
      rank: null,
      verdict,
      reason,
      action,
      award: awardOf(definition, { record, context }, score, person, facts.year),
    };
  });
  const scores = lines.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => b - a);
  return lines.map((line) => ({ ...line, rank: line.score === null ? null : scores.indexOf(line.score) + 1 }));
}

/** Quarters before the last one that any rule can reach back to. */
export function quartersCounted({ actions }: SchemeDefinition["decision"]): number {
  const spans = (actions?.rules ?? []).map(({ after, withinQuarters }) => (withinQuarters ?? after) - 1);
  return Math.max(0, ...spans);
}

function awardOf(
  { pay }: SchemeDefinition,
  { record, context }: Required<ReplayEntry>,
  score: number | null,
  person: PersonPay,
  year: InstitutionYear,
): SchemeEffectLine["award"] {
  if (pay === undefined) return null;
  const { amount, reason } = yearAward(pay, {
    record,
    context,
    score,
    person,
    year,
    priorPay: null,
    previousEnd: addMonths(record.asOf, -12),
    valueAdded: { soFar: valueAddedOfYear(record), mark: 0 },
  });
  return { amount: amount.toFixed(), reason };
}

function valueAddedOfYear({ ladder }: ManagerRecord): number {
  const row = ladder.whole[HORIZONS.indexOf("1y")];
  return row?.complete ? (row.valueAdded.value ?? 0) : 0;
}
