import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { normalQuantile } from "../statistics/normal";

/** How deep and how long a manager of known skill may be under water before luck is no longer the likely reason. */
export interface LossBand {
  /** Deepest point of the band, a positive fraction of the starting value. */
  maximumLoss: Measured;
  yearsToBottom: Measured;
  /** From the bottom back to the start: three times the way down. */
  yearsToRecoveryFromBottom: Measured;
  yearsUnderWater: Measured;
  /** Lower bound of the cumulative return after the given years. */
  at(years: number): number;
}

/**
 * Loss-tolerance band by the triple-penance rule: independent normal returns that add up, from a new high.
 *
 *   band(t) = mean t - z volatility sqrt(t);  deepest at t = (z volatility / (2 mean))^2, of (z volatility)^2 / (4 mean);
 *   back at 0 after four times that
 *
 * @param sharpeRatio and volatility per year; mean = sharpeRatio x volatility
 * @param confidence 0.5 or more: the share of such managers that stay above the band at any given time
 * @returns figures are unavailable (neverRecovers) where the ratio is 0 or below
 * @throws InvalidInputError notFinite, volatilityNotPositive, confidenceBelowHalf
 * @see Bailey and Lopez de Prado (2015), Stop-outs under serial correlation and the triple penance rule, Journal of Risk 18(2)
 */
export function lossBand(sharpeRatio: number, volatility: number, confidence = 0.95): LossBand {
  if (!Number.isFinite(sharpeRatio)) throw new InvalidInputError("notFinite", { sharpeRatio });
  if (!(volatility > 0 && volatility < Number.POSITIVE_INFINITY)) {
    throw new InvalidInputError("volatilityNotPositive", { volatility });
  }
  if (!(confidence >= 0.5 && confidence < 1)) throw new InvalidInputError("confidenceBelowHalf", { confidence });
  const mean = sharpeRatio * volatility;
  const reach = normalQuantile(confidence) * volatility;
  const bottom = (reach / (2 * mean)) ** 2;
  const figure = (value: number) => (sharpeRatio > 0 ? measured(value) : unavailable("neverRecovers"));
  return {
    maximumLoss: figure(reach ** 2 / (4 * mean)),
    yearsToBottom: figure(bottom),
    yearsToRecoveryFromBottom: figure(3 * bottom),
    yearsUnderWater: figure(4 * bottom),
    at(years) {
      if (!(years >= 0)) throw new InvalidInputError("yearsNegative", { years });
      return mean * years - reach * Math.sqrt(years);
    },
  };
}
