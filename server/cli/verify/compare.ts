import type { Judge, Tolerance } from "./case-kind";

/** What became of one expected value; `path` is its dotted name. `difference` is got minus expected, for numbers. */
export interface FieldResult {
  path: string;
  outcome: "passed" | "failed" | "unsupported";
  expected: unknown;
  got: unknown;
  difference: number | null;
}

/** How an expected field is looked up and judged. */
export interface Comparison {
  tolerance: Tolerance;
  answer: Readonly<Record<string, unknown>>;
  judges: Readonly<Record<string, Judge>>;
}

/**
 * Compares one expected field, down to its leaves. An absent value is unsupported; a list of another length fails;
 * fields of the answer that nobody expects are of no concern.
 */
export function compareField(path: readonly string[], expected: unknown, got: unknown, by: Comparison): FieldResult[] {
  const result = (outcome: FieldResult["outcome"], difference: number | null = null): FieldResult => ({
    path: path.join("."),
    outcome,
    expected,
    got,
    difference,
  });
  if (got === undefined) return [result("unsupported")];
  const judge = own(by.judges, path.join("."));
  if (judge?.(expected, got, by.tolerance, by.answer)) return [result("passed")];
  if (Array.isArray(expected)) {
    if (!Array.isArray(got) || got.length !== expected.length) return [result("failed")];
    if (expected.length === 0) return [result("passed")];
    return expected.flatMap((item, i) => compareField([...path, String(i)], item, got[i], by));
  }
  if (isRecord(expected)) {
    if (!isRecord(got)) return [result("failed")];
    const names = Object.keys(expected);
    if (names.length === 0) return [result("passed")];
    return names.flatMap((name) => compareField([...path, name], expected[name], own(got, name), by));
  }
  if (typeof expected === "number" && typeof got === "number") {
    const difference = got - expected;
    const allowed = isYear(path, expected) ? 0 : allowedDifference(path, expected, by.tolerance);
    return [result(Math.abs(difference) <= allowed ? "passed" : "failed", difference)];
  }
  return [result(got === expected ? "passed" : "failed")];
}

/** `abs + rel * |expected|`, with `fields` overriding `abs` by the longest name; list positions may be left out of it. */
export function allowedDifference(path: readonly string[], expected: number, tolerance: Tolerance): number {
  const { abs = 0, rel = 0, fields = {} } = tolerance;
  return (namedTolerance(path, fields) ?? abs) + rel * Math.abs(expected);
}

function namedTolerance(path: readonly string[], fields: Readonly<Record<string, number>>): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const names = path.slice(0, depth);
    for (const name of [names.join("."), names.filter((part) => !/^\d+$/.test(part)).join(".")]) {
      if (Object.hasOwn(fields, name)) return fields[name];
    }
  }
  return undefined;
}

/** Calendar years and numbers of a year (`year`, `peak_nav_year`) are compared exactly, whatever the tolerance. */
const isYear = (path: readonly string[], expected: number) =>
  Number.isInteger(expected) && /(^|_)year$|^first_year_/.test(path.at(-1) ?? "");

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The value of a name that a case gives: never one that every object has (`toString`). */
export const own = <T>(record: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(record, name) ? record[name] : undefined;
