import "server-only";
import { createHash } from "node:crypto";
import { draftFile } from "@/server/import/draft-file.ts";
import {
  headerFingerprint,
  type ImportKind,
  type ImportMapping,
  importKindSchema,
  importMappingSchema,
  type SeriesRole,
} from "@/server/import/import-mapping.ts";
import { type Problem, problem } from "@/server/import/problem.ts";
import { detectKind, type KnownRoles, proposeColumns } from "@/server/import/propose-mapping.ts";
import { readTable } from "@/server/import/read-table.ts";
import { type ResolvedImport, resolveDraft } from "@/server/import/resolve-draft.ts";
import type { Table } from "@/server/import/table.ts";
import type { FactKind } from "@/server/persistence/fact-tables.ts";
import type { FactCounts, Restatement } from "@/server/persistence/import-plan-repository.ts";
import { loadRememberedMapping } from "@/server/persistence/import-repository.ts";
import type { KnownReferences } from "@/server/persistence/reference-repository.ts";

/** Kind of a batch that has not been told or found yet. */
export const KIND_UNKNOWN = "auto";

/** How the work reports and learns that it is not wanted any more; the part of a job that imports need. */
export interface WorkContext {
  progress(fraction: number, step?: { key: string; [fact: string]: string | number }): Promise<void>;
  throwIfCancelled(): Promise<void>;
}

/** A file read and understood with the answers that hold for it. */
export interface UnderstoodFile {
  table: Table;
  kind: ImportKind;
  mapping: ImportMapping;
  resolved: ResolvedImport;
}

/** A file that could not be read far enough to be understood. */
export interface UnreadFile {
  table: Table | null;
  kind: string;
  mapping: ImportMapping;
  problems: Problem[];
}

const ROLE_OF_KIND: Readonly<Record<string, SeriesRole>> = {
  portfolioReturn: "portfolio",
  benchmarkReturn: "benchmark",
  riskFreeReturn: "riskFree",
  rate: "rate",
  fx: "fx",
  indexLevel: "indexLevel",
};

/** The newest calendar date there is anywhere on earth: a file from there is not from the future. */
const latestDateOnEarth = () => new Date(Date.now() + 14 * 3_600_000).toISOString().slice(0, 10);

/**
 * Reads the bytes with the answers given; what was not answered comes from the mapping last confirmed for the same
 * headings, else from the headings themselves.
 */
export async function understandFile(
  bytes: Uint8Array,
  given: { kind: string; mapping: unknown },
  known: KnownReferences,
  work: WorkContext,
): Promise<UnderstoodFile | UnreadFile> {
  const answers = importMappingSchema.parse(given.mapping);
  const table = await readTable(bytes, answers.sheet ?? null);
  if ("problem" in table) return { table: null, kind: given.kind, mapping: answers, problems: [table.problem] };
  await work.throwIfCancelled();
  await work.progress(0.2, { key: "importUnderstanding", rows: table.rows.length });
  const told = importKindSchema.safeParse(given.kind);
  const remembered = await loadRememberedMapping(headerFingerprint(table.header), told.success ? told.data : null);
  const kind = told.success ? told.data : (importKindSchema.safeParse(remembered?.kind).data ?? detectKind(table));
  if (kind === null) return { table, kind: KIND_UNKNOWN, mapping: answers, problems: [problem("kindUnknown")] };
  const mapping = settleMapping(kind, table, given.mapping as object, remembered?.mapping, knownRoles(known));
  const draft = await draftFile(table, kind, mapping, latestDateOnEarth());
  await work.throwIfCancelled();
  return { table, kind, mapping, resolved: resolveDraft(draft, known, mapping) };
}

function settleMapping(
  kind: ImportKind,
  table: Table,
  given: object,
  remembered: unknown,
  roles: KnownRoles,
): ImportMapping {
  const { sheet: _, ...earlier } =
    importMappingSchema.safeParse(remembered ?? {}).data ?? importMappingSchema.parse({});
  const answers = importMappingSchema.parse(given);
  const columns = { ...proposeColumns(kind, table, roles), ...earlier.columns, ...answers.columns };
  const units = { ...earlier.units, ...answers.units };
  return importMappingSchema.parse({ ...earlier, ...given, columns, units });
}

function knownRoles({ series, portfolios }: KnownReferences): KnownRoles {
  const roles = series.flatMap(({ code, kind }) => {
    const role = ROLE_OF_KIND[kind];
    return role ? [[code, role] as const] : [];
  });
  return { series: new Map(roles), portfolios: new Set(portfolios.map(({ code }) => code)) };
}

/** A restatement as a person reads it. */
export interface RestatementLine {
  kind: FactKind;
  /** What it is about: portfolio, series, fund, segment ... */
  what: string;
  effectiveOn: string;
  field: string;
  before: string | null;
  after: string | null;
  row: number | null;
  column: string | null;
}

/** Names the ids of a restated key. */
export function restatementLine(
  { kind, key, field, before, after, row, column }: Restatement,
  labels: ReadonlyMap<string, string>,
): RestatementLine {
  const { effectiveOn, ...rest } = key;
  const parts = Object.values(rest).filter((part) => part !== null && part !== "");
  const what = parts.map((part) => labels.get(String(part)) ?? String(part)).join(" · ");
  return { kind, what, effectiveOn: String(effectiveOn), field, before, after, row, column };
}

/** What was shown before it was confirmed; a load that would do anything else is refused. */
export function planMark(
  counts: Partial<Record<FactKind, FactCounts>>,
  restatements: readonly RestatementLine[],
  resolved: ResolvedImport,
): string {
  const created = resolved.created.map(({ table }) => table).sort();
  const changed = resolved.changed.map(({ label, before, after }) => [label, before, after]);
  return createHash("sha256")
    .update(JSON.stringify([counts, restatements, created, changed]))
    .digest("hex");
}
