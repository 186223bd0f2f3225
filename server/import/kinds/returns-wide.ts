import { type MappedColumn, settleConventions } from "../column-conventions.ts";
import { type DraftImport, emptyDraft, portfolioSeries } from "../draft-import.ts";
import { type Field, field } from "../import-field.ts";
import { importKinds } from "../import-kinds.ts";
import { type ImportMapping, type SeriesRole, seriesRoles } from "../import-mapping.ts";
import { inSlices } from "../in-slices.ts";
import type { Frequency } from "../infer-frequency.ts";
import { cellReader, mapColumns, rowLengthProblem } from "../parse-records.ts";
import { type Problem, problem } from "../problem.ts";
import type { Table } from "../table.ts";
import { groupRows, uniqueRows } from "./row-checks.ts";
import { checkSeriesDates, firstDayOfPeriod, periodDate } from "./series-dates.ts";

interface Point {
  line: number;
  date: string;
  value: number;
}
interface WideColumn extends MappedColumn {
  role: SeriesRole;
}

const SERIES_KIND: Readonly<Record<SeriesRole, string>> = {
  portfolio: "portfolioReturn",
  benchmark: "benchmarkReturn",
  riskFree: "riskFreeReturn",
  rate: "rate",
  fx: "fx",
  indexLevel: "indexLevel",
};

/** How the numbers of a role are read. An exchange rate and an index level are plain numbers. */
function fieldOfRole(role: SeriesRole): Field {
  if (role === "fx" || role === "indexLevel") return field(role, "number");
  return field(role, "fraction", { group: role === "rate" ? "rate" : "return" });
}

/** Dates down, series across. An empty cell says that the series has no value there. */
export async function draftReturnsWide(table: Table, mapping: ImportMapping, today: string): Promise<DraftImport> {
  const draft = emptyDraft();
  const { columns, problems } = mapColumns(table, importKinds.returnsWide, mapping);
  draft.problems.push(...problems);
  const wide = wideColumns(table, mapping);
  if (wide.length === 0) draft.problems.push(problem("noSeries"));
  const date = columns[0];
  if (!date) return draft;
  const { conventions, problems: doubts } = settleConventions(table, [date, ...wide], mapping);
  draft.problems.push(...doubts);
  const readDate = cellReader(date, conventions, mapping, today);
  const readers = wide.map((column) => ({
    column,
    read: cellReader(column, conventions, mapping, today),
    points: [] as Point[],
  }));
  const days: { line: number; date: string; cells: string }[] = [];
  for await (const rows of inSlices(table.rows)) {
    for (const { line, cells } of rows) {
      const stray = rowLengthProblem(table, line, cells);
      if (stray) {
        draft.problems.push(stray);
        continue;
      }
      const read = readDate(cells[date.index] ?? "");
      if (typeof read !== "string") {
        const found = (read as { found: Problem }).found;
        draft.problems.push({ ...found, row: line, column: date.heading });
        continue;
      }
      const on = periodDate(read, mapping);
      days.push({ line, date: on, cells: wide.map(({ index }) => cells[index] ?? "").join("\u0000") });
      for (const { column, read: readCell, points } of readers) {
        const value = readCell(cells[column.index] ?? "");
        if (typeof value === "number") points.push({ line, date: on, value });
        else if (value !== null) {
          const found = (value as { found: Problem }).found;
          draft.problems.push({ ...found, row: line, column: column.heading });
        }
      }
    }
  }
  const kept = new Set(
    uniqueRows(
      days,
      (day) => day.date,
      (day) => day.cells,
      draft.problems,
    ).map(({ line }) => line),
  );
  const frequency = checkSeriesDates(
    date.heading,
    date.heading,
    days.filter(({ line }) => kept.has(line)),
    draft.problems,
  );
  for (const { column, points } of readers)
    addSeries(
      draft,
      column,
      points.filter(({ line }) => kept.has(line)),
      frequency,
      mapping,
    );
  nameBenchmark(draft, wide, mapping);
  return draft;
}

function wideColumns(table: Table, mapping: ImportMapping): WideColumn[] {
  return table.header.flatMap((heading, index) => {
    const role = seriesRoles.find((name) => name === mapping.columns[heading]);
    return heading === "" || !role ? [] : [{ index, heading, role, field: fieldOfRole(role) }];
  });
}

function addSeries(
  draft: ReturnType<typeof emptyDraft>,
  { heading, role }: WideColumn,
  points: readonly Point[],
  frequency: Frequency | null,
  mapping: ImportMapping,
) {
  const [first] = points;
  if (!first) return;
  // Only the holes inside the series are its own: where the whole file has no row was said once, for the file.
  const isPortfolio = role === "portfolio";
  const code = isPortfolio ? portfolioCode(heading, mapping) : heading;
  const seriesId = isPortfolio ? portfolioSeries(code, mapping.layer) : code;
  draft.facts.seriesPoints ??= [];
  for (const { line, date, value } of points)
    draft.facts.seriesPoints.push({ seriesId, effectiveOn: date, value, sourceRow: line, sourceColumn: heading });
  const own = groupRows(points, ({ date }) => date);
  const dates = [...own.keys()].sort();
  const found: Problem[] = [];
  const ownFrequency = checkSeriesDates(
    heading,
    heading,
    dates.map((date) => ({ date, line: own.get(date)?.[0]?.line ?? 0 })),
    found,
  );
  if (draft.problems.some(({ code }) => code === "mixedFrequencies")) found.length = 0;
  const saidForFile = new Set(draft.problems.filter(({ code }) => code === "gapInSeries").map(({ row }) => row));
  draft.problems.push(
    ...found.filter(
      ({ code, row }) => code === "mixedFrequencies" || (code === "gapInSeries" && !saidForFile.has(row)),
    ),
  );
  draft.references.series.push({
    mode: "ifMissing",
    sourceRow: null,
    code,
    name: heading,
    kind: SERIES_KIND[role],
    frequency: ownFrequency ?? frequency,
    layer: isPortfolio ? mapping.layer : "net",
    currency: mapping.currency ?? null,
    unit: role === "rate" ? (mapping.rateUnit ?? "annual") : null,
    portfolio: isPortfolio ? code : null,
  });
  if (!isPortfolio || mapping.createMissing === false) return;
  draft.references.portfolios.push({
    mode: "ifMissing",
    sourceRow: null,
    code,
    name: heading,
    book: "liquid",
    ...(mapping.currency ? { currency: mapping.currency } : {}),
  });
  draft.answerable.set(code, firstDayOfPeriod(dates[0] ?? first.date, ownFrequency ?? frequency));
}

/** A file of one portfolio may call it "portfolio"; the answer says which one it is. */
function portfolioCode(heading: string, { columns, portfolio }: ImportMapping): string {
  const portfolios = Object.values(columns).filter((role) => role === "portfolio");
  return portfolio !== undefined && portfolios.length === 1 ? portfolio : heading;
}

/** What new portfolios are measured against: the series chosen, or the only benchmark there is. */
function nameBenchmark(draft: DraftImport, wide: readonly WideColumn[], mapping: ImportMapping) {
  const benchmarks = wide.filter(({ role }) => role === "benchmark").map(({ heading }) => heading);
  const chosen = mapping.benchmark ?? (benchmarks.length === 1 ? benchmarks[0] : undefined);
  if (chosen !== undefined) for (const portfolio of draft.references.portfolios) portfolio.benchmark = chosen;
  else if (benchmarks.length > 1 && draft.references.portfolios.length > 0)
    draft.problems.push(problem("benchmarkNotChosen", null, null, { benchmarks: benchmarks.join(", ") }));
}
