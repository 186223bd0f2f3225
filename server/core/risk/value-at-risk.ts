import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { kurtosis, populationStandardDeviation, skewness } from "../statistics/moments";
import { normalDensity, normalQuantile } from "../statistics/normal";
import { type QuantileType, quantile } from "../statistics/quantile";
import { mean } from "../sum";
import { whyNoDeviation } from "./sharpe-ratio";
import { assertUsableReturns } from "./usable-returns";

/*
 * Value at risk and expected shortfall are returns per period: a loss is negative. `confidence` 0.95 looks at the worst
 * 5% of periods.
 */

/**
 * Historical value at risk: the (1 - confidence) quantile of the returns (type 7 unless another is asked for; the types
 * differ in the third decimal on ten years of months).
 *
 * @throws InvalidInputError notFinite, notAProbability
 */
export function historicalValueAtRisk(
  returns: ArrayLike<number>,
  confidence: number,
  type: QuantileType = 7,
): Measured {
  assertUsable(returns, confidence);
  return returns.length === 0 ? unavailable("tooFewPeriods") : measured(quantile(returns, tailShare(confidence), type));
}

/** Historical expected shortfall: mean of the returns at or below the historical value at risk. */
export function historicalExpectedShortfall(returns: ArrayLike<number>, confidence: number): Measured {
  const limit = historicalValueAtRisk(returns, confidence);
  if (limit.value === null) return limit;
  const { value } = limit;
  return measured(mean(Float64Array.from(returns).filter((r) => r <= value)));
}

/**
 * Mean of the worst floor((n - 1)(1 - confidence)) + 1 returns: empyrical's conditional value at risk. Differs from
 * {@link historicalExpectedShortfall} only where returns tie at the limit.
 */
export function meanOfWorstReturns(returns: ArrayLike<number>, confidence: number): Measured {
  assertUsable(returns, confidence);
  if (returns.length === 0) return unavailable("tooFewPeriods");
  const worst = Math.floor((returns.length - 1) * tailShare(confidence)) + 1;
  return measured(mean(Float64Array.from(returns).sort().subarray(0, worst)));
}

/** Normal value at risk: mean + z sd, z the (1 - confidence) normal quantile, sd with n. */
export function gaussianValueAtRisk(returns: ArrayLike<number>, confidence: number): Measured {
  assertUsable(returns, confidence);
  return (
    whyNoDeviation(returns) ??
    measured(mean(returns) + normalQuantile(tailShare(confidence)) * populationStandardDeviation(returns))
  );
}

/** Normal expected shortfall: mean - sd phi(z) / (1 - confidence). */
export function gaussianExpectedShortfall(returns: ArrayLike<number>, confidence: number): Measured {
  assertUsable(returns, confidence);
  const tail = tailShare(confidence);
  return (
    whyNoDeviation(returns) ??
    measured(mean(returns) - (populationStandardDeviation(returns) * normalDensity(normalQuantile(tail))) / tail)
  );
}

/**
 * Modified (Cornish-Fisher) value at risk: the normal one with z moved by skewness S and excess kurtosis K.
 *
 *   z + (z^2 - 1) S / 6 + (z^3 - 3 z) K / 24 - (2 z^3 - 5 z) S^2 / 36
 *
 * @see Favre and Galeano (2002), Journal of Alternative Investments 5(2), 21-25
 */
export function modifiedValueAtRisk(returns: ArrayLike<number>, confidence: number): Measured {
  assertUsable(returns, confidence);
  const missing = whyNoDeviation(returns);
  if (missing) return missing;
  const z = normalQuantile(tailShare(confidence));
  const s = skewness(returns);
  const k = kurtosis(returns) - 3;
  const moved = z + ((z * z - 1) * s) / 6 + ((z ** 3 - 3 * z) * k) / 24 - ((2 * z ** 3 - 5 * z) * s * s) / 36;
  return measured(mean(returns) + moved * populationStandardDeviation(returns));
}

/** 1 - confidence without the rounding that would turn 0.05 into 0.05000000000000004. */
const tailShare = (confidence: number): number => Number((1 - confidence).toPrecision(14));

function assertUsable(returns: ArrayLike<number>, confidence: number): void {
  if (!(confidence > 0 && confidence < 1)) throw new InvalidInputError("notAProbability", { confidence });
  assertUsableReturns(returns);
}
