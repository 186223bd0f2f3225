import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { ledgerLines } from "@/server/core/schemes/pay/ledger-lines.ts";
import { type CycleInput, type CycleResult, type CycleTerms, settleCycle } from "@/server/core/schemes/settle-cycle.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import {
  type CycleChange,
  type CycleRow,
  type CycleStatus,
  type CycleTransaction,
  inCycleTransaction,
  loadCycle,
  loadCycles,
  type StoredDetail,
  type StoredJson,
  saveAdjustment,
  saveAward,
  saveCycleStep,
  saveEvaluationPay,
  saveEvaluations,
  saveLedger,
  saveNewCycle,
} from "@/server/persistence/cycle-repository.ts";
import { agreedTerms, cycleFacts } from "./cycle-facts.ts";
import {
  adjustmentsOf,
  CYCLE_ENGINE,
  cycleFingerprint,
  frozen,
  keptTerms,
  loadFrozenCycle,
  loadStanding,
  stateBefore,
} from "./cycle-results.ts";
import { loadSchemeVersion } from "./schemes.ts";
import { actorOf } from "./users.ts";

const json = (value: unknown) => frozen(value) as StoredJson;

/** @throws InvalidInputError unknownCycle */
export async function cycleOf(id: string): Promise<CycleRow> {
  const cycle = await loadCycle(id);
  if (!cycle) throw new InvalidInputError("unknownCycle", { id });
  return cycle;
}

/** Takes a step, if the cycle still stands where it must; with its line in the trail, or not at all. */
async function step(
  cycle: CycleRow,
  from: readonly CycleStatus[],
  data: CycleChange,
  trace: { viewer: Viewer; action: string; detail?: StoredDetail },
  work: (tx: CycleTransaction) => Promise<void> = async () => undefined,
): Promise<void> {
  await inCycleTransaction(async (tx) => {
    await work(tx);
    const isMoved = await saveCycleStep(cycle.id, from, data, tx);
    if (!isMoved) throw new InvalidInputError("cycleMoved", { name: cycle.name });
    const { viewer, action, detail = {} } = trace;
    await saveAuditEvent({ actor: actorOf(viewer), action, subject: cycle.name, detail }, tx);
  });
}

export interface CycleToOpen {
  readonly name: string;
  readonly asOf: string;
  /** Only facts known by then. */
  readonly knownAsOf: Date;
  readonly schemeVersionId: string;
}

/**
 * Opens a cycle for a day. It goes on from the accounts of the last closed one.
 *
 * @throws InvalidInputError unknownScheme, schemeNotInForce, cycleUnderWay, cycleTooEarly
 */
export async function openCycle(wanted: CycleToOpen, viewer: Viewer, now = new Date()): Promise<{ id: string }> {
  const scheme = await loadSchemeVersion(wanted.schemeVersionId);
  if (!["inForce", "approved", "retired"].includes(scheme.status) || scheme.id === null)
    throw new InvalidInputError("schemeNotInForce", { code: scheme.code });
  const cycles = await loadCycles();
  const underWay = cycles.find(({ status }) => status !== "closed");
  if (underWay) throw new InvalidInputError("cycleUnderWay", { name: underWay.name });
  const [previous] = cycles;
  if (previous && previous.asOf >= wanted.asOf)
    throw new InvalidInputError("cycleTooEarly", { asOf: wanted.asOf, last: previous.asOf });
  return inCycleTransaction(async (tx) => {
    const { id } = await saveNewCycle(
      {
        ...wanted,
        schemeVersionId: scheme.id as string,
        previousId: previous?.id ?? null,
        openedById: viewer.userId,
        openedBy: viewer.name,
        openedAt: now,
      },
      tx,
    );
    await saveAuditEvent(
      {
        actor: actorOf(viewer),
        action: "cycle.opened",
        subject: wanted.name,
        detail: { asOf: wanted.asOf, knownAsOf: wanted.knownAsOf.toISOString(), scheme: scheme.reference },
      },
      tx,
    );
    return { id };
  });
}

