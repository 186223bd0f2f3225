import { InvalidInputError } from "../invalid-input-error";
import { linearRegression } from "../statistics/linear-regression";
import { sumBy } from "../sum";
import { carinoFactors } from "./link-carino";
import { compounded } from "./linked-returns";

/** A factor with one return a period (a long-short return, or an index over the risk-free rate). */
export interface Factor {
  name: string;
  returns: ArrayLike<number>;
}

export interface FactorAttribution {
  factors: { name: string; exposure: number; tStatistic: number; contribution: number }[];
  /** Intercept of a period, and what it adds to the linked active return. */
  alpha: { perPeriod: number; tStatistic: number; contribution: number };
  /** What neither factors nor a constant alpha explain. */
  residual: { byPeriod: Float64Array; contribution: number };
  rSquared: number | null;
  portfolioReturn: number;
  benchmarkReturn: number;
  activeReturn: number;
}

/**
 * Explains the active return by exposures to factors, estimated by least squares over the whole time.
 *
 *   R_t - B_t = alpha + sum of exposure_k * factor_kt + residual_t
 *   contribution of a part = sum over t of part_t * Carino's k_t / k
 *
 * Contributions of factors, alpha and residual add up to the compounded active return. Against a benchmark of zeros this
 * explains the portfolio's own return.
 *
 * @param portfolioReturns, benchmarkReturns one return a period, fractions above -1
 * @param factors returns of the same periods
 * @throws InvalidInputError lengthsDiffer, notFinite, tooFewObservations, collinearRegressors, returnNotAboveMinusOne
 * @see Carhart (1997), Journal of Finance 52(1), 57-82; Carino (1999), Journal of Performance Measurement 3(4), 5-14
 */
export function factorAttribution(
  portfolioReturns: ArrayLike<number>,
  benchmarkReturns: ArrayLike<number>,
  factors: readonly Factor[],
): FactorAttribution {
  const count = portfolioReturns.length;
  if (benchmarkReturns.length !== count) throw new InvalidInputError("lengthsDiffer", { returns: count });
  const portfolio = Float64Array.from(portfolioReturns);
  const benchmark = Float64Array.from(benchmarkReturns);
  const active = portfolio.map((value, period) => value - benchmark[period]!);
  const { coefficients, tStatistics, residuals, rSquared } = linearRegression(
    active,
    factors.map((factor) => factor.returns),
  );
  const scale = carinoFactors(portfolio, benchmark);
  const linked = (part: (period: number) => number) => sumBy([...scale], (factor, period) => factor * part(period));
  const portfolioReturn = compounded(portfolio);
  const benchmarkReturn = compounded(benchmark);
  return {
    factors: factors.map(({ name, returns }, k) => {
      const exposure = coefficients[k + 1]!;
      const contribution = linked((period) => exposure * returns[period]!);
      return { name, exposure, tStatistic: tStatistics[k + 1]!, contribution };
    }),
    alpha: {
      perPeriod: coefficients[0]!,
      tStatistic: tStatistics[0]!,
      contribution: linked(() => coefficients[0]!),
    },
    residual: { byPeriod: residuals, contribution: linked((period) => residuals[period]!) },
    rSquared,
    portfolioReturn,
    benchmarkReturn,
    activeReturn: portfolioReturn - benchmarkReturn,
  };
}
