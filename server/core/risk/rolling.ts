import { InvalidInputError } from "../invalid-input-error";
import type { Measured } from "../measured";

/** One window; `end` is the position of its last period in the series. */
export interface RollingValue {
  end: number;
  value: Measured;
}

/**
 * A measure over every window of `window` consecutive periods, oldest first; empty while the series is shorter.
 *
 * @param returns in the order of time, without holes
 * @throws InvalidInputError windowNotPositive
 */
export function rolling(
  returns: ArrayLike<number>,
  window: number,
  measure: (windowReturns: Float64Array) => Measured,
): RollingValue[] {
  if (!(Number.isInteger(window) && window > 0)) throw new InvalidInputError("windowNotPositive", { window });
  const series = Float64Array.from(returns);
  return Array.from({ length: Math.max(0, series.length - window + 1) }, (_, start) => ({
    end: start + window - 1,
    value: measure(series.subarray(start, start + window)),
  }));
}

export interface RollingSummary<T> {
  count: number;
  first: T | null;
  last: T | null;
  /** The lowest and highest, the earliest of equals. */
  min: T | null;
  max: T | null;
}

/** First, last, lowest and highest of rolling figures; windows without a figure are left out. */
export function rollingSummary(values: readonly RollingValue[]): RollingSummary<{ end: number; value: number }> {
  const known = values.flatMap(({ end, value }) => (value.value === null ? [] : [{ end, value: value.value }]));
  const pick = (better: (candidate: number, best: number) => boolean) =>
    known.reduce<(typeof known)[number] | null>(
      (best, item) => (best === null || better(item.value, best.value) ? item : best),
      null,
    );
  return {
    count: known.length,
    first: known[0] ?? null,
    last: known.at(-1) ?? null,
    min: pick((candidate, best) => candidate < best),
    max: pick((candidate, best) => candidate > best),
  };
}
