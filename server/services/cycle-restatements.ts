import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { clawbackLines } from "@/server/core/schemes/pay/ledger-lines.ts";
import { awardOnFacts, type CycleInput } from "@/server/core/schemes/settle-cycle.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import {
  type CycleTransaction,
  holdCycle,
  holdCycleList,
  inCycleTransaction,
  loadCycles,
  loadRestatements,
  type StoredJson,
  saveCycleStep,
  saveLedger,
  saveRestatement,
  saveRestatementDecision,
} from "@/server/persistence/cycle-repository.ts";
import { cycleFacts } from "./cycle-facts.ts";
import { askedBy } from "./cycle-jobs.ts";
import { frozen, loadFrozenCycle, loadStanding, restatedAccount } from "./cycle-results.ts";
import { assertIdle, assertOtherHands, cycleOf } from "./cycle-step.ts";
import type { RestatementDifference } from "./cycle-view.ts";
import { loadSchemeVersion } from "./schemes.ts";
import { actorOf } from "./users.ts";

/** @throws InvalidInputError unknownCycle, cycleNotClosed */
async function closedCycle(id: string) {
  const cycle = await cycleOf(id);
  if (cycle.status !== "closed") throw new InvalidInputError("cycleNotClosed", { name: cycle.name });
  return cycle;
}

/** Queues the comparison of a closed cycle with what is known now. @throws InvalidInputError cycleNotClosed, cycleBusy */
export async function requestRestatement(id: string, viewer: Viewer) {
  await assertIdle(await closedCycle(id));
  const job = await enqueueJob("restateCycle", { cycleId: id, ...askedBy(viewer) }, viewer.userId);
  return { jobId: job.id };
}

export interface FoundRestatements {
  readonly knownAsOf: string;
  readonly differences: readonly RestatementDifference[];
}

/** Every person whose award of a closed cycle comes out otherwise on the facts known now, with the facts that changed. */
export async function findRestatements(
  id: string,
  afterManager?: (done: number, of: number) => Promise<void>,
  knownAsOf = new Date(),
): Promise<FoundRestatements> {
  const cycle = await closedCycle(id);
  const [whole, { entries }, { lens }, standing] = await Promise.all([
    loadFrozenCycle(cycle),
    cycleFacts(cycle.asOf, knownAsOf, afterManager),
    loadSchemeVersion(cycle.schemeVersionId),
    loadStanding(),
  ]);
  const now = new Map(entries.map((entry) => [entry.record.managerId, frozen(entry)]));
  const differences = whole.inputs.flatMap((input, i): RestatementDifference[] => {
    const { record } = input.entry;
    const entry = now.get(record.managerId);
    const kept = whole.results[i];
    if (!entry || !kept?.pay) return [];
    const { evaluation, award } = awardOnFacts(lens, whole.terms, { ...input, entry });
    const before = kept.pay.calculated;
    const after = award ?? "0";
    if (Number(before) === Number(after)) return [];
    const state = standing?.states.get(record.managerId)?.account;
    const year = Number(cycle.asOf.slice(0, 4));
    const knownOn = knownAsOf.toISOString().slice(0, 10);
    const taken = state ? restatedAccount(standing!.definition, state, { year, knownOn, amount: after }).taken : null;
    return [
      {
        managerId: record.managerId,
        name: record.name,
        nameZh: record.nameZh,
        scoreBefore: kept.evaluation.score.value,
        scoreAfter: evaluation.score.value,
        before,
        after,
        taken: taken && { fromBank: taken.fromBank, fromUnvested: taken.fromUnvested, fromPaid: taken.fromPaid },
        facts: changedFacts(input, entry),
      },
    ];
  });
  return { knownAsOf: knownAsOf.toISOString(), differences };
}

/** Files that stand behind the record now and did not then. */
function changedFacts(before: CycleInput, { record }: CycleInput["entry"]): RestatementDifference["facts"] {
  const known = new Set(
    before.entry.record.sources.map(({ table, subjectId, batchId }) => `${table} ${subjectId} ${batchId}`),
  );
  const changed = record.sources.filter(
    ({ table, subjectId, batchId }) => !known.has(`${table} ${subjectId} ${batchId}`),
  );
  return [...new Map(changed.map(({ table, fileName }) => [`${table} ${fileName}`, { table, fileName }])).values()];
}

export interface RestatementToPropose {
  readonly id: string;
  readonly managerId: string;
  /** The moment whose facts count: that of the comparison shown. */
  readonly knownAsOf: Date;
  readonly reason: string;
}

/**
 * Queues a proposal: the award is computed on the facts of that moment once more, so that what is proposed is not what a
 * browser said.
 *
 * @throws InvalidInputError cycleNotClosed, cycleBusy, reasonMissing, restatementThere
 */
export async function requestProposal({ id, managerId, knownAsOf, reason }: RestatementToPropose, viewer: Viewer) {
  if (reason.trim() === "") throw new InvalidInputError("reasonMissing");
  await assertIdle(await closedCycle(id));
  await assertNoneWaits(id, managerId);
  const wanted = { cycleId: id, managerId, knownAsOf: knownAsOf.toISOString(), reason: reason.trim() };
  const job = await enqueueJob("proposeRestatement", { ...wanted, ...askedBy(viewer) }, viewer.userId);
  return { jobId: job.id };
}

