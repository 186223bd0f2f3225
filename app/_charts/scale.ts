/** From data to drawing: a linear scale from one span to another. */
export const linearScale =
  ([from, to]: readonly [number, number], [start, end]: readonly [number, number]) =>
  (value: number): number =>
    start + ((value - from) / (to - from)) * (end - start);

/** Round numbers (1, 2 or 5 times a power of ten) inside a span, about as many as asked; the ends need not be among them. */
export function niceTicks([from, to]: readonly [number, number], about = 5): number[] {
  if (!(to > from)) return [from];
  const rough = (to - from) / about;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, i) => {
    // A multiple of the step without the dust of binary fractions: 0.3, not 0.30000000000000004.
    const tick = Number(((first + i) * step).toPrecision(12));
    return tick === 0 ? 0 : tick;
  });
}

/** The smallest span around values, zero among them, with a margin on the sides that do not end on zero. */
export function spanWithZero(values: readonly number[], margin = 0.08): [number, number] {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const room = (high - low || 1) * margin;
  return [low < 0 ? low - room : low, high > 0 || low === 0 ? high + room : high];
}
