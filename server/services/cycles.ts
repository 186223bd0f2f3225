import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { ledgerLines } from "@/server/core/schemes/pay/ledger-lines.ts";
import type { CycleResult } from "@/server/core/schemes/settle-cycle.ts";
import { saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import {
  holdCycleList,
  inCycleTransaction,
  loadCycles,
  saveAward,
  saveLedger,
  saveNewCycle,
} from "@/server/persistence/cycle-repository.ts";
import { cycleFingerprint, loadFrozenCycle } from "./cycle-results.ts";
import { assertOtherHands, cycleAsSeen, type SeenCycle, takeStep } from "./cycle-step.ts";
import { loadSchemeVersion } from "./schemes.ts";
import { actorOf } from "./users.ts";

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
  return inCycleTransaction(async (tx) => {
    await holdCycleList(tx);
    const cycles = await loadCycles(tx);
    const underWay = cycles.find(({ status }) => status !== "closed");
    if (underWay) throw new InvalidInputError("cycleUnderWay", { name: underWay.name });
    const [previous] = cycles;
    if (previous && previous.asOf >= wanted.asOf)
      throw new InvalidInputError("cycleTooEarly", { asOf: wanted.asOf, last: previous.asOf });
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

/** @throws InvalidInputError as cycleAsSeen */
export async function proposeCycle(seen: SeenCycle, viewer: Viewer, now = new Date()): Promise<void> {
  const cycle = await cycleAsSeen(seen, ["calculated"]);
  await takeStep(
    cycle,
    { status: "proposed", proposedById: viewer.userId, proposedBy: viewer.name, proposedAt: now, returnedNote: null },
    { viewer, action: "cycle.proposed" },
  );
}

/** Approves what another person proposed. @throws InvalidInputError sameHands, as cycleAsSeen */
export async function approveCycle(seen: SeenCycle, viewer: Viewer, now = new Date()): Promise<void> {
  const cycle = await cycleAsSeen(seen, ["proposed"]);
  assertOtherHands([cycle.proposedById], viewer);
  await takeStep(
    cycle,
    { status: "approved", approvedById: viewer.userId, approvedBy: viewer.name, approvedAt: now },
    { viewer, action: "cycle.approved" },
  );
}

/** Sends a proposed cycle back to HR with a note. @throws InvalidInputError reasonMissing, sameHands, as cycleAsSeen */
export async function returnCycle(seen: SeenCycle, note: string, viewer: Viewer): Promise<void> {
  if (note.trim() === "") throw new InvalidInputError("reasonMissing");
  const cycle = await cycleAsSeen(seen, ["proposed"]);
  assertOtherHands([cycle.proposedById], viewer);
  await takeStep(
    cycle,
    { status: "calculated", returnedNote: note.trim(), proposedById: null, proposedBy: null, proposedAt: null },
    { viewer, action: "cycle.returned", detail: { note } },
  );
}

/**
 * Closes an approved cycle: awards, tranches and ledger are written, everything is hashed, and the database refuses any
 * later change.
 *
 * @throws InvalidInputError as cycleAsSeen
 */
export async function closeCycle(seen: SeenCycle, viewer: Viewer, now = new Date()): Promise<{ fingerprint: string }> {
  const cycle = await cycleAsSeen(seen, ["approved"]);
  const whole = await loadFrozenCycle(cycle);
  const { definition, rows, results } = whole;
  const fingerprint = cycleFingerprint(whole);
  const currency = definition.pay?.currency ?? "CNY";
  await takeStep(
    cycle,
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
        const lines = ledgerLines(year).map((line) => ({ ...line, managerId, cycleId: cycle.id, currency }));
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
