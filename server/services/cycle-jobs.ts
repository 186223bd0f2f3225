import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import type { JobKind } from "@/server/jobs/job-kinds.ts";
import { loadJobsWith } from "@/server/persistence/job-repository.ts";
import type { CycleJob } from "./cycle-view.ts";

/** Long work on one cycle; while some of it is under way nobody decides on the cycle. */
const KINDS = ["calculateCycle", "restateCycle", "proposeRestatement"] as const satisfies readonly JobKind[];
export type CycleJobKind = (typeof KINDS)[number];

/** Who asked for work on a cycle: jobs act in their name. */
export const askedBy = ({ userId, name, email }: Viewer) => ({ by: userId, as: name, email });

const jobsOf = (cycleId: string) => loadJobsWith(KINDS, "cycleId", cycleId);
type JobRow = Awaited<ReturnType<typeof jobsOf>>[number];

const isUnderWay = ({ status }: JobRow): boolean => status === "queued" || status === "running";

export const unfinishedCycleJob = async (cycleId: string): Promise<JobRow | null> =>
  (await jobsOf(cycleId)).find(isUnderWay) ?? null;

/** The last work of each kind on a cycle, so that whoever opens the page sees what is under way and what failed. */
export async function cycleJobs(cycleId: string, viewer: Viewer): Promise<CycleJob[]> {
  const rows = await jobsOf(cycleId);
  return KINDS.flatMap((kind): CycleJob[] => {
    const job = rows.find((row) => row.kind === kind);
    if (!job) return [];
    const { as: by } = job.input as { as?: string };
    return [
      {
        id: job.id,
        kind,
        status: job.status,
        progress: job.progress,
        step: job.step,
        error: job.error as CycleJob["error"],
        by: by ?? "",
        isOwn: job.createdById === viewer.userId,
        finishedAt: job.finishedAt?.toISOString() ?? null,
      },
    ];
  });
}
