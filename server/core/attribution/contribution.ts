import { InvalidInputError } from "../invalid-input-error";
import { carinoFactors } from "./link-carino";
import { scaledBy } from "./link-effects";
import { compounded } from "./linked-returns";
import { weightTolerance } from "./segment";

/** Weight and return of each segment in one period; the order of segments is the same in every period. */
export interface ContributionPeriod {
  weights: readonly number[];
  /** null where there is none: allowed at weight 0 only. */
  returns: readonly (number | null)[];
}

export interface Contribution {
  totalReturn: number;
  /** One per segment; they add up to the total return. */
  contributions: Float64Array;
  /** The linked parts of each period, one row a period. */
  byPeriod: Float64Array[];
  periodReturns: Float64Array;
}

/**
 * What each segment contributed to the compounded return, logarithmically linked.
 *
 *   contribution_i = sum over t of w_it * r_it * k_t / k,  k_t = ln(1 + R_t) / R_t,  k = ln(1 + R) / R
 *
 * (Carino's linking against a benchmark that earns nothing.)
 *
 * @param periods in order of time; weights at the start of each, summing to 1
 * @throws InvalidInputError noPeriods, noSegments, lengthsDiffer, notFinite, missingReturn, weightsDoNotSumToOne,
 *   returnNotAboveMinusOne
 * @see Carino (1999), Journal of Performance Measurement 3(4), 5-14
 */
export function contribution(
  periods: readonly ContributionPeriod[],
  tolerance: number = weightTolerance,
): Contribution {
  const width = periods[0]?.weights.length;
  if (width === undefined) throw new InvalidInputError("noPeriods");
  if (width === 0) throw new InvalidInputError("noSegments");
  const parts = new Float64Array(periods.length * width);
  const periodReturns = new Float64Array(periods.length);
  periods.forEach(({ weights, returns }, period) => {
    if (weights.length !== width || returns.length !== width) throw new InvalidInputError("lengthsDiffer", { period });
    let total = 0;
    weights.forEach((weight, column) => {
      const value = returns[column]!;
      if (value === null && weight !== 0) {
        throw new InvalidInputError("missingReturn", { side: "portfolio", segment: column, period });
      }
      const part = weight * (value ?? 0);
      if (!Number.isFinite(part)) throw new InvalidInputError("notFinite", { period, segment: column });
      total += weight;
      parts[period * width + column] = part + 0;
      periodReturns[period]! += part;
    });
    if (!(Math.abs(total - 1) <= tolerance))
      throw new InvalidInputError("weightsDoNotSumToOne", { side: "portfolio", total, period });
  });
  const linked = scaledBy(carinoFactors(periodReturns, new Float64Array(periods.length)))(parts, width);
  const contributions = new Float64Array(width);
  const byPeriod = periods.map((_, period) => linked.slice(period * width, (period + 1) * width));
  for (const row of byPeriod) {
    row.forEach((value, column) => {
      contributions[column]! += value;
    });
  }
  return { totalReturn: compounded(periodReturns), contributions, byPeriod, periodReturns };
}
