import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { populationStandardDeviation } from "../statistics/moments";
import { normalCdf, normalQuantile } from "../statistics/normal";

/** A Sharpe ratio per period and the shape of the period returns behind it. */
export interface ObservedSharpe {
  /** Per period, not annualised. */
  sharpeRatio: number;
  skewness: number;
  /** Full: 3 for a normal distribution. */
  kurtosis: number;
}

/**
 * Variance of a Sharpe ratio per period, times the number of periods less 1: 1 for a small ratio of a normal series.
 *
 *   1 - S x SR + (K - 1) / 4 x SR^2
 *
 * @see Mertens (2002); Lo (2002) for S = 0, K = 3
 */
const unitVariance = ({ sharpeRatio, skewness, kurtosis }: ObservedSharpe): number =>
  1 - skewness * sharpeRatio + ((kurtosis - 1) / 4) * sharpeRatio * sharpeRatio;

/**
 * Probability that the true Sharpe ratio is above a benchmark ratio, given the record (no prior).
 *
 *   Phi((SR - SR*) sqrt(n - 1) / sqrt(1 - S SR + (K - 1) / 4 SR^2))
 *
 * @param periods n, the number of returns
 * @param benchmarkSharpe SR*, per period
 * @returns unavailable: tooFewPeriods; varianceNotPositive where the moments contradict each other
 * @throws InvalidInputError notFinite
 * @see Bailey and Lopez de Prado (2012), The Sharpe ratio efficient frontier, Journal of Risk 15(2), 3-44
 */
export function probabilisticSharpe(observed: ObservedSharpe, periods: number, benchmarkSharpe: number): Measured {
  assertFinite({ ...observed, periods, benchmarkSharpe });
  if (periods < 2) return unavailable("tooFewPeriods");
  const variance = unitVariance(observed);
  if (!(variance > 0)) return unavailable("varianceNotPositive");
  return measured(normalCdf((observed.sharpeRatio - benchmarkSharpe) * Math.sqrt((periods - 1) / variance)));
}

/**
 * Minimum track record: periods after which the probabilistic Sharpe ratio reaches `confidence`.
 *
 *   1 + (1 - S SR + (K - 1) / 4 SR^2) (z / (SR - SR*))^2
 *
 * @returns unavailable: benchmarkNotBeaten where no record of this ratio is long enough; varianceNotPositive
 * @throws InvalidInputError notFinite, confidenceNotAboveHalf
 */
export function minimumTrackRecord(observed: ObservedSharpe, benchmarkSharpe: number, confidence = 0.95): Measured {
  assertFinite({ ...observed, benchmarkSharpe });
  if (!(confidence > 0.5 && confidence < 1)) throw new InvalidInputError("confidenceNotAboveHalf", { confidence });
  const lead = observed.sharpeRatio - benchmarkSharpe;
  if (!(lead > 0)) return unavailable("benchmarkNotBeaten");
  const variance = unitVariance(observed);
  if (!(variance > 0)) return unavailable("varianceNotPositive");
  return measured(1 + variance * (normalQuantile(confidence) / lead) ** 2);
}

/** Euler-Mascheroni constant. */
export const EULER_GAMMA = 0.5772156649015329;

/**
 * Largest Sharpe ratio to expect of several trials without skill: what the best of them must beat.
 *
 *   mean + sd ((1 - gamma) z(1 - 1 / N) + gamma z(1 - 1 / (N e))),  z the normal quantile
 *
 * @param trials N, two or more independent trials
 * @throws InvalidInputError tooFewTrials, notFinite
 * @see Bailey and Lopez de Prado (2014), The deflated Sharpe ratio, Journal of Portfolio Management 40(5), 94-107
 */
export function expectedMaximumSharpe(trials: number, standardDeviation: number, mean = 0): number {
  assertFinite({ trials, standardDeviation, mean });
  if (!(trials >= 2)) throw new InvalidInputError("tooFewTrials", { trials });
  const inUnits =
    (1 - EULER_GAMMA) * normalQuantile(1 - 1 / trials) + EULER_GAMMA * normalQuantile(1 - 1 / (trials * Math.E));
  return mean + standardDeviation * inUnits;
}

/**
 * Deflated Sharpe ratio: the probabilistic one against the best ratio to expect of `trials` trials without skill.
 *
 * @param trialsStandardDeviation spread of the Sharpe ratios (per period) over the trials; when it is not known, the
 *   standard error of this ratio itself, sqrt((1 - S SR + (K - 1) / 4 SR^2) / (n - 1))
 */
export function deflatedSharpe(
  observed: ObservedSharpe,
  periods: number,
  trials: number,
  trialsStandardDeviation?: number,
): Measured {
  if (periods < 2) return unavailable("tooFewPeriods");
  const variance = unitVariance(observed);
  if (!(variance > 0)) return unavailable("varianceNotPositive");
  const spread = trialsStandardDeviation ?? Math.sqrt(variance / (periods - 1));
  return probabilisticSharpe(observed, periods, expectedMaximumSharpe(trials, spread));
}

/**
 * Best Sharpe ratio to expect of trials without skill, from the ratios that the trials had: their number and the
 * population sd of them go into {@link expectedMaximumSharpe}.
 *
 * @throws InvalidInputError notFinite, tooFewTrials
 */
export const expectedMaximumOfTrials = (ratios: ArrayLike<number>): number =>
  expectedMaximumSharpe(ratios.length, ratios.length < 2 ? 0 : populationStandardDeviation(ratios));

function assertFinite(facts: Readonly<Record<string, number>>): void {
  if (!Object.values(facts).every(Number.isFinite)) throw new InvalidInputError("notFinite", facts);
}
