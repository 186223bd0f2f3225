import "server-only";
import type { Job, Prisma } from "@/server/generated/prisma/client.ts";
import { pool } from "./pool.ts";
import { prisma } from "./prisma-client.ts";

export type { Job };

/** Writes the job and hands it to graphile-worker in one transaction: neither exists without the other. */
export async function saveQueuedJob(kind: string, input: Prisma.InputJsonObject, createdById: string | null) {
  return prisma().$transaction(async (tx) => {
    const job = await tx.job.create({ data: { kind, input, createdById } });
    await tx.$executeRaw`select graphile_worker.add_job(${kind}, json_build_object('jobId', ${job.id}::text), max_attempts := 1)`;
    return job;
  });
}

export const loadJob = (id: string) => prisma().job.findUnique({ where: { id } });

/** A job of the same kind and input that has not finished: asking twice does the work once. */
export const loadUnfinishedJob = (kind: string, input: Prisma.InputJsonObject) =>
  prisma().job.findFirst({ where: { kind, input: { equals: input }, status: { in: ["queued", "running"] } } });

/** How the last attempt at a piece of work went; abandoned: its worker was killed, and the work itself is not to blame. */
export async function loadLastJob(kind: string, input: Prisma.InputJsonObject) {
  const job = await prisma().job.findFirst({
    where: { kind, input: { equals: input } },
    orderBy: { createdAt: "desc" },
  });
  const code = (job?.error as { code?: string } | null)?.code;
  return job && { status: job.status, finishedAt: job.finishedAt, wasAbandoned: code === "workerStopped" };
}

/** Jobs of some kinds whose input has a value under a key, the latest first. */
export const loadJobsWith = (kinds: readonly string[], key: string, value: string) =>
  prisma().job.findMany({
    where: { kind: { in: [...kinds] }, input: { path: [key], equals: value } },
    omit: { result: true },
    orderBy: { createdAt: "desc" },
    take: 20,
  });

export const saveJobStarted = (id: string) =>
  prisma().job.update({ where: { id }, data: { status: "running", startedAt: new Date(), heartbeatAt: new Date() } });

export const saveJobHeartbeat = (id: string) =>
  prisma().job.update({ where: { id }, data: { heartbeatAt: new Date() } });

export const saveJobProgress = (id: string, progress: number, step: Prisma.InputJsonObject | undefined) =>
  prisma().job.update({ where: { id }, data: { progress, ...(step ? { step } : {}) } });

export const saveJobFinished = (
  id: string,
  end: { status: "done" | "failed" | "cancelled"; result?: Prisma.InputJsonValue; error?: Prisma.InputJsonObject },
) =>
  prisma().job.update({
    where: { id },
    data: { ...end, finishedAt: new Date(), ...(end.status === "done" ? { progress: 1 } : {}) },
  });

/** Asks a job to stop; one that no worker has taken yet is cancelled at once. */
export async function saveCancelRequest(id: string): Promise<void> {
  await pool().query(
    `update "Job" set "cancelRequestedAt" = now(),
       status = case when status = 'queued' then 'cancelled' else status end,
       "finishedAt" = case when status = 'queued' then now() else "finishedAt" end
     where id = $1 and status in ('queued', 'running')`,
    [id],
  );
}

export async function isCancelRequested(id: string): Promise<boolean> {
  const { rows } = await pool().query(`select "cancelRequestedAt" is not null as asked from "Job" where id = $1`, [id]);
  return rows[0]?.asked === true;
}

/** Jobs whose worker fell silent: it was killed, nobody will finish them, and the person is told so. Returns their kinds. */
export async function saveAbandonedJobs(silentForSeconds: number): Promise<string[]> {
  const { rows } = await pool().query(
    `update "Job" set status = 'failed', "finishedAt" = now(), error = '{"code":"workerStopped"}'
     where status = 'running' and "heartbeatAt" < now() - make_interval(secs => $1) returning kind`,
    [silentForSeconds],
  );
  return rows.map(({ kind }) => kind);
}
