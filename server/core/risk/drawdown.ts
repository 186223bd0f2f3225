import { type Measured, measured, unavailable } from "../measured";
import { sum } from "../sum";
import { annualizedGeometricReturn } from "./average-return";
import { assertUsableReturns } from "./usable-returns";

/** One fall below the highest value so far, by positions in the series of returns. */
export interface Drawdown {
  /** First period below the peak; the peak is the end of the period before. */
  firstDecline: number;
  /** Period at the end of which the value was lowest (the first of equals). */
  trough: number;
  /** Period at the end of which the old peak was reached again; null while it has not been. */
  recovered: number | null;
  /** Fall from peak to trough, negative. */
  depth: number;
  /** Periods from the first decline to the trough, both counted. */
  toTroughPeriods: number;
  /** Periods from the trough to recovery; null while not recovered. */
  recoveryPeriods: number | null;
  /** Periods from the first decline to recovery, both counted; null while not recovered. */
  lengthPeriods: number | null;
}

/**
 * How far below its highest value so far the investment stands at the end of each period: 0 at a peak, else negative.
 * The start counts as a peak.
 *
 *   underwater(t) = W(t) / max(1, W(1), ..., W(t)) - 1,  W the compounded value of 1
 *
 * @throws InvalidInputError notFinite
 */
export function underwater(returns: ArrayLike<number>): Float64Array {
  assertUsableReturns(returns);
  const depths = new Float64Array(returns.length);
  let wealth = 1;
  let peak = 1;
  for (let period = 0; period < returns.length; period++) {
    wealth *= 1 + returns[period]!;
    if (wealth > peak) peak = wealth;
    depths[period] = wealth / peak - 1;
  }
  return depths;
}

/** Every drawdown in the order of time. */
export function drawdowns(returns: ArrayLike<number>): Drawdown[] {
  const depths = underwater(returns);
  const found: Drawdown[] = [];
  for (let period = 0; period < depths.length; ) {
    if (!(depths[period]! < 0)) {
      period++;
      continue;
    }
    const firstDecline = period;
    let trough = period;
    for (; period < depths.length && depths[period]! < 0; period++)
      if (depths[period]! < depths[trough]!) trough = period;
    const recovered = period < depths.length ? period : null;
    found.push({
      firstDecline,
      trough,
      recovered,
      depth: depths[trough]!,
      toTroughPeriods: trough - firstDecline + 1,
      recoveryPeriods: recovered === null ? null : recovered - trough,
      lengthPeriods: recovered === null ? null : recovered - firstDecline + 1,
    });
  }
  return found;
}

/** The deepest drawdowns, deepest first, the earlier of equals first. */
export const worstDrawdowns = (returns: ArrayLike<number>, count: number): Drawdown[] =>
  drawdowns(returns)
    .sort((a, b) => a.depth - b.depth)
    .slice(0, count);

/** The deepest fall from a peak as a positive number; 0 if the value never fell. */
export const maxDrawdown = (returns: ArrayLike<number>): number =>
  underwater(returns).reduce((deepest, depth) => Math.max(deepest, -depth), 0);

/** Mean depth of all drawdowns as a positive number. */
export function averageDrawdown(returns: ArrayLike<number>): Measured {
  const all = drawdowns(returns);
  return all.length === 0 ? unavailable("noDrawdown") : measured(-sum(all.map(({ depth }) => depth)) / all.length);
}

/** Root mean square of the underwater depths over all periods. */
export function ulcerIndex(returns: ArrayLike<number>): Measured {
  const depths = underwater(returns);
  return depths.length === 0
    ? unavailable("tooFewPeriods")
    : measured(Math.sqrt(sum(depths.map((depth) => depth * depth)) / depths.length));
}

/** Mean underwater depth over all periods, positive. */
export function painIndex(returns: ArrayLike<number>): Measured {
  const depths = underwater(returns);
  return depths.length === 0 ? unavailable("tooFewPeriods") : measured(sum(depths.map(Math.abs)) / depths.length);
}

/** Annualised geometric return / max drawdown over the whole history. */
export const calmarRatio = (returns: ArrayLike<number>, periodsPerYear: number): Measured =>
  perRisk(annualizedGeometricReturn(returns, periodsPerYear), 0, measured(maxDrawdown(returns)));

/** As Calmar, with `excess` (usually 10%) added to the max drawdown. */
export const sterlingRatio = (returns: ArrayLike<number>, periodsPerYear: number, excess = 0.1): Measured =>
  perRisk(annualizedGeometricReturn(returns, periodsPerYear), 0, measured(maxDrawdown(returns) + excess));

/** (Annualised geometric return - yearly risk-free rate) / pain index. */
export const painRatio = (returns: ArrayLike<number>, periodsPerYear: number, yearlyRiskFree = 0): Measured =>
  perRisk(annualizedGeometricReturn(returns, periodsPerYear), yearlyRiskFree, painIndex(returns));

/** (Annualised geometric return - yearly risk-free rate) / ulcer index. */
export const martinRatio = (returns: ArrayLike<number>, periodsPerYear: number, yearlyRiskFree = 0): Measured =>
  perRisk(annualizedGeometricReturn(returns, periodsPerYear), yearlyRiskFree, ulcerIndex(returns));

function perRisk(reward: Measured, hurdle: number, risk: Measured): Measured {
  if (reward.value === null) return reward;
  if (risk.value === null) return risk;
  return risk.value === 0 ? unavailable("noDrawdown") : measured((reward.value - hurdle) / risk.value);
}
