import "server-only";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { headerFingerprint } from "@/server/import/import-mapping.ts";
import { hasErrors, type Problem, problem } from "@/server/import/problem.ts";
import type { Table } from "@/server/import/table.ts";
import type { FactKind } from "@/server/persistence/fact-tables.ts";
import {
  countStaged,
  type FactCounts,
  loadPeriodClashes,
  loadStagedRestatements,
  stageFacts,
} from "@/server/persistence/import-plan-repository.ts";
import { loadImport, loadImportBytes, saveImportPlan } from "@/server/persistence/import-repository.ts";
import { inTransaction } from "@/server/persistence/pool.ts";
import type { ReferenceChange } from "@/server/persistence/reference-repository.ts";
import { loadKnownReferences } from "@/server/persistence/reference-repository.ts";
import {
  planMark,
  type RestatementLine,
  restatementLine,
  type UnderstoodFile,
  understandFile,
  type WorkContext,
} from "./import-plan.ts";

/** Rows shown from the head of the file; rows with problems are shown beside them. */
const PREVIEW_ROWS = 300;
const PREVIEW_PROBLEM_ROWS = 700;

/** What the page shows of a file before it is stored. */
export interface ImportPreview {
  header: readonly string[];
  fingerprint: string;
  sheets: readonly string[];
  rows: readonly { line: number; cells: readonly string[] }[];
  counts: Partial<Record<FactKind, FactCounts>>;
  totals: FactCounts;
  /** New references by table, with the first of their names. */
  created: Record<string, { count: number; names: string[] }>;
  changed: ReferenceChange[];
  errors: number;
  warnings: number;
  /** Null while there are errors: nothing can be confirmed. */
  mark: string | null;
  /** The revision of the answers that this was read with. */
  revision: number;
}

const NOTHING: FactCounts = { added: 0, restated: 0, unchanged: 0 };
const NAMES_SHOWN = 12;

/**
 * Reads a staged file, lists every problem, and compares its facts with what is known. Stores nothing but this plan.
 *
 * @throws InvalidInputError unknownImport
 */
export async function prepareImport(id: string, work: WorkContext): Promise<{ errors: number; warnings: number }> {
  const [batch, bytes] = await Promise.all([loadImport(id), loadImportBytes(id)]);
  if (!batch || !bytes) throw new InvalidInputError("unknownImport", { id });
  await work.progress(0.02, { key: "importReading" });
  const known = await loadKnownReferences();
  const understood = await understandFile(bytes, batch, known, work);
  if (!("resolved" in understood)) {
    const { table, kind, mapping, problems } = understood;
    const preview = previewOf(table, problems, batch.revision);
    await saveImportPlan(id, batch.revision, {
      kind,
      ...sourceOf(table),
      mapping,
      preview,
      problems,
      restatements: [],
      ...noCounts,
    });
    return { errors: preview.errors, warnings: preview.warnings };
  }
  const { table, kind, mapping, resolved } = understood;
  const plan = hasErrors(resolved.problems) ? null : await comparePlan(understood, work);
  const problems = [...resolved.problems, ...(plan?.problems ?? [])].sort(byPlace);
  const preview: ImportPreview = {
    ...previewOf(table, problems, batch.revision),
    counts: plan?.counts ?? {},
    totals: plan?.totals ?? NOTHING,
    created: createdSummary(understood),
    changed: resolved.changed,
    mark: plan && !hasErrors(problems) ? planMark(plan.counts, plan.restatements, resolved) : null,
  };
  await saveImportPlan(id, batch.revision, {
    kind,
    ...sourceOf(table),
    mapping,
    preview,
    problems,
    restatements: plan?.restatements ?? [],
    rowCount: table.rows.length,
    factCount: preview.totals.added + preview.totals.restated,
    restatedCount: preview.totals.restated,
    unchangedCount: preview.totals.unchanged,
  });
  return { errors: preview.errors, warnings: preview.warnings };
}

const noCounts = { rowCount: 0, factCount: 0, restatedCount: 0, unchangedCount: 0 };

const sourceOf = (table: Table | null) => ({
  encoding: table?.encoding ?? "",
  delimiter: table?.delimiter ?? null,
  sheet: table?.sheet ?? null,
});

const byPlace = (a: Problem, b: Problem) =>
  Number(a.level === "warning") - Number(b.level === "warning") || (a.row ?? 0) - (b.row ?? 0);

async function comparePlan({ resolved }: UnderstoodFile, work: WorkContext) {
  const total = Math.max(
    1,
    Object.values(resolved.facts).reduce((sum, rows) => sum + rows.length, 0),
  );
  return inTransaction(async (client) => {
    const staged = await stageFacts(client, resolved.facts, async (count) => {
      await work.throwIfCancelled();
      await work.progress(0.4 + (0.4 * count) / total, { key: "importComparing", rows: total });
    });
    const counts: Partial<Record<FactKind, FactCounts>> = {};
    const restatements: RestatementLine[] = [];
    for (const kind of staged) {
      await work.throwIfCancelled();
      counts[kind] = await countStaged(client, kind);
      if (counts[kind].restated > 0)
        for (const one of await loadStagedRestatements(client, kind))
          restatements.push(restatementLine(one, resolved.labels));
    }
    const problems = staged.includes("seriesPoints")
      ? (await loadPeriodClashes(client)).map(({ row, column, ...facts }) =>
          problem("periodAlreadyDated", row, column, facts),
        )
      : [];
    return { counts, totals: sumCounts(Object.values(counts)), restatements, problems };
  });
}

export const sumCounts = (counts: readonly FactCounts[]): FactCounts =>
  counts.reduce(
    (sum, { added, restated, unchanged }) => ({
      added: sum.added + added,
      restated: sum.restated + restated,
      unchanged: sum.unchanged + unchanged,
    }),
    NOTHING,
  );

function createdSummary({ resolved }: UnderstoodFile): ImportPreview["created"] {
  const summary: ImportPreview["created"] = {};
  for (const { table, row } of resolved.created) {
    summary[table] ??= { count: 0, names: [] };
    summary[table].count++;
    if (summary[table].names.length < NAMES_SHOWN) summary[table].names.push(resolved.labels.get(row.id) ?? "");
  }
  return summary;
}

function previewOf(table: Table | null, problems: readonly Problem[], revision: number): ImportPreview {
  const withProblem = new Set(problems.map(({ row }) => row));
  let more = PREVIEW_PROBLEM_ROWS;
  const rows = (table?.rows ?? []).filter(
    ({ line }, index) => index < PREVIEW_ROWS || (withProblem.has(line) && more-- > 0),
  );
  const errors = problems.filter(({ level }) => level === "error").length;
  return {
    header: table?.header ?? [],
    fingerprint: headerFingerprint(table?.header ?? []),
    sheets: table?.sheets ?? [],
    rows,
    counts: {},
    totals: NOTHING,
    created: {},
    changed: [],
    errors,
    warnings: problems.length - errors,
    mark: null,
    revision,
  };
}