/** Queues the calculation of a cycle. */
export async function requestCalculation(id: string, viewer: Viewer) {
  const cycle = await cycleOf(id);
  if (cycle.status !== "open" && cycle.status !== "calculated")
    throw new InvalidInputError("cycleMoved", { name: cycle.name });
  const job = await enqueueJob(
    "calculateCycle",
    { cycleId: id, by: viewer.userId, as: viewer.name, email: viewer.email },
    viewer.userId,
  );
  return { jobId: job.id };
}

/**
 * Calculates a cycle from facts as known at its moment, and freezes all that went in. Calculating again starts over:
 * adjustments made before are dropped.
 *
 * @throws InvalidInputError cycleMoved, those of settleCycle
 */
export async function calculateCycle(
  id: string,
  viewer: Viewer,
  afterManager?: (done: number, of: number) => Promise<void>,
  now = new Date(),
): Promise<{ people: number }> {
  const cycle = await cycleOf(id);
  const [{ entries, year, departures }, people, standing, { lens }, past] = await Promise.all([
    cycleFacts(cycle.asOf, cycle.knownAsOf, afterManager),
    agreedTerms(cycle.asOf),
    loadStanding(cycle.previousId),
    loadSchemeVersion(cycle.schemeVersionId),
    cycle.previousId === null ? null : loadCycle(cycle.previousId),
  ]);
  const before = past === null ? null : keptTerms(past);
  const terms = frozen<CycleTerms>({
    endsOn: cycle.asOf,
    previousEnd: before?.endsOn ?? null,
    year,
    pastYears: before === null ? [] : [...before.pastYears, before.year],
  });
  const inputs = entries.map(
    (entry): CycleInput =>
      frozen({
        entry,
        person: people.get(entry.record.managerId) ?? null,
        before: stateBefore(standing, entry.record.managerId),
        leaves:
          departures.find(
            ({ managerId, on }) =>
              managerId === entry.record.managerId && on > (before?.endsOn ?? "") && on <= cycle.asOf,
          ) ?? null,
      }),
  );
  const results = settleCycle(lens, terms, inputs);
  await step(
    cycle,
    ["open", "calculated"],
    { status: "calculated", calculatedAt: now, institution: json(terms), engine: CYCLE_ENGINE },
    { viewer, action: "cycle.calculated", detail: { people: results.length } },
    (tx) =>
      saveEvaluations(
        id,
        results.map((result, i) => ({ ...resultRow(result), input: json(inputs[i]) })),
        tx,
      ),
  );
  return { people: results.length };
}

const payRow = (pay: CycleResult["pay"]) =>
  pay === null
    ? {}
    : {
        pay: json({ calculated: pay.calculated, adjusted: pay.adjusted, year: pay.year }),
        payTree: json(pay.tree),
        accountAfter: json(pay.after),
      };

const resultRow = ({ managerId, evaluation, pay }: CycleResult) => ({
  managerId,
  score: evaluation.score.value,
  verdict: evaluation.verdict,
  evaluation: json(evaluation),
  ...payRow(pay),
});

export interface AdjustmentToMake {
  readonly id: string;
  readonly managerId: string;
  /** Text of an exact decimal. */
  readonly amount: string;
  readonly reason: string;
}

/**
 * Puts another amount in the place of a calculated award, with its reason; everybody's pay is settled again from the
 * frozen inputs, since the pool is shared.
 *
 * @throws InvalidInputError cycleMoved, nothingToAdjust, reasonMissing, those of settleCycle
 */
export async function adjustAward(wanted: AdjustmentToMake, viewer: Viewer): Promise<void> {
  const { id, managerId, amount, reason } = wanted;
  if (reason.trim() === "") throw new InvalidInputError("reasonMissing");
  const cycle = await cycleOf(id);
  const { lens } = await loadSchemeVersion(cycle.schemeVersionId);
  const { rows, inputs, terms } = await loadFrozenCycle(cycle);
  const row = rows.find((one) => one.managerId === managerId);
  const results = settleCycle(lens, terms, inputs, { ...adjustmentsOf(rows), [managerId]: amount });
  const own = results.find((result) => result.managerId === managerId);
  if (!row || own?.pay?.adjusted == null) throw new InvalidInputError("nothingToAdjust", { managerId });
  const { calculated, adjusted } = own.pay;
  await step(
    cycle,
    ["calculated"],
    { calculatedAt: cycle.calculatedAt },
    { viewer, action: "cycle.adjusted", detail: { manager: own.evaluation.managerId, calculated, adjusted, reason } },
    async (tx) => {
      await saveAdjustment(
        { evaluationId: row.id, calculated, adjusted, reason: reason.trim(), byId: viewer.userId, by: viewer.name },
        tx,
      );
      for (const [i, { pay }] of results.entries()) await saveEvaluationPay(rows[i]!.id, payRow(pay), tx);
    },
  );
}

