import "server-only";
import { buildSnapshot } from "@/server/services/build-snapshot.ts";
import type { JobContext } from "./job-task.ts";

export interface SnapshotInput {
  asOf: string;
  /** ISO; null: everything known now. */
  knownAsOf: string | null;
}

/** Computes a snapshot for the pages to read. */
export const snapshotTask = ({ asOf, knownAsOf }: SnapshotInput, context: JobContext) =>
  buildSnapshot({
    asOf,
    knownAsOf: knownAsOf === null ? null : new Date(knownAsOf),
    afterManager: async (done, of) => {
      await context.progress(done / (of + 1), { key: "snapshotManagers", done, of });
      if (done % 20 === 0) await context.throwIfCancelled();
    },
  });
