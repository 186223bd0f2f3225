import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { calculateCycle } from "@/server/services/cycle-calculation.ts";
import { makeCycleReport, type ReportWork } from "@/server/services/cycle-report.ts";
import { findRestatements, proposeRestatement } from "@/server/services/cycle-restatements.ts";
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

export interface ProposalJobInput extends CycleJobInput {
  readonly managerId: string;
  readonly knownAsOf: string;
  readonly reason: string;
}

/** Computes a person's award of a closed cycle on later facts, and proposes to book the difference. */
export const proposeRestatementTask = (input: ProposalJobInput, context: JobContext) => {
  const { cycleId: id, managerId, knownAsOf, reason } = input;
  const wanted = { id, managerId, knownAsOf: new Date(knownAsOf), reason };
  return proposeRestatement(wanted, asked(input), afterManager(context));
};

/** The cycles of the demo institution: a first start does not wait for them. Started again, it goes on where it was. */
export const demoCyclesTask = (_: unknown, context: JobContext) =>
  seedDemoCycles(async (done, of) => {
    await context.progress(done / of);
    await context.throwIfCancelled();
  });

/** A letter or report of a closed cycle. */
export const cycleReportTask = (work: ReportWork) => makeCycleReport(work);
