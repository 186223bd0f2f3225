import {
  atLeastZero,
  CENTS,
  type Exact,
  type ExactInput,
  exact,
  notNegative,
  smaller,
  total,
  wholeCents,
  ZERO,
} from "./exact";
import { proportionalSplit } from "./proportional-split";

export interface PoolYear {
  readonly equity: ExactInput;
  readonly netIncome: ExactInput;
}

export interface PoolTerms {
  /** Share of the income above the deductible. */
  readonly rate: ExactInput;
  /** Return on equity that belongs to the owners first. */
  readonly deductibleRate: ExactInput;
  /** Whether income short of the deductible must be made up before a later year funds the pool again. */
  readonly shortfallCarriedForward?: boolean;
}

/**
 * Bonus fund of each year: a share of the income above a return the owners keep for themselves.
 *
 *   fund_t = max(0, rate * (net income_t - deductible rate * equity_t - shortfall carried in))
 *
 * @throws InvalidInputError notFinite, negativeAmount
 * @see B. Ellig, The Complete Guide to Executive Compensation (2007), p. 366-380
 */
export function bonusPool(years: readonly PoolYear[], terms: PoolTerms): readonly Exact[] {
  const rate = notNegative(terms.rate, "rate");
  const deductible = notNegative(terms.deductibleRate, "deductibleRate");
  let shortfall = ZERO;
  return years.map(({ equity, netIncome }, i) => {
    const owners = exact(equity, `years.${i}.equity`).times(deductible);
    const excess = exact(netIncome, `years.${i}.netIncome`).minus(owners).minus(shortfall);
    shortfall = terms.shortfallCarriedForward === true ? atLeastZero(excess.neg()) : ZERO;
    return rate.times(atLeastZero(excess));
  });
}

/**
 * What loss years add to the bonuses of others: a loss makes equity, and so the deductible of later years, smaller.
 * Difference between all bonus funds and those of the same years with each loss replaced by 0 and added back to the
 * equity of that and later years.
 *
 * @throws InvalidInputError notFinite, negativeAmount
 */
export function bonusExtraAfterLosses(years: readonly PoolYear[], terms: PoolTerms): Exact {
  let lost = ZERO;
  const withoutLosses = years.map(({ equity, netIncome }, i) => {
    const income = exact(netIncome, `years.${i}.netIncome`);
    if (income.lt(0)) lost = lost.minus(income);
    return { equity: exact(equity, `years.${i}.equity`).plus(lost), netIncome: atLeastZero(income) };
  });
  return total(bonusPool(years, terms)).minus(total(bonusPool(withoutLosses, terms)));
}

/**
 * Awards that a pool can pay: in full while it is large enough, else all cut in the same proportion, to the cent.
 *
 * @returns one amount per award, never above it; together the awards or the pool, whichever is smaller
 * @throws InvalidInputError notFinite, negativeAmount, notInWholeCents
 */
export function fundedAwards(awards: readonly ExactInput[], pool: ExactInput, digits = CENTS): readonly Exact[] {
  const asked = awards.map((award, i) => wholeCents(award, `awards.${i}`, digits));
  const sum = total(asked);
  const available = smaller(wholeCents(pool, "pool", digits), sum);
  return sum.isZero() || available.eq(sum) ? asked : proportionalSplit(available, asked, digits);
}
