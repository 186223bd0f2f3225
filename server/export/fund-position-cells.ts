import { at } from "./workbook.ts";

/** Lines of the position sheet in their order; other sheets point at them. */
export const POSITION_LINES = [
  "paidIn",
  "distributed",
  "value",
  "paper",
  "realised",
  "total",
  "dpi",
  "rvpi",
  "tvpi",
  "irr",
] as const;
export type PositionLine = (typeof POSITION_LINES)[number];

/** Title, note, vintage, age, empty, headings. */
const ROWS_ABOVE = 6;

/** Cell of each line, by formula. */
export const POSITION_CELLS = Object.fromEntries(
  POSITION_LINES.map((line, i) => [line, at(2, ROWS_ABOVE + 1 + i)]),
) as Readonly<Record<PositionLine, string>>;

/** The band that peers are taken from: below the lines, the present value, and a heading for each measure. */
const BAND_ROWS = {
  tvpi: ROWS_ABOVE + POSITION_LINES.length + 4,
  irr: ROWS_ABOVE + POSITION_LINES.length + 5,
} as const;

export const BAND_CELLS = {
  tvpi: { from: at(2, BAND_ROWS.tvpi), to: at(3, BAND_ROWS.tvpi) },
  irr: { from: at(2, BAND_ROWS.irr), to: at(3, BAND_ROWS.irr) },
} as const;