async function assertNoneWaits(cycleId: string, managerId: string, tx?: CycleTransaction): Promise<void> {
  if ((await loadRestatements({ cycleId, managerId, status: "proposed" }, tx)).length > 0)
    throw new InvalidInputError("restatementThere", { managerId });
}

/**
 * Proposes to book what restated facts take back of a person's award. The closed cycle stays as it is.
 *
 * @throws InvalidInputError cycleNotClosed, nothingToRestate, restatementThere
 */
export async function proposeRestatement(
  { id, managerId, knownAsOf, reason }: RestatementToPropose,
  viewer: Viewer,
  afterManager?: (done: number, of: number) => Promise<void>,
): Promise<{ id: string }> {
  const cycle = await closedCycle(id);
  const [whole, { entries }, { lens }] = await Promise.all([
    loadFrozenCycle(cycle),
    cycleFacts(cycle.asOf, knownAsOf, afterManager),
    loadSchemeVersion(cycle.schemeVersionId),
  ]);
  const at = whole.inputs.findIndex(({ entry }) => entry.record.managerId === managerId);
  const [input, kept] = [whole.inputs[at], whole.results[at]];
  const entry = entries.find(({ record }) => record.managerId === managerId);
  const restated = input && entry && awardOnFacts(lens, whole.terms, { ...input, entry: frozen(entry) });
  const before = kept?.pay?.calculated;
  const after = restated?.award ?? "0";
  if (!restated || before === undefined || Number(after) >= Number(before))
    throw new InvalidInputError("nothingToRestate", { managerId });
  return inCycleTransaction(async (tx) => {
    await holdCycleList(tx);
    await assertNoneWaits(id, managerId, tx);
    const saved = await saveRestatement(
      {
        cycleId: id,
        managerId,
        knownAsOf,
        before,
        after,
        evaluation: frozen(restated.evaluation) as unknown as StoredJson,
        reason,
        proposedById: viewer.userId,
        proposedBy: viewer.name,
      },
      tx,
    );
    const detail = { manager: managerId, before, after, reason };
    await saveAuditEvent({ actor: actorOf(viewer), action: "restatement.proposed", subject: cycle.name, detail }, tx);
    return { id: saved.id };
  });
}

/**
 * Approves or rejects a proposed restatement. What is approved is booked in the ledger: from the bank, else from what has
 * not vested of that award, then as a claim on what was paid. A cycle that was calculated meanwhile must be again.
 *
 * @throws InvalidInputError unknownRestatement, sameHands, cycleUnderWay, cycleBusy, cycleMoved, cycleChanged
 */
export async function decideRestatement(
  { id, approve }: { readonly id: string; readonly approve: boolean },
  viewer: Viewer,
  now = new Date(),
): Promise<void> {
  const [restatement] = await loadRestatements({ id });
  if (!restatement) throw new InvalidInputError("unknownRestatement", { id });
  assertOtherHands([restatement.proposedById], viewer);
  const cycle = await closedCycle(restatement.cycleId);
  await assertIdle(cycle);
  const { managerId, knownAsOf, after } = restatement;
  const standing = await loadStanding(undefined, [managerId]);
  const underWay = (await loadCycles()).find(({ status }) => status !== "closed" && status !== "open");
  if (approve && underWay && underWay.status !== "calculated")
    throw new InvalidInputError("cycleUnderWay", { name: underWay.name });
  if (approve && underWay) await assertIdle(underWay);
  const state = standing?.states.get(managerId)?.account;
  const restated = { year: Number(cycle.asOf.slice(0, 4)), knownOn: knownAsOf.toISOString().slice(0, 10) };
  const taken =
    approve && standing && state
      ? restatedAccount(standing.definition, state, { ...restated, amount: after.toFixed() }).taken
      : null;
  const currency = standing?.definition.pay?.currency ?? "CNY";
  await inCycleTransaction(async (tx) => {
    const decision = {
      status: approve ? ("approved" as const) : ("rejected" as const),
      decidedById: viewer.userId,
      decidedBy: viewer.name,
      decidedAt: now,
    };
    if (!(await saveRestatementDecision(id, decision, tx)))
      throw new InvalidInputError("cycleMoved", { name: cycle.name });
    const lines = taken === null ? [] : clawbackLines(taken);
    await saveLedger(
      lines.map((line) => ({ ...line, managerId, cycleId: cycle.id, restatementId: id, currency })),
      tx,
    );
    if (approve && underWay) {
      if (!(await holdCycle(underWay, tx))) throw new InvalidInputError("cycleChanged", { name: underWay.name });
      await saveCycleStep(underWay.id, { status: "open", calculatedAt: null }, tx);
    }
    const action = approve ? "restatement.approved" : "restatement.rejected";
    const detail = { manager: managerId, before: restatement.before.toFixed(), after: after.toFixed() };
    await saveAuditEvent({ actor: actorOf(viewer), action, subject: cycle.name, detail }, tx);
  });
}
