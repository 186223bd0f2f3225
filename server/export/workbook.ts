import type { Measured } from "@/server/core/measured.ts";

/** How a cell looks; numbers stay numbers, dates stay dates, whatever their look. */
export type CellLook =
  | "title"
  | "heading"
  | "label"
  | "note"
  | "number"
  | "integer"
  | "percent"
  | "money"
  | "date"
  | "difference";

/** A number, text, or a calendar date ("2024-12-31", look "date"). */
export interface ValueCell {
  readonly value: number | string;
  readonly look: CellLook;
}

/** A live formula (without "=") with the result that is shown until a spreadsheet computes it again. */
export interface FormulaCell {
  readonly formula: string;
  readonly result: number | string;
  readonly look: CellLook;
}

export type Cell = ValueCell | FormulaCell | null;

/** A sheet as data: what is in which cell. Rows and columns count from 1, as spreadsheets do. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly widths: readonly number[];
  /** Rows and columns that stay in view. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Addresses of cells that are 0 when the formulas come to what Longview shows. */
  readonly differences: readonly string[];
}

export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export const text = (value: string, look: CellLook = "label"): ValueCell => ({ value, look });
export const number = (value: number, look: CellLook = "number"): ValueCell => ({ value, look });
export const day = (value: string): ValueCell => ({ value, look: "date" });
export const formula = (source: string, result: number | string, look: CellLook = "number"): FormulaCell => ({
  formula: source,
  result,
  look,
});

/** "AB" for 28. */
export function columnName(column: number): string {
  let name = "";
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** "$B$7": an address that copying does not move. */
export const at = (column: number, row: number): string => `$${columnName(column)}$${row}`;

/** "$B$7:$B$12" down one column. */
export const down = (column: number, from: number, to: number): string => `${at(column, from)}:${at(column, to)}`;

/** An address on another sheet. */
export const on = (sheet: string, address: string): string => `'${sheet.replaceAll("'", "''")}'!${address}`;

/** A sheet while it is being written. */
export class SheetPlan implements Sheet {
  readonly rows: Cell[][] = [];
  readonly differences: string[] = [];
  frozen = { rows: 0, columns: 0 };

  constructor(
    readonly name: string,
    readonly widths: readonly number[],
  ) {}

  /** Appends a row and says which it is. */
  add(...cells: Cell[]): number {
    return this.rows.push(cells);
  }

  /** Row that the next `add` writes. */
  get next(): number {
    return this.rows.length + 1;
  }

  /**
   * The three cells that show a figure twice: by formula, as Longview shows it, and the difference between the two, for
   * figures above 1 as a part of the figure.
   * A figure that does not exist stands as the reason why.
   *
   * @param source null where the figure cannot be computed again from what is in the workbook
   */
  compared(
    place: { column: number; row: number },
    source: string | null,
    own: Measured,
    look: CellLook,
    reason: (code: string) => string,
  ): [Cell, Cell, Cell] {
    if (own.value === null) return [null, text(reason(own.reason), "note"), null];
    if (source === null) return [null, number(own.value, look), null];
    const [recomputed, shown] = [at(place.column, place.row), at(place.column + 1, place.row)];
    this.differences.push(at(place.column + 2, place.row));
    return [
      formula(source, own.value, look),
      number(own.value, look),
      formula(`(${recomputed}-${shown})/MAX(1,ABS(${shown}))`, 0, "difference"),
    ];
  }
}
