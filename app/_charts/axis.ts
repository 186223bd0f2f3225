/** The look every axis, grid and tooltip shares: colours from the theme's variables, so dark mode follows. */
export const axis = {
  tick: { fill: "var(--ink)", fontSize: 12 },
  axisLine: { stroke: "var(--line-strong)" },
  tickLine: false,
} as const;

export const grid = { stroke: "var(--grid-line)", vertical: false } as const;

export const zeroLine = { stroke: "var(--ink-subtle)", strokeWidth: 1 } as const;

/** The same subject keeps its colour on all pages: the fixed palette, by a stable index. */
export const categoryColour = (index: number): string => `var(--cat-${(index % 8) + 1})`;

/** A short stable index from an identifier, where no order is given. */
export const paletteIndex = (id: string): number => {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + character.charCodeAt(0)) >>> 0;
  return hash % 8;
};
