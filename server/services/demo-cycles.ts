import "server-only";
import type { Role, Viewer } from "@/server/auth/permissions.ts";
import { type CycleRow, loadCycles } from "@/server/persistence/cycle-repository.ts";
import { loadUserByEmail } from "@/server/persistence/user-repository.ts";
import { calculateCycle } from "./cycle-calculation.ts";
import { approveCycle, closeCycle, openCycle, proposeCycle } from "./cycles.ts";
import { seedDemoSchemes } from "./demo-schemes.ts";
import { demoEmail } from "./demo-users.ts";
import { type SchemeRef, schemeInForce } from "./schemes.ts";

interface Wanted {
  readonly name: string;
  readonly asOf: string;
  /** Moment of a step, by month and day of the year after; null: this moment. */
  readonly at: ((monthAndDay: string) => Date) | null;
  readonly until: "calculated" | "closed";
}

const closedYear = (year: number): Wanted => ({
  name: `${year}`,
  asOf: `${year}-12-31`,
  at: (monthAndDay) => new Date(`${year + 1}-${monthAndDay}T02:00:00.000Z`),
  until: "closed",
});

/** Three years, and the one under way: looked at in advance, at its last quarter with results. */
const WANTED: readonly Wanted[] = [
  ...[2023, 2024, 2025].map(closedYear),
  { name: "2026", asOf: "2026-09-30", at: null, until: "calculated" },
];

interface Hands {
  readonly hr: Viewer;
  readonly cio: Viewer;
}

/**
 * Three closed years and one that waits to be proposed, made by the services that people use: HR calculates and proposes,
 * the CIO approves. What is there stays: a seed that was interrupted goes on at the step where it was, and one that is
 * complete, or an institution with cycles of its own, is left alone.
 *
 * @param afterStep may throw to stop
 * @returns the number of cycles that were worked on
 */
export async function seedDemoCycles(
  afterStep: (done: number, of: number) => Promise<void> = async () => undefined,
): Promise<{ cycles: number }> {
  const [hr, cio] = [await demoViewer("hr"), await demoViewer("cio")];
  if (hr === null || cio === null || !isOwnSeed(await loadCycles(), hr)) return { cycles: 0 };
  await seedDemoSchemes();
  const scheme = await schemeInForce(WANTED[0]?.asOf);
  if (scheme === null) return { cycles: 0 };
  let worked = 0;
  for (const [i, wanted] of WANTED.entries()) {
    if (isDone(wanted, await cycleAt(wanted))) continue;
    worked++;
    while (await takeNextStep(wanted, scheme, { hr, cio })) await afterStep(i, WANTED.length);
  }
  return { cycles: worked };
}

/** Whether all cycles there are could be this seed's. */
const isOwnSeed = (cycles: readonly CycleRow[], hr: Viewer): boolean =>
  cycles.every(
    ({ name, asOf, openedById }) =>
      openedById === hr.userId && WANTED.some((wanted) => wanted.name === name && wanted.asOf === asOf),
  );

const cycleAt = async ({ asOf }: Wanted): Promise<CycleRow | undefined> =>
  (await loadCycles()).find((cycle) => cycle.asOf === asOf);

/** People may have taken the year under way further than the seed does. */
const isDone = ({ until }: Wanted, cycle: CycleRow | undefined): boolean =>
  cycle !== undefined && (until === "closed" ? cycle.status === "closed" : cycle.status !== "open");

/** @returns false when there is no step left to take */
async function takeNextStep(wanted: Wanted, scheme: SchemeRef, { hr, cio }: Hands): Promise<boolean> {
  const { name, asOf } = wanted;
  const at = (monthAndDay: string) => wanted.at?.(monthAndDay) ?? new Date();
  const cycle = await cycleAt(wanted);
  if (isDone(wanted, cycle)) return false;
  switch (cycle?.status) {
    case undefined:
      await openCycle({ name, asOf, knownAsOf: at("03-15"), schemeVersionId: scheme.id ?? "" }, hr, at("03-16"));
      return true;
    case "open":
      await calculateCycle(cycle.id, hr, undefined, at("03-16"));
      return true;
    case "calculated":
      await proposeCycle(cycle, hr, at("03-20"));
      return true;
    case "proposed":
      await approveCycle(cycle, cio, at("03-27"));
      return true;
    case "approved":
      await closeCycle(cycle, hr, at("03-28"));
      return true;
    case "closed":
      return false;
  }
}

async function demoViewer(role: Role): Promise<Viewer | null> {
  const user = await loadUserByEmail(demoEmail(role));
  return user && { userId: user.id, email: user.email, name: user.name, role, managerId: null };
}
