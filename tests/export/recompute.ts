import { daysBetween } from "@/server/core/returns/calendar/plain-date.ts";
import { normalCdf } from "@/server/core/statistics/normal.ts";
import { quantile } from "@/server/core/statistics/quantile.ts";
import { studentTQuantile } from "@/server/core/statistics/student-t.ts";
import type { Cell, Workbook } from "@/server/export/workbook.ts";

/** What a cell or a formula comes to; a range is rows of values. Empty is null. */
type Scalar = number | string | boolean | null;
type Value = Scalar | Scalar[][];

type Node =
  | { readonly kind: "value"; readonly value: Scalar }
  | { readonly kind: "range"; readonly sheet: string | null; readonly from: string; readonly to: string | null }
  | { readonly kind: "call"; readonly name: string; readonly args: readonly Node[] };

const TOKEN =
  /\s*(?:('(?:[^']|'')+'!)?(\$[A-Z]+\$\d+)(?::(\$[A-Z]+\$\d+))?|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|"((?:[^"]|"")*)"|([A-Z][A-Z0-9.]*)|(<=|>=|<>|[-+*/^&=<>(),]))/y;

type Token =
  | { readonly kind: "range"; readonly sheet: string | null; readonly from: string; readonly to: string | null }
  | { readonly kind: "value"; readonly value: Scalar }
  | { readonly kind: "name" | "sign"; readonly text: string };

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < formula.length) {
    const start = TOKEN.lastIndex;
    const match = TOKEN.exec(formula);
    if (!match) throw new Error(`not a formula: ${formula} at ${start}`);
    const [, sheet, from, to, digits, quoted, name, sign] = match;
    if (from !== undefined)
      found.push({ kind: "range", sheet: sheet?.slice(1, -2).replaceAll("''", "'") ?? null, from, to: to ?? null });
    else if (digits !== undefined) found.push({ kind: "value", value: Number(digits) });
    else if (quoted !== undefined) found.push({ kind: "value", value: quoted.replaceAll('""', '"') });
    else if (name === "TRUE" || name === "FALSE") found.push({ kind: "value", value: name === "TRUE" });
    else if (name !== undefined) found.push({ kind: "name", text: name });
    else found.push({ kind: "sign", text: sign! });
  }
  return found;
}

/** Weakest first; a sign before a number binds more tightly than any of them, as in spreadsheets. */
const LEVELS = [["=", "<", ">", "<=", ">=", "<>"], ["&"], ["+", "-"], ["*", "/"], ["^"]] as const;

function parsed(formula: string): Node {
  const rest = tokens(formula);
  const sign = (...texts: string[]): string | null => {
    const next = rest[0];
    if (next?.kind !== "sign" || !texts.includes(next.text)) return null;
    rest.shift();
    return next.text;
  };
  const expression = (level: number): Node => {
    const signs: readonly string[] | undefined = LEVELS[level];
    if (!signs) return prefixed();
    let left = expression(level + 1);
    for (let found = sign(...signs); found !== null; found = sign(...signs))
      left = { kind: "call", name: found, args: [left, expression(level + 1)] };
    return left;
  };
  const prefixed = (): Node => (sign("-") !== null ? { kind: "call", name: "negated", args: [prefixed()] } : primary());
  const primary = (): Node => {
    if (sign("(") !== null) {
      const inner = expression(0);
      if (sign(")") === null) throw new Error(`unclosed: ${formula}`);
      return inner;
    }
    const next = rest.shift();
    if (next?.kind === "value" || next?.kind === "range") return next;
    if (next?.kind !== "name" || sign("(") === null) throw new Error(`not a formula: ${formula}`);
    const args: Node[] = [];
    while (sign(")") === null) {
      args.push(expression(0));
      sign(",");
    }
    return { kind: "call", name: next.text, args };
  };
  const node = expression(0);
  if (rest.length > 0) throw new Error(`more than a formula: ${formula}`);
  return node;
}

const flat = (value: Value): Scalar[] => (Array.isArray(value) ? value.flat() : [value]);
const numbers = (values: readonly Value[]): number[] =>
  values.flatMap((value) => flat(value).filter((item) => typeof item === "number"));
