import { Decimal } from "decimal.js";
import type { MappedColumn } from "./column-conventions.ts";
import { type Conventions, settleConventions } from "./column-conventions.ts";
import { type Field, moneyScaleOf, normalized } from "./import-field.ts";
import type { ImportMapping } from "./import-mapping.ts";
import { inSlices } from "./in-slices.ts";
import { parseDate } from "./parse-date.ts";
import { asFraction, isAbsent, parseNumber } from "./parse-number.ts";
import { type Problem, problem } from "./problem.ts";
import type { Table } from "./table.ts";

export type CellValue = string | number | boolean | null;

/** One row by field name; a field without a column, and an empty cell, is null. Money is exact decimal text. */
export interface ImportRecord {
  line: number;
  values: Readonly<Record<string, CellValue>>;
  /** Columns kept as they are (holdings), by heading. */
  attributes: Readonly<Record<string, string>>;
}

export interface ParsedRecords {
  records: ImportRecord[];
  problems: Problem[];
  /** Heading of the column that a field was read from. */
  headings: Readonly<Record<string, string>>;
}

const FIRST_LIKELY_YEAR = 1900;
const LAST_LIKELY_YEAR = 2100;

/** Checks headings against the mapping and returns the columns that are read. */
export function mapColumns(table: Table, fields: readonly Field[], mapping: ImportMapping) {
  const problems: Problem[] = [];
  const columns: MappedColumn[] = [];
  const seen = new Set<string>();
  for (const [index, heading] of table.header.entries()) {
    if (heading === "") {
      if (table.rows.some(({ cells }) => (cells[index] ?? "") !== ""))
        problems.push(problem("emptyHeader", table.headerLine, null, { position: index + 1 }));
      continue;
    }
    if (seen.has(heading)) problems.push(problem("duplicateHeader", table.headerLine, heading));
    else seen.add(heading);
    const field = fields.find(({ name }) => name === mapping.columns[heading]);
    if (!field) continue;
    if (columns.some((column) => column.field === field))
      problems.push(problem("fieldMappedTwice", table.headerLine, heading, { field: field.name }));
    else columns.push({ index, heading, field });
  }
  for (const heading of Object.keys(mapping.columns))
    if (!seen.has(heading) && mapping.columns[heading] !== "ignore")
      problems.push(problem("unknownColumn", table.headerLine, heading));
  for (const { name, required } of fields)
    if (required && !columns.some(({ field }) => field.name === name))
      problems.push(problem("missingColumn", table.headerLine, null, { field: name }));
  return { columns, problems };
}

/** Rows longer than the heading: a stray delimiter has moved the cells, so none of them can be trusted. */
export function rowLengthProblem(table: Table, line: number, cells: readonly string[]): Problem | null {
  const filled = cells.findLastIndex((cell) => cell !== "") + 1;
  if (filled <= table.header.length) return null;
  return problem("rowLength", line, null, { cells: filled, columns: table.header.length });
}

/**
 * Reads every row of a table by a kind's fields. All problems are listed; a row with an error in it gives no record.
 *
 * @param today nothing but planned ends may lie after it
 */
export async function parseRecords(
  table: Table,
  fields: readonly Field[],
  mapping: ImportMapping,
  today: string,
): Promise<ParsedRecords> {
  const { columns, problems } = mapColumns(table, fields, mapping);
  const { conventions, problems: doubts } = settleConventions(table, columns, mapping);
  problems.push(...doubts);
  const headings = Object.fromEntries(columns.map(({ field, heading }) => [field.name, heading]));
  // Without a column that every row needs no row says anything, whatever else is wrong with it.
  if (problems.some(({ code }) => code === "missingColumn")) return { records: [], problems, headings };
  const attributes = table.header
    .map((heading, index) => ({ heading, index }))
    .filter(({ heading }) => mapping.columns[heading] === "attribute");
  const readers = columns.map((column) => ({ ...column, read: cellReader(column, conventions, mapping, today) }));
  const empty: Record<string, CellValue> = Object.fromEntries(fields.map(({ name }) => [name, null]));
  const records: ImportRecord[] = [];
  for await (const rows of inSlices(table.rows)) {
    for (const { line, cells } of rows) {
      const stray = rowLengthProblem(table, line, cells);
      if (stray) {
        problems.push(stray);
        continue;
      }
      const values = { ...empty };
      let usable = true;
      for (const { index, heading, field, read } of readers) {
        const read1 = read(cells[index] ?? "");
        if (typeof read1 === "object" && read1 !== null) {
          problems.push({ ...read1.found, row: line, column: heading });
          if (read1.found.level === "error") usable = false;
          values[field.name] = read1.value ?? null;
        } else values[field.name] = read1;
      }
      if (!usable) continue;
      records.push({
        line,
        values,
        attributes: Object.fromEntries(
          attributes.flatMap(({ heading, index }) =>
            isAbsent(cells[index] ?? "") ? [] : [[heading, cells[index] ?? ""]],
          ),
        ),
      });
    }
  }
  return { records, problems, headings };
}

