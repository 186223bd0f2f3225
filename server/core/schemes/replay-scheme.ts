import { InvalidInputError } from "../invalid-input-error";
import { type Exact, exact, ZERO } from "../pay/exact";
import { HORIZONS } from "../returns/calendar/horizons";
import { addMonths, type PlainDate } from "../returns/calendar/plain-date";
import type { Assessed } from "./assess-record";
import { decide, type QuarterFacts } from "./decision-rule";
import type { Breach, SchemeAction } from "./definition/decision-shape";
import type { CompiledScheme } from "./evaluate-scheme";
import type { StopBarrier, Verdict, VerdictReason } from "./evaluation";
import type { ManagerRecord } from "./manager-record";
import { PayAccount } from "./pay/pay-account";
import { type InstitutionYear, type PersonPay, unknownPerson, unknownYear } from "./pay/pay-facts";
import type { PayYear } from "./pay/pay-year";
import { pooledAwards } from "./pay/pooled-awards";
import { unitReturn } from "./pay/unit-return";
import { type AwardFacts, type YearAward, yearAward } from "./pay/year-award";
import type { ReplayEntry, ReplayInput, ReplayQuarter, Restatement } from "./replay-input";
import type { SchemePay } from "./scheme-definition";

/** What a scheme said of a manager at the end of a quarter. */
export interface ReplayVerdict {
  readonly asOf: PlainDate;
  readonly score: number | null;
  /** Among the managers with a score, 1 is best; equal scores share the better rank. Null without a score. */
  readonly rank: number | null;
  readonly verdict: Verdict;
  readonly reason: VerdictReason;
  readonly breaches: readonly Breach[];
  readonly action: SchemeAction;
  readonly barredBy: StopBarrier | null;
}

export interface ManagerReplay {
  readonly managerId: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  /** Up to and with the quarter of a stop. */
  readonly quarters: readonly ReplayVerdict[];
  readonly stop: { readonly on: PlainDate; readonly breach: Breach | null } | null;
  /** One per pay year; empty for a scheme without pay. */
  readonly years: readonly PayYear[];
}

export interface SchemeReplay {
  readonly schemeCode: string;
  readonly currency: string | null;
  /** By code of the manager. */
  readonly managers: readonly ManagerReplay[];
}

/** Any number of schemes over the same history; each by itself, so that one that was changed can be replayed alone. */
export const replaySchemes = (schemes: readonly CompiledScheme[], input: ReplayInput): readonly SchemeReplay[] =>
  schemes.map((scheme) => replayScheme(scheme, input));

/**
 * A scheme over history, quarter by quarter, on nothing but what was known then.
 *
 * A manager who is stopped is judged and paid no more; what has not vested follows the scheme's rule for leavers. Awards
 * are settled at the end of each pay year of which a quarter is given. A restatement counts from the first settlement on
 * or after the day it was known.
 *
 * @returns the same whatever the order of managers, and for a longer history the same up to the end of a shorter one
 * @throws InvalidInputError quartersNotInOrder, recordOfAnotherDay, managerTwice, and those of the pay functions
 */
export function replayScheme(scheme: CompiledScheme, input: ReplayInput): SchemeReplay {
  assertUsableQuarters(input.quarters);
  const managers = new Map<string, RunningManager>();
  const pay = scheme.definition.pay;
  const people = new Map((input.people ?? []).map((person) => [person.managerId, person]));
  let previousEnd: PlainDate | null = null;
  let pastYears: InstitutionYear[] = [];
  for (const quarter of input.quarters) {
    const entries = quarter.entries.toSorted((a, b) => order(a.record, b.record));
    for (const person of quarter.people ?? []) {
      people.set(person.managerId, person);
      const manager = managers.get(person.managerId);
      if (manager !== undefined) agree(manager, person, pay);
    }
    for (const entry of entries) {
      const { record } = entry;
      let manager = managers.get(record.managerId);
      if (manager === undefined) {
        manager = startedManager(record, people.get(record.managerId), pay);
        managers.set(record.managerId, manager);
      }
      manager.record = record;
      judgeQuarter(scheme, manager, entry);
    }
    rankQuarter([...managers.values()], quarter.asOf);
    if (pay !== undefined && Number(quarter.asOf.slice(5, 7)) === pay.yearEndMonth) {
      const year = input.institution?.find(({ endsOn }) => endsOn === quarter.asOf) ?? unknownYear(quarter.asOf);
      pastYears = [...pastYears, year];
      const running = [...managers.values()].sort((a, b) => order(a.record, b.record));
      settleYear(scheme, pay, running, { input, year, pastYears, previousEnd });
      previousEnd = quarter.asOf;
    }
  }
  const ordered = [...managers.values()].sort((a, b) => order(a.record, b.record));
  return {
    schemeCode: scheme.definition.code,
    currency: pay?.currency ?? null,
    managers: ordered.map(({ record, quarters, stop, years }) => ({
      managerId: record.managerId,
      code: record.code,
      name: record.name,
      nameZh: record.nameZh,
      quarters,
      stop,
      years,
    })),
  };
}

