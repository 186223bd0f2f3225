import { type Measured, measured, unavailable } from "../measured";
import { mean, sum } from "../sum";
import { assertUsableReturns } from "./usable-returns";

/** Which periods a downside or upside mean is taken over: all, or only those on that side. */
export type Periods = "full" | "subset";

const shortfalls = (returns: ArrayLike<number>, target: number): Float64Array =>
  Float64Array.from(returns, (value) => Math.max(target - value, 0));

const surpluses = (returns: ArrayLike<number>, target: number): Float64Array =>
  Float64Array.from(returns, (value) => Math.max(value - target, 0));

const count = (values: Float64Array): number => values.reduce((total, value) => total + (value > 0 ? 1 : 0), 0);

/** (mean of x^order over all, or over those above 0)^(1 / order). */
function partialMoment(values: Float64Array, order: number, periods: Periods): Measured {
  const n = periods === "full" ? values.length : count(values);
  if (n === 0) return unavailable(values.length === 0 ? "tooFewPeriods" : "noPeriodsOnThatSide");
  return measured((sum(values.map((value) => value ** order)) / n) ** (1 / order));
}

/**
 * Downside deviation: sqrt(mean of max(target - r, 0)^2), per period.
 *
 * @param target least acceptable return per period (MAR)
 * @param periods "full" divides by all periods, "subset" by those below the target
 * @throws InvalidInputError notFinite
 * @see Sortino and Price (1994), Journal of Investing 3(3), 59-64
 */
export function downsideDeviation(returns: ArrayLike<number>, target = 0, periods: Periods = "full"): Measured {
  assertUsableReturns(returns);
  return partialMoment(shortfalls(returns, target), 2, periods);
}

/** Downside deviation below the series' own mean, over all periods. */
export const semiDeviation = (returns: ArrayLike<number>): Measured =>
  returns.length === 0 ? unavailable("tooFewPeriods") : downsideDeviation(returns, mean(returns));

/** Upside risk: sqrt(mean of max(r - target, 0)^2). */
export function upsideRisk(returns: ArrayLike<number>, target = 0, periods: Periods = "full"): Measured {
  assertUsableReturns(returns);
  return partialMoment(surpluses(returns, target), 2, periods);
}

/** Mean shortfall below the target. */
export function downsidePotential(returns: ArrayLike<number>, target = 0, periods: Periods = "full"): Measured {
  assertUsableReturns(returns);
  return partialMoment(shortfalls(returns, target), 1, periods);
}

/** Mean surplus above the target. */
export function upsidePotential(returns: ArrayLike<number>, target = 0, periods: Periods = "full"): Measured {
  assertUsableReturns(returns);
  return partialMoment(surpluses(returns, target), 1, periods);
}

/** Share of periods strictly below the target. */
export function downsideFrequency(returns: ArrayLike<number>, target = 0): Measured {
  assertUsableReturns(returns);
  return returns.length === 0
    ? unavailable("tooFewPeriods")
    : measured(count(shortfalls(returns, target)) / returns.length);
}

/** Share of periods strictly above the target. */
export function upsideFrequency(returns: ArrayLike<number>, target = 0): Measured {
  assertUsableReturns(returns);
  return returns.length === 0
    ? unavailable("tooFewPeriods")
    : measured(count(surpluses(returns, target)) / returns.length);
}

/** (Mean return - target) / downside deviation over all periods; per period, not annualised. */
export const sortinoRatio = (returns: ArrayLike<number>, target = 0): Measured => kappaRatio(returns, target, 2);

/**
 * Kappa: (mean - target) / (mean of max(target - r, 0)^order)^(1 / order). Order 2 is the Sortino ratio.
 *
 * @see Kaplan and Knowles (2004), Kappa: a generalized downside risk-adjusted performance measure
 */
export function kappaRatio(returns: ArrayLike<number>, target: number, order: number): Measured {
  assertUsableReturns(returns);
  return per(returns, mean(returns) - target, partialMoment(shortfalls(returns, target), order, "full"));
}

/**
 * Omega: sum of gains over the target / sum of shortfalls below it. At target 0 also the Bernardo-Ledoit ratio.
 *
 * @see Keating and Shadwick (2002), Journal of Performance Measurement 6(3), 59-84
 */
export const omegaRatio = (returns: ArrayLike<number>, target = 0): Measured =>
  per(returns, sum(surpluses(returns, target)), measured(sum(shortfalls(returns, target))));

/** (Mean - target) / mean shortfall: omega less 1. */
export const omegaSharpeRatio = (returns: ArrayLike<number>, target = 0): Measured =>
  per(returns, sum(Float64Array.from(returns, (value) => value - target)), measured(sum(shortfalls(returns, target))));

/**
 * Mean gain over the target / downside deviation, both over all periods ("full") or each over its own ("subset").
 *
 * @see Sortino, van der Meer and Plantinga (1999), Journal of Portfolio Management 26(1), 50-58
 */
export function upsidePotentialRatio(returns: ArrayLike<number>, target = 0, periods: Periods = "subset"): Measured {
  const potential = upsidePotential(returns, target, periods);
  return potential.value === null
    ? potential
    : per(returns, potential.value, downsideDeviation(returns, target, periods));
}

/**
 * D ratio: count of losses x sum of losses / (count of gains x sum of gains); small is good.
 *
 * @see Lavinio (1999), The Hedge Fund Handbook
 */
export function dRatio(returns: ArrayLike<number>): Measured {
  assertUsableReturns(returns);
  const losses = shortfalls(returns, 0);
  const gains = surpluses(returns, 0);
  if (count(gains) === 0) return unavailable(returns.length === 0 ? "tooFewPeriods" : "noUpside");
  return measured((count(losses) * sum(losses)) / (count(gains) * sum(gains)));
}

/**
 * Prospect ratio: (mean of gains + 2.25 x losses, less the target) / downside deviation: a loss weighs 2.25 gains.
 *
 * @see Watanabe (2006), Journal of Performance Measurement 11(1), 55-66
 */
export function prospectRatio(returns: ArrayLike<number>, target = 0): Measured {
  const felt = Float64Array.from(returns, (value) => (value < 0 ? 2.25 * value : value));
  return per(returns, mean(felt) - target, downsideDeviation(returns, target));
}

function per(returns: ArrayLike<number>, reward: number, risk: Measured): Measured {
  assertUsableReturns(returns);
  if (returns.length === 0) return unavailable("tooFewPeriods");
  if (risk.value === null || risk.value === 0) return unavailable("noDownside");
  return measured(reward / risk.value);
}
