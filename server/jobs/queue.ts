import "server-only";
import { loadUnfinishedJob, saveQueuedJob } from "@/server/persistence/job-repository.ts";
import type { JobKind } from "./job-kinds.ts";

/** Queues long work; the same work asked for twice while unfinished is one job. */
export async function enqueueJob(
  kind: JobKind,
  input: Record<string, string | number | boolean | null>,
  createdById: string | null,
) {
  const waiting = await loadUnfinishedJob(kind, input);
  return waiting ?? saveQueuedJob(kind, input, createdById);
}
