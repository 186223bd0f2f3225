import { guardedText } from "./guarded-text";

type Cell = string | number | boolean | null | undefined;

/** The byte order mark that makes Excel read UTF-8 as UTF-8, Chinese included. */
const BOM = "\uFEFF";

/**
 * Rows as CSV text that spreadsheets open as intended. Text that a spreadsheet would run as a formula is made text by
 * a leading apostrophe; numbers stay numbers, negative ones too. Missing is an empty cell.
 */
export function toCsv(heading: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [heading, ...rows].map((row) => row.map(csvCell).join(","));
  return `${BOM}${lines.join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  const safe = guardedText(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
