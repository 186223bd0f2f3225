import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import {
  automaticBlockLength,
  type BootstrapOptions,
  bootstrapSums,
  type Interval,
  percentileInterval,
} from "../statistics/bootstrap";
import { linearRegression } from "../statistics/linear-regression";
import { hasVariation } from "../statistics/moments";
import { neweyWestErrors } from "../statistics/robust-covariance";
import { studentTQuantile } from "../statistics/student-t";
import { mean } from "../sum";
import { probabilityAbove, type SkillPosterior, skillPosterior } from "./skill-posterior";
import { defaultSkillPriors, type SkillPrior } from "./skill-prior";

export interface EvidenceOptions {
  /** 12 for monthly returns, 4 for quarterly. */
  periodsPerYear: number;
  /** Of the intervals; 0.95 by default. */
  confidence?: number;
  /** The t-statistic that counts as proof; 2 by default, about 95% two-sided. */
  proofT?: number;
  /** Believed before the record; the default of `other` styles when absent. */
  prior?: SkillPrior;
  /** Above 0 the standard error is Newey-West's (small-sample) with that many lags: for smoothed or trending returns. */
  neweyWestLag?: number;
  /** Adds an interval by resampling the record; a stream of its own per manager. */
  bootstrap?: BootstrapOptions;
}

/** How much a record proves. All figures are yearly; `value: null` comes with the reason. */
export interface EvidenceMeter {
  periods: number;
  yearsOfRecord: number;
  /** Mean active return per period x periods per year. */
  annualizedActiveReturn: Measured;
  /** Sample standard deviation of the active returns x sqrt(periods per year). */
  trackingError: Measured;
  informationRatio: Measured;
  tStatistic: Measured;
  /** Of the annualised active return, Student t (normal returns, volatility estimated from the record). */
  interval: Measured<Interval>;
  /** The same by resampling; null when not asked for. */
  bootstrapInterval: Measured<Interval> | null;
  posterior: Measured<SkillPosterior>;
  /** Posterior probability that the true information ratio is above 0. */
  probabilitySkill: Measured;
  /** Length a record with this information ratio needs for |t| = proofT: proof of skill, or of its absence if t < 0. */
  yearsNeeded: Measured;
  /** yearsNeeded less the years there are; 0 once the proof is there. */
  yearsStillNeeded: Measured;
}

/**
 * The evidence meter: what a history of active (or excess) returns proves about skill.
 *
 *   information ratio = annualised mean / tracking error;  t = mean / standard error
 *   years needed = years of record x (proofT / |t|)^2, that is (proofT / information ratio)^2 for independent periods
 *   standard error of the ratio in the posterior = |information ratio / t| = 1 / sqrt(years) for independent periods
 *
 * Reasons: tooFewPeriods (fewer than two, or than the lags need), noVariation (every period alike), noActiveReturn
 * (a mean of exactly 0: no length of such a record proves anything).
 *
 * @param activeReturns portfolio minus benchmark (or minus the risk-free rate) per period, as fractions, in order
 * @throws InvalidInputError notFinite, periodsPerYearNotPositive, notAProbability, proofTNotPositive, lagOutOfRange
 * @see Grinold and Kahn (2000), Active Portfolio Management, chapters 5 and 12
 */
