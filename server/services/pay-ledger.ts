import "server-only";
import { managerScope, scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { type Exact as Amount, Exact, toCents, total, ZERO } from "@/server/core/pay/exact.ts";
import { addMonths } from "@/server/core/returns/calendar/plain-date.ts";
import { PayAccount } from "@/server/core/schemes/pay/pay-account.ts";
import { unknownPerson, unknownYear } from "@/server/core/schemes/pay/pay-facts.ts";
import { yearAward } from "@/server/core/schemes/pay/year-award.ts";
import type { SchemePay } from "@/server/core/schemes/scheme-definition.ts";
import type { PersonState } from "@/server/core/schemes/settle-cycle.ts";
import { loadCycles, loadEvaluationLines, loadEvaluations, loadLedger } from "@/server/persistence/cycle-repository.ts";
import { loadManagers } from "@/server/persistence/manager-repository.ts";
import { keptInput, keptPay, loadStanding, type Standing } from "./cycle-results.ts";
import type { OpenPay, PayAnswer, PayRisks, PersonLedger, WhatIf } from "./pay-view.ts";

const sum = (amounts: readonly string[]): string => total(amounts.map((amount) => new Exact(amount))).toFixed();

/**
 * What is owed, what was paid, what may be lost: of everybody, of the viewer alone, or in sums only, as the viewer's
 * right reaches.
 */
export async function payPage(viewer: Viewer): Promise<PayAnswer> {
  const reach = scopeOf(viewer.role, "pay.read");
  const own = managerScope(viewer, "pay.read").managers;
  // Sums are made from all lines and leave without them.
  const ids = reach === "totals" || own === "all" ? undefined : own;
  const standing = await loadStanding(undefined, ids);
  if (standing === null || (ids !== undefined && standing.states.size === 0)) return { status: "noCycle" };
  const { cycle, definition, states } = standing;
  const [ledger, managers, history] = await Promise.all([
    loadLedger(ids ?? null),
    loadManagers(ids === undefined ? { managers: "all" } : { managers: ids }),
    liabilityHistory(ids),
  ]);
  const people = managers
    .flatMap((manager): PersonLedger[] => {
      const state = states.get(manager.id);
      if (!state) return [];
      const entries = ledger.filter(({ managerId }) => managerId === manager.id);
      const open = openPay(definition.pay, state);
      const of = (kind: string) => sum(entries.filter((entry) => entry.kind === kind).map(({ amount }) => amount));
      return [
        {
          managerId: manager.id,
          code: manager.code,
          name: manager.name,
          nameZh: manager.nameZh,
          unvested: sum(open.map(({ amount }) => amount)),
          valueNow: sum(open.map(({ valueNow }) => valueNow)),
          bank: state.account.bank,
          paidSoFar: sum([of("upfront"), of("vested"), of("unitGain")]),
          clawedBack: sum([of("clawbackPaid"), of("clawbackUnvested"), of("bankAdjusted")]),
          open,
          entries: entries.map(({ id, effectiveOn, kind, awardYear, amount, note }) => ({
            id,
            effectiveOn,
            kind,
            awardYear,
            amount,
            note,
          })),
        },
      ];
    })
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const calendar = calendarOf(people);
  const nextYear = addMonths(cycle.asOf, 12);
  return {
    status: "ready",
    currency: definition.pay?.currency ?? "CNY",
    asOf: cycle.asOf,
    scheme: definition.name,
    totals: {
      people: people.length,
      unvested: sum(people.map(({ unvested }) => unvested)),
      valueNow: sum(people.map(({ valueNow }) => valueNow)),
      bank: sum(people.map(({ bank }) => bank)),
      dueNextYear: sum(calendar.filter(({ dueOn }) => dueOn <= nextYear).map(({ amount }) => amount)),
      paidSoFar: sum(people.map(({ paidSoFar }) => paidSoFar)),
      clawedBack: sum(people.map(({ clawedBack }) => clawedBack)),
    },
    calendar,
    liability: [...history, ...liabilityAhead(calendar, cycle.asOf)],
    people: reach === "totals" ? null : people,
    own:
      reach === "own" && definition.pay && own !== "all" ? await ownPath(standing, definition.pay, own[0] ?? "") : null,
  };
}

const openPay = (pay: SchemePay | undefined, { account }: PersonState): OpenPay[] =>
  account.tranches.map(({ vestsOn, awardYear, amount, index }) => {
    const whole = new Exact(amount);
    const inUnits = pay === undefined || pay.instrument.kind === "cash" ? ZERO : whole.times(pay.instrument.share);
    const valueNow = toCents(whole.minus(inUnits).plus(inUnits.times(index)));
    return { dueOn: vestsOn, awardYear, amount, valueNow: valueNow.toFixed() };
  });

function calendarOf(people: readonly PersonLedger[]) {
  const byDay = new Map<string, Amount>();
  for (const { open } of people)
    for (const { dueOn, valueNow } of open) byDay.set(dueOn, (byDay.get(dueOn) ?? ZERO).plus(valueNow));
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([dueOn, amount]) => ({ dueOn, amount: amount.toFixed() }));
}

