import { z } from "zod";
import type { CaseFiles } from "./case-kind";
import { UnsupportedCaseError } from "./unsupported-case-error";

/** Columns of a data file over the rows a case asks for; a row with an empty cell in any of them is left out. */
export interface CaseSeries {
  dates: string[];
  columns: Record<string, number[]>;
}

export interface SeriesQuestion {
  csv: string;
  columns: readonly string[];
  /** First and last date, both included. */
  from?: string | undefined;
  to?: string | undefined;
  /** Rows left: checked when both dates are given, else counted from the end that is. */
  n?: number | undefined;
}

/** Fields of a case that name one column of a data file and the rows of it. */
export const seriesInput = {
  csv: z.string(),
  column: z.string(),
  n: z.number().int().positive().optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

/** @throws UnsupportedCaseError a column, a number or the count of rows is not what the case says */
export function caseSeries(files: CaseFiles, { csv, columns, from, to, n }: SeriesQuestion): CaseSeries {
  const table = files.csv(csv);
  const missing = ["date", ...columns].filter((column) => !table.columns.includes(column));
  if (missing.length > 0) throw new UnsupportedCaseError(`${csv} has no column ${missing.join(", ")}`);
  const rows = table.rows
    .filter((row) => columns.every((column) => row[column] !== ""))
    .filter(({ date = "" }) => (from === undefined || date >= from) && (to === undefined || date <= to));
  if (n !== undefined && (rows.length < n || (from !== undefined && to !== undefined && rows.length !== n))) {
    throw new UnsupportedCaseError(`${csv} has ${rows.length} rows where the case says ${n}`);
  }
  const kept = n === undefined || from !== undefined || to === undefined ? rows.slice(0, n) : rows.slice(-n);
  return {
    dates: kept.map(({ date = "" }) => date),
    columns: Object.fromEntries(
      columns.map((column) => [column, kept.map((row) => numberIn(row[column], csv, column))]),
    ),
  };
}

function numberIn(cell: string | undefined, csv: string, column: string): number {
  const value = Number(cell);
  if (!Number.isFinite(value)) throw new UnsupportedCaseError(`${csv}: ${cell} in ${column} is no number`);
  return value;
}

/** A number inside a field name: "0_005" is 0.005, "97_5" is 97.5. */
export const numberInName = (text: string): number => Number(text.replace("_", "."));