export function evidenceMeter(activeReturns: ArrayLike<number>, options: EvidenceOptions): EvidenceMeter {
  const { periodsPerYear, confidence = 0.95, proofT = 2, prior = defaultSkillPriors.other, neweyWestLag = 0 } = options;
  assertUsable(activeReturns, { periodsPerYear, confidence, proofT, neweyWestLag });
  const periods = activeReturns.length;
  const yearsOfRecord = periods / periodsPerYear;
  const annualizedActiveReturn =
    periods > 0 ? measured(mean(activeReturns) * periodsPerYear) : unavailable("tooFewPeriods");
  const base = { periods, yearsOfRecord, annualizedActiveReturn };
  if (periods < 2 || neweyWestLag >= periods) return { ...base, ...without("tooFewPeriods", options) };
  if (!hasVariation(activeReturns)) return { ...base, ...without("noVariation", options) };

  const regression = linearRegression(activeReturns, []);
  const periodMean = regression.coefficients[0]!;
  const standardError =
    neweyWestLag === 0
      ? regression.standardErrors[0]!
      : neweyWestErrors(regression, neweyWestLag, { smallSample: true }).standardErrors[0]!;
  if (standardError === 0) return { ...base, ...without("noVariation", options) };
  const trackingError = regression.residualStandardError * Math.sqrt(periodsPerYear);
  const informationRatio = (periodMean * periodsPerYear) / trackingError;
  const t = periodMean / standardError;
  const reach = studentTQuantile((1 + confidence) / 2, periods - 1) * standardError;
  const posterior = skillPosterior(
    prior,
    informationRatio,
    (standardError * periodsPerYear) / trackingError,
    confidence,
  );
  const yearsNeeded = yearsOfRecord * (proofT / t) ** 2;
  const provable = (years: number) => (Number.isFinite(years) ? measured(years) : unavailable("noActiveReturn"));
  return {
    ...base,
    trackingError: measured(trackingError),
    informationRatio: measured(informationRatio),
    tStatistic: measured(t),
    interval: measured({
      lower: (periodMean - reach) * periodsPerYear,
      upper: (periodMean + reach) * periodsPerYear,
      confidence,
    }),
    bootstrapInterval: options.bootstrap
      ? bootstrapMeanInterval(activeReturns, periodsPerYear, confidence, options.bootstrap)
      : null,
    posterior: measured(posterior),
    probabilitySkill: measured(probabilityAbove(posterior, 0)),
    yearsNeeded: provable(yearsNeeded),
    yearsStillNeeded: provable(Math.max(0, yearsNeeded - yearsOfRecord)),
  };
}

function bootstrapMeanInterval(
  activeReturns: ArrayLike<number>,
  periodsPerYear: number,
  confidence: number,
  bootstrap: BootstrapOptions,
): Measured<Interval> {
  const sums = bootstrapSums(activeReturns, {
    ...bootstrap,
    meanBlockLength: bootstrap.meanBlockLength ?? automaticBlockLength(activeReturns.length),
  });
  const interval = percentileInterval(sums, confidence);
  if (interval === null) return unavailable("noVariation");
  const perYear = periodsPerYear / activeReturns.length;
  return measured({ lower: interval.lower * perYear, upper: interval.upper * perYear, confidence });
}

function without(reason: string, { bootstrap }: EvidenceOptions) {
  const missing = unavailable(reason);
  return {
    trackingError: missing,
    informationRatio: missing,
    tStatistic: missing,
    interval: missing,
    bootstrapInterval: bootstrap ? missing : null,
    posterior: missing,
    probabilitySkill: missing,
    yearsNeeded: missing,
    yearsStillNeeded: missing,
  };
}

function assertUsable(
  activeReturns: ArrayLike<number>,
  { periodsPerYear, confidence, proofT, neweyWestLag }: Required<Omit<EvidenceOptions, "prior" | "bootstrap">>,
): void {
  for (let period = 0; period < activeReturns.length; period++) {
    if (!Number.isFinite(activeReturns[period]!)) throw new InvalidInputError("notFinite", { period });
  }
  if (!(periodsPerYear > 0)) throw new InvalidInputError("periodsPerYearNotPositive", { periodsPerYear });
  if (!(confidence > 0 && confidence < 1)) throw new InvalidInputError("notAProbability", { confidence });
  if (!(proofT > 0)) throw new InvalidInputError("proofTNotPositive", { proofT });
  if (!(Number.isInteger(neweyWestLag) && neweyWestLag >= 0)) {
    throw new InvalidInputError("lagOutOfRange", { neweyWestLag });
  }
}
