import { weightTolerance } from "../../core/attribution/segment";
import { type DraftImport, emptyDraft } from "../draft-import.ts";
import type { ImportMapping } from "../import-mapping.ts";
import { inferFrequency } from "../infer-frequency.ts";
import type { ImportRecord, ParsedRecords } from "../parse-records.ts";
import { type Problem, problem } from "../problem.ts";
import { groupRows, numberOf, numberOrNull, textOf, textOrNull, uniqueRows } from "./row-checks.ts";
import { firstDayOfPeriod, periodDate } from "./series-dates.ts";

/** Weights are scaled to one, if asked, when they miss it by no more than rounding can. */
const SCALABLE = 0.005;
const sides = ["portfolioWeight", "benchmarkWeight"] as const;

interface WeightedRow {
  line: number;
  record: ImportRecord;
  portfolio: string;
  date: string;
  portfolioWeight: number;
  benchmarkWeight: number;
}

/** Weights and returns of segments. */
export function draftSegmentReturns(parsed: ParsedRecords, mapping: ImportMapping): DraftImport {
  const draft = emptyDraft();
  const breakdown = mapping.breakdown ?? parsed.headings.segment ?? "segment";
  const rows = weightedRows(parsed, mapping, draft, "segment");
  draft.facts.segmentReturns = rows.map(({ line, record, portfolio, date, portfolioWeight, benchmarkWeight }) => ({
    portfolioId: portfolio,
    breakdown,
    effectiveOn: date,
    segment: textOf(record, "segment"),
    portfolioWeight,
    benchmarkWeight,
    portfolioReturn: numberOrNull(record, "portfolioReturn"),
    benchmarkReturn: numberOrNull(record, "benchmarkReturn"),
    sourceRow: line,
  }));
  for (const { line, segment, ...row } of draft.facts.segmentReturns.map((fact) => ({ ...fact, line: fact.sourceRow })))
    for (const side of ["portfolio", "benchmark"] as const)
      if (row[`${side}Weight`] !== 0 && row[`${side}Return`] === null)
        draft.problems.push(
          problem("weightWithoutReturn", line ?? null, parsed.headings[`${side}Return`] ?? null, { name: segment }),
        );
  return draft;
}

/** Securities with weights, return, and every other column to roll up by. */
export function draftHoldings(parsed: ParsedRecords, mapping: ImportMapping): DraftImport {
  const draft = emptyDraft();
  const rows = weightedRows(parsed, mapping, draft, "securityId");
  draft.facts.holdings = rows.map(({ line, record, portfolio, date, portfolioWeight, benchmarkWeight }) => ({
    portfolioId: portfolio,
    effectiveOn: date,
    securityId: textOf(record, "securityId"),
    name: textOrNull(record, "name") ?? textOf(record, "securityId"),
    attributes: { ...record.attributes },
    portfolioWeight,
    benchmarkWeight,
    periodReturn: numberOrNull(record, "periodReturn"),
    sourceRow: line,
  }));
  for (const { sourceRow, securityId, portfolioWeight, benchmarkWeight, periodReturn } of draft.facts.holdings)
    if (periodReturn === null && (portfolioWeight !== 0 || benchmarkWeight !== 0))
      draft.problems.push(
        problem("weightWithoutReturn", sourceRow ?? null, parsed.headings.periodReturn ?? null, { name: securityId }),
      );
  return draft;
}

/** What segments and securities share: portfolio, one row per key, weights that sum to one on each side of each period. */
function weightedRows(
  { records, problems, headings }: ParsedRecords,
  mapping: ImportMapping,
  draft: ReturnType<typeof emptyDraft>,
  keyField: string,
): WeightedRow[] {
  draft.problems.push(...problems);
  if (headings.portfolio === undefined && mapping.portfolio === undefined) {
    draft.problems.push(problem("portfolioNotSaid"));
    return [];
  }
  const given = records.flatMap((record) => {
    const portfolio = textOrNull(record, "portfolio") ?? mapping.portfolio;
    if (portfolio === undefined) {
      draft.problems.push(problem("missingValue", record.line, headings.portfolio ?? null, { field: "portfolio" }));
      return [];
    }
    return {
      line: record.line,
      record,
      portfolio,
      date: periodDate(textOf(record, "date"), mapping),
      portfolioWeight: numberOf(record, "portfolioWeight"),
      benchmarkWeight: numberOf(record, "benchmarkWeight"),
    };
  });
  const rows = uniqueRows(
    given,
    ({ portfolio, date, record }) => `${portfolio}, ${date}, ${textOf(record, keyField)}`,
    ({ record }) => [record.values, record.attributes],
    draft.problems,
  );
  // A row that could not be read is missing from its sum; the sum would only repeat the complaint.
  const unread = problems.some(({ level, row }) => level === "error" && row !== null);
  const periods = groupRows(rows, ({ portfolio, date }) => `${portfolio}\u0000${date}`);
  if (!unread) for (const period of periods.values()) checkWeights(period, mapping, headings, draft.problems);
  for (const [portfolio, own] of groupRows(rows, (row) => row.portfolio)) addPortfolio(draft, portfolio, own, mapping);
  return rows;
}

function checkWeights(
  rows: WeightedRow[],
  mapping: ImportMapping,
  headings: Readonly<Record<string, string>>,
  problems: Problem[],
) {
  for (const side of sides) {
    const total = rows.reduce((sum, row) => sum + row[side], 0);
    const miss = Math.abs(total - 1);
    if (miss <= weightTolerance) continue;
    if (mapping.scaleWeights && miss <= SCALABLE) {
      for (const row of rows) row[side] /= total;
      continue;
    }
    const { portfolio, date, line } = rows[0] as WeightedRow;
    const facts = { portfolio, date, side, total: Number(total.toFixed(8)), rows: rows.length };
    problems.push(problem("weightsDoNotSumToOne", line, headings[side] ?? null, facts));
  }
}

function addPortfolio(
  draft: ReturnType<typeof emptyDraft>,
  code: string,
  rows: readonly WeightedRow[],
  { createMissing, currency }: ImportMapping,
) {
  if (!createMissing) return;
  const dates = [...new Set(rows.map(({ date }) => date))].sort();
  draft.references.portfolios.push({
    mode: "ifMissing",
    sourceRow: rows[0]?.line ?? null,
    code,
    name: code,
    book: "liquid",
    ...(currency ? { currency } : {}),
  });
  draft.answerable.set(code, firstDayOfPeriod(dates[0] ?? "", inferFrequency(dates).frequency ?? "monthly"));
}
