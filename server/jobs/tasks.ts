import "server-only";
import {
  calculateCycleTask,
  cycleReportTask,
  demoCyclesTask,
  proposeRestatementTask,
  restateCycleTask,
} from "./cycle-task.ts";
import { loadImportTask, prepareImportTask } from "./import-task.ts";
import type { JobKind } from "./job-kinds.ts";
import type { JobTask } from "./job-task.ts";
import { replayTask } from "./replay-task.ts";
import { snapshotTask } from "./snapshot-task.ts";

/** Every kind of long work there is. */
export const tasks = {
  prepareImport: prepareImportTask,
  loadImport: loadImportTask,
  snapshot: snapshotTask,
  replay: replayTask,
  calculateCycle: calculateCycleTask,
  restateCycle: restateCycleTask,
  proposeRestatement: proposeRestatementTask,
  demoCycles: demoCyclesTask,
  cycleReport: cycleReportTask,
} satisfies Record<JobKind, JobTask>;
