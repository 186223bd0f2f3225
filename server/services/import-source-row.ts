import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { managerScope } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { loadImport, managersMayTrace } from "@/server/persistence/import-repository.ts";
import { loadImportSlices } from "@/server/persistence/import-slice-repository.ts";

/** Rows shown before and after the one asked for. */
const AROUND = 2;

/**
 * The row of a file that a figure came from, as it was written, with its neighbours. A manager sees rows of facts about
 * own portfolios only, and of a row that holds other people's numbers too nothing but the cell itself.
 *
 * @throws InvalidInputError unknownImport, unknownSourceRow
 */
export async function importSourceRow(
  { batchId, row, column }: { batchId: string; row: number; column: string | null },
  viewer: Viewer,
) {
  const { managers } = managerScope(viewer, "attribution.read");
  const seesAll = managers === "all";
  if (!seesAll && !(await managersMayTrace(batchId, row, column, managers)))
    throw new InvalidInputError("unknownSourceRow", { row });
  const [batch, table] = await Promise.all([loadImport(batchId), loadImportSlices(batchId, row)]);
  if (!batch) throw new InvalidInputError("unknownImport", { id: batchId });
  const about = { fileName: batch.fileName, kind: batch.kind, createdBy: batch.createdBy, knownAt: batch.knownAt };
  if (!table) return { ...about, header: [], row, column, rows: [] };
  const index = table.rows.findIndex(({ line }) => line === row);
  if (index < 0) throw new InvalidInputError("unknownSourceRow", { row });
  const rows = seesAll ? table.rows.slice(Math.max(0, index - AROUND), index + AROUND + 1) : [table.rows[index]!];
  if (seesAll || column === null) return { ...about, header: table.header, row, column, rows };
  const own = table.header.indexOf(column);
  return {
    ...about,
    header: [column],
    row,
    column,
    rows: rows.map(({ line, cells }) => ({ line, cells: [cells[own] ?? ""] })),
  };
}
