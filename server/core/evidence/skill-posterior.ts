import { InvalidInputError } from "../invalid-input-error";
import type { Interval } from "../statistics/bootstrap";
import { normalCdf, normalQuantile } from "../statistics/normal";
import { assertUsablePrior, type SkillPrior } from "./skill-prior";

export interface SkillPosterior {
  /** Believed true information ratio per year, and how unsure of it. */
  mean: number;
  standardDeviation: number;
  /** How far the record moved the belief: 0 not at all, 1 the record alone counts. */
  weightOfRecord: number;
  interval: Interval;
}

/**
 * What prior and record say together of the true information ratio: normal prior, normal record.
 *
 *   weight of record = sd^2 / (sd^2 + se^2)
 *   mean = weight x observed + (1 - weight) x prior mean
 *   sd of the posterior = sd x se / sqrt(sd^2 + se^2)
 *
 * @param standardError of the observed ratio, per year: 1 / sqrt(years) for independent periods
 * @param confidence of the interval, 0.95 by default
 * @throws InvalidInputError priorNotUsable, notFinite, standardErrorNotPositive, notAProbability
 * @see Gelman et al. (2013), Bayesian Data Analysis, 2.5
 */
export function skillPosterior(
  prior: SkillPrior,
  observedInformationRatio: number,
  standardError: number,
  confidence = 0.95,
): SkillPosterior {
  assertUsablePrior(prior);
  if (!Number.isFinite(observedInformationRatio))
    throw new InvalidInputError("notFinite", { observedInformationRatio });
  if (!(standardError > 0)) throw new InvalidInputError("standardErrorNotPositive", { standardError });
  if (!(confidence > 0 && confidence < 1)) throw new InvalidInputError("notAProbability", { confidence });
  const priorVariance = prior.standardDeviation ** 2;
  const weightOfRecord = priorVariance / (priorVariance + standardError ** 2);
  const mean = weightOfRecord * observedInformationRatio + (1 - weightOfRecord) * prior.mean;
  const standardDeviation = standardError * Math.sqrt(weightOfRecord);
  const reach = normalQuantile((1 + confidence) / 2) * standardDeviation;
  return {
    mean,
    standardDeviation,
    weightOfRecord,
    interval: { lower: mean - reach, upper: mean + reach, confidence },
  };
}

/** Probability that the true information ratio is above a threshold; 0 is "has skill at all". */
export function probabilityAbove(posterior: SkillPosterior, threshold: number): number {
  if (posterior.standardDeviation === 0) return posterior.mean > threshold ? 1 : 0;
  return normalCdf((posterior.mean - threshold) / posterior.standardDeviation);
}
