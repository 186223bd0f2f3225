import "server-only";
import { lastCompletedPeriod, periodEnd, periodIndex } from "@/server/core/returns/calendar/period.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { loadResultDays } from "@/server/persistence/snapshot-repository.ts";

/** Asks for the snapshot of a day; asked for twice while it is under way, it is computed once. */
export const requestSnapshot = (asOf: string, knownAsOf: Date | null, createdById: string | null) =>
  enqueueJob("snapshot", { asOf, knownAsOf: knownAsOf?.toISOString() ?? null }, createdById);

/**
 * Asks for the snapshot that pages open with, as facts have just changed: after an import was committed or undone.
 * Does nothing where there are no results at all.
 */
export async function requestLatestSnapshot(createdById: string | null): Promise<void> {
  const days = await loadResultDays(null);
  if (days !== null) await requestSnapshot(latestAsOf(days), null, createdById);
}

/** The last quarter that results reach the end of; their last day where they do not reach the end of one. */
export function latestAsOf({ first, last }: { first: string; last: string }): string {
  const quarter = periodEnd(lastCompletedPeriod(last, "quarterly"), "quarterly");
  return quarter >= first ? quarter : last;
}

/** Quarter ends that can be looked at, latest first. */
export function asOfDates(days: { first: string; last: string }): string[] {
  const latest = latestAsOf(days);
  const count = periodIndex(latest, "quarterly") - periodIndex(days.first, "quarterly") + 1;
  const ends = Array.from({ length: count }, (_, i) => periodEnd(periodIndex(latest, "quarterly") - i, "quarterly"));
  return [...new Set([latest, ...ends.filter((end) => end < latest)])];
}
