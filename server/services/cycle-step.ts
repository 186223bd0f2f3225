import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import {
  type CycleChange,
  type CycleRow,
  type CycleStatus,
  type CycleTransaction,
  holdCycle,
  inCycleTransaction,
  loadCycle,
  type StoredDetail,
  saveCycleStep,
} from "@/server/persistence/cycle-repository.ts";
import { unfinishedCycleJob } from "./cycle-jobs.ts";
import { actorOf } from "./users.ts";

/** @throws InvalidInputError unknownCycle */
export async function cycleOf(id: string): Promise<CycleRow> {
  const cycle = await loadCycle(id);
  if (!cycle) throw new InvalidInputError("unknownCycle", { id });
  return cycle;
}

/** The cycle that a person decides on, as it stood on the page that the person saw. */
export interface SeenCycle {
  readonly id: string;
  readonly revision: number;
}

/**
 * The cycle as the person saw it, with nothing under way.
 *
 * @throws InvalidInputError unknownCycle, cycleMoved: not in one of the states, cycleBusy, cycleChanged: others were quicker
 */
export async function cycleAsSeen({ id, revision }: SeenCycle, from: readonly CycleStatus[]): Promise<CycleRow> {
  const cycle = await cycleOf(id);
  await assertIdle(cycle);
  if (!from.includes(cycle.status)) throw new InvalidInputError("cycleMoved", { name: cycle.name });
  if (cycle.revision !== revision) throw new InvalidInputError("cycleChanged", { name: cycle.name });
  return cycle;
}

/** Nobody decides on a cycle while it is being computed. @throws InvalidInputError cycleBusy */
export async function assertIdle({ id, name }: Pick<CycleRow, "id" | "name">): Promise<void> {
  if ((await unfinishedCycleJob(id)) !== null) throw new InvalidInputError("cycleBusy", { name });
}

/**
 * Takes a step, if the cycle still stands where it did when it was loaded; with its line in the trail, or not at all.
 *
 * @throws InvalidInputError cycleChanged
 */
export async function takeStep(
  cycle: CycleRow,
  data: CycleChange,
  { viewer, action, detail = {} }: { viewer: Viewer; action: string; detail?: StoredDetail },
  work: (tx: CycleTransaction) => Promise<void> = async () => undefined,
): Promise<void> {
  const { id, name: subject } = cycle;
  await inCycleTransaction(async (tx) => {
    // Of two at once the second waits here, and then finds the cycle changed.
    if (!(await holdCycle(cycle, tx))) throw new InvalidInputError("cycleChanged", { name: subject });
    await work(tx);
    await saveCycleStep(id, data, tx);
    await saveAuditEvent({ actor: actorOf(viewer), action, subject, detail }, tx);
  });
}

/** Who proposes cannot approve. @throws InvalidInputError sameHands */
export function assertOtherHands(proposers: readonly (string | null)[], viewer: Viewer): void {
  if (proposers.includes(viewer.userId)) throw new InvalidInputError("sameHands");
}
