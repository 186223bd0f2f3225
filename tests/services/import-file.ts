import type { ImportMapping } from "@/server/import/import-mapping.ts";
import { loadImportFile } from "@/server/services/import-load.ts";
import type { WorkContext } from "@/server/services/import-plan.ts";
import { prepareImport } from "@/server/services/import-prepare.ts";
import { importProblems, importView } from "@/server/services/import-views.ts";
import { claimPlan, stageImport } from "@/server/services/imports.ts";

const analyst = { id: null, name: "analyst@example.org" };
export const unhurried: WorkContext = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/** Stages and reads a file; nothing is stored. */
export async function preparedFile(content: string | Uint8Array, mapping: Partial<ImportMapping> = {}, kind?: string) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const id = await stageImport({ fileName: "file.csv", bytes, mapping, ...(kind ? { kind } : {}) }, analyst);
  await prepareImport(id, unhurried);
  const view = await importView(id);
  const { rows: problems } = await importProblems(id, { limit: 1000, offset: 0 });
  return { id, view, problems, totals: view.preview?.totals, codes: problems.map(({ code }) => code) };
}

/** Stages, reads, confirms and stores a file. */
export async function importedFile(content: string | Uint8Array, mapping: Partial<ImportMapping> = {}, kind?: string) {
  const prepared = await preparedFile(content, mapping, kind);
  await claimPlan(prepared.id, prepared.view.revision);
  const totals = await loadImportFile(prepared.id, null, unhurried);
  return { ...prepared, totals };
}
