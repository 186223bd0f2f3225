import type { Field, UnitGroup } from "./import-field.ts";
import type { ImportMapping } from "./import-mapping.ts";
import { type DateOrder, detectDateOrder } from "./parse-date.ts";
import { asFraction, type DecimalMark, decimalEvidence, isAbsent, parseNumber, type Unit } from "./parse-number.ts";
import { type Problem, problem } from "./problem.ts";
import type { Table } from "./table.ts";

/** A column of the file that a field was found for. */
export interface MappedColumn {
  index: number;
  heading: string;
  field: Field;
}

/** How the numbers and dates of the file are written. */
export interface Conventions {
  decimal: DecimalMark;
  dateOrder: DateOrder;
  units: Readonly<Record<UnitGroup, Unit>>;
}

const NUMERIC = new Set(["fraction", "number", "money"]);

function* cellsOf(table: Table, columns: readonly MappedColumn[]) {
  for (const { cells } of table.rows) for (const { index } of columns) yield cells[index] ?? "";
}

/**
 * Settles decimal mark, order of day and month, and units: the answers given, else what the file proves. What stays
 * open is asked as a problem, never guessed.
 */
export function settleConventions(table: Table, columns: readonly MappedColumn[], mapping: ImportMapping) {
  const problems: Problem[] = [];
  const numeric = columns.filter(({ field }) => NUMERIC.has(field.type));
  const dates = columns.filter(({ field }) => field.type === "periodEnd" || field.type === "date");
  const decimal = mapping.decimal ?? settleDecimal(table, numeric, problems);
  const dateOrder = mapping.dateOrder ?? settleDateOrder(table, dates, problems);
  const units = {
    return: "fraction",
    weight: "fraction",
    irr: "fraction",
    rate: "fraction",
    ...mapping.units,
  } as const;
  for (const group of ["return", "weight", "irr", "rate"] as const) {
    if (mapping.units[group]) continue;
    const doubt = unitDoubt(table, numeric, group, decimal);
    if (doubt) problems.push(doubt);
  }
  return { conventions: { decimal, dateOrder, units } satisfies Conventions, problems };
}

function settleDecimal(table: Table, columns: readonly MappedColumn[], problems: Problem[]): DecimalMark {
  const { point, comma, either } = decimalEvidence(cellsOf(table, columns));
  if (comma > point) return ",";
  if (point === 0 && either > 0)
    problems.push(problem("decimalInDoubt", null, columns[0]?.heading ?? null, { count: either }));
  return ".";
}

function settleDateOrder(table: Table, columns: readonly MappedColumn[], problems: Problem[]): DateOrder {
  const order = detectDateOrder(cellsOf(table, columns));
  if (order === "dmy" || order === "mdy") return order;
  if (order !== null) problems.push(problem("dateOrderInDoubt", null, columns[0]?.heading ?? null));
  return "dmy";
}

/** From where on numbers look like percent: the largest, and the middle one, of the absolute values. */
const DOUBT: Readonly<Record<UnitGroup, { largest: number; middle: number }>> = {
  return: { largest: 1, middle: 0.2 },
  weight: { largest: 2, middle: 1.01 },
  irr: { largest: 100, middle: 1 },
  rate: { largest: 0.5, middle: 0.2 },
};

function unitDoubt(table: Table, columns: readonly MappedColumn[], group: UnitGroup, decimal: DecimalMark) {
  const inGroup = columns.filter(({ field }) => field.group === group);
  const sizes: number[] = [];
  let [largest, where] = [0, { row: null as number | null, column: null as string | null, text: "" }];
  for (const { line, cells } of table.rows) {
    for (const { index, heading } of inGroup) {
      const text = cells[index] ?? "";
      const parsed = isAbsent(text) ? null : parseNumber(text, decimal);
      if (parsed === null || parsed.percent) continue; // a percent sign leaves no doubt
      const size = Math.abs(asFraction(parsed, "fraction"));
      if (size > 0) sizes.push(size);
      if (size > largest) [largest, where] = [size, { row: line, column: heading, text }];
    }
  }
  sizes.sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  if (largest <= DOUBT[group].largest && middle < DOUBT[group].middle) return null;
  return problem("unitInDoubt", where.row, where.column, { group, largest: where.text });
}
