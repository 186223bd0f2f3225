export type DecimalMark = "." | ",";
export type Unit = "fraction" | "percent" | "bp";

/** What people write into a cell that has no value. */
const ABSENT = new Set([
  "",
  "-",
  "--",
  "—",
  "–",
  "n/a",
  "na",
  "n.a.",
  "#n/a",
  "nan",
  "null",
  "none",
  "nil",
  "无",
  "不适用",
]);

export const isAbsent = (cell: string): boolean => ABSENT.has(cell.toLowerCase());

/** Cells that can only be read with one decimal mark, and cells that both readings fit with different results. */
export interface DecimalEvidence {
  point: number;
  comma: number;
  /** "1,234": one and a bit, or one thousand and more. */
  either: number;
}

export function decimalEvidence(cells: Iterable<string>): DecimalEvidence {
  const evidence = { point: 0, comma: 0, either: 0 };
  for (const raw of cells) {
    const cell = bare(raw);
    if (/^\d{1,3}(,\d{3})+\.\d*$|^\d*\.\d+$|^\d{1,3}(,\d{3}){2,}$/.test(cell) && !/^[1-9]\d{0,2}\.\d{3}$/.test(cell))
      evidence.point++;
    else if (/^\d{1,3}(\.\d{3})+,\d*$|^\d*,(\d{1,2}|\d{4,})$|^0,\d+$|^\d{1,3}(\.\d{3}){2,}$/.test(cell))
      evidence.comma++;
    else if (/^\d{1,3},\d{3}$/.test(cell)) evidence.either++;
  }
  return evidence;
}

/** Sign, percent, spaces and brackets taken away. */
const bare = (cell: string) => cell.replace(/[\s\u00a0\u202f']/g, "").replace(/^[-+−(]+|[)%％]+$/g, "");

/**
 * A cell as the exact text of a number ("-1234.5"), and whether it was written with a percent sign; null when it is none.
 * Thousands separators, a minus sign of any kind, and accountants' brackets are understood.
 */
export function parseNumber(cell: string, decimal: DecimalMark): { text: string; percent: boolean } | null {
  let text = cell.replace(/[\s\u00a0\u202f']/g, "");
  const percent = /[%％]$/.test(text);
  if (percent) text = text.slice(0, -1);
  const bracketed = /^\((.*)\)$/.exec(text);
  if (bracketed) text = `-${bracketed[1]}`;
  text = text.replace(/^−/, "-").replace(/^\+/, "");
  const thousands = decimal === "." ? "," : ".";
  const grouped = new RegExp(`^-?\\d{1,3}(\\${thousands}\\d{3})+(\\${decimal}\\d*)?$`);
  if (grouped.test(text)) text = text.replaceAll(thousands, "");
  if (decimal === ",") text = text.replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?$/.test(text)) return null;
  return { text, percent };
}

const UNIT_DIGITS: Readonly<Record<Unit, number>> = { fraction: 0, percent: 2, bp: 4 };

/**
 * The number as a fraction; a percent sign in the cell outweighs the unit said for the column. The point is moved in the
 * text, so that "0.41%" is the same number as "0.0041"; dividing by 100 would miss it in the last digit.
 */
export function asFraction({ text, percent }: { text: string; percent: boolean }, unit: Unit): number {
  const [mantissa, exponent = "0"] = text.toLowerCase().split("e");
  return Number(`${mantissa}e${Number(exponent) - UNIT_DIGITS[percent ? "percent" : unit]}`);
}
