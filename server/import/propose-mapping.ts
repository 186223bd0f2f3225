import { normalized } from "./import-field.ts";
import { type ImportKind, importKindNames, importKinds } from "./import-kinds.ts";
import type { SeriesRole } from "./import-mapping.ts";
import { parseDate } from "./parse-date.ts";
import { isAbsent } from "./parse-number.ts";
import type { Table } from "./table.ts";

/** What is known already, by code: it tells the role of a column better than its name. */
export interface KnownRoles {
  series: ReadonlyMap<string, SeriesRole>;
  portfolios: ReadonlySet<string>;
}

const SAMPLE_ROWS = 50;
/** A column of dates stays one when some of its cells are wrong: they are reported, not taken for another kind of file. */
const MOST = 0.6;
const RISK_FREE = /\b(\d+m|3m|t-?bills?|cash|risk.?free|rf|libor|sofr|shibor|repo)\b|无风险|存款/i;
const BENCHMARK =
  /bench|index|idx|\btr\b|s&p|sp500|msci|csi|edhec|funds? of funds|treasury|\b\d+y\b|基准|指数|沪深|中证|国债/i;

/** The likeliest part of a column in a wide file: known codes first, then words that speak for themselves. */
export function proposeRole(heading: string, known: KnownRoles): SeriesRole {
  if (known.portfolios.has(heading)) return "portfolio";
  const role = known.series.get(heading);
  if (role) return role;
  if (RISK_FREE.test(heading)) return "riskFree";
  return BENCHMARK.test(heading) ? "benchmark" : "portfolio";
}

/** Field of a kind that a heading names: the field's own name before any alias. */
function fieldOf(kind: ImportKind, heading: string, taken: ReadonlySet<string>): string | null {
  const wanted = normalized(heading);
  const free = importKinds[kind].filter(({ name }) => !taken.has(name));
  const byName = free.find(({ name }) => normalized(name) === wanted);
  return (byName ?? free.find(({ aliases }) => aliases.some((alias) => normalized(alias) === wanted)))?.name ?? null;
}

function namedColumns(kind: ImportKind, header: readonly string[]): Record<string, string> {
  const taken = new Set<string>();
  const columns: Record<string, string> = {};
  for (const heading of header) {
    const name = fieldOf(kind, heading, taken);
    if (name === null) continue;
    taken.add(name);
    columns[heading] = name;
  }
  return columns;
}

/** Meaning of every column of a file, read as a kind. */
export function proposeColumns(kind: ImportKind, table: Table, known: KnownRoles): Record<string, string> {
  const header = table.header.filter((heading) => heading !== "");
  const columns = namedColumns(kind, header);
  if (kind === "returnsWide" && !Object.values(columns).includes("date")) {
    const date = header.find((heading) => looksLikeDates(table, heading));
    if (date !== undefined) columns[date] = "date";
  }
  for (const heading of header) {
    if (columns[heading] !== undefined) continue;
    if (kind === "returnsWide") columns[heading] = proposeRole(heading, known);
    else columns[heading] = kind === "holdings" ? "attribute" : "ignore";
  }
  return columns;
}

/**
 * The kind whose required columns are all in the heading, the one that names most columns; without any, a file with dates
 * down and numbers across is wide returns. Null: none fits.
 */
export function detectKind(table: Table): ImportKind | null {
  const header = table.header.filter((heading) => heading !== "");
  let best: { kind: ImportKind; score: number } | null = null;
  for (const kind of importKindNames) {
    if (kind === "returnsWide") continue;
    const named = new Set(Object.values(namedColumns(kind, header)));
    if (importKinds[kind].some(({ name, required }) => required && !named.has(name))) continue;
    const required = importKinds[kind].filter((field) => field.required).length;
    const score = named.size * 10 + required;
    if (!best || score > best.score) best = { kind, score };
  }
  if (best) return best.kind;
  return looksWide(table) ? "returnsWide" : null;
}

const sample = (table: Table, column: number) =>
  table.rows
    .slice(0, SAMPLE_ROWS)
    .map(({ cells }) => cells[column] ?? "")
    .filter((cell) => !isAbsent(cell));

function looksLikeDates(table: Table, heading: string): boolean {
  const cells = sample(table, table.header.indexOf(heading));
  const dates = cells.filter((cell) => parseDate(cell, "dmy") !== null || parseDate(cell, "mdy") !== null);
  return cells.length > 0 && dates.length >= MOST * cells.length;
}

function looksWide(table: Table): boolean {
  const dates = table.header.findIndex((heading) => looksLikeDates(table, heading));
  if (dates < 0) return false;
  const others = table.header.map((_, index) => index).filter((index) => index !== dates);
  const numeric = others.filter((index) => {
    const cells = sample(table, index);
    return cells.filter((cell) => /^[-+−(]?[\d.,\s]+[%％)]*$/.test(cell)).length >= cells.length / 2;
  });
  return numeric.length > 0 && numeric.length >= others.length / 2;
}
