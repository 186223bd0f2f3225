import "server-only";
import { Logger, run } from "graphile-worker";
import { saveWorkerSign } from "@/server/persistence/health-repository.ts";
import { saveAbandonedJobs } from "@/server/persistence/job-repository.ts";
import { pool } from "@/server/persistence/pool.ts";
import type { JobKind } from "./job-kinds.ts";
import type { JobTask } from "./job-task.ts";
import { enqueueJob } from "./queue.ts";
import { HEARTBEAT_EVERY_MS, runJob } from "./run-job.ts";
import { tasks } from "./tasks.ts";

/** Nobody asked for it and nobody would start it again: cut off with its worker, it goes on where it was. */
const RESUMED: JobKind = "demoCycles";

/** Starts taking jobs from the queue; returns how to stop, which lets jobs in hand finish. */
export async function startWorker({ concurrency = 2 }: { concurrency?: number } = {}) {
  const silentForSeconds = (6 * HEARTBEAT_EVERY_MS) / 1000;
  const lookAround = async () => {
    await saveWorkerSign();
    const abandoned = await saveAbandonedJobs(silentForSeconds);
    if (abandoned.includes(RESUMED)) await enqueueJob(RESUMED, {}, null);
  };
  const taskList = Object.fromEntries(
    Object.entries<JobTask>(tasks).map(([kind, task]) => [
      kind,
      async (payload: unknown) => {
        const { jobId } = payload as { jobId: string };
        await runJob(jobId, task, (error) => console.error(`job ${kind} ${jobId}:`, error));
      },
    ]),
  );
  const runner = await run({
    pgPool: pool(),
    taskList,
    concurrency,
    noHandleSignals: true,
    // No work is done by the clock, and the queue's own chatter is not for the person at the terminal.
    parsedCronItems: [],
    logger: new Logger(() => (level, message) => {
      if (level === "error") console.error(message);
    }),
  });
  await lookAround();
  const watch = setInterval(() => void lookAround().catch(console.error), HEARTBEAT_EVERY_MS);
  return {
    async stop() {
      clearInterval(watch);
      await runner.stop();
    },
  };
}
