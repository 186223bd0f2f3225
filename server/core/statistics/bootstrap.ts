import { InvalidInputError } from "../invalid-input-error";
import type { Rng } from "../simulation/rng";
import { quantileOfSorted } from "./quantile";

export interface BootstrapOptions {
  /** The stream of random numbers; give each manager and horizon its own by `rng.split`. */
  rng: Rng;
  /** Resampled histories; 1,000 give 95% bounds to about a tenth of their width. */
  draws: number;
  /**
   * Mean length of the blocks of consecutive periods that are drawn together (stationary bootstrap, lengths geometric).
   * 1 draws single periods (independent); default is automaticBlockLength(n).
   */
  meanBlockLength?: number;
}

export interface Interval {
  lower: number;
  upper: number;
  confidence: number;
}

/** n^(1/3), rounded: blocks long enough to keep short memory (smoothing, momentum), short enough to vary. */
export const automaticBlockLength = (observations: number): number => Math.max(1, Math.round(Math.cbrt(observations)));

/**
 * Sums over resampled histories, the fast path: with running totals a block costs one subtraction, however long.
 * Blocks wrap around the end of the history, so every period is equally likely.
 *
 * @param values one or more finite numbers
 * @returns one sum per draw
 * @throws InvalidInputError noValues, notFinite, drawsNotPositive, blockTooShort
 * @see Politis and Romano (1994), The stationary bootstrap, Journal of the American Statistical Association 89, 1303-1313
 */
export function bootstrapSums(values: ArrayLike<number>, options: BootstrapOptions): Float64Array {
  const n = values.length;
  const { rng, draws, meanBlockLength } = usable(values, options);
  const runningSum = new Float64Array(2 * n + 1);
  for (let i = 0; i < 2 * n; i++) {
    runningSum[i + 1] = runningSum[i]! + values[i % n]!;
  }
  const sums = new Float64Array(draws);
  const { limits, guide } = geometricTable(meanBlockLength, n);
  const random = new Uint32Array(2048);
  let at = random.length;
  for (let draw = 0; draw < draws; draw++) {
    let total = 0;
    for (let filled = 0; filled < n; ) {
      if (at === random.length) {
        rng.fill(random);
        at = 0;
      }
      const start = Math.floor((random[at]! * n) / 4_294_967_296);
      const u = random[at + 1]!;
      at += 2;
      let length = guide[u >>> 24]!;
      while (u < limits[length]!) length++;
      const end = start + Math.min(length, n - filled);
      total += runningSum[end]! - runningSum[start]!;
      filled += length;
    }
    sums[draw] = total;
  }
  return sums;
}

/**
 * Values of any statistic over resampled histories. Several series are resampled together (same periods), so that
 * what a manager and a benchmark did in the same month stays together.
 *
 * @param series one or more of the same length
 * @param statistic of the resampled series; the arrays are reused from draw to draw
 * @throws InvalidInputError noValues, notFinite, lengthsDiffer, drawsNotPositive, blockTooShort
 */
export function bootstrapStatistic(
  series: readonly ArrayLike<number>[],
  statistic: (resampled: readonly Float64Array[]) => number,
  options: BootstrapOptions,
): Float64Array {
  const first = series[0] ?? [];
  const n = first.length;
  for (const values of series) {
    if (values.length !== n) throw new InvalidInputError("lengthsDiffer", { length: values.length, expected: n });
    usable(values, options);
  }
  const { rng, draws, meanBlockLength } = usable(first, options);
  const resampled = series.map(() => new Float64Array(n));
  const { limits, guide } = geometricTable(meanBlockLength, n);
  return new Float64Array(draws).map(() => {
    for (let filled = 0; filled < n; ) {
      const start = rng.below(n);
      const u = rng.uint32();
      let drawn = guide[u >>> 24]!;
      while (u < limits[drawn]!) drawn++;
      const length = Math.min(drawn, n - filled);
      for (let step = 0; step < length; step++, filled++) {
        const period = (start + step) % n;
        for (let s = 0; s < series.length; s++) resampled[s]![filled] = series[s]![period]!;
      }
    }
    return statistic(resampled);
  });
}

/**
 * The middle `confidence` of the resampled values (percentile interval). Values that do not exist (not finite, as a
 * ratio over a history without variation) are left out.
 *
 * @returns null when fewer than half of the resampled values exist
 * @see Efron and Tibshirani (1993), An Introduction to the Bootstrap, chapter 13
 */
export function percentileInterval(resampled: Float64Array, confidence: number): Interval | null {
  if (!(confidence > 0 && confidence < 1)) throw new InvalidInputError("notAProbability", { confidence });
  const inOrder = resampled.slice().sort();
  let from = 0;
  let to = inOrder.length;
  while (from < to && !Number.isFinite(inOrder[from]!)) from++;
  while (from < to && !Number.isFinite(inOrder[to - 1]!)) to--;
  const sorted = inOrder.subarray(from, to);
  if (sorted.length === 0 || sorted.length < resampled.length / 2) return null;
  return {
    lower: quantileOfSorted(sorted, (1 - confidence) / 2),
    upper: quantileOfSorted(sorted, (1 + confidence) / 2),
    confidence,
  };
}

/**
 * Table to draw a geometric length, cut at `longest`, from a uniform u of 32 bits: the smallest l with
 * u >= 2^32 (1 - 1 / mean)^l. The guide by the top 8 bits says where to start looking, so that no logarithm is taken.
 */
function geometricTable(meanLength: number, longest: number) {
  const limits = Float64Array.from({ length: longest + 1 }, (_, l) => 4_294_967_296 * (1 - 1 / meanLength) ** l);
  limits[longest] = 0;
  const guide = Uint32Array.from({ length: 256 }, (_, top) => {
    let length = 1;
    while (top * 16_777_216 + 16_777_215 < limits[length]!) length++;
    return length;
  });
  return { limits, guide };
}

function usable(values: ArrayLike<number>, options: BootstrapOptions): Required<BootstrapOptions> {
  const { rng, draws, meanBlockLength = automaticBlockLength(values.length) } = options;
  if (values.length === 0) throw new InvalidInputError("noValues");
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i]!)) throw new InvalidInputError("notFinite", { index: i });
  }
  if (!(Number.isInteger(draws) && draws > 0)) throw new InvalidInputError("drawsNotPositive", { draws });
  if (!(meanBlockLength >= 1)) throw new InvalidInputError("blockTooShort", { meanBlockLength });
  return { rng, draws, meanBlockLength };
}
