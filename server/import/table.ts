/** One row of a file: its line (or sheet row), from 1, and its cells as text; an empty cell is "". */
export interface TableRow {
  line: number;
  cells: readonly string[];
}

/** A file as rows of text, whatever it was written with. */
export interface Table {
  /** What it was read with: a text encoding or "xlsx". */
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  /** Every sheet of a workbook that holds something; empty for text files. */
  sheets: readonly string[];
  headerLine: number;
  /** Rows above the heading that hold a title. */
  titles: number;
  header: readonly string[];
  rows: readonly TableRow[];
}

/** More rows than this are refused: memory is finite, and a year of daily holdings fits well below. */
export const MAX_ROWS = 1_000_000;
