import "server-only";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import {
  isCancelRequested,
  loadJob,
  saveJobFinished,
  saveJobHeartbeat,
  saveJobProgress,
  saveJobStarted,
} from "@/server/persistence/job-repository.ts";
import { JobCancelled, type JobContext, type JobTask } from "./job-task.ts";

const PROGRESS_EVERY_MS = 250;
export const HEARTBEAT_EVERY_MS = 5_000;

/** Runs one job to its end and writes how it ended. A failure is recorded, not thrown: the queue must not retry it. */
export async function runJob(jobId: string, task: JobTask, report: (error: unknown) => void): Promise<void> {
  const job = await loadJob(jobId);
  if (job?.status !== "queued") return;
  await saveJobStarted(jobId);
  const heartbeat = setInterval(() => void saveJobHeartbeat(jobId).catch(report), HEARTBEAT_EVERY_MS);
  let written = 0;
  const context: JobContext = {
    jobId,
    createdById: job.createdById,
    async progress(fraction, step) {
      if (Date.now() - written < PROGRESS_EVERY_MS && fraction < 1) return;
      written = Date.now();
      await saveJobProgress(jobId, fraction, step);
    },
    async throwIfCancelled() {
      if (await isCancelRequested(jobId)) throw new JobCancelled();
    },
  };
  try {
    const result = await task(job.input as never, context);
    await saveJobFinished(jobId, { status: "done", result: (result ?? {}) as object });
  } catch (error) {
    if (error instanceof JobCancelled) return void (await saveJobFinished(jobId, { status: "cancelled" }));
    report(error);
    const reason =
      error instanceof InvalidInputError ? { code: error.code, facts: error.facts as object } : { code: "unexpected" };
    await saveJobFinished(jobId, { status: "failed", error: reason });
  } finally {
    clearInterval(heartbeat);
  }
}
