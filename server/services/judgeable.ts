import "server-only";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import { schemeContext } from "@/server/core/records/manager-context.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import type { SchemeContext } from "@/server/core/schemes/scheme-context.ts";
import { loadSnapshotEntries, loadSnapshotInstitution } from "@/server/persistence/snapshot-repository.ts";

/** A manager as schemes see one. Page, replay, cycle and shell evaluate on nothing else. */
export interface Judgeable {
  readonly record: ManagerRecord;
  readonly context: SchemeContext;
}

/** Managers of a snapshot in the viewer's scope, by code, each with all that schemes may read. */
export async function loadJudgeable(snapshotId: string, scope: ManagerScope): Promise<Judgeable[]> {
  const [entries, institution] = await Promise.all([
    loadSnapshotEntries(snapshotId, scope),
    loadSnapshotInstitution(snapshotId),
  ]);
  return entries.map(({ record, context, ...detail }) => ({
    record,
    context: schemeContext(detail, context, institution),
  }));
}
