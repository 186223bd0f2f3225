import "server-only";
import { webcrypto } from "node:crypto";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { type ImportMapping, importMappingSchema } from "@/server/import/import-mapping.ts";
import { enqueueJob } from "@/server/jobs/queue.ts";
import { databaseNow, lockImports, retractFacts } from "@/server/persistence/import-plan-repository.ts";
import {
  claimImport,
  deleteStagedImport,
  loadImport,
  saveImportAnswers,
  saveImportAudit,
  saveImportJob,
  saveImportUndone,
  saveNewImport,
} from "@/server/persistence/import-repository.ts";
import { inTransaction } from "@/server/persistence/pool.ts";
import { deleteUnusedReferences, saveReferenceChanges } from "@/server/persistence/reference-repository.ts";
import { KIND_UNKNOWN } from "./import-plan.ts";
import type { ImportPreview } from "./import-prepare.ts";
import { requestLatestSnapshot } from "./snapshot-request.ts";

/** Larger files are refused while they arrive. 100,000 rows of holdings are about 10 MB. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;

/** Who imports: a person, or nobody but a shell. */
export interface Importer {
  id: string | null;
  name: string;
}

export const importerOf = ({ userId, email }: Viewer): Importer => ({ id: userId, name: email });

/** The answers of a person as stored: only what was said, so that what is remembered can fill the rest. */
function said(answers: Partial<ImportMapping>): object {
  importMappingSchema.parse(answers);
  return answers;
}

/** Off the main thread: hashing the largest file would keep it from answering. */
const sha256Of = async (bytes: Uint8Array) =>
  Buffer.from(await webcrypto.subtle.digest("SHA-256", bytes)).toString("hex");

/**
 * Keeps a file as received, without reading it.
 *
 * @throws InvalidInputError importTooLarge, importEmpty
 */
export async function stageImport(
  file: { fileName: string; bytes: Uint8Array; kind?: string; mapping?: Partial<ImportMapping> },
  importer: Importer,
): Promise<string> {
  const { bytes } = file;
  if (bytes.length > MAX_IMPORT_BYTES)
    throw new InvalidInputError("importTooLarge", { limit: MAX_IMPORT_BYTES / 1024 / 1024 });
  if (bytes.length === 0) throw new InvalidInputError("importEmpty", {});
  const batch = await saveNewImport({
    kind: file.kind ?? KIND_UNKNOWN,
    fileName: file.fileName.slice(-200),
    sha256: await sha256Of(bytes),
    bytes,
    mapping: { ...said(file.mapping ?? {}) },
    createdById: importer.id,
    createdBy: importer.name,
  });
  return batch.id;
}

async function startReading(id: string, revision: number, importer: Importer): Promise<string> {
  const job = await enqueueJob("prepareImport", { id, revision }, importer.id);
  await saveImportJob(id, job.id);
  return job.id;
}

/** Keeps a file and starts reading it. */
export async function receiveImport(file: { fileName: string; bytes: Uint8Array }, viewer: Viewer) {
  const id = await stageImport(file, importerOf(viewer));
  return { id, jobId: await startReading(id, 0, importerOf(viewer)) };
}

/**
 * Takes new answers and reads the file again with them.
 *
 * @throws InvalidInputError importNotOpen
 */
export async function answerImport(
  id: string,
  { kind, mapping }: { kind: string; mapping: Partial<ImportMapping> },
  viewer: Viewer,
) {
  const revision = await saveImportAnswers(id, kind, said(mapping));
  if (revision === null) throw new InvalidInputError("importNotOpen", { id });
  return { jobId: await startReading(id, revision, importerOf(viewer)) };
}

/**
 * Claims a plan that can be stored: read with the latest answers, without errors, with something new in it.
 *
 * @throws InvalidInputError unknownImport, importHasErrors, importNothingNew, importNotOpen
 */
export async function claimPlan(id: string, revision: number): Promise<void> {
  const batch = await loadImport(id);
  if (!batch) throw new InvalidInputError("unknownImport", { id });
  const preview = batch.preview as Partial<ImportPreview>;
  if (preview.revision !== revision || batch.revision !== revision)
    throw new InvalidInputError("importPlanChanged", { id });
  if (preview.mark == null) throw new InvalidInputError("importHasErrors", { id });
  if (!hasNews(preview as ImportPreview)) throw new InvalidInputError("importNothingNew", { id });
  if (!(await claimImport(id, revision))) throw new InvalidInputError("importNotOpen", { id });
}

/** Whether storing a plan would change anything at all. */
export const hasNews = ({ totals, created, changed }: ImportPreview) =>
  totals.added + totals.restated + changed.length + Object.keys(created).length > 0;

/** Starts storing a file as its preview showed it. */
export async function confirmImport(id: string, revision: number, viewer: Viewer) {
  await claimPlan(id, revision);
  const job = await enqueueJob("loadImport", { id, revision }, viewer.userId);
  await saveImportJob(id, job.id);
  return { jobId: job.id };
}

/** Forgets a file that was not stored. */
export async function discardImport(id: string) {
  if (!(await deleteStagedImport(id))) throw new InvalidInputError("importNotOpen", { id });
  return { id };
}

/**
 * Takes a batch back: from now on its facts are not known, and what they superseded is known again. A reading as known
 * earlier still sees them. Corrections of managers, portfolios and the like are taken back where nobody corrected them since.
 *
 * @throws InvalidInputError importNotCommitted
 */
export async function undoImport(id: string, importer: Importer): Promise<{ retracted: number }> {
  const batch = await loadImport(id);
  if (!batch) throw new InvalidInputError("unknownImport", { id });
  const undone = await inTransaction(async (client) => {
    await lockImports(client);
    const at = await databaseNow(client);
    if (!(await saveImportUndone(client, id, at))) throw new InvalidInputError("importNotCommitted", { id });
    const retracted = await retractFacts(client, id, at);
    await saveReferenceChanges(client, (batch.preview as unknown as ImportPreview).changed ?? [], "before");
    await deleteUnusedReferences(client, id);
    await saveImportAudit(client, {
      actorId: importer.id,
      actor: importer.name,
      action: "import.undone",
      subject: batch.fileName,
      detail: { batchId: id, kind: batch.kind, retracted },
    });
    return { retracted };
  });
  await requestLatestSnapshot(importer.id);
  return undone;
}
