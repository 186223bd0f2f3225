import { type Measured, measured, unavailable } from "../measured";
import { linearRegression } from "../statistics/linear-regression";
import {
  correlation,
  hasVariation,
  populationStandardDeviation,
  sampleCovariance,
  sampleStandardDeviation,
  sampleVariance,
} from "../statistics/moments";
import { mean } from "../sum";
import { annualizedGeometricReturn, cumulativeReturn } from "./average-return";
import { whyNoDeviation } from "./sharpe-ratio";
import { excessReturns } from "./usable-returns";

/** Figures of a series against its benchmark. Names ending in nothing else are yearly. */
export interface RelativeRisk {
  /** Difference of the annualised geometric returns. */
  activePremium: Measured;
  /** Sample sd of the arithmetic differences x sqrt(periodsPerYear). */
  trackingError: Measured;
  /** activePremium / trackingError. */
  informationRatio: Measured;
  /** Mean / sample sd of the arithmetic differences, per period. */
  excessSharpePerPeriod: Measured;
  beta: Measured;
  /** Beta over periods in which the benchmark's excess return is above (below) 0. */
  betaBull: Measured;
  betaBear: Measured;
  /** Intercept of the regression of excess returns, per period. */
  alphaPerPeriod: Measured;
  /** (1 + alphaPerPeriod)^periodsPerYear - 1, empyrical's alpha. */
  alphaCompounded: Measured;
  /** Rp - Rf - beta (Rb - Rf) of annualised geometric returns. */
  jensenAlpha: Measured;
  /** Of the returns themselves. */
  correlation: Measured;
  /** Of the regression of excess returns. */
  rSquared: Measured;
  /** Annualised geometric excess return / beta. */
  treynorRatio: Measured;
  /** beta x annualised sample sd of the benchmark's excess returns. */
  systematicRisk: Measured;
  /** Annualised population sd of the regression's residuals. */
  specificRisk: Measured;
  /** sqrt(systematicRisk^2 + specificRisk^2). */
  totalRisk: Measured;
  /** jensenAlpha / specificRisk. */
  appraisalRatio: Measured;
  /** (Rp - Rf) x population sd of the benchmark / own population sd + Rf, annualised: what it had earned at market risk. */
  mSquared: Measured;
  /** (1 + cumulative return) / (1 + the benchmark's) - 1. */
  relativeCumulative: Measured;
}

/**
 * Every usual measure of a series against a benchmark, in the conventions of PerformanceAnalytics where they exist.
 * Only periods in which all three series exist may be passed in; the series' own measures keep their full history.
 *
 * @param riskFree return per period, one number or one per period
 * @throws InvalidInputError notFinite, lengthsDiffer
 * @see Bacon (2008), Practical Portfolio Performance Measurement and Attribution, chapter 4
 */
export function relativeRisk(
  returns: ArrayLike<number>,
  benchmark: ArrayLike<number>,
  periodsPerYear: number,
  riskFree: ArrayLike<number> | number = 0,
): RelativeRisk {
  const active = excessReturns(returns, benchmark);
  const own = excessReturns(returns, riskFree);
  const market = excessReturns(benchmark, riskFree);
  const rate = typeof riskFree === "number" ? new Float64Array(own.length).fill(riskFree) : riskFree;
  const root = Math.sqrt(periodsPerYear);

  const ownYearly = annualizedGeometricReturn(returns, periodsPerYear);
  const marketYearly = annualizedGeometricReturn(benchmark, periodsPerYear);
  const rateYearly = annualizedGeometricReturn(rate, periodsPerYear);
  const noActive = whyNoDeviation(active);
  const noMarket = whyNoDeviation(market);
  const noOwn = whyNoDeviation(own);

  const activePremium = combine([ownYearly, marketYearly], ([a, b]) => a! - b!);
  const trackingError = noActive ?? measured(sampleStandardDeviation(active) * root);
  const beta = noMarket ?? measured(sampleCovariance(own, market) / sampleVariance(market));
  const alphaPerPeriod = combine([beta], ([b]) => mean(own) - b! * mean(market));
  const jensenAlpha = combine(
    [ownYearly, marketYearly, rateYearly, beta],
    ([p, b, f, slope]) => p! - f! - slope! * (b! - f!),
  );
  const systematicRisk = combine([beta], ([b]) => b! * sampleStandardDeviation(market) * root);
  const specificRisk = combine(
    [beta],
    ([b]) => populationStandardDeviation(own.map((value, period) => value - b! * market[period]!)) * root,
  );
  return {
    activePremium,
    trackingError,
    informationRatio: quotient(activePremium, trackingError),
    excessSharpePerPeriod: noActive ?? measured(mean(active) / sampleStandardDeviation(active)),
    beta,
    betaBull: conditionalBeta(own, market, (value) => value > 0),
    betaBear: conditionalBeta(own, market, (value) => value < 0),
    alphaPerPeriod,
    alphaCompounded: combine([alphaPerPeriod], ([alpha]) => (1 + alpha!) ** periodsPerYear - 1),
    jensenAlpha,
    correlation: whyNoDeviation(returns) ?? whyNoDeviation(benchmark) ?? measured(correlation(returns, benchmark)),
    rSquared: noMarket ?? noOwn ?? explainedShare(own, market),
    treynorRatio: quotient(annualizedGeometricReturn(own, periodsPerYear), beta),
    systematicRisk,
    specificRisk,
    totalRisk: combine([systematicRisk, specificRisk], ([systematic, specific]) => Math.hypot(systematic!, specific!)),
    appraisalRatio: quotient(jensenAlpha, specificRisk),
    mSquared:
      whyNoDeviation(returns) ??
      combine(
        [ownYearly, rateYearly],
        ([p, f]) => ((p! - f!) * populationStandardDeviation(benchmark)) / populationStandardDeviation(returns) + f!,
      ),
    relativeCumulative:
      cumulativeReturn(benchmark) > -1
        ? measured((1 + cumulativeReturn(returns)) / (1 + cumulativeReturn(benchmark)) - 1)
        : unavailable("wealthNotPositive"),
  };
}

function conditionalBeta(own: Float64Array, market: Float64Array, keep: (value: number) => boolean): Measured {
  const chosen = market.filter(keep);
  const ownThen = own.filter((_, period) => keep(market[period]!));
  return whyNoDeviation(chosen) ?? measured(sampleCovariance(ownThen, chosen) / sampleVariance(chosen));
}

function explainedShare(own: Float64Array, market: Float64Array): Measured {
  if (own.length < 3) return unavailable("tooFewPeriods");
  const { rSquared } = linearRegression(own, [market]);
  return rSquared === null ? unavailable("noVariation") : measured(rSquared);
}

function combine(parts: readonly Measured[], figure: (values: number[]) => number): Measured {
  const values: number[] = [];
  for (const part of parts) {
    if (part.value === null) return part;
    values.push(part.value);
  }
  return measured(figure(values));
}

function quotient(reward: Measured, risk: Measured): Measured {
  if (risk.value !== null && !hasVariation([0, risk.value])) return unavailable("noVariation");
  return combine([reward, risk], ([top, bottom]) => top! / bottom!);
}
