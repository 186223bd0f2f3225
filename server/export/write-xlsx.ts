import "server-only";
import ExcelJS from "exceljs";
import { guardedText } from "@/server/core/format/guarded-text.ts";
import { daysBetween } from "@/server/core/returns/calendar/plain-date.ts";
import type { Cell, CellLook, Sheet, Workbook } from "./workbook.ts";

/** Functions that the file format knows only by a longer name; spreadsheets show the short one. */
const LATER_FUNCTIONS = /\b(STDEV\.S|T\.INV\.2T|NORM\.S\.DIST|PERCENTILE\.INC)\(/g;

const FORMATS: Readonly<Partial<Record<CellLook, string>>> = {
  number: "0.000000",
  integer: "0",
  percent: "0.0000%",
  money: "#,##0.00",
  date: "yyyy-mm-dd",
  difference: "0.0E+00",
};

/** The font of a plain cell, which a cell with a look of its own would otherwise lose. */
const FONT = { name: "Calibri", size: 11 };

/** The workbook as the bytes of an .xlsx file. Formulas are computed again when it is opened. */
export async function writeXlsx({ sheets }: Workbook): Promise<Uint8Array<ArrayBuffer>> {
  const book = new ExcelJS.Workbook();
  book.calcProperties.fullCalcOnLoad = true;
  for (const sheet of sheets) writeSheet(book, sheet);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function writeSheet(book: ExcelJS.Workbook, { name, rows, widths, frozen }: Sheet): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: "frozen", xSplit: frozen.columns, ySplit: frozen.rows, showGridLines: false }],
    pageSetup: { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  rows.forEach((cells, index) => {
    const row = sheet.getRow(index + 1);
    cells.forEach((cell, column) => {
      if (cell) writeCell(row.getCell(column + 1), cell);
    });
  });
}

function writeCell(target: ExcelJS.Cell, cell: NonNullable<Cell>): void {
  target.value =
    "formula" in cell
      ? { formula: cell.formula.replace(LATER_FUNCTIONS, "_xlfn.$1("), result: cell.result }
      : typeof cell.value === "number"
        ? cell.value
        : cell.look === "date"
          ? serialDay(cell.value)
          : guardedText(cell.value);
  const format = FORMATS[cell.look];
  if (format) target.numFmt = format;
  if (cell.look === "date") target.alignment = { horizontal: "left" };
  if (cell.look === "title") target.font = { ...FONT, bold: true, size: 14 };
  if (cell.look === "heading") {
    target.font = { ...FONT, bold: true };
    target.border = { bottom: { style: "thin" } };
    target.alignment = { wrapText: true, vertical: "bottom" };
  }
  if (cell.look === "note") target.font = { ...FONT, color: { argb: "FF6B7280" } };
}

/** Days as spreadsheets count them: a number, so that no time zone can move the date. */
const serialDay = (date: string): number => daysBetween("1899-12-30", date);