const asNumber = (value: Scalar): number => {
  if (typeof value === "string") throw new Error(`text where a number is needed: ${value}`);
  return Number(value);
};
const one = (value: Value): Scalar => {
  const [first = null, ...more] = flat(value);
  if (more.length > 0) throw new Error("a range where one value is needed");
  return first;
};
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Text is above every number, as spreadsheets order them. */
const compare = (a: Scalar, b: Scalar): number => {
  if (typeof a === "string" || typeof b === "string") {
    if (typeof a !== typeof b) return typeof a === "string" ? 1 : -1;
    return a! < b! ? -1 : a! > b! ? 1 : 0;
  }
  return Number(a) - Number(b);
};

const SIGNS: Readonly<Record<string, (a: Scalar, b: Scalar) => Scalar>> = {
  "+": (a, b) => asNumber(a) + asNumber(b),
  "-": (a, b) => asNumber(a) - asNumber(b),
  "*": (a, b) => asNumber(a) * asNumber(b),
  "/": (a, b) => asNumber(a) / asNumber(b),
  "^": (a, b) => asNumber(a) ** asNumber(b),
  "&": (a, b) => `${a ?? ""}${b ?? ""}`,
  "=": (a, b) => compare(a, b) === 0,
  "<": (a, b) => compare(a, b) < 0,
  ">": (a, b) => compare(a, b) > 0,
  "<=": (a, b) => compare(a, b) <= 0,
  ">=": (a, b) => compare(a, b) >= 0,
  "<>": (a, b) => compare(a, b) !== 0,
};

/** Element by element where a range is involved. */
function spread(values: readonly Value[], of: (...items: Scalar[]) => Scalar): Value {
  const range = values.find((value) => Array.isArray(value));
  if (!range) return of(...(values as Scalar[]));
  return range.map((row, i) =>
    row.map((_, j) => of(...values.map((value) => (Array.isArray(value) ? (value[i]?.[j] ?? null) : value)))),
  );
}

function criterion(wanted: Scalar): (value: Scalar) => boolean {
  const [, sign, bound] = /^([<>])(-?[\d.]+)$/.exec(String(wanted)) ?? [];
  if (sign === undefined) return (value) => value === wanted;
  return (value) => typeof value === "number" && SIGNS[sign]!(value, Number(bound)) === true;
}

function xirr(amounts: readonly number[], dates: readonly number[]): number {
  const value = (rate: number) =>
    sum(amounts.map((amount, i) => amount * (1 + rate) ** ((dates[0]! - dates[i]!) / 365)));
  let [low, high] = [-0.999999, 10];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (value(low) * value(middle) <= 0) high = middle;
    else low = middle;
  }
  return (low + high) / 2;
}

const FUNCTIONS: Readonly<Record<string, (...args: Value[]) => Value>> = {
  negated: (value) => spread([value], (item) => -asNumber(item)),
  SUM: (...args) => sum(numbers(args)),
  SUMSQ: (...args) => sum(numbers(args).map((value) => value * value)),
  PRODUCT: (...args) => numbers(args).reduce((product, value) => product * value, 1),
  SUMPRODUCT: (...args) => {
    const columns = args.map(flat);
    return sum(
      columns[0]!.map((_, i) =>
        columns.reduce((product, column) => product * (typeof column[i] === "number" ? (column[i] as number) : 0), 1),
      ),
    );
  },
  AVERAGE: (...args) => sum(numbers(args)) / numbers(args).length,
  DEVSQ: (...args) => deviations(numbers(args)),
  "STDEV.S": (...args) => Math.sqrt(deviations(numbers(args)) / (numbers(args).length - 1)),
  COUNT: (...args) => numbers(args).length,
  ROWS: (range) => (range as Scalar[][]).length,
  MAX: (...args) => Math.max(...numbers(args)),
  MIN: (...args) => Math.min(...numbers(args)),
  ABS: (value) => Math.abs(asNumber(one(value))),
  SQRT: (value) => Math.sqrt(asNumber(one(value))),
  EXP: (value) => Math.exp(asNumber(one(value))),
  LN: (value) => Math.log(asNumber(one(value))),
  N: (value) => (typeof one(value) === "number" ? one(value) : 0),
  AND: (...args) => args.every((value) => one(value) === true),
  ISNUMBER: (value) => spread([value], (item) => typeof item === "number"),
  "T.INV.2T": (probability, freedom) => studentTQuantile(1 - asNumber(one(probability)) / 2, asNumber(one(freedom))),
  "NORM.S.DIST": (z) => normalCdf(asNumber(one(z))),
  "PERCENTILE.INC": (range, probability) => quantile(numbers([range]), asNumber(one(probability)), 7),
  MATCH: (x, range) => flat(range).filter((value) => compare(value, one(x)) <= 0).length,
  INDEX: (range, place) => flat(range)[asNumber(one(place)) - 1] ?? Number.NaN,
  SUMIFS: (values, ...rules) =>
    sum(
      flat(values).map((value, i) => {
        for (let rule = 0; rule < rules.length; rule += 2)
          if (!criterion(one(rules[rule + 1]!))(flat(rules[rule]!)[i] ?? null)) return 0;
        return typeof value === "number" ? value : 0;
      }),
    ),
  XIRR: (amounts, dates) => xirr(numbers([amounts]), numbers([dates])),
};

