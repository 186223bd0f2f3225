import type { ImportRecord } from "../parse-records.ts";
import { type Problem, problem } from "../problem.ts";

/** Value of a record as text, number or either with null: fields are read by their type, so a wrong one is our own mistake. */
export const textOf = ({ values }: ImportRecord, name: string) => values[name] as string;
export const textOrNull = ({ values }: ImportRecord, name: string) => values[name] as string | null;
export const numberOf = ({ values }: ImportRecord, name: string) => values[name] as number;
export const numberOrNull = ({ values }: ImportRecord, name: string) => values[name] as number | null;

/**
 * Keeps the first row of every key. A second row that says the same is a warning, one that says something else an error:
 * which of them is right only the sender knows.
 *
 * @param keyOf what makes two rows the same fact, as the reader would name it
 */
export function uniqueRows<T extends { line: number }>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  saysOf: (row: T) => unknown,
  problems: Problem[],
): T[] {
  const first = new Map<string, T>();
  for (const row of rows) {
    const key = keyOf(row);
    const earlier = first.get(key);
    if (!earlier) {
      first.set(key, row);
      continue;
    }
    const same = JSON.stringify(saysOf(earlier)) === JSON.stringify(saysOf(row));
    problems.push(problem(same ? "duplicateRow" : "duplicateKey", row.line, null, { key, firstRow: earlier.line }));
  }
  return [...first.values()];
}

/** Rows by a key, in the order of first appearance. */
export function groupRows<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