async function liabilityHistory(ids: readonly string[] | undefined) {
  const closed = (await loadCycles()).filter(({ status }) => status === "closed").reverse();
  return Promise.all(
    closed.map(async ({ id, asOf }) => {
      const lines = await loadEvaluationLines(id, ids);
      const values = lines.flatMap(({ pay }) => keptPay(pay)?.year.open.map(({ valueNow }) => valueNow) ?? []);
      return { year: Number(asOf.slice(0, 4)), amount: sum(values), isAhead: false };
    }),
  );
}

function liabilityAhead(calendar: readonly { dueOn: string; amount: string }[], asOf: string) {
  const last = Number((calendar.at(-1)?.dueOn ?? asOf).slice(0, 4));
  const first = Number(asOf.slice(0, 4)) + 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const end = `${first + i}${asOf.slice(4)}`;
    return {
      year: first + i,
      amount: sum(calendar.filter(({ dueOn }) => dueOn > end).map(({ amount }) => amount)),
      isAhead: true,
    };
  });
}

async function ownPath({ cycle, states }: Standing, pay: SchemePay, managerId: string) {
  const state = states.get(managerId);
  const [line] = await loadEvaluationLines(cycle.id, [managerId]);
  if (!state || !line) return null;
  return { ...risksOf(pay, state, cycle.asOf), lastScore: line.score, evaluationId: line.id };
}

function risksOf(pay: SchemePay, { account }: PersonState, asOf: string): PayRisks {
  const unvested = total(account.tranches.map(({ amount }) => new Exact(amount)));
  const firstYear = Number(asOf.slice(0, 4)) - (pay.clawback?.lookBackYears ?? 0);
  return {
    malus: pay.malus.map(({ event, share }) => ({ event, share, amount: toCents(unvested.times(share)).toFixed() })),
    clawback: pay.clawback,
    withinReach:
      pay.clawback === null
        ? "0"
        : sum(account.paidOf.filter(({ year }) => year >= firstYear).map(({ amount }) => amount)),
    leavers: pay.leavers,
  };
}

export interface WhatIfQuestion {
  readonly score: number;
  /** Return of the year of what units follow. */
  readonly unitReturn: number;
}

/**
 * The viewer's own next year, settled by the core from where the account stands: what a score and a return would do.
 * Figures of the institution are not known yet, so gates count as the scheme says for unknown figures.
 *
 * @throws InvalidInputError noOwnPay
 */
export async function payWhatIf(viewer: Viewer, { score, unitReturn }: WhatIfQuestion): Promise<WhatIf> {
  const managerId = viewer.managerId;
  const standing = managerId === null ? null : await loadStanding(undefined, [managerId]);
  const state = managerId === null ? undefined : standing?.states.get(managerId);
  const pay = standing?.definition.pay;
  if (managerId === null || !standing || !state || pay === undefined) throw new InvalidInputError("noOwnPay");
  const [row] = await loadEvaluations(standing.cycle.id, [managerId]);
  if (!row) throw new InvalidInputError("noOwnPay");
  const { entry, person } = keptInput(row);
  const endsOn = addMonths(standing.cycle.asOf, 12);
  const who = person ?? unknownPerson(managerId);
  const account = PayAccount.from(pay, who, state.account);
  const award =
    pay.award.kind !== "score" || account.hasLeft
      ? null
      : yearAward(
          { ...pay, matrix: null, highWaterMark: false },
          {
            record: entry.record,
            context: {},
            score,
            person: who,
            year: unknownYear(endsOn),
            priorPay: new Exact(state.granted),
            previousEnd: standing.cycle.asOf,
            valueAdded: { soFar: state.valueAdded, mark: state.mark },
          },
        );
  return {
    year: account.settle({
      endsOn,
      award,
      declared: award?.amount ?? ZERO,
      unitReturn,
      events: [],
      restated: [],
      leaves: null,
    }),
  };
}
