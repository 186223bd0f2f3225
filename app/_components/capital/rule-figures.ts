import type { RuleRow } from "@/server/core/capital/regimes/rule-overlay.ts";

/** A number inside a rule row, and the way to it. */
export interface RuleFigure {
  readonly path: readonly (string | number)[];
  readonly value: number;
}

/** Every number of a row in the order of its fields; brackets and matrices are walked through. */
export function figuresOf(row: RuleRow): RuleFigure[] {
  const found: RuleFigure[] = [];
  const walk = (value: unknown, path: readonly (string | number)[]) => {
    if (typeof value === "number") found.push({ path, value });
    else if (Array.isArray(value)) for (const [i, item] of value.entries()) walk(item, [...path, i]);
    else if (typeof value === "object" && value !== null)
      for (const [key, item] of Object.entries(value)) walk(item, [...path, key]);
  };
  walk(row, []);
  return found;
}

/** The row with other numbers, by path as text; everything else stays. */
export function withFigures(row: RuleRow, figures: Readonly<Record<string, number>>): RuleRow {
  const walk = (value: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof value === "number") return figures[path.join(".")] ?? value;
    if (Array.isArray(value)) return value.map((item, i) => walk(item, [...path, i]));
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key])]));
    return value;
  };
  return walk(row, []) as RuleRow;
}
