import "server-only";
import { type KnownThen, plannedDays, replayPlan } from "./replay-plan.ts";
import { buildReplayQuarter } from "./replay-quarter.ts";

export interface BuildReplaySteps {
  /** Called between managers of every day, with the part of the whole that is done. */
  readonly progress: (fraction: number, day: { asOf: string; done: number; of: number }) => Promise<void>;
  /** May throw to stop; days that are done stay. */
  readonly between: () => Promise<void>;
}

/**
 * Builds what a replay needs and what is not kept yet, or no longer holds. Stopped and started again, it goes on where it
 * was: a day is kept as soon as it is done.
 */
export async function buildReplay(choice: KnownThen, { progress, between }: BuildReplaySteps) {
  const plan = await replayPlan(choice);
  const missing = plan === null ? [] : plannedDays(plan).filter(({ isCurrent }) => !isCurrent);
  for (const [done, day] of missing.entries()) {
    await between();
    await buildReplayQuarter(day, (managers, of) =>
      progress((done + managers / of) / missing.length, { asOf: day.asOf, done, of: missing.length }),
    );
  }
  return { built: missing.length };
}
