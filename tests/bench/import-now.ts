import type { ImportMapping } from "@/server/import/import-mapping.ts";
import { loadImportFile } from "@/server/services/import-load.ts";
import { prepareImport } from "@/server/services/import-prepare.ts";
import { importView } from "@/server/services/import-views.ts";
import { claimPlan, stageImport } from "@/server/services/imports.ts";

const quietly = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/**
 * Takes a file the whole way, as the worker does: bytes, problems, plan, committed facts.
 *
 * @param file `text`: what the file holds, as text or as bytes
 * @returns id of its batch
 */
export async function importNow(file: {
  fileName: string;
  text: string | Uint8Array;
  kind: string;
  mapping: Partial<ImportMapping>;
}): Promise<string> {
  const { fileName, text, kind, mapping } = file;
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const id = await stageImport({ fileName, bytes, kind, mapping }, { id: null, name: "bench" });
  const { errors } = await prepareImport(id, quietly);
  if (errors > 0) throw new Error(`${fileName} has ${errors} problems`);
  await claimPlan(id, (await importView(id)).revision);
  await loadImportFile(id, null, quietly);
  return id;
}
