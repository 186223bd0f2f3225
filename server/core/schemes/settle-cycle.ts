import { InvalidInputError } from "../invalid-input-error";
import { type Exact, exact, toCents, ZERO } from "../pay/exact";
import { HORIZONS } from "../returns/calendar/horizons";
import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import type { CompiledScheme } from "./evaluate-scheme";
import type { Evaluation, EvaluationNode } from "./evaluation";
import { type AccountState, noAccount } from "./pay/account-state";
import { PayAccount } from "./pay/pay-account";
import type { InstitutionYear, PersonPay } from "./pay/pay-facts";
import type { PayYear } from "./pay/pay-year";
import { pooledAwards, poolOfYears } from "./pay/pooled-awards";
import { unitReturn } from "./pay/unit-return";
import { type AwardFacts, type YearAward, yearAward } from "./pay/year-award";
import { payNode } from "./pay-tree";
import type { Departure, ReplayEntry } from "./replay-input";
import type { SchemeContext } from "./scheme-context";
import type { SchemePay } from "./scheme-definition";

/** Where a person stood at the end of the cycle before; the whole of it is data, so that it can be kept and hashed. */
export interface PersonState {
  readonly account: AccountState;
  /** Granted for the year before. */
  readonly granted: string;
  /** Value added of the pay years so far, and its highest point. */
  readonly valueAdded: number;
  readonly mark: number;
  /** Last known score of each measure, for schemes that carry them on. */
  readonly scores: Readonly<Record<string, number | null>>;
}

/** Everything that a person's result of a cycle is computed from. */
export interface CycleInput {
  readonly entry: ReplayEntry;
  /** null: no terms are agreed with this person, who is judged and not paid. */
  readonly person: PersonPay | null;
  /** null: the first cycle of this person. */
  readonly before: PersonState | null;
  readonly leaves: Departure | null;
}

/** What all people of a cycle share. */
export interface CycleTerms {
  readonly endsOn: PlainDate;
  /** End of the pay year before; null in the first cycle. */
  readonly previousEnd: PlainDate | null;
  readonly year: InstitutionYear;
  /** Years of the cycles before, in order: a pool may carry a shortfall. */
  readonly pastYears: readonly InstitutionYear[];
}

export interface CyclePay {
  /** What the scheme gives; the adjusted amount counts in its place where there is one. */
  readonly calculated: string;
  readonly adjusted: string | null;
  readonly year: PayYear;
  readonly tree: EvaluationNode;
  readonly after: PersonState;
}

export interface CycleResult {
  readonly managerId: string;
  readonly evaluation: Evaluation;
  readonly pay: CyclePay | null;
}

/** Cents that people decided on in place of the calculated award, by id of the manager. */
export type Adjustments = Readonly<Record<string, string>>;

/**
 * One cycle: every person judged, paid through one pool, and each account moved on by a year. The same functions as a
 * replay, so that a chain of cycles on the same facts pays what the replay pays.
 *
 *   declared = pool share of (adjusted amount, else the calculated award)
 *
 * @param inputs in any order; results come back in the same one
 * @throws InvalidInputError recordOfAnotherDay, managerTwice, negativeAmount, notInWholeCents, those of the pay functions
 */
export function settleCycle(
  scheme: CompiledScheme,
  terms: CycleTerms,
  inputs: readonly CycleInput[],
  adjustments: Adjustments = {},
): readonly CycleResult[] {
  assertUsable(terms, inputs);
  const { pay } = scheme.definition;
  const judged = inputs.map((input) => ({ input, evaluation: evaluationOf(scheme, input) }));
  if (pay === undefined)
    return judged.map(({ input, evaluation }) => ({
      managerId: input.entry.record.managerId,
      evaluation,
      pay: null,
    }));
  const people = judged.map(({ input, evaluation }) => startedPerson(pay, terms, input, evaluation, adjustments));
  const declared = pooledAwards(
    pay,
    people.map((person) => person?.counted ?? ZERO),
    [...terms.pastYears, terms.year],
  );
  return judged.map(({ input, evaluation }, i) => {
    const person = people[i];
    return {
      managerId: input.entry.record.managerId,
      evaluation,
      pay: person ? settled(scheme, pay, terms, person, declared[i] ?? ZERO) : null,
    };
  });
}

/** The pool that a cycle can pay from; null: none, or one whose figures are not known, which then limits nothing. */
export const cyclePool = (pay: SchemePay, { year, pastYears }: CycleTerms): string | null =>
  poolOfYears(pay.pool, [...pastYears, year])?.toFixed() ?? null;

/**
 * What the award of a closed cycle would be on other facts, before pool and adjustment: the person's terms and the
 * figures of the institution stay those that were frozen.
 */