interface RunningManager {
  record: ManagerRecord;
  entry: ReplayEntry | null;
  person: PersonPay;
  account: PayAccount | null;
  readonly quarters: ReplayVerdict[];
  readonly facts: QuarterFacts[];
  readonly years: PayYear[];
  stop: ManagerReplay["stop"];
  assessed: Assessed | null;
  scores: Readonly<Record<string, number | null>>;
  /** Value added of the pay years so far and its highest point before the last of them. */
  valueAdded: number;
  mark: number;
  /** What awards were made of, for restatements. */
  readonly awardedFrom: Map<number, Omit<AwardFacts, "record" | "context" | "score">>;
  readonly restatedSeen: Set<Restatement>;
}

const startedManager = (
  record: ManagerRecord,
  person: PersonPay = unknownPerson(record.managerId),
  pay: SchemePay | undefined,
): RunningManager => ({
  record,
  entry: null,
  person,
  account: pay === undefined ? null : new PayAccount(pay, person),
  quarters: [],
  facts: [],
  years: [],
  stop: null,
  assessed: null,
  scores: {},
  valueAdded: 0,
  mark: 0,
  awardedFrom: new Map(),
  restatedSeen: new Set(),
});

/** New terms count from here on; what is owed stays as it is. */
function agree(manager: RunningManager, person: PersonPay, pay: SchemePay | undefined): void {
  manager.person = person;
  if (pay !== undefined && manager.account !== null)
    manager.account = PayAccount.from(pay, person, manager.account.state);
}

function judgeQuarter({ definition, assess }: CompiledScheme, manager: RunningManager, entry: ReplayEntry): void {
  manager.entry = entry;
  if (manager.stop !== null) return;
  const { record, context = {} } = entry;
  const carries = definition.missing.rule === "carry";
  const assessed = assess(record, carries ? { ...context, previousScores: manager.scores } : context);
  const { judgement, quarter, breaches } = assessed;
  if (carries)
    manager.scores = Object.fromEntries(
      definition.measures.map(({ id }, i) => [id, judgement.scores[i] ?? manager.scores[id] ?? null]),
    );
  manager.assessed = assessed;
  manager.facts.push(quarter);
  const { action, rule, barredBy } = decide(definition.decision, manager.facts);
  manager.quarters.push({
    asOf: record.asOf,
    score: judgement.score,
    rank: null,
    verdict: judgement.verdict,
    reason: judgement.reason,
    breaches,
    action,
    barredBy,
  });
  if (action === "stop")
    manager.stop = {
      on: record.asOf,
      breach: rule === null ? null : (definition.decision.actions?.rules[rule]?.breach ?? null),
    };
}

function rankQuarter(managers: readonly RunningManager[], asOf: PlainDate): void {
  const scored = managers.flatMap(({ quarters }) => {
    const last = quarters.at(-1);
    return last?.asOf === asOf && last.score !== null ? [{ quarters, last, score: last.score }] : [];
  });
  const sorted = Float64Array.from(scored, ({ score }) => -score).sort();
  for (const { quarters, last, score } of scored)
    quarters[quarters.length - 1] = { ...last, rank: sorted.indexOf(-score) + 1 };
}

interface Settlement {
  readonly input: ReplayInput;
  readonly year: InstitutionYear;
  readonly pastYears: readonly InstitutionYear[];
  readonly previousEnd: PlainDate | null;
}

