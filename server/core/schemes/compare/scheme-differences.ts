import type { SchemeDefinition } from "../scheme-definition";

/** One field in which two definitions differ. */
export interface SchemeDifference {
  /** Names of fields from the outside in; an entry of a list is "#" and what names it. */
  readonly path: readonly string[];
  readonly kind: "added" | "removed" | "changed";
  /** What stands there in each; undefined where it is not. Curves and texts are given whole. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * Where two definitions differ, field by field, in the order of the definition. What was added or taken away whole (a
 * measure, a gate, the pay block) is one difference. The code does not count: every scheme has its own.
 *
 * Entries of lists are the same when their id, name, event or grade is; of lists without such names, by position. An entry
 * that only moved is no difference.
 */
export function schemeDifferences(before: SchemeDefinition, after: SchemeDefinition): readonly SchemeDifference[] {
  const { code: _, version: __, ...one } = before;
  const { code: ___, version: ____, ...other } = after;
  return differences(one, other, []);
}

function differences(before: unknown, after: unknown, path: readonly string[]): SchemeDifference[] {
  if (before === undefined && after === undefined) return [];
  if (isNothing(before) !== isNothing(after))
    return [{ path, kind: isNothing(before) ? "added" : "removed", before, after }];
  if (isLeaf(before) || isLeaf(after)) return isSame(before, after) ? [] : [{ path, kind: "changed", before, after }];
  const [one, other] = [entries(before), entries(after)];
  const names = [...new Set([...one.keys(), ...other.keys()])];
  return names.flatMap((name) => differences(one.get(name), other.get(name), [...path, name]));
}

const isNothing = (value: unknown) => value === undefined || value === null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Texts in two languages, ratios and curves are read whole. */
function isLeaf(value: unknown): boolean {
  if (Array.isArray(value)) return !value.every(isRecord) || value.every((item) => "x" in item && "score" in item);
  if (!isRecord(value)) return true;
  return "en" in value || "numerator" in value;
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function entries(value: unknown): Map<string, unknown> {
  if (!Array.isArray(value)) return new Map(Object.entries(value as Record<string, unknown>));
  return new Map(value.map((item, i) => [`#${nameOf(item as Record<string, unknown>) ?? i + 1}`, item]));
}

function nameOf(item: Record<string, unknown>): string | null {
  const { id, name, event } = item;
  if (typeof id === "string") return id;
  if (typeof name === "string") return name;
  if (isRecord(name) && typeof name.en === "string") return name.en;
  return typeof event === "string" ? event : null;
}
