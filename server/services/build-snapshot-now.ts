import "server-only";
import { loadResultDays } from "@/server/persistence/snapshot-repository.ts";
import { buildSnapshot } from "./build-snapshot.ts";
import { latestAsOf } from "./snapshot-request.ts";

/**
 * Builds a snapshot in this process, for a shell or a first start.
 *
 * @param asOf null: the day that pages open with
 * @returns null where there are no results to build from
 */
export async function buildSnapshotNow({ asOf, knownAsOf }: { asOf: string | null; knownAsOf: Date | null }) {
  const days = await loadResultDays(knownAsOf);
  if (days === null) return null;
  const day = asOf ?? latestAsOf(days);
  return { asOf: day, ...(await buildSnapshot({ asOf: day, knownAsOf })) };
}
