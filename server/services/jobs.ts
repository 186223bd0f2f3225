import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { loadJob, saveCancelRequest } from "@/server/persistence/job-repository.ts";

async function ownJob(id: string, viewer: Viewer) {
  const job = await loadJob(id);
  // A job of somebody else and a job that does not exist look the same.
  if (!job || job.createdById !== viewer.userId) throw new InvalidInputError("unknownJob", { id });
  return job;
}

/** How far a job of the viewer's has come. */
export async function jobView(id: string, viewer: Viewer) {
  const { kind, status, progress, step, result, error, createdAt, startedAt, finishedAt } = await ownJob(id, viewer);
  return { id, kind, status, progress, step, result, error, createdAt, startedAt, finishedAt };
}

/** Asks a job of the viewer's to stop. What it had begun is undone by its own transaction. */
export async function cancelJob(id: string, viewer: Viewer) {
  await ownJob(id, viewer);
  await saveCancelRequest(id);
  return jobView(id, viewer);
}
