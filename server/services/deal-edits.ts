import "server-only";
import { managerScope, type Viewer } from "@/server/auth/permissions.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { Problem } from "@/server/import/problem.ts";
import { loadDealBook } from "@/server/persistence/deal-repository.ts";
import type { DealEdit } from "./deals-view.ts";
import { loadImportFile } from "./import-load.ts";
import type { WorkContext } from "./import-plan.ts";
import { prepareImport } from "./import-prepare.ts";
import { importProblems, importView } from "./import-views.ts";
import { claimPlan, discardImport, importerOf, stageImport } from "./imports.ts";

const AT_ONCE: WorkContext = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/**
 * Writes what a form says as an import of one row: the same checks, the same trace to its row, the same history and undo
 * as a file. A value that is known already under the same day and name is superseded, never overwritten.
 *
 * @throws InvalidInputError unknownDeal, formRefused (with the first problem of the row), importNothingNew
 */
export async function editDeal(viewer: Viewer, edit: DealEdit): Promise<{ batchId: string }> {
  const deals = await loadDealBook(managerScope(viewer, "privateBook.read"), edit.on, null);
  const deal = deals.find(({ code }) => code === edit.code);
  if (!deal) throw new InvalidInputError("unknownDeal", { code: edit.code });
  const { kind, columns, cells } = rowOf(edit, deal);
  const batchId = await stageImport(
    {
      fileName: `form-${edit.code}-${kind}-${edit.on}.csv`,
      bytes: Buffer.from(`${[columns, cells].map((row) => row.map(cell).join(",")).join("\n")}\n`, "utf8"),
      kind,
      mapping: { columns: Object.fromEntries(columns.map((column) => [column, column])) },
    },
    importerOf(viewer),
  );
  try {
    const { errors } = await prepareImport(batchId, AT_ONCE);
    if (errors > 0) {
      const { rows } = await importProblems(batchId, { limit: 1, offset: 0, level: "error" });
      const [first] = rows as Problem[];
      throw new InvalidInputError("formRefused", {
        ...first?.facts,
        problem: first?.code ?? "",
        column: first?.column ?? "",
      });
    }
    const { revision } = await importView(batchId);
    await claimPlan(batchId, revision);
  } catch (error) {
    await discardImport(batchId);
    throw error;
  }
  await loadImportFile(batchId, null, AT_ONCE);
  return { batchId };
}

function rowOf(
  edit: DealEdit,
  { portfolioCode, currency }: { portfolioCode: string; currency: string },
): { kind: string; columns: string[]; cells: (string | number | null)[] } {
  switch (edit.what) {
    case "event":
      return {
        kind: "dealEvents",
        columns: ["deal", "date", "kind", "name", "outcome", "score", "route", "plannedOn", "note"],
        cells: [
          edit.code,
          edit.on,
          edit.kind,
          edit.name,
          edit.outcome || null,
          edit.score,
          edit.route,
          edit.plannedOn,
          edit.note || null,
        ],
      };
    case "flow":
      return {
        kind: "cashFlows",
        columns: ["portfolio", "deal", "date", "kind", "amount", "currency"],
        cells: [portfolioCode, edit.code, edit.on, edit.kind, edit.amount, currency],
      };
    case "mark":
      return {
        kind: "valuations",
        columns: ["portfolio", "deal", "date", "amount", "currency", "basis", "status"],
        cells: [portfolioCode, edit.code, edit.on, edit.amount, currency, edit.basis, "final"],
      };
  }
}

const cell = (value: string | number | null): string =>
  value === null
    ? ""
    : `"${String(value)
        .replaceAll('"', '""')
        .replace(/[\r\n]+/g, " ")}"`;
