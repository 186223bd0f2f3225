import ExcelJS from "exceljs";
import type { Cell, Sheet, Workbook } from "@/server/export/workbook.ts";

/** An .xlsx file as the data it was written from, as far as formulas need it. */
export async function readWorkbook(bytes: ArrayBuffer): Promise<Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes);
  return { sheets: book.worksheets.map(sheetOf) };
}

function sheetOf(sheet: ExcelJS.Worksheet): Sheet {
  const rows = Array.from({ length: sheet.rowCount }, (_, row) =>
    Array.from({ length: sheet.columnCount }, (__, column) => cellOf(sheet.getRow(row + 1).getCell(column + 1))),
  );
  return { name: sheet.name, rows, widths: [], frozen: { rows: 0, columns: 0 }, differences: [] };
}

function cellOf({ value, formula, result }: ExcelJS.Cell): Cell {
  if (formula) return { formula: formula.replaceAll("_xlfn.", ""), result: plain(result ?? ""), look: "number" };
  return value === null ? null : { value: plain(value), look: "number" };
}

/** Dates come back as moments; formulas compute with their number of days. */
function plain(value: ExcelJS.CellValue | undefined): number | string {
  if (value instanceof Date) return Math.round(value.getTime() / 86_400_000) + 25_569;
  return typeof value === "number" ? value : String(value);
}

/** All text of a workbook. */
export const textOf = ({ sheets }: Workbook): string =>
  sheets
    .flatMap(({ rows }) => rows.flat())
    .flatMap((cell) => (cell && "value" in cell && typeof cell.value === "string" ? [cell.value] : []))
    .join("\n");
