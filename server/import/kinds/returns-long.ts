import { type DraftImport, emptyDraft, portfolioSeries } from "../draft-import.ts";
import type { ImportMapping } from "../import-mapping.ts";
import type { ImportRecord, ParsedRecords } from "../parse-records.ts";
import { groupRows, numberOf, textOf, textOrNull, uniqueRows } from "./row-checks.ts";
import { checkSeriesDates, firstDayOfPeriod, periodDate } from "./series-dates.ts";

const SERIES_KIND = {
  portfolio: "portfolioReturn",
  benchmark: "benchmarkReturn",
  riskFree: "riskFreeReturn",
} as const;
type Role = keyof typeof SERIES_KIND;

/** One return a row: date, series, value, and what part the series plays. */
export function draftReturnsLong({ records, problems, headings }: ParsedRecords, mapping: ImportMapping): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  draft.facts.seriesPoints = [];
  const roleOf = (record: ImportRecord) => (textOrNull(record, "role") ?? mapping.role ?? "portfolio") as Role;
  const rows = records.map((record) => ({
    line: record.line,
    role: roleOf(record),
    series: textOf(record, "series"),
    date: periodDate(textOf(record, "date"), mapping),
    value: numberOf(record, "value"),
  }));
  for (const group of groupRows(rows, ({ series, role }) => `${role} ${series}`).values()) {
    const { series, role } = group[0] as (typeof rows)[number];
    const kept = uniqueRows(
      group,
      ({ date }) => `${series}, ${date}`,
      ({ value }) => value,
      draft.problems,
    );
    const frequency = checkSeriesDates(series, headings.date ?? null, kept, draft.problems);
    const seriesId = role === "portfolio" ? portfolioSeries(series, mapping.layer) : series;
    for (const { line, date, value } of kept)
      draft.facts.seriesPoints.push({
        seriesId,
        effectiveOn: date,
        value,
        sourceRow: line,
        sourceColumn: headings.value ?? null,
      });
    draft.references.series.push({
      mode: "ifMissing",
      sourceRow: kept[0]?.line ?? null,
      code: series,
      name: series,
      kind: SERIES_KIND[role],
      frequency,
      layer: role === "portfolio" ? mapping.layer : "net",
      currency: mapping.currency ?? null,
      portfolio: role === "portfolio" ? series : null,
    });
    if (role !== "portfolio" || !mapping.createMissing) continue;
    draft.references.portfolios.push({
      mode: "ifMissing",
      sourceRow: kept[0]?.line ?? null,
      code: series,
      name: series,
      book: "liquid",
      ...(mapping.currency ? { currency: mapping.currency } : {}),
      ...(mapping.benchmark ? { benchmark: mapping.benchmark } : {}),
    });
    const first = kept.reduce((earliest, { date }) => (date < earliest ? date : earliest), kept[0]?.date ?? "");
    draft.answerable.set(series, firstDayOfPeriod(first, frequency));
  }
  return draft;
}