export function awardOnFacts(
  scheme: CompiledScheme,
  terms: CycleTerms,
  input: CycleInput,
): { readonly evaluation: Evaluation; readonly award: string | null } {
  const { pay } = scheme.definition;
  const evaluation = evaluationOf(scheme, input);
  const person = pay && startedPerson(pay, terms, input, evaluation, {});
  return { evaluation, award: person?.award?.amount.toFixed() ?? null };
}

/** The context of a person; where the scheme carries scores on, with those of the cycle before. */
const contextOf = ({ definition }: CompiledScheme, { entry, before }: CycleInput): SchemeContext =>
  definition.missing.rule === "carry" && before !== null
    ? { ...entry.context, previousScores: before.scores }
    : (entry.context ?? {});

const evaluationOf = (scheme: CompiledScheme, input: CycleInput): Evaluation =>
  scheme.evaluate(input.entry.record, contextOf(scheme, input));

function scoresAfter(scheme: CompiledScheme, input: CycleInput): PersonState["scores"] {
  const { definition, assess } = scheme;
  if (definition.missing.rule !== "carry") return {};
  const { scores } = assess(input.entry.record, contextOf(scheme, input)).judgement;
  return Object.fromEntries(
    definition.measures.map(({ id }, i) => [id, scores[i] ?? input.before?.scores[id] ?? null]),
  );
}

interface StartedPerson {
  readonly input: CycleInput;
  readonly account: PayAccount;
  readonly award: YearAward | null;
  readonly adjusted: Exact | null;
  /** What goes to the pool. */
  readonly counted: Exact;
  readonly soFar: number;
  readonly mark: number;
}

function startedPerson(
  pay: SchemePay,
  { year, previousEnd }: CycleTerms,
  input: CycleInput,
  evaluation: Evaluation,
  adjustments: Adjustments,
): StartedPerson | null {
  const { entry, person, before, leaves } = input;
  if (person === null) return null;
  const { record, context = {} } = entry;
  const account = PayAccount.from(pay, person, before?.account ?? noAccount);
  const row = record.ladder.whole[HORIZONS.indexOf("1y")];
  const soFar = (before?.valueAdded ?? 0) + ((row?.complete ? row.valueAdded.value : null) ?? 0);
  const mark = before?.mark ?? 0;
  const facts: AwardFacts = {
    record,
    context,
    score: evaluation.score.value,
    person,
    year,
    priorPay: before === null ? null : exact(before.granted, "granted"),
    previousEnd,
    valueAdded: { soFar, mark },
  };
  const award = leaves !== null || account.hasLeft ? null : yearAward(pay, facts);
  const wanted = award === null ? undefined : adjustments[record.managerId];
  const adjusted = wanted === undefined ? null : adjustedAmount(pay, wanted);
  return { input, account, award, adjusted, counted: adjusted ?? award?.amount ?? ZERO, soFar, mark };
}

function adjustedAmount(pay: SchemePay, text: string): Exact {
  const amount = exact(text, "adjusted");
  if (!amount.eq(toCents(amount))) throw new InvalidInputError("notInWholeCents", { field: "adjusted", value: text });
  if (pay.bank === null && amount.lt(0))
    throw new InvalidInputError("negativeAmount", { field: "adjusted", value: text });
  return amount;
}

function settled(
  scheme: CompiledScheme,
  pay: SchemePay,
  { endsOn, previousEnd, year }: CycleTerms,
  { input, account, award, adjusted, soFar, mark }: StartedPerson,
  declared: Exact,
): CyclePay {
  const start = previousEnd ?? addMonths(endsOn, -12);
  const { record, context } = input.entry;
  const settledYear = account.settle({
    endsOn,
    award,
    declared,
    unitReturn: unitReturn(pay, record, year),
    events: (context?.events ?? []).filter(({ on }) => on > start && on <= endsOn),
    restated: [],
    leaves: input.leaves,
  });
  return {
    calculated: award?.amount.toFixed() ?? "0",
    adjusted: adjusted?.toFixed() ?? null,
    year: settledYear,
    tree: payNode(scheme.definition, settledYear),
    after: {
      account: account.state,
      granted: settledYear.granted,
      valueAdded: soFar,
      mark: Math.max(mark, soFar),
      scores: scoresAfter(scheme, input),
    },
  };
}

function assertUsable({ endsOn }: CycleTerms, inputs: readonly CycleInput[]): void {
  const seen = new Set<string>();
  for (const {
    entry: { record },
  } of inputs) {
    const { managerId, asOf } = record;
    if (asOf !== endsOn) throw new InvalidInputError("recordOfAnotherDay", { managerId, asOf, quarter: endsOn });
    if (seen.has(managerId)) throw new InvalidInputError("managerTwice", { managerId, asOf });
    seen.add(managerId);
  }
}
