/** A bar of a waterfall from one level to another; totals stand on zero. */
export interface WaterfallBar {
  key: string;
  /** Where the bar begins and ends, as fractions. */
  span: [number, number];
  /** The step itself, or the level of a total. */
  value: number;
  kind: "total" | "step";
}

/**
 * Lays steps between a first and a last total. The last step ends on the last total: a waterfall shows that its parts
 * make up the whole, so a gap beyond rounding is an error of the caller.
 *
 * @throws Error when first + steps differs from last by more than 1e-9
 */
export function prepareWaterfall(
  first: { key: string; value: number },
  steps: readonly { key: string; value: number }[],
  last: { key: string; value: number },
): WaterfallBar[] {
  let level = first.value;
  const bars: WaterfallBar[] = [{ key: first.key, span: [0, first.value], value: first.value, kind: "total" }];
  for (const { key, value } of steps) {
    bars.push({ key, span: [level, level + value], value, kind: "step" });
    level += value;
  }
  if (!(Math.abs(level - last.value) <= 1e-9)) throw new Error(`waterfall ends at ${level}, not at ${last.value}`);
  bars.push({ key: last.key, span: [0, last.value], value: last.value, kind: "total" });
  return bars;
}
