import { InvalidInputError } from "../invalid-input-error";

/** The nine sample quantiles of Hyndman and Fan; 7 (linear interpolation) is the default of R, numpy and Excel's PERCENTILE. */
export type QuantileType = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/**
 * Sample quantile.
 *
 *   type 7: h = (n - 1) p, the value between the h-th and the next, counted from 0
 *   type 6: (n + 1) p;  5: n p + 1/2;  4: n p;  8: (n + 1/3) p + 1/3;  9: (n + 1/4) p + 3/8  (counted from 1)
 *   types 1-3 take an observed value (2 the middle of two at a jump)
 *
 * @param values one or more finite numbers, in any order
 * @param probability 0 to 1
 * @throws InvalidInputError noValues, notFinite, notAProbability
 * @see Hyndman and Fan (1996), The American Statistician 50, 361-365
 */
export function quantile(values: ArrayLike<number>, probability: number, type: QuantileType = 7): number {
  return quantileOfSorted(Float64Array.from(values).sort(), probability, type);
}

/** The same for values already in ascending order. */
export function quantileOfSorted(sorted: ArrayLike<number>, probability: number, type: QuantileType = 7): number {
  const n = sorted.length;
  if (n === 0) throw new InvalidInputError("noValues");
  if (!(probability >= 0 && probability <= 1)) throw new InvalidInputError("notAProbability", { probability });
  if (!(Number.isFinite(sorted[0]!) && Number.isFinite(sorted[n - 1]!))) throw new InvalidInputError("notFinite");
  const at = (rank: number): number => sorted[Math.min(Math.max(rank, 1), n) - 1]!;
  if (type <= 3) return discontinuousQuantile(n, probability, type, at);
  const [a, b] = PLOTTING_POSITIONS[type - 4]!;
  const position = a + probability * (n + 1 - a - b);
  const rank = Math.floor(position + 4 * Number.EPSILON);
  const share = Math.abs(position - rank) < 4 * Number.EPSILON ? 0 : position - rank;
  const below = at(rank);
  return share === 0 ? below : below + share * (at(rank + 1) - below);
}

/** (a, b) of types 4 to 9: the k-th value is the quantile at (k - a) / (n + 1 - a - b). */
const PLOTTING_POSITIONS = [
  [0, 1],
  [0.5, 0.5],
  [0, 0],
  [1, 1],
  [1 / 3, 1 / 3],
  [3 / 8, 3 / 8],
] as const;

function discontinuousQuantile(n: number, probability: number, type: number, at: (rank: number) => number): number {
  const position = n * probability - (type === 3 ? 0.5 : 0);
  const rank = Math.floor(position + 4 * Number.EPSILON);
  const share = position - rank;
  if (share > 4 * Number.EPSILON) return at(rank + 1);
  if (type === 1) return at(rank);
  if (type === 2) return (at(rank) + at(rank + 1)) / 2;
  return rank % 2 === 0 ? at(rank) : at(rank + 1);
}

/** The middle value (type 7 at 0.5). */
export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
