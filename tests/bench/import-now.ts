import type { ImportMapping } from "@/server/import/import-mapping.ts";
import { loadImportFile } from "@/server/services/import-load.ts";
import { prepareImport } from "@/server/services/import-prepare.ts";
import { importView } from "@/server/services/import-views.ts";
import { claimPlan, stageImport } from "@/server/services/imports.ts";

const quietly = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/** Takes a file the whole way, as the worker does: bytes, problems, plan, committed facts. */
export async function importNow(file: {
  fileName: string;
  text: string;
  kind: string;
  mapping: Partial<ImportMapping>;
}) {
  const { fileName, text, kind, mapping } = file;
  const id = await stageImport({ fileName, bytes: Buffer.from(text), kind, mapping }, { id: null, name: "bench" });
  const { errors } = await prepareImport(id, quietly);
  if (errors > 0) throw new Error(`${fileName} has ${errors} problems`);
  await claimPlan(id, (await importView(id)).revision);
  await loadImportFile(id, null, quietly);
}
