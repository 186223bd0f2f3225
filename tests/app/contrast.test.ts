import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const css = fs.readFileSync(path.resolve(import.meta.dirname, "../../app/globals.css"), "utf8");

/** The colours of a theme by their names. */
function theme(selector: string): Map<string, string> {
  const begin = css.indexOf(`${selector} {`);
  const block = css.slice(begin, css.indexOf("\n}", begin));
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, colour]) => [name!, colour!]));
}

/** Relative luminance. @see WCAG 2.2, definitions */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

const texts = ["ink-subtle", "ink", "ink-emphasis", "ink-strong", "accent", "warn", "bad", "good", "outside"];
const moves = ["blue-up", "orange-down", "red-up", "green-down"];
const drawn = [...Array.from({ length: 8 }, (_, i) => `cat-${i + 1}`), "fee"];

describe.each([":root", ".dark"])("the colours of %s", (selector) => {
  const colours = theme(selector);

  it.each([...texts, ...moves])("let %s be read on every ground", (name) => {
    for (const ground of ["surface", "surface-muted", "ground", "surface-subtle"])
      expect(contrast(colours.get(name)!, colours.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["warn", "bad", "good"])("let %s be read on its own ground", (name) => {
    expect(contrast(colours.get(name)!, colours.get(`${name}-ground`)!)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(drawn)("let %s be seen in a chart", (name) => {
    expect(contrast(colours.get(name)!, colours.get("surface")!)).toBeGreaterThanOrEqual(3);
  });
});