function settleYear(
  scheme: CompiledScheme,
  pay: SchemePay,
  managers: readonly RunningManager[],
  { input, year, pastYears, previousEnd }: Settlement,
): void {
  const { endsOn } = year;
  const start = previousEnd ?? addMonths(endsOn, -12);
  const awards = managers.map((manager): YearAward | null => {
    const isPresent = manager.record.asOf === endsOn && manager.entry !== null;
    if (isPresent) moveValueAdded(manager);
    const leaves = departureOf(input, manager, start, endsOn);
    if (!isPresent || manager.stop !== null || leaves !== null || manager.account?.hasLeft) return null;
    const terms = {
      person: manager.person,
      year,
      priorPay: manager.years.length === 0 ? null : exact(manager.years.at(-1)?.granted ?? 0, "priorPay"),
      previousEnd,
      valueAdded: { soFar: manager.valueAdded, mark: manager.mark },
    };
    manager.awardedFrom.set(Number(endsOn.slice(0, 4)), terms);
    const { record, context = {} } = manager.entry as ReplayEntry;
    return yearAward(pay, { ...terms, record, context, score: manager.assessed?.judgement.score ?? null });
  });
  const declared = pooledAwards(
    pay,
    awards.map((award) => award?.amount ?? ZERO),
    pastYears,
  );
  managers.forEach((manager, i) => {
    const leaves = departureOf(input, manager, start, endsOn);
    const settled = manager.account?.settle({
      endsOn,
      award: awards[i] ?? null,
      declared: declared[i] ?? ZERO,
      unitReturn: unitReturn(pay, manager.record, year),
      events: (manager.entry?.context?.events ?? []).filter(({ on }) => on > start && on <= endsOn),
      restated: restatedAwards(scheme, pay, manager, input.restatements ?? [], endsOn),
      leaves: leaves ?? stopAsLeaving(pay, manager),
    });
    if (settled) manager.years.push(settled);
    manager.mark = Math.max(manager.mark, manager.valueAdded);
  });
}

function moveValueAdded(manager: RunningManager): void {
  const row = manager.record.ladder.whole[HORIZONS.indexOf("1y")];
  if (row?.complete && row.valueAdded.value !== null) manager.valueAdded += row.valueAdded.value;
}

const departureOf = (input: ReplayInput, { record }: RunningManager, after: PlainDate, to: PlainDate) =>
  (input.departures ?? []).find(({ managerId, on }) => managerId === record.managerId && on > after && on <= to) ??
  null;

const stopAsLeaving = ({ leavers }: SchemePay, { stop }: RunningManager) =>
  stop === null ? null : { on: stop.on, as: leavers.stopped };

/** Awards of earlier years on restated figures that became known since the last settlement. */
function restatedAwards(
  scheme: CompiledScheme,
  pay: SchemePay,
  manager: RunningManager,
  restatements: readonly Restatement[],
  endsOn: PlainDate,
): { year: number; knownOn: PlainDate; amount: Exact }[] {
  return restatements
    .filter(({ record, knownOn }) => record.managerId === manager.record.managerId && knownOn <= endsOn)
    .toSorted((a, b) => (a.knownOn < b.knownOn ? -1 : a.knownOn > b.knownOn ? 1 : 0))
    .flatMap((restatement) => {
      if (manager.restatedSeen.has(restatement)) return [];
      manager.restatedSeen.add(restatement);
      const { record, context = {}, knownOn } = restatement;
      const year = Number(record.asOf.slice(0, 4));
      const terms = manager.awardedFrom.get(year);
      if (terms === undefined || terms.year.endsOn !== record.asOf) return [];
      const { score } = scheme.assess(record, context).judgement;
      return [{ year, knownOn, amount: yearAward(pay, { ...terms, record, context, score }).amount }];
    });
}

function assertUsableQuarters(quarters: readonly ReplayQuarter[]): void {
  quarters.forEach(({ asOf, entries }, i) => {
    const before = quarters[i - 1]?.asOf;
    if (before !== undefined && asOf <= before) throw new InvalidInputError("quartersNotInOrder", { before, asOf });
    const seen = new Set<string>();
    for (const { record } of entries) {
      if (record.asOf !== asOf)
        throw new InvalidInputError("recordOfAnotherDay", {
          managerId: record.managerId,
          asOf: record.asOf,
          quarter: asOf,
        });
      if (seen.has(record.managerId))
        throw new InvalidInputError("managerTwice", { managerId: record.managerId, asOf });
      seen.add(record.managerId);
    }
  });
}

const order = (a: ManagerRecord, b: ManagerRecord): number =>
  a.code === b.code ? (a.managerId < b.managerId ? -1 : 1) : a.code < b.code ? -1 : 1;
