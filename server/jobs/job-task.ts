import "server-only";

/** How a piece of long work reports, and learns that nobody wants it any more. */
export interface JobContext {
  jobId: string;
  /** The person who asked; null for the system. */
  createdById: string | null;
  /** `fraction` of the work in [0, 1]; `step` is a key of `jobs.steps.*` with its facts. Written at most 4 times a second. */
  progress(fraction: number, step?: { key: string; [fact: string]: string | number }): Promise<void>;
  /** Throws JobCancelled when the person cancelled; call between units of work, inside the transaction to undo it. */
  throwIfCancelled(): Promise<void>;
}

export class JobCancelled extends Error {}

/** What a kind of job does: says nothing of queues. Its result is kept on the job as JSON. */
export type JobTask = (input: never, context: JobContext) => Promise<unknown>;
