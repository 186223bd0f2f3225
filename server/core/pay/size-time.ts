import { InvalidInputError } from "../invalid-input-error";
import type { PlainDate } from "../returns/calendar/plain-date";
import { sumBy } from "../sum";
import { type DateSpan, tenureDays } from "./tenure-days";

/** A portfolio that somebody answered for during part of a period. */
export interface ManagedPortfolio extends DateSpan {
  readonly averageSize: number;
  readonly score: number;
  /** Age of the fund in years at the end of the period. */
  readonly ageYears: number;
}

/**
 * One score for a manager of several portfolios: weighted by size times time answered for.
 *
 *   weight = average size * days managed in the period, as a share of all        score = sum(weight * score)
 *
 * @param minimumAgeYears younger funds are left out (weight 0)
 * @returns weights in the order given; score null when no portfolio counts
 * @throws InvalidInputError notFinite, negativeAmount, notADate, datesNotInOrder
 * @see AMAC draft guideline, December 2025: weight by size and time managed, funds run less than a year excluded
 */
export function sizeTimeScore(
  portfolios: readonly ManagedPortfolio[],
  period: { readonly from: PlainDate; readonly to: PlainDate },
  minimumAgeYears: number,
): { portfolios: readonly { days: number; weight: number }[]; score: number | null } {
  const rows = portfolios.map((portfolio, i) => {
    if (![portfolio.averageSize, portfolio.score, portfolio.ageYears].every(Number.isFinite))
      throw new InvalidInputError("notFinite", { field: `portfolios.${i}` });
    if (portfolio.averageSize < 0)
      throw new InvalidInputError("negativeAmount", { field: `portfolios.${i}.averageSize` });
    const days = tenureDays(portfolio, period);
    return { days, size: portfolio.ageYears < minimumAgeYears ? 0 : portfolio.averageSize * days };
  });
  const all = sumBy(rows, ({ size }) => size);
  const weighted = rows.map(({ days, size }) => ({ days, weight: all === 0 ? 0 : size / all }));
  return {
    portfolios: weighted,
    score: all === 0 ? null : sumBy(portfolios, ({ score }, i) => weighted[i]!.weight * score),
  };
}
