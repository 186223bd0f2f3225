/**
 * Sum with Neumaier's compensation: parts equal the whole to the last digits even over thousands of terms.
 *
 * @see Neumaier (1974), Zeitschrift fuer Angewandte Mathematik und Mechanik 54, 39-51
 */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Compensated sum of one number taken from each item. */
export const sumBy = <T>(items: readonly T[], number: (item: T, index: number) => number): number =>
  sum(items.map(number));

/** Arithmetic mean; NaN for an empty list, so callers check the length first and answer with a reason. */
export const mean = (values: ArrayLike<number>): number => sum(values) / values.length;
