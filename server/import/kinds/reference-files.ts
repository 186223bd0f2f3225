import type { FactRows } from "@/server/persistence/fact-tables.ts";
import { type DraftImport, emptyDraft } from "../draft-import.ts";
import type { CellValue, ImportRecord, ParsedRecords } from "../parse-records.ts";
import { problem } from "../problem.ts";
import { numberOrNull, textOf, textOrNull, uniqueRows } from "./row-checks.ts";

/** The columns that the file has, of those named; the others keep what is known. Empty cells of `keep` fields say nothing either. */
function saidFields(
  { headings }: ParsedRecords,
  { values }: ImportRecord,
  fields: readonly string[],
  keep: readonly string[] = [],
): Record<string, CellValue> {
  const present = fields.filter(
    (name) => headings[name] !== undefined && !(keep.includes(name) && values[name] === null),
  );
  return Object.fromEntries(present.map((name) => [name, values[name] ?? null]));
}

/**
 * A label in both languages, "Core bonds 核心债券": one field, so that filters and older files keep working, of which every page
 * shows the reader's half (app/_components/format/use-label.ts).
 */
const inBoth = (label: string | null, labelZh: string | null) =>
  label === null || labelZh === null || label.endsWith(labelZh) ? (label ?? labelZh) : `${label} ${labelZh}`;

/** Desk and style as far as the file says them, each from one column or from one for each language. */
function saidLabels(
  { headings }: ParsedRecords,
  record: ImportRecord,
): { desk?: string | null; style?: string | null } {
  const said = (["desk", "style"] as const).filter((name) => headings[name] ?? headings[`${name}Zh`]);
  return Object.fromEntries(
    said.map((name) => [name, inBoth(textOrNull(record, name), textOrNull(record, `${name}Zh`))]),
  );
}

function start(parsed: ParsedRecords) {
  const draft = emptyDraft();
  draft.problems.push(...parsed.problems);
  const rows = uniqueRows(
    parsed.records,
    (record) => textOf(record, "code"),
    ({ values }) => values,
    draft.problems,
  );
  return { draft, rows };
}

export function draftManagers(parsed: ParsedRecords): DraftImport {
  const { draft, rows } = start(parsed);
  draft.references.managers = rows.map((record) => ({
    mode: "define",
    sourceRow: record.line,
    code: textOf(record, "code"),
    name: textOf(record, "name"),
    ...saidFields(parsed, record, ["nameZh", "isExternal"], ["isExternal"]),
    ...saidLabels(parsed, record),
  }));
  return draft;
}

export function draftPortfolios(parsed: ParsedRecords): DraftImport {
  const { draft, rows } = start(parsed);
  const fields = ["nameZh", "assetClass", "accountingClass", "currency", "benchmark", "vintageYear"];
  draft.references.portfolios = rows.map((record) => ({
    mode: "define",
    sourceRow: record.line,
    code: textOf(record, "code"),
    name: textOf(record, "name"),
    book: textOf(record, "book"),
    ...saidFields(parsed, record, fields, ["assetClass", "currency"]),
    ...saidLabels(parsed, record),
  }));
  return draft;
}

export function draftDeals(parsed: ParsedRecords): DraftImport {
  const { draft, rows } = start(parsed);
  draft.references.deals = rows.map((record) => ({
    mode: "define",
    sourceRow: record.line,
    code: textOf(record, "code"),
    portfolio: textOf(record, "portfolio"),
    company: textOf(record, "company"),
    domain: textOf(record, "domain"),
    stage: textOf(record, "stage"),
    instrument: textOf(record, "instrument"),
    ...saidFields(parsed, record, ["companyZh", "decidedBy", "currency"], ["currency"]),
  }));
  return draft;
}

/** Who answered for a portfolio, from when until when, with what share. */
export function draftAssignments({ records, problems, headings }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const rows = records.map((record) => ({
    line: record.line,
    managerId: textOf(record, "manager"),
    portfolioId: textOf(record, "portfolio"),
    credit: (textOrNull(record, "credit") ?? "holding") as FactRows["assignments"]["credit"],
    effectiveOn: textOf(record, "from"),
    share: numberOrNull(record, "share") ?? 1,
    until: textOrNull(record, "until"),
  }));
  for (const { line, share, until, effectiveOn } of rows) {
    if (share <= 0 || share > 1)
      draft.problems.push(problem("shareOutOfRange", line, headings.share ?? null, { share }));
    if (until !== null && until < effectiveOn)
      draft.problems.push(problem("untilBeforeFrom", line, headings.until ?? null, { from: effectiveOn, until }));
  }
  const kept = uniqueRows(
    rows,
    (row) => `${row.managerId}, ${row.portfolioId}, ${row.credit}, ${row.effectiveOn}`,
    ({ share, until }) => [share, until],
    draft.problems,
  );
  draft.facts.assignments = kept.map(({ line, ...row }) => ({ ...row, sourceRow: line }));
  return draft;
}

/** What happened to deals. */
export function draftDealEvents({ records, problems }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const kept = uniqueRows(
    records,
    (record) => ["deal", "date", "kind", "name"].map((name) => textOf(record, name)).join(", "),
    ({ values }) => values,
    draft.problems,
  );
  draft.facts.dealEvents = kept.map((record) => ({
    dealId: textOf(record, "deal"),
    effectiveOn: textOf(record, "date"),
    kind: textOf(record, "kind") as FactRows["dealEvents"]["kind"],
    name: textOf(record, "name"),
    outcome: textOrNull(record, "outcome"),
    score: numberOrNull(record, "score"),
    route: textOrNull(record, "route") as FactRows["dealEvents"]["route"],
    plannedOn: textOrNull(record, "plannedOn"),
    note: textOrNull(record, "note"),
    sourceRow: record.line,
  }));
  return draft;
}
