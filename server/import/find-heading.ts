import type { TableRow } from "./table.ts";

/** Titles stand in the first rows or nowhere. */
const TITLE_ROWS = 10;

const filled = ({ cells }: TableRow) => cells.filter((cell) => cell !== "").length;

/** Rows split at the heading: the first row, or where titles of one cell stand above a table of several columns, the row below them. */
export function findHeading(rows: readonly TableRow[]): {
  readonly titles: number;
  readonly heading: TableRow | undefined;
  readonly body: TableRow[];
} {
  const wide = rows.slice(0, TITLE_ROWS).findIndex((row) => filled(row) > 1);
  const titles = Math.max(wide, 0);
  return { titles, heading: rows[titles], body: rows.slice(titles + 1) };
}
