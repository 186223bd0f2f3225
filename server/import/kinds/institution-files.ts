import {
  institutionFigureNames,
  institutionFigures,
  isInstitutionFigure,
} from "@/server/core/records/institution-figures.ts";
import { EVENT_KINDS } from "@/server/core/schemes/definition/common-shapes.ts";
import type { FactRows } from "@/server/persistence/fact-tables.ts";
import { type DraftImport, emptyDraft } from "../draft-import.ts";
import type { ImportMapping } from "../import-mapping.ts";
import type { ParsedRecords } from "../parse-records.ts";
import { problem } from "../problem.ts";
import { numberOrNull, textOf, textOrNull, uniqueRows } from "./row-checks.ts";

const LEAVES_AS = ["good", "bad"];

/** Judgements of managers by people, what happened to them, and when they left. */
export function draftManagerEvents({ records, problems, headings }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  for (const record of records) {
    const [kind, name, outcome] = [textOf(record, "kind"), textOf(record, "name"), textOrNull(record, "outcome")];
    const complain = (code: Parameters<typeof problem>[0], field: string, facts = {}) =>
      draft.problems.push(problem(code, record.line, headings[field] ?? null, facts));
    if (kind === "event" && !(EVENT_KINDS as readonly string[]).includes(name))
      complain("unknownEvent", "name", { name, known: EVENT_KINDS.join(", ") });
    if (kind === "assessment" && numberOrNull(record, "score") === null) complain("assessmentWithoutScore", "score");
    if (kind === "departure" && (outcome === null || !LEAVES_AS.includes(outcome)))
      complain("departureNeedsOutcome", "outcome");
  }
  const kept = uniqueRows(
    records,
    (record) => ["manager", "date", "kind", "name"].map((name) => textOf(record, name)).join(", "),
    ({ values }) => values,
    draft.problems,
  );
  draft.facts.managerEvents = kept.map((record) => ({
    managerId: textOf(record, "manager"),
    effectiveOn: textOf(record, "date"),
    kind: textOf(record, "kind") as FactRows["managerEvents"]["kind"],
    name: textOf(record, "name"),
    outcome: textOrNull(record, "outcome"),
    score: numberOrNull(record, "score"),
    note: textOrNull(record, "note"),
    sourceRow: record.line,
  }));
  return draft;
}

/** Figures of the institution by name: a number, or a text for those that are one. */
export function draftInstitutionFigures({ records, problems, headings }: ParsedRecords): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const known = institutionFigureNames.join(", ");
  const usable = records.filter((record) => {
    const [figure, value, text] = [textOf(record, "figure"), textOrNull(record, "value"), textOrNull(record, "text")];
    const complain = (code: Parameters<typeof problem>[0], field: string, facts: Record<string, string>) => {
      draft.problems.push(problem(code, record.line, headings[field] ?? null, facts));
      return false;
    };
    if (!isInstitutionFigure(figure)) return complain("unknownFigure", "figure", { figure, known });
    const { kind, ...rest } = institutionFigures[figure];
    if (kind !== "text") return value !== null || complain("figureNeedsNumber", "value", { figure });
    const options: readonly string[] = "options" in rest ? (rest.options ?? []) : [];
    return (
      (text !== null && options.includes(text)) ||
      complain("figureNeedsText", "text", { figure, options: options.join(", ") })
    );
  });
  const kept = uniqueRows(
    usable,
    (record) => `${textOf(record, "figure")}, ${textOf(record, "date")}`,
    ({ values }) => values,
    draft.problems,
  );
  draft.facts.institutionFigures = kept.map((record) => {
    const isText = textOrNull(record, "value") === null;
    return {
      name: textOf(record, "figure"),
      effectiveOn: textOf(record, "date"),
      value: textOrNull(record, "value"),
      text: isText ? textOrNull(record, "text") : null,
      sourceRow: record.line,
      sourceColumn: headings[isText ? "text" : "value"] ?? null,
    };
  });
  return draft;
}

/** What assets are expected to bring and liabilities to cost, by day ahead; positive both ways. */
export function draftExpectedFlows(
  { records, problems, headings }: ParsedRecords,
  mapping: ImportMapping,
): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  for (const record of records)
    if (textOf(record, "amount").startsWith("-"))
      draft.problems.push(
        problem("amountNegative", record.line, headings.amount ?? null, { amount: textOf(record, "amount") }),
      );
  const kept = uniqueRows(
    records,
    (record) => ["side", "name", "date"].map((name) => textOf(record, name)).join(", "),
    ({ values }) => values,
    draft.problems,
  );
  draft.facts.expectedFlows = kept.map((record) => ({
    side: textOf(record, "side") as FactRows["expectedFlows"]["side"],
    name: textOf(record, "name"),
    effectiveOn: textOf(record, "date"),
    amount: textOf(record, "amount"),
    currency: textOrNull(record, "currency") ?? mapping.currency ?? "CNY",
    sourceRow: record.line,
    sourceColumn: headings.amount ?? null,
  }));
  return draft;
}
