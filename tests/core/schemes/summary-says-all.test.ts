import { describe, expect, it } from "vitest";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition";
import { schemeSummary } from "@/server/core/schemes/scheme-summary";

type Path = readonly (string | number)[];

/** Names, sources and what is written for people say nothing that is computed. */
const NOT_SAID = new Set(["version", "code", "name", "description", "source", "id", "subject", "scale"]);

/** Every number and every yes or no of a definition. */
function leaves(value: unknown, path: Path = []): Path[] {
  if (typeof value === "number" || typeof value === "boolean") return [path];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (NOT_SAID.has(key) ? [] : leaves(inner, [...path, key])));
}

/** The definition with another value at a place. */
function changed(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) {
    if (typeof value === "boolean") return !value;
    return (value as number) === 1 ? 0.875 : (value as number) + 0.125;
  }
  if (Array.isArray(value)) return value.map((inner, i) => (String(i) === String(key) ? changed(inner, rest) : inner));
  const whole = value as Record<string, unknown>;
  return { ...whole, [key]: changed(whole[key], rest) };
}

/** Figures that decide nothing where others are as they are. */
function isIdle(preset: SchemeDefinition, path: Path): boolean {
  const text = path.join(".");
  const above = path.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], preset);
  const others = above as Readonly<Record<string, unknown>>;
  if (text === "missing.minimumWeight") return others.rule !== "renormalise";
  if (text === "pay.instrument.share") return others.kind === "cash";
  if (text.endsWith(".withinQuarters")) return others.after === 1;
  const list = path.slice(0, -2).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], preset);
  const isAlone = Array.isArray(list) && list.length === 1;
  return isAlone && (/parts\.0\.weight$/.test(text) || /paperLossWeight\.0\.x$/.test(text));
}

describe("the summary of a preset", () => {
  it.each(schemePresets.map((preset) => [preset.code, preset] as const))(
    "of %s says every figure it pays or judges by",
    (_, preset) => {
      const { en, zh } = schemeSummary(preset);
      const silent = leaves(preset).filter((path) => {
        if (isIdle(preset, path)) return false;
        const other = schemeSummary(changed(preset, path) as SchemeDefinition);
        return other.en.join() === en.join() || other.zh.join() === zh.join();
      });
      expect(silent.map((path) => path.join("."))).toEqual([]);
    },
  );
});
