import { Readable } from "node:stream";
import ExcelJS from "exceljs";
import { findHeading } from "./find-heading.ts";
import { type Problem, problem } from "./problem.ts";
import { MAX_ROWS, type Table, type TableRow } from "./table.ts";

/** A cell as the text that a CSV export would carry, dates as plain dates, numbers with all their digits. */
function cellText(value: ExcelJS.CellValue): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === "object") {
    if ("richText" in value)
      return value.richText
        .map(({ text }) => text)
        .join("")
        .trim();
    // An error, or a formula that was never calculated, is no empty cell: as text it is found and named by row and column.
    if ("error" in value) return value.error;
    if ("formula" in value || "sharedFormula" in value)
      return value.result === undefined ? `=${formulaOf(value)}` : cellText(value.result as ExcelJS.CellValue);
    if ("text" in value) return cellText(value.text as ExcelJS.CellValue);
    return "";
  }
  return String(value).trim();
}

const formulaOf = (value: ExcelJS.CellFormulaValue | ExcelJS.CellSharedFormulaValue) =>
  "formula" in value ? value.formula : value.sharedFormula;

/**
 * One sheet of an XLSX workbook to a table: the one asked for, or the first that holds something, a
 * hidden one only where no other does. Read as a stream:
 * a workbook that unpacks to more than the row limit is refused before it fills the memory.
 */
export async function readWorkbook(bytes: Uint8Array, sheet: string | null): Promise<Table | { problem: Problem }> {
  const sheets: string[] = [];
  let chosen: { name: string; rows: TableRow[]; isHidden: boolean } | null = null;
  try {
    const reader = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([Buffer.from(bytes)]), {
      worksheets: "emit",
      sharedStrings: "cache",
      styles: "cache",
      hyperlinks: "ignore",
      entries: "ignore",
    });
    for await (const worksheet of reader) {
      const { name, state } = worksheet as unknown as { name: string; state?: string };
      const isHidden = state === "hidden" || state === "veryHidden";
      const wanted = sheet === null ? chosen === null || (chosen.isHidden && !isHidden) : name === sheet;
      const rows: TableRow[] = [];
      for await (const row of worksheet) {
        const values = row.values as ExcelJS.CellValue[];
        const cells = Array.from({ length: Math.max(values.length - 1, 0) }, (_, index) => cellText(values[index + 1]));
        if (cells.every((cell) => cell === "")) continue;
        if (wanted || rows.length === 0) rows.push({ line: row.number, cells });
        if (rows.length > MAX_ROWS + 1) return { problem: problem("tooManyRows", null, null, { limit: MAX_ROWS }) };
      }
      if (rows.length === 0) continue;
      sheets.push(name);
      if (wanted) chosen = { name, rows, isHidden };
    }
  } catch {
    return { problem: problem("brokenWorkbook") };
  }
  if (!chosen) return { problem: problem("emptyFile") };
  const { titles, heading, body } = findHeading(chosen.rows);
  if (!heading) return { problem: problem("emptyFile") };
  const { header, rows } = squared(heading, body);
  return {
    encoding: "xlsx",
    delimiter: null,
    sheet: chosen.name,
    sheets,
    titles,
    headerLine: heading.line,
    header,
    rows,
  };
}

/** Sheets leave out empty cells at the end of a row, and keep formatted empty ones: every row gets the heading's width. */
function squared(heading: TableRow, body: readonly TableRow[]) {
  const header = [...heading.cells];
  while (header.at(-1) === "") header.pop();
  const rows = body.map(({ line, cells }) => ({
    line,
    cells: Array.from({ length: Math.max(header.length, lastFilled(cells) + 1) }, (_, index) => cells[index] ?? ""),
  }));
  return { header, rows };
}

const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell !== "");