/** @throws InvalidInputError cycleMoved */
export async function proposeCycle(id: string, viewer: Viewer, now = new Date()): Promise<void> {
  const cycle = await cycleOf(id);
  await step(
    cycle,
    ["calculated"],
    { status: "proposed", proposedById: viewer.userId, proposedBy: viewer.name, proposedAt: now, returnedNote: null },
    { viewer, action: "cycle.proposed" },
  );
}

/** Approves what another person proposed. @throws InvalidInputError cycleMoved, sameHands */
export async function approveCycle(id: string, viewer: Viewer, now = new Date()): Promise<void> {
  const cycle = await cycleOf(id);
  assertOtherHands([cycle.proposedById], viewer);
  await step(
    cycle,
    ["proposed"],
    { status: "approved", approvedById: viewer.userId, approvedBy: viewer.name, approvedAt: now },
    { viewer, action: "cycle.approved" },
  );
}

/** Sends a proposed cycle back to HR with a note. @throws InvalidInputError cycleMoved, reasonMissing, sameHands */
export async function returnCycle(id: string, note: string, viewer: Viewer): Promise<void> {
  if (note.trim() === "") throw new InvalidInputError("reasonMissing");
  const cycle = await cycleOf(id);
  assertOtherHands([cycle.proposedById], viewer);
  await step(
    cycle,
    ["proposed"],
    { status: "calculated", returnedNote: note.trim(), proposedById: null, proposedBy: null, proposedAt: null },
    { viewer, action: "cycle.returned", detail: { note } },
  );
}

/** Who proposes cannot approve. @throws InvalidInputError sameHands */
export function assertOtherHands(proposers: readonly (string | null)[], viewer: Viewer): void {
  if (proposers.includes(viewer.userId)) throw new InvalidInputError("sameHands");
}

/**
 * Closes an approved cycle: awards, tranches and ledger are written, everything is hashed, and the database refuses any
 * later change.
 *
 * @throws InvalidInputError cycleMoved
 */
export async function closeCycle(id: string, viewer: Viewer, now = new Date()): Promise<{ fingerprint: string }> {
  const cycle = await cycleOf(id);
  const whole = await loadFrozenCycle(cycle);
  const { definition, rows, results } = whole;
  const fingerprint = cycleFingerprint(whole);
  const currency = definition.pay?.currency ?? "CNY";
  await step(
    cycle,
    ["approved"],
    { status: "closed", closedById: viewer.userId, closedBy: viewer.name, closedAt: now, fingerprint },
    { viewer, action: "cycle.closed", detail: { fingerprint } },
    async (tx) => {
      for (const [i, { managerId, pay }] of results.entries()) {
        if (pay === null) continue;
        const { year, calculated } = pay;
        if (year.award !== null)
          await saveAward(
            {
              evaluationId: rows[i]!.id,
              managerId,
              calculated,
              declared: year.declared,
              amount: year.granted,
              currency,
              tranches: tranchesOf(year, definition.pay?.instrument.kind ?? "cash"),
            },
            tx,
          );
        const lines = ledgerLines(year).map((line) => ({ ...line, managerId, cycleId: id, currency }));
        await saveLedger(lines, tx);
      }
    },
  );
  return { fingerprint };
}

type SettledYear = NonNullable<CycleResult["pay"]>["year"];

/** What the award of the year is paid in: at once, then as it vests. The parts sum to the award. */
export const tranchesOf = ({ year, endsOn, upfront, open }: SettledYear, instrument: string) => [
  { number: 0, dueOn: endsOn, amount: upfront, instrument: "cash" },
  ...open
    .filter(({ awardYear }) => awardYear === year)
    .map(({ vestsOn, amount }, i) => ({ number: i + 1, dueOn: vestsOn, amount, instrument })),
];
