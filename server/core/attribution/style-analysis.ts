import { InvalidInputError } from "../invalid-input-error";
import { mean, sumBy } from "../sum";
import { constrainedLeastSquares, type WeightConstraints } from "./constrained-least-squares";

/** A style index with one return a period. */
export interface StyleIndex {
  name: string;
  returns: ArrayLike<number>;
}

/** Sharpe's own objective leaves the mean of the residual (selection) free; the sum of squares counts it as an error. */
export type StyleObjective = "residualVariance" | "sumOfSquares";

export interface StyleAnalysis {
  /** In the order of the indices. */
  weights: { name: string; weight: number }[];
  /** 1 - sample variance of the residual / sample variance of the return; null for a return that never varies. */
  rSquared: number | null;
  /** Return less that of the style mix, one a period: what selection and timing added. */
  residuals: Float64Array;
  residualMean: number;
  residualStandardDeviation: number;
}

/** No shorts, fully invested: Sharpe's style weights. */
export const longOnly: WeightConstraints = { lower: 0, upper: Number.POSITIVE_INFINITY, sumToOne: true };

/**
 * Returns-based style analysis: the passive mix of indices that moves most like the portfolio.
 *
 *   return_t = sum of weight_i * index_it + residual_t,  no intercept
 *   minimise the variance of the residual, or its sum of squares, over weights >= 0 that sum to 1
 *
 * @param returns one a period, fractions
 * @param indices returns of the same periods
 * @param constraints by default no weight below 0, sum 1
 * @throws InvalidInputError noRegressors, lengthsDiffer, tooFewObservations, notFinite, collinearRegressors,
 *   constraintsLeaveNoWeights
 * @see Sharpe (1992), Journal of Portfolio Management 18(2), 7-19
 */
export function styleAnalysis(
  returns: ArrayLike<number>,
  indices: readonly StyleIndex[],
  objective: StyleObjective,
  constraints: WeightConstraints = longOnly,
): StyleAnalysis {
  if (returns.length < 2) throw new InvalidInputError("tooFewObservations", { observations: returns.length });
  const centre = (values: ArrayLike<number>) => (objective === "residualVariance" ? mean(values) : 0);
  const centred = (values: ArrayLike<number>) => {
    const middle = centre(values);
    return Float64Array.from(values, (value) => value - middle);
  };
  const weights = constrainedLeastSquares(
    indices.map((index) => centred(index.returns)),
    centred(returns),
    constraints,
  );
  const residuals = Float64Array.from(
    returns,
    (value, period) => value - sumBy(indices, (index, i) => weights[i]! * index.returns[period]!),
  );
  const variance = sampleVariance(returns);
  const residualVariance = sampleVariance(residuals);
  return {
    weights: indices.map(({ name }, i) => ({ name, weight: weights[i]! })),
    rSquared: variance > 0 ? 1 - residualVariance / variance : null,
    residuals,
    residualMean: mean(residuals),
    residualStandardDeviation: Math.sqrt(residualVariance),
  };
}

function sampleVariance(values: ArrayLike<number>): number {
  const middle = mean(values);
  return sumBy(Array.from(values), (value) => (value - middle) ** 2) / (values.length - 1);
}
