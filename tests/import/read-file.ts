import { draftFile } from "@/server/import/draft-file.ts";
import { type ImportKind, type ImportMapping, importMappingSchema } from "@/server/import/import-mapping.ts";
import { detectKind, proposeColumns } from "@/server/import/propose-mapping.ts";
import { readTable } from "@/server/import/read-table.ts";

const NOTHING_KNOWN = { series: new Map(), portfolios: new Set<string>() };
export const TODAY = "2026-01-31";

/** Reads a file as the product does, with nothing known before: its kind, facts and problems. */
export async function readFile(
  content: string | Uint8Array,
  answers: Partial<ImportMapping> = {},
  told: ImportKind | null = null,
) {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const table = await readTable(bytes, answers.sheet ?? null);
  if ("problem" in table) throw new Error(`unreadable: ${table.problem.code}`);
  const kind = told ?? detectKind(table);
  if (kind === null) throw new Error("kind unknown");
  const columns = { ...proposeColumns(kind, table, NOTHING_KNOWN), ...answers.columns };
  const draft = await draftFile(table, kind, importMappingSchema.parse({ ...answers, columns }), TODAY);
  const codes = draft.problems.filter(({ code }) => code !== "columnLeftOut").map(({ code }) => code);
  return { table, kind, columns, ...draft, codes };
}
