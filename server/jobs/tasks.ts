import "server-only";
import { loadImportTask, prepareImportTask } from "./import-task.ts";
import type { JobTask } from "./job-task.ts";

/** Every kind of long work there is. */
export const tasks = {
  prepareImport: prepareImportTask,
  loadImport: loadImportTask,
} satisfies Record<string, JobTask>;

export type JobKind = keyof typeof tasks;
