import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { Problem } from "@/server/import/problem.ts";
import { loadImportFile } from "./import-load.ts";
import type { WorkContext } from "./import-plan.ts";
import { prepareImport } from "./import-prepare.ts";
import { importProblems, importView } from "./import-views.ts";
import { claimPlan, discardImport, importerOf, stageImport } from "./imports.ts";

/** What a form says, as a row of a file of a kind: a value for each of its columns. */
export interface FormRow {
  readonly name: string;
  readonly kind: string;
  readonly cells: Readonly<Record<string, string | number | null>>;
}

/** A form has a row; more problems than this nobody reads. */
const MOST_PROBLEMS = 20;
const AT_ONCE: WorkContext = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/**
 * Stores what a form says as an import of one row: the same checks, the same trace to its row, the same history and undo
 * as a file. A value that is known already under the same day and name is superseded, never overwritten.
 *
 * @throws InvalidInputError formRefused (with every problem of the row), importNothingNew
 */
export async function importForm(viewer: Viewer, { name, kind, cells }: FormRow): Promise<string> {
  const columns = Object.keys(cells);
  const batchId = await stageImport(
    {
      fileName: `form-${name}.csv`,
      bytes: Buffer.from(
        `${[columns, Object.values(cells)].map((row) => row.map(cell).join(",")).join("\n")}\n`,
        "utf8",
      ),
      kind,
      mapping: { columns: Object.fromEntries(columns.map((column) => [column, column])) },
    },
    importerOf(viewer),
  );
  try {
    const { errors } = await prepareImport(batchId, AT_ONCE);
    if (errors > 0) {
      const { rows } = await importProblems(batchId, { limit: MOST_PROBLEMS, offset: 0, level: "error" });
      const problems = (rows as Problem[]).map(({ code, column, facts }) => ({
        code,
        column: column ?? "",
        facts,
      }));
      throw new InvalidInputError("formRefused", { problems });
    }
    const { revision } = await importView(batchId);
    await claimPlan(batchId, revision);
  } catch (error) {
    await discardImport(batchId);
    throw error;
  }
  await loadImportFile(batchId, null, AT_ONCE);
  return batchId;
}

const cell = (value: string | number | null): string =>
  value === null
    ? ""
    : `"${String(value)
        .replaceAll('"', '""')
        .replace(/[\r\n]+/g, " ")}"`;
