import { type DayCount, yearsFromEarliest } from "./calendar/day-count";
import type { PlainDate } from "./calendar/plain-date";
import { irrRoots } from "./irr-roots";

/** Rates per year that a real investment can be said to earn; roots outside are reported and never preferred. */
export const PLAUSIBLE_RATES = { lowest: -0.9999999, highest: 402 } as const;

/** Why this rate of all that solve the equation: the one whose ln(1 + rate) is closest to zero. */
export const ROOT_RULE = "closestToZero";

interface Roots {
  /** All rates above -100% that solve the equation, ascending. */
  readonly rates: readonly number[];
  /** Those of them among the plausible ones. */
  readonly plausibleRates: readonly number[];
  readonly spanYears: number;
}

/**
 * Money-weighted return, or what there is instead of one.
 * - `unique`: the only plausible rate.
 * - `severalRoots`: more than one; `rate` is the one that `rule` chose and needs its warning.
 * - `noRoot`: none, because the flows have one sign only, or because their value never reaches zero.
 * - `notMeaningfulBelowOneYear`: the flows span less than a year, so the return of the time itself is shown instead.
 */
export type MoneyWeightedReturn = Roots &
  (
    | { readonly kind: "unique"; readonly rate: number }
    | { readonly kind: "severalRoots"; readonly rate: number; readonly rule: typeof ROOT_RULE }
    | { readonly kind: "noRoot"; readonly rate: null; readonly because: "noSignChange" | "valueNeverZero" }
    | {
        readonly kind: "notMeaningfulBelowOneYear";
        readonly rate: null;
        /** (1 + annual rate)^span - 1 of the rate that would have been shown. */
        readonly returnOfSpan: number;
        readonly annualRate: number;
        readonly ambiguous: boolean;
      }
  );

export interface IrrOptions {
  /** Flows that span less are not given an annual rate; 1 by default, 0 to have one always. */
  readonly minimumYears?: number;
}

/**
 * Internal rate of return per year of flows at given times.
 *
 *   sum of amount_k (1 + rate)^(-t_k) = 0
 *
 * @param times years from any origin, in any order
 * @param amounts one sign for money put in, the other for money taken out; a closing value is a flow like any other
 * @throws InvalidInputError lengthsDiffer, notFinite
 */
export function internalRateOfReturn(
  times: ArrayLike<number>,
  amounts: ArrayLike<number>,
  { minimumYears = 1 }: IrrOptions = {},
): MoneyWeightedReturn {
  const { rates, changesSign, spanYears } = irrRoots(times, amounts);
  const plausibleRates = rates.every(isPlausible) ? rates : rates.filter(isPlausible);
  const candidates = plausibleRates.length > 0 ? plausibleRates : rates;
  const rate = closestToZero(candidates);
  // Every answer is spelled out: copying the shared part into it would take longer than finding a root.
  if (rate === null) {
    const because = changesSign ? "valueNeverZero" : "noSignChange";
    return { kind: "noRoot", rate, because, rates, plausibleRates, spanYears };
  }
  const ambiguous = candidates.length > 1;
  if (spanYears < minimumYears) {
    const returnOfSpan = Math.expm1(spanYears * Math.log1p(rate));
    const kind = "notMeaningfulBelowOneYear";
    return { kind, rate: null, returnOfSpan, annualRate: rate, ambiguous, rates, plausibleRates, spanYears };
  }
  return ambiguous
    ? { kind: "severalRoots", rate, rule: ROOT_RULE, rates, plausibleRates, spanYears }
    : { kind: "unique", rate, rates, plausibleRates, spanYears };
}

const isPlausible = (rate: number) => rate >= PLAUSIBLE_RATES.lowest && rate <= PLAUSIBLE_RATES.highest;

/**
 * The same of dated flows (XIRR): time runs from the earliest date, by the day count, ACT/365F unless another is named.
 *
 * @throws InvalidInputError notADate, lengthsDiffer, notFinite
 */
export const datedRateOfReturn = (
  dates: readonly PlainDate[],
  amounts: ArrayLike<number>,
  dayCount: DayCount = "ACT/365F",
  options: IrrOptions = {},
): MoneyWeightedReturn => internalRateOfReturn(yearsFromEarliest(dates, dayCount), amounts, options);

/**
 * The same of flows one period apart; the rate is per period, and no period is too short for it.
 *
 * @throws InvalidInputError notFinite
 */
export const periodicRateOfReturn = (amounts: ArrayLike<number>): MoneyWeightedReturn =>
  internalRateOfReturn(
    Float64Array.from({ length: amounts.length }, (_, period) => period),
    amounts,
    { minimumYears: 0 },
  );

function closestToZero(rates: readonly number[]): number | null {
  let best: number | null = null;
  for (const rate of rates) {
    if (best === null || Math.abs(Math.log1p(rate)) < Math.abs(Math.log1p(best))) best = rate;
  }
  return best;
}