type Reading = CellValue | { found: Problem; value?: CellValue };
const failed = (...[code, , , facts]: Parameters<typeof problem>): Reading => ({
  found: problem(code, null, null, facts),
});
const wrong = (code: Problem["code"], text: string, facts: Record<string, string | number> = {}): Reading =>
  failed(code, null, null, { text, ...facts });

/** How the cells of a column are read. */
export function cellReader(
  { field, heading }: MappedColumn,
  { decimal, dateOrder, units, inDoubt }: Conventions,
  mapping: ImportMapping,
  today: string,
): (cell: string) => Reading {
  const scale = new Decimal(mapping.moneyScale ?? moneyScaleOf(heading));
  const options = new Map(
    Object.entries(field.options ?? {}).flatMap(([value, names]) =>
      [value, ...names].map((name) => [normalized(name), value] as const),
    ),
  );
  const readFilled = (cell: string): Reading => {
    if (field.type === "text" || field.type === "code") return cell;
    if (field.type === "option")
      return (
        options.get(normalized(cell)) ??
        wrong("notAnOption", cell, { options: Object.keys(field.options ?? {}).join(", ") })
      );
    if (field.type === "boolean") return readBoolean(cell);
    if (field.type === "currency") return /^[A-Za-z]{3}$/.test(cell) ? cell.toUpperCase() : wrong("notACurrency", cell);
    if (field.type === "date" || field.type === "periodEnd") {
      const date = parseDate(cell, dateOrder);
      if (date === null) return wrong("notADate", cell);
      if (date > today && !field.future) return wrong("futureDate", cell, { today });
      return date;
    }
    const number = parseNumber(cell, decimal);
    if (number === null) return wrong("notANumber", cell);
    if (field.type === "figure") return new Decimal(number.text).div(number.percent ? 100 : 1).toFixed();
    if (field.type === "money") return new Decimal(number.text).times(scale).toFixed();
    if (field.type === "number") return Number(number.text);
    if (field.type === "integer" || field.type === "year") return readWhole(Number(number.text), cell, field.type);
    const fraction = asFraction(number, units[field.group ?? "return"]);
    if (field.group !== null && inDoubt.has(field.group)) return fraction;
    if ((field.group === "return" && fraction <= -1) || (field.group === "irr" && fraction < -1))
      return wrong("returnImpossible", cell);
    return fraction;
  };
  return (cell) => {
    if (!isAbsent(cell)) return readFilled(cell);
    return field.empty ? null : failed("missingValue", null, null, { field: field.name });
  };
}

function readWhole(value: number, cell: string, type: "integer" | "year"): Reading {
  if (!Number.isInteger(value)) return wrong(type === "year" ? "notAYear" : "notAWholeNumber", cell);
  if (type === "year" && (value < FIRST_LIKELY_YEAR || value > LAST_LIKELY_YEAR)) return wrong("notAYear", cell);
  return value;
}

const YES = new Set(["yes", "y", "true", "1", "是", "外部"]);
const NO = new Set(["no", "n", "false", "0", "否", "内部"]);

function readBoolean(cell: string): Reading {
  const word = cell.toLowerCase();
  if (YES.has(word)) return true;
  return NO.has(word) ? false : wrong("notAnOption", cell, { options: "yes, no" });
}
