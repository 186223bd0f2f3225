import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { annualizedGeometricReturn, cumulativeReturn } from "./average-return";
import { assertUsableReturns } from "./usable-returns";

export interface CaptureRatios {
  up: Measured;
  down: Measured;
}

/**
 * Up and down capture by cumulative returns (PerformanceAnalytics).
 *
 *   up   = cumulative return in the periods in which the benchmark rose / the same of the benchmark
 *   down = the same over periods in which the benchmark did not rise (zero counts as down)
 *
 * @throws InvalidInputError notFinite, lengthsDiffer
 */
export function cumulativeCapture(returns: ArrayLike<number>, benchmark: ArrayLike<number>): CaptureRatios {
  assertUsablePair(returns, benchmark);
  const ratio = (keep: (benchmarkReturn: number) => boolean, missing: string) => {
    const [own, market] = periodsWhere(returns, benchmark, keep);
    const base = cumulativeReturn(market);
    return base === 0 ? unavailable(missing) : measured(cumulativeReturn(own) / base);
  };
  return { up: ratio((b) => b > 0, "noUpPeriods"), down: ratio((b) => b <= 0, "noDownPeriods") };
}

/**
 * Up and down capture by annualised returns (empyrical and many vendors). Very different numbers from
 * {@link cumulativeCapture}: annualising a few months stretches them.
 *
 *   up   = annualised geometric return over the benchmark's rising periods / the same of the benchmark
 *   down = the same over its falling periods (zero counts as neither)
 */
export function annualizedCapture(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
): CaptureRatios {
  assertUsablePair(returns, benchmark);
  const ratio = (keep: (benchmarkReturn: number) => boolean, missing: string): Measured => {
    const [own, market] = periodsWhere(returns, benchmark, keep);
    if (market.length === 0) return unavailable(missing);
    const reward = annualizedGeometricReturn(own, periodsPerYear);
    const base = annualizedGeometricReturn(market, periodsPerYear);
    if (reward.value === null) return reward;
    if (base.value === null) return base;
    return measured(reward.value / base.value);
  };
  return { up: ratio((b) => b > 0, "noUpPeriods"), down: ratio((b) => b < 0, "noDownPeriods") };
}

/** Share of the benchmark's rising (falling) periods in which the fund rose (fell) too. */
export function captureNumbers(returns: ArrayLike<number>, benchmark: ArrayLike<number>): CaptureRatios {
  assertUsablePair(returns, benchmark);
  return {
    up: shareOfPeriods(
      returns,
      benchmark,
      (b) => b > 0,
      (r) => r > 0,
      "noUpPeriods",
    ),
    down: shareOfPeriods(
      returns,
      benchmark,
      (b) => b < 0,
      (r) => r < 0,
      "noDownPeriods",
    ),
  };
}

/** Share of the benchmark's rising (falling) periods in which the fund did better than it: batting averages. */
export function captureBattingAverages(returns: ArrayLike<number>, benchmark: ArrayLike<number>): CaptureRatios {
  assertUsablePair(returns, benchmark);
  return {
    up: shareOfPeriods(
      returns,
      benchmark,
      (b) => b > 0,
      (r, b) => r > b,
      "noUpPeriods",
    ),
    down: shareOfPeriods(
      returns,
      benchmark,
      (b) => b < 0,
      (r, b) => r > b,
      "noDownPeriods",
    ),
  };
}

function shareOfPeriods(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  keep: (benchmarkReturn: number) => boolean,
  hit: (own: number, benchmarkReturn: number) => boolean,
  missing: string,
): Measured {
  const [own, market] = periodsWhere(returns, benchmark, keep);
  return own.length === 0
    ? unavailable(missing)
    : measured(own.filter((value, period) => hit(value, market[period]!)).length / own.length);
}

function periodsWhere(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  keep: (benchmarkReturn: number) => boolean,
): [own: Float64Array, market: Float64Array] {
  const market = Float64Array.from(benchmark);
  return [Float64Array.from(returns).filter((_, period) => keep(market[period]!)), market.filter(keep)];
}

function assertUsablePair(returns: ArrayLike<number>, benchmark: ArrayLike<number>): void {
  assertUsableReturns(returns);
  assertUsableReturns(benchmark);
  if (returns.length !== benchmark.length) {
    throw new InvalidInputError("lengthsDiffer", { length: benchmark.length, expected: returns.length });
  }
}
