import { InvalidInputError } from "../invalid-input-error";
import { normalCdf } from "../statistics/normal";

/**
 * Probability that a manager with a given true Sharpe ratio shows a cumulative loss after `years`.
 *
 *   Phi(-SR sqrt(years));  independent normal excess returns that add up, a loss is a sum below 0
 *
 * A skilled manager (0.5) loses in 40% of quarters, 31% of years, 13% of five-year and 6% of ten-year windows.
 *
 * @throws InvalidInputError notFinite, yearsNotPositive
 */
export function lossProbability(sharpeRatio: number, years: number): number {
  if (!Number.isFinite(sharpeRatio)) throw new InvalidInputError("notFinite", { sharpeRatio });
  if (!(years > 0)) throw new InvalidInputError("yearsNotPositive", { years });
  return normalCdf(-sharpeRatio * Math.sqrt(years));
}

/**
 * The same when wealth compounds: volatility drags the median below the mean.
 *
 *   Phi(-(drift - volatility^2 / 2) sqrt(years) / volatility)
 *
 * @param drift arithmetic mean excess return per year; @param volatility per year
 * @throws InvalidInputError notFinite, volatilityNotPositive, yearsNotPositive
 */
export function compoundLossProbability(drift: number, volatility: number, years: number): number {
  if (!Number.isFinite(drift)) throw new InvalidInputError("notFinite", { drift });
  if (!(volatility > 0)) throw new InvalidInputError("volatilityNotPositive", { volatility });
  return lossProbability(drift / volatility - volatility / 2, years);
}
