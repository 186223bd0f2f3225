import "server-only";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { importKindNames, importKinds } from "@/server/import/import-kinds.ts";
import { seriesRoles } from "@/server/import/import-mapping.ts";
import type { Problem } from "@/server/import/problem.ts";
import {
  loadCommittedTwin,
  loadImport,
  loadImportHistory,
  loadImportList,
} from "@/server/persistence/import-repository.ts";
import type { RestatementLine } from "./import-plan.ts";
import type { ImportPreview } from "./import-prepare.ts";
import { hasNews } from "./imports.ts";

export type { ImportPreview, Problem, RestatementLine };

/** Every kind of file with its columns, for choosing what a column means. */
export const importKindList = () => ({
  roles: [...seriesRoles],
  kinds: importKindNames.map((kind) => ({
    kind,
    fields: importKinds[kind].map(({ name, type, required, group }) => ({ name, type, required, group })),
  })),
});

/** Batches, newest first. */
export async function importHistory(page: { limit: number; offset: number }) {
  const rows = await loadImportHistory(page);
  const [{ total, committed } = { total: 0, committed: 0 }] = rows;
  return { rows: rows.map(({ total: _total, committed: _committed, ...row }) => row), total, committed };
}

/** One batch: what was read, what it would do or did, and whether the same bytes are stored already. */
export async function importView(id: string) {
  const batch = await loadImport(id);
  if (!batch) throw new InvalidInputError("unknownImport", { id });
  const { preview: raw, mapping, sha256, createdById: _, ...rest } = batch;
  const preview = "mark" in (raw as object) ? (raw as unknown as ImportPreview) : null;
  const upToDate = preview !== null && preview.revision === batch.revision;
  return {
    ...rest,
    mapping: mapping as Record<string, unknown>,
    preview: upToDate ? preview : null,
    twin: batch.status === "committed" ? null : await loadCommittedTwin(sha256, id),
    canConfirm: upToDate && preview.mark !== null && hasNews(preview),
  };
}

/** A page of the problems of a file: errors first, then by row. */
export async function importProblems(id: string, page: { limit: number; offset: number; level?: string | undefined }) {
  const { rows, total } = await loadImportList(id, "problems", page);
  return { rows: rows as Problem[], total };
}

/** A page of what a file would restate, or did. */
export async function importRestatements(id: string, page: { limit: number; offset: number }) {
  const { rows, total } = await loadImportList(id, "restatements", page);
  return { rows: rows as RestatementLine[], total };
}
