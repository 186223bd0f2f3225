import type { Field, UnitGroup } from "./import-field.ts";
import type { ImportMapping } from "./import-mapping.ts";
import { type Frequency, inferFrequency } from "./infer-frequency.ts";
import { type DateOrder, detectDateOrder, parseDate } from "./parse-date.ts";
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
  /** Groups whose unit has to be said first: until then nothing can be said about the size of their numbers. */
  inDoubt: ReadonlySet<UnitGroup>;
}

const NUMERIC = new Set(["fraction", "number", "money", "figure"]);

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
  const frequency = sampledFrequency(table, dates, dateOrder);
  for (const group of ["return", "weight", "irr", "rate"] as const) {
    if (mapping.units[group]) continue;
    problems.push(...unitDoubts(table, numeric, group, decimal, frequency));
  }
  const inDoubt = new Set<UnitGroup>(
    problems.filter(({ code }) => code === "unitInDoubt").map(({ facts }) => facts.group as UnitGroup),
  );
  return { conventions: { decimal, dateOrder, units, inDoubt } satisfies Conventions, problems };
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

/** The middle absolute value from which numbers look like percent, and the size that hardly any fraction has. */
const DOUBT: Readonly<Record<UnitGroup, { middle: number; size: number }>> = {
  return: { middle: 0.2, size: 1 },
  weight: { middle: 1.01, size: 2 },
  irr: { middle: 1, size: 100 },
  rate: { middle: 0.2, size: 0.5 },
};
/** For returns the middle value depends on how long the periods are. */
const RETURN_MIDDLE = { daily: 0.02, weekly: 0.06, monthly: 0.2, quarterly: 0.3, annual: 0.6 } as const;
/** So few large values are exceptions that prove the fractions; each is shown. */
const EXCEPTIONS = 0.01;
const DATES_LOOKED_AT = 500;

/**
 * Whether the numbers of a group may be percent although nobody said so. A doubt is one error for the file; exceptional
 * values in a file of clear fractions are a warning each.
 */
function unitDoubts(
  table: Table,
  columns: readonly MappedColumn[],
  group: UnitGroup,
  decimal: DecimalMark,
  frequency: Frequency | null,
): Problem[] {
  const inGroup = columns.filter(({ field }) => field.group === group);
  const limit = DOUBT[group];
  const sizes: number[] = [];
  const large: { size: number; found: Problem }[] = [];
  for (const { line, cells } of table.rows) {
    for (const { index, heading } of inGroup) {
      const text = cells[index] ?? "";
      const parsed = isAbsent(text) ? null : parseNumber(text, decimal);
      if (parsed === null || parsed.percent) continue; // a percent sign leaves no doubt
      const size = Math.abs(asFraction(parsed, "fraction"));
      if (size > 0) sizes.push(size);
      if (size > limit.size) large.push({ size, found: problem("unusualReturn", line, heading, { text }) });
    }
  }
  sizes.sort((a, b) => a - b);
  const middle = sizes[Math.floor(sizes.length / 2)] ?? 0;
  const middleLimit = group === "return" && frequency !== null ? RETURN_MIDDLE[frequency] : limit.middle;
  if (middle < middleLimit && large.length <= EXCEPTIONS * sizes.length) return large.map(({ found }) => found);
  const largest = large.toSorted((a, b) => b.size - a.size)[0];
  const { row, column } = largest?.found ?? { row: null, column: inGroup[0]?.heading ?? null };
  const facts = { group, middle: Number(middle.toPrecision(3)), largest: Number((sizes.at(-1) ?? 0).toPrecision(6)) };
  return [problem("unitInDoubt", row, column, facts)];
}

/** The frequency that the dates of the file's first rows speak for. */
function sampledFrequency(table: Table, dates: readonly MappedColumn[], order: DateOrder): Frequency | null {
  const column = dates.find(({ field }) => field.type === "periodEnd");
  if (!column) return null;
  const found = new Set<string>();
  for (const { cells } of table.rows.slice(0, DATES_LOOKED_AT)) {
    const date = parseDate(cells[column.index] ?? "", order);
    if (date !== null) found.add(date);
  }
  return inferFrequency([...found].sort()).frequency;
}
