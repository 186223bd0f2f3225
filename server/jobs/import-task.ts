import "server-only";
import { loadImportFile } from "@/server/services/import-load.ts";
import { prepareImport } from "@/server/services/import-prepare.ts";
import type { JobContext } from "./job-task.ts";

interface ImportInput {
  id: string;
  revision: number;
}

/** Reads a staged file and compares it with what is known. */
export const prepareImportTask = ({ id }: ImportInput, context: JobContext) => prepareImport(id, context);

/** Stores a confirmed file. */
export const loadImportTask = ({ id }: ImportInput, context: JobContext) => loadImportFile(id, null, context);
