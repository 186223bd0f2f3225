import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { makeCycleReport, type ReportWork } from "@/server/services/cycle-report.ts";
import { findRestatements } from "@/server/services/cycle-restatements.ts";
import { calculateCycle } from "@/server/services/cycles.ts";
import { seedDemoCycles } from "@/server/services/demo-cycles.ts";
import type { JobContext } from "./job-task.ts";

export interface CycleJobInput {
  readonly cycleId: string;
  readonly by: string;
  readonly as: string;
  readonly email: string;
}

const asked = ({ by, as, email }: CycleJobInput): Viewer => ({
  userId: by,
  name: as,
  email,
  role: "hr",
  managerId: null,
});

const afterManager = (context: JobContext) => async (done: number, of: number) => {
  await context.progress(done / (of + 1), { key: "snapshotManagers", done, of });
  await context.throwIfCancelled();
};

/** Calculates an open cycle. */
export const calculateCycleTask = (input: CycleJobInput, context: JobContext) =>
  calculateCycle(input.cycleId, asked(input), afterManager(context));

/** What facts known now would move of a closed cycle. */
export const restateCycleTask = (input: CycleJobInput, context: JobContext) =>
  findRestatements(input.cycleId, afterManager(context));

/** The cycles of the demo institution: a first start does not wait for them. */
export const demoCyclesTask = () => seedDemoCycles();

/** A letter or report of a closed cycle. */
export const cycleReportTask = (work: ReportWork) => makeCycleReport(work);
