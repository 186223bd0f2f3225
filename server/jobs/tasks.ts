import "server-only";
import type { JobTask } from "./job-task.ts";

/** Every kind of long work there is. */
export const tasks = {} satisfies Record<string, JobTask>;

export type JobKind = keyof typeof tasks;
