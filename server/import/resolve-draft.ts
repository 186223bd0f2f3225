import type { Facts } from "@/server/persistence/fact-tables.ts";
import type { KnownReferences, NewReference, ReferenceChange } from "@/server/persistence/reference-repository.ts";
import type { DraftImport } from "./draft-import.ts";
import type { ImportMapping } from "./import-mapping.ts";
import { OWN_CURRENCY } from "./kinds/flows-and-marks.ts";
import { type Problem, type ProblemCode, problem } from "./problem.ts";
import { resolveReferences } from "./resolve-references.ts";

/** A draft with its codes looked up: ready to be compared with what is known. */
export interface ResolvedImport {
  facts: Facts;
  created: NewReference[];
  changed: ReferenceChange[];
  problems: Problem[];
  /** id -> how the reader knows it, for keys of facts. */
  labels: ReadonlyMap<string, string>;
}

type Row = Record<string, unknown> & { sourceRow?: number | null };

/** Which id columns hold which sort of code, and the field of the file they come from. */
const ID_COLUMNS = {
  seriesId: { unknown: "unknownSeries", field: "series" },
  blendId: { unknown: "unknownSeries", field: "benchmark" },
  componentId: { unknown: "unknownSeries", field: "component" },
  portfolioId: { unknown: "unknownPortfolio", field: "portfolio" },
  managerId: { unknown: "unknownManager", field: "manager" },
  fundId: { unknown: "unknownSeries", field: "fund" },
  dealId: { unknown: "unknownDeal", field: "deal" },
  assetId: { unknown: "unknownAsset", field: "asset" },
} as const satisfies Record<string, { unknown: ProblemCode; field: string }>;
type IdColumn = keyof typeof ID_COLUMNS;

/**
 * Looks up every code of a draft among what is known and what the draft itself creates. Unknown codes are problems, one
 * for each code; facts that carry one are left out.
 */
export function resolveDraft(draft: DraftImport, known: KnownReferences, mapping: ImportMapping): ResolvedImport {
  const references = resolveReferences(draft, known, mapping);
  const problems = [...draft.problems, ...references.problems];
  const headingOf = (field: string) => Object.entries(mapping.columns).find(([, name]) => name === field)?.[0] ?? null;
  const missing = new Map<string, Problem>();
  const complain = (column: IdColumn, code: string, row: number | null) => {
    const { unknown, field } = ID_COLUMNS[column];
    const earlier = missing.get(`${unknown} ${code}`);
    if (earlier) earlier.facts.rows = Number(earlier.facts.rows) + 1;
    else missing.set(`${unknown} ${code}`, problem(unknown, row, headingOf(field), { code: readable(code), rows: 1 }));
  };
  const facts: Record<string, Row[]> = {};
  for (const [kind, rows] of Object.entries(draft.facts as Record<string, Row[]>)) {
    facts[kind] = rows.flatMap((row) => {
      const resolved = { ...row };
      let usable = true;
      for (const column of Object.keys(ID_COLUMNS) as IdColumn[]) {
        const code = row[column];
        if (typeof code !== "string") continue;
        const id = references.idOf(column, code);
        if (id === undefined) {
          complain(column, code, row.sourceRow ?? null);
          usable = false;
        } else resolved[column] = id;
      }
      return usable ? [resolved] : [];
    });
  }
  problems.push(...missing.values());
  for (const kind of ["cashFlows", "valuations"] as const)
    settleCurrencies(facts[kind] ?? [], references.currencyOf, headingOf("currency"), problems);
  addAssignments(facts, draft, known, references.idOf);
  return {
    facts: facts as Facts,
    created: references.created,
    changed: references.changed,
    problems,
    labels: references.labels,
  };
}

/** Codes made of several parts carry a separator that nobody should see. */
const readable = (code: string) =>
  code
    .replaceAll("\u0000", " ")
    .replace(/^ portfolio /, "")
    .replace(/ (net|gross)$/, "");

function settleCurrencies(
  rows: Row[],
  currencyOf: (id: string) => string | undefined,
  column: string | null,
  problems: Problem[],
) {
  for (const row of rows) {
    const own = currencyOf((row.dealId as string | null) ?? (row.portfolioId as string));
    if (row.currency === OWN_CURRENCY) row.currency = own;
    else if (own !== undefined && row.currency !== own)
      problems.push(
        problem("currencyMismatch", row.sourceRow ?? null, column, { given: String(row.currency), expected: own }),
      );
  }
}

/** A portfolio of the file that nobody answers for gets the manager of its own code from its first period on. */
function addAssignments(
  facts: Record<string, Row[]>,
  draft: DraftImport,
  known: KnownReferences,
  idOf: (column: IdColumn, code: string) => string | undefined,
) {
  for (const [code, effectiveOn] of draft.answerable) {
    const portfolioId = idOf("portfolioId", code);
    const managerId = idOf("managerId", code);
    if (!portfolioId || !managerId || known.assignedPortfolioIds.has(portfolioId)) continue;
    facts.assignments ??= [];
    facts.assignments.push({
      managerId,
      portfolioId,
      credit: "holding",
      effectiveOn,
      share: 1,
      until: null,
      sourceRow: null,
    });
  }
}
