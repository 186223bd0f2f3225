import "server-only";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { headerFingerprint } from "@/server/import/import-mapping.ts";
import { hasErrors } from "@/server/import/problem.ts";
import { JobCancelled } from "@/server/jobs/job-task.ts";
import type { FactKind } from "@/server/persistence/fact-tables.ts";
import {
  countStaged,
  databaseNow,
  type FactCounts,
  insertStaged,
  loadPeriodClashes,
  loadStagedRestatements,
  lockImports,
  stageFacts,
} from "@/server/persistence/import-plan-repository.ts";
import {
  loadImport,
  loadImportBytes,
  saveImportAudit,
  saveImportCommitted,
  saveImportStatus,
  saveRememberedMapping,
} from "@/server/persistence/import-repository.ts";
import { saveImportSlices } from "@/server/persistence/import-slice-repository.ts";
import { inTransaction } from "@/server/persistence/pool.ts";
import {
  loadKnownReferences,
  saveNewReferences,
  saveReferenceChanges,
} from "@/server/persistence/reference-repository.ts";
import { planMark, type RestatementLine, restatementLine, understandFile, type WorkContext } from "./import-plan.ts";
import { type ImportPreview, sumCounts } from "./import-prepare.ts";
import { requestLatestSnapshot } from "./snapshot-request.ts";

/**
 * Stores a confirmed file: everything it says or nothing. Under a lock it is compared once more; if it would now do
 * anything but what was shown, it is refused.
 *
 * @param knownAt when the facts count as known; null: now. History may be loaded as it was known then.
 * @throws InvalidInputError unknownImport, importPlanChanged, importHasErrors
 */
export async function loadImportFile(id: string, knownAt: Date | null, work: WorkContext): Promise<FactCounts> {
  try {
    const counts = await storeImport(id, knownAt, work);
    await requestLatestSnapshot(null);
    return counts;
  } catch (error) {
    await saveImportStatus(id, error instanceof JobCancelled ? "cancelled" : "failed");
    throw error;
  }
}

async function storeImport(id: string, knownAt: Date | null, work: WorkContext): Promise<FactCounts> {
  const [batch, bytes] = await Promise.all([loadImport(id), loadImportBytes(id)]);
  if (batch?.status !== "loading" || !bytes) throw new InvalidInputError("unknownImport", { id });
  await work.progress(0.02, { key: "importReading" });
  return inTransaction(async (client) => {
    await lockImports(client);
    const understood = await understandFile(bytes, batch, await loadKnownReferences(client), work);
    if (!("resolved" in understood) || hasErrors(understood.resolved.problems))
      throw new InvalidInputError("importHasErrors", { id });
    const { resolved, kind, mapping, table } = understood;
    const total = Math.max(
      1,
      Object.values(resolved.facts).reduce((sum, rows) => sum + rows.length, 0),
    );
    const staged = await stageFacts(client, resolved.facts, async (count) => {
      await work.throwIfCancelled();
      await work.progress(0.4 + (0.4 * count) / total, { key: "importStoring", rows: total });
    });
    const counts: Partial<Record<FactKind, FactCounts>> = {};
    const restatements: RestatementLine[] = [];
    for (const staging of staged) {
      counts[staging] = await countStaged(client, staging);
      if (counts[staging].restated > 0)
        for (const one of await loadStagedRestatements(client, staging))
          restatements.push(restatementLine(one, resolved.labels));
    }
    const clashes = staged.includes("seriesPoints") ? await loadPeriodClashes(client) : [];
    const { mark } = batch.preview as unknown as ImportPreview;
    if (clashes.length > 0 || planMark(counts, restatements, resolved) !== mark)
      throw new InvalidInputError("importPlanChanged", { id });
    await work.throwIfCancelled();
    const stored = { id, knownAt: knownAt ?? (await databaseNow(client)) };
    await saveNewReferences(client, id, resolved.created);
    await saveReferenceChanges(client, resolved.changed, "after");
    for (const staging of staged) {
      await insertStaged(client, staging, stored);
      await work.throwIfCancelled();
    }
    const totals = sumCounts(Object.values(counts));
    await saveImportSlices(client, id, [{ line: table.headerLine, cells: table.header }, ...table.rows]);
    await saveRememberedMapping(client, kind, headerFingerprint(table.header), mapping);
    await saveImportCommitted(client, id, stored.knownAt, {
      factCount: totals.added + totals.restated,
      restatedCount: totals.restated,
      unchangedCount: totals.unchanged,
    });
    await saveImportAudit(client, {
      actorId: batch.createdById,
      actor: batch.createdBy,
      action: "import.committed",
      subject: batch.fileName,
      detail: { batchId: id, kind, ...totals },
    });
    await work.throwIfCancelled();
    return totals;
  });
}
