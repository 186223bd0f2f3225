import { type Exact, type ExactInput, larger, notNegative, total } from "./exact";
import { grown, type HurdleType, performanceFee } from "./performance-fee";

export interface FundFeeTerms {
  readonly managementFeeRate: ExactInput;
  /** What the management fee is a share of: the year's opening value, or its end value before fees. */
  readonly managementFeeBase: "openingValue" | "endValueBeforeFees";
  readonly performanceFeeRate: ExactInput;
  /** Whether the performance fee is measured after the management fee, or independently of it on the gross value. */
  readonly performanceFeeBase: "netOfManagementFee" | "gross";
  readonly hurdle: ExactInput;
  readonly hurdleType: HurdleType;
  readonly capShareOfOpening: ExactInput | null;
}

export interface FundFeeYear {
  readonly opening: Exact;
  /** End value before any fee. */
  readonly gross: Exact;
  readonly managementFee: Exact;
  readonly uncappedFee: Exact;
  readonly performanceFee: Exact;
  readonly closing: Exact;
  /** Closing value / opening value - 1; null when the fund opened at 0. */
  readonly netReturn: Exact | null;
  readonly markBefore: Exact | null;
  /** Highest value after all fees so far; never falls. */
  readonly highWaterMark: Exact;
}

/** How a year went: a return on the opening value, or the value at its end, before fees. */
export type FundYearResult = { readonly grossReturn: ExactInput } | { readonly grossValue: ExactInput };

/**
 * Fees of one year. The management fee comes first; the performance fee only on what lies above the mark and the
 * hurdle. The mark then rises to the value that is left after all fees, if that is higher: it moves by what was really
 * credited and never falls, so a fee that was capped or a change of rate cannot lower it.
 *
 * @param mark high-water mark so far; null where the agreement has none (then the opening value counts)
 * @throws InvalidInputError notFinite, negativeAmount, returnBelowMinusOne
 */
export function fundFeeYear(
  openingValue: ExactInput,
  result: FundYearResult,
  mark: ExactInput | null,
  terms: FundFeeTerms,
): FundFeeYear {
  const opening = notNegative(openingValue, "opening");
  const gross =
    "grossValue" in result ? notNegative(result.grossValue, "grossValue") : grown(opening, result.grossReturn);
  const managementFee = notNegative(terms.managementFeeRate, "managementFeeRate").times(
    terms.managementFeeBase === "openingValue" ? opening : gross,
  );
  const afterManagement = gross.minus(managementFee);
  const { uncappedFee, fee } = performanceFee(
    terms.performanceFeeBase === "gross" ? gross : afterManagement,
    opening,
    mark,
    { ...terms, rate: terms.performanceFeeRate },
  );
  const closing = afterManagement.minus(fee);
  const markBefore = mark === null ? null : notNegative(mark, "mark");
  return {
    opening,
    gross,
    managementFee,
    uncappedFee,
    performanceFee: fee,
    closing,
    netReturn: opening.isZero() ? null : closing.div(opening).minus(1),
    markBefore,
    highWaterMark: larger(markBefore ?? opening, closing),
  };
}

/**
 * Fees over years: each year opens at the net value the last one closed at, under the mark it left. No reset.
 *
 * @param firstMark the opening value unless an older, higher mark is brought in
 * @throws InvalidInputError notFinite, negativeAmount, returnBelowMinusOne
 */
export function highWaterMarkFees(
  openingValue: ExactInput,
  results: readonly FundYearResult[],
  terms: FundFeeTerms,
  firstMark: ExactInput = openingValue,
): { years: readonly FundFeeYear[]; totalPerformanceFee: Exact; totalManagementFee: Exact } {
  let opening = notNegative(openingValue, "opening");
  let mark = notNegative(firstMark, "mark");
  const years = results.map((result) => {
    const year = fundFeeYear(opening, result, mark, terms);
    opening = year.closing;
    mark = year.highWaterMark;
    return year;
  });
  return {
    years,
    totalPerformanceFee: total(years.map((year) => year.performanceFee)),
    totalManagementFee: total(years.map((year) => year.managementFee)),
  };
}

export interface ExternalFeeResult {
  readonly values: readonly Exact[];
  readonly feesWithMark: readonly Exact[];
  readonly feesWithoutMark: readonly Exact[];
  readonly totalWithMark: Exact;
  readonly totalWithoutMark: Exact;
}

/**
 * Fees billed outside the account, so that its value stays gross and the mark is the highest account value.
 *
 *   with a mark:     rate * max(0, value_t - highest value so far)
 *   without a mark:  rate * max(0, value_t - value_(t-1))
 *
 * @throws InvalidInputError notFinite, negativeAmount, returnBelowMinusOne
 */
export function feesBilledOutside(
  initial: ExactInput,
  returns: readonly ExactInput[],
  rate: ExactInput,
): ExternalFeeResult {
  let value = notNegative(initial, "initial");
  let mark = value;
  const terms = { rate, hurdle: 0, hurdleType: "hard", capShareOfOpening: null } as const;
  const rows = returns.map((periodReturn) => {
    const opening = value;
    value = grown(opening, periodReturn);
    const withMark = performanceFee(value, opening, mark, terms).fee;
    const withoutMark = performanceFee(value, opening, null, terms).fee;
    mark = larger(mark, value);
    return { value, withMark, withoutMark };
  });
  const feesWithMark = rows.map((row) => row.withMark);
  const feesWithoutMark = rows.map((row) => row.withoutMark);
  return {
    values: rows.map((row) => row.value),
    feesWithMark,
    feesWithoutMark,
    totalWithMark: total(feesWithMark),
    totalWithoutMark: total(feesWithoutMark),
  };
}