function deviations(values: readonly number[]): number {
  const mean = sum(values) / values.length;
  return sum(values.map((value) => (value - mean) ** 2));
}

const columnOf = (letters: string) => [...letters].reduce((total, letter) => total * 26 + letter.charCodeAt(0) - 64, 0);
const placeOf = (address: string) => {
  const [, letters = "", row = ""] = address.split("$");
  return { column: columnOf(letters), row: Number(row) };
};

/** A formula of a workbook, what stands in the file as its result, and what it comes to. */
export interface Recomputed {
  readonly place: string;
  readonly formula: string;
  readonly cached: number | string;
  readonly value: Scalar;
}

/**
 * Computes every formula of a workbook from its values alone, as a spreadsheet does when it opens: results that stand in
 * the file are not looked at. Knows what our formulas use, no more, and refuses the rest.
 */
export function recomputed({ sheets }: Workbook): Recomputed[] {
  const byName = new Map(sheets.map((sheet) => [sheet.name, sheet]));
  const known = new Map<string, Scalar>();
  const underWay = new Set<string>();

  const valueAt = (sheet: string, row: number, column: number): Scalar => {
    const found = byName.get(sheet);
    if (!found) throw new Error(`no sheet ${sheet}`);
    const cell: Cell = found.rows[row - 1]?.[column - 1] ?? null;
    if (cell === null) return null;
    if (!("formula" in cell)) {
      return cell.look === "date" && typeof cell.value === "string"
        ? daysBetween("1899-12-30", cell.value)
        : cell.value;
    }
    const place = `${sheet}!${row}:${column}`;
    const value = known.get(place);
    if (value !== undefined) return value;
    if (underWay.has(place)) throw new Error(`a circle at ${place}`);
    underWay.add(place);
    const fresh = one(evaluated(parsed(cell.formula), sheet));
    known.set(place, fresh);
    return fresh;
  };

  const evaluated = (node: Node, sheet: string): Value => {
    if (node.kind === "value") return node.value;
    if (node.kind === "range") {
      const on = node.sheet ?? sheet;
      const from = placeOf(node.from);
      if (node.to === null) return valueAt(on, from.row, from.column);
      const to = placeOf(node.to);
      return Array.from({ length: to.row - from.row + 1 }, (_, i) =>
        Array.from({ length: to.column - from.column + 1 }, (__, j) => valueAt(on, from.row + i, from.column + j)),
      );
    }
    if (node.name === "IF") {
      const [condition, then, otherwise] = node.args;
      return evaluated(one(evaluated(condition!, sheet)) === true ? then! : otherwise!, sheet);
    }
    const args = node.args.map((arg) => evaluated(arg, sheet));
    const sign = SIGNS[node.name];
    if (sign) return spread(args, sign);
    const call = FUNCTIONS[node.name];
    if (!call) throw new Error(`unknown function ${node.name}`);
    return call(...args);
  };

  return sheets.flatMap(({ name, rows }) =>
    rows.flatMap((cells, row) =>
      cells.flatMap((cell, column) =>
        cell && "formula" in cell
          ? [
              {
                place: `${name} row ${row + 1} column ${column + 1}`,
                formula: cell.formula,
                cached: cell.result,
                value: valueAt(name, row + 1, column + 1),
              },
            ]
          : [],
      ),
    ),
  );
}

/** Formulas that do not come to the result that stands beside them in the file, to 1e-9 of its size. */
export const wrongResults = (workbook: Workbook): Recomputed[] =>
  recomputed(workbook).filter(({ cached, value }) =>
    typeof cached === "number" && typeof value === "number"
      ? !(Math.abs(value - cached) <= 1e-9 * Math.max(1, Math.abs(cached)))
      : value !== cached,
  );
