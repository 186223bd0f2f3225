import type { SchemeMeasure } from "@/server/core/schemes/scheme-definition.ts";

/** Weights are moved in steps of a tenth of a percent, so that they stay readable and sum to one exactly. */
const STEPS = 1000;

/**
 * Weights after one of them was moved: the others of its book give way in proportion, so that the book still sums to one.
 *
 * @param start weights by id when the move began: a weight pushed to nothing and back is as it was
 * @returns all measures, in the order given; those of other books untouched
 */
export function rebalanced(
  measures: readonly SchemeMeasure[],
  index: number,
  weight: number,
  start: ReadonlyMap<string, number>,
): readonly SchemeMeasure[] {
  const moved = measures[index];
  if (!moved) return measures;
  const others = measures.filter((measure, i) => i !== index && measure.book === moved.book);
  const own = others.length === 0 ? STEPS : Math.min(STEPS, Math.max(0, Math.round(weight * STEPS)));
  const shares = shared(
    STEPS - own,
    others.map(({ id, weight: now }) => Math.max(0, start.get(id) ?? now ?? 0)),
  );
  let next = 0;
  return measures.map((measure, i) => {
    if (i === index) return { ...measure, weight: own / STEPS };
    return measure.book === moved.book ? { ...measure, weight: shares[next++]! / STEPS } : measure;
  });
}

/** Whole steps in proportion to some parts (evenly, where all are nothing): the largest remainders round up. */
function shared(steps: number, parts: readonly number[]): number[] {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const exact = parts.map((part) => (total > 0 ? (steps * part) / total : steps / parts.length));
  const whole = exact.map(Math.floor);
  const left = steps - whole.reduce((sum, part) => sum + part, 0);
  const first = exact
    .map((part, i) => ({ i, rest: part - Math.floor(part) }))
    .sort((a, b) => b.rest - a.rest || a.i - b.i)
    .slice(0, left);
  for (const { i } of first) whole[i]! += 1;
  return whole;
}
