import type { FactRows } from "@/server/persistence/fact-tables.ts";
import { type DraftImport, emptyDraft } from "../draft-import.ts";
import type { ImportMapping } from "../import-mapping.ts";
import type { ParsedRecords } from "../parse-records.ts";
import { problem } from "../problem.ts";
import { numberOrNull, textOf, textOrNull, uniqueRows } from "./row-checks.ts";

/** What stands for the currency of portfolio or deal until it is looked up. */
export const OWN_CURRENCY = "";

/** Dated flows. Several of a kind on one day are told apart by their number, or counted in the order of the file. */
export function draftCashFlows({ records, problems, headings }: ParsedRecords, mapping: ImportMapping): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const counted = new Map<string, number>();
  const rows = records.map((record) => {
    const base = {
      line: record.line,
      portfolioId: textOf(record, "portfolio"),
      dealId: textOrNull(record, "deal"),
      effectiveOn: textOf(record, "date"),
      kind: textOf(record, "kind") as FactRows["cashFlows"]["kind"],
      amount: textOf(record, "amount"),
      currency: textOrNull(record, "currency") ?? mapping.currency ?? OWN_CURRENCY,
    };
    const key = `${base.portfolioId}, ${base.dealId ?? "-"}, ${base.effectiveOn}, ${base.kind}`;
    const number = numberOrNull(record, "number") ?? (counted.get(key) ?? 0) + 1;
    counted.set(key, number);
    if (base.amount.startsWith("-"))
      draft.problems.push(problem("amountNegative", record.line, headings.amount ?? null, { amount: base.amount }));
    return { ...base, number };
  });
  const kept = uniqueRows(
    rows,
    (row) => `${row.portfolioId}, ${row.dealId ?? "-"}, ${row.effectiveOn}, ${row.kind}, ${row.number}`,
    ({ amount, currency }) => [amount, currency],
    draft.problems,
  );
  draft.facts.cashFlows = kept.map(({ line, ...row }) => ({
    ...row,
    sourceRow: line,
    sourceColumn: headings.amount ?? null,
  }));
  return draft;
}

/** Marks: what a portfolio or deal was worth, and on what basis. */
export function draftValuations({ records, problems, headings }: ParsedRecords, mapping: ImportMapping): DraftImport {
  const draft = emptyDraft();
  draft.problems.push(...problems);
  const kept = uniqueRows(
    records,
    (record) => `${textOf(record, "portfolio")}, ${textOrNull(record, "deal") ?? "-"}, ${textOf(record, "date")}`,
    ({ values }) => values,
    draft.problems,
  );
  draft.facts.valuations = kept.map((record) => ({
    portfolioId: textOf(record, "portfolio"),
    dealId: textOrNull(record, "deal"),
    effectiveOn: textOf(record, "date"),
    amount: textOf(record, "amount"),
    currency: textOrNull(record, "currency") ?? mapping.currency ?? OWN_CURRENCY,
    basis: textOf(record, "basis") as FactRows["valuations"]["basis"],
    status: (textOrNull(record, "status") ?? "final") as FactRows["valuations"]["status"],
    sourceRow: record.line,
    sourceColumn: headings.amount ?? null,
  }));
  return draft;
}
