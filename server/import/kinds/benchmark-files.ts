import { weightTolerance } from "../../core/attribution/segment";
import { type DraftImport, emptyDraft } from "../draft-import.ts";
import type { ImportMapping } from "../import-mapping.ts";
import type { ParsedRecords } from "../parse-records.ts";
import { problem } from "../problem.ts";
import { groupRows, numberOf, textOf, textOrNull, uniqueRows } from "./row-checks.ts";
import { checkSeriesDates, periodDate } from "./series-dates.ts";

/** Blended benchmarks: from a date on, the weights of their parts, which sum to one on every such date. */
export function draftBenchmarks({ records, problems, headings }: ParsedRecords, mapping: ImportMapping): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const given = records.map((record) => ({
    line: record.line,
    blend: textOf(record, "benchmark"),
    name: textOrNull(record, "name"),
    component: textOf(record, "component"),
    from: textOf(record, "from"),
    weight: numberOf(record, "weight"),
  }));
  const rows = uniqueRows(
    given,
    ({ blend, component, from }) => `${blend}, ${component}, ${from}`,
    ({ weight }) => weight,
    draft.problems,
  );
  const unread = problems.some(({ level, row }) => level === "error" && row !== null);
  for (const group of groupRows(rows, ({ blend, from }) => `${blend}\u0000${from}`).values()) {
    const total = group.reduce((sum, { weight }) => sum + weight, 0);
    const [first] = group;
    if (!first || unread || Math.abs(total - 1) <= weightTolerance) continue;
    const facts = {
      portfolio: first.blend,
      date: first.from,
      side: "blend",
      total: Number(total.toFixed(8)),
      rows: group.length,
    };
    draft.problems.push(problem("weightsDoNotSumToOne", first.line, headings.weight ?? null, facts));
  }
  draft.facts.benchmarkWeights = rows.map(({ line, blend, component, from, weight }) => ({
    blendId: blend,
    componentId: component,
    effectiveOn: from,
    weight,
    sourceRow: line,
    sourceColumn: headings.weight ?? null,
  }));
  for (const [code, [first]] of groupRows(rows, ({ blend }) => blend))
    draft.references.series.push({
      mode: "ifMissing",
      sourceRow: first?.line ?? null,
      code,
      name: first?.name ?? code,
      kind: "benchmarkReturn",
      frequency: null,
      layer: "net",
      currency: mapping.currency ?? null,
      portfolio: null,
    });
  return draft;
}

/** Interest rates with their unit, and exchange rates. */
export function draftRates(
  { records, problems, headings }: ParsedRecords,
  mapping: ImportMapping,
  kind: "rate" | "fx",
): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  draft.facts.seriesPoints = [];
  const rows = records.map((record) => ({
    line: record.line,
    series: textOf(record, kind === "rate" ? "series" : "pair"),
    date: kind === "rate" ? periodDate(textOf(record, "date"), mapping) : textOf(record, "date"),
    value: numberOf(record, kind === "rate" ? "value" : "rate"),
    unit: kind === "rate" ? textOf(record, "unit") : textOf(record, "pair"),
  }));
  for (const [series, group] of groupRows(rows, (row) => row.series)) {
    const kept = uniqueRows(
      group,
      ({ date }) => `${series}, ${date}`,
      ({ value }) => value,
      draft.problems,
    );
    const units = new Set(kept.map(({ unit }) => unit));
    if (units.size > 1)
      draft.problems.push(problem("mixedUnits", kept[0]?.line ?? null, headings.unit ?? null, { series }));
    const frequency = checkSeriesDates(series, headings.date ?? null, kept, draft.problems);
    for (const { line, date, value } of kept)
      draft.facts.seriesPoints.push({
        seriesId: series,
        effectiveOn: date,
        value,
        sourceRow: line,
        sourceColumn: headings[kind === "rate" ? "value" : "rate"] ?? null,
      });
    draft.references.series.push({
      mode: "ifMissing",
      sourceRow: kept[0]?.line ?? null,
      code: series,
      name: series,
      kind,
      frequency,
      layer: "net",
      currency: mapping.currency ?? null,
      unit: kept[0]?.unit ?? null,
      portfolio: null,
    });
  }
  return draft;
}
