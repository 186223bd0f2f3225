import { InvalidInputError } from "../invalid-input-error";
import { type Exact, type ExactInput, exact, notNegative, share, toCents, total, ZERO } from "./exact";

export interface BonusBankTerms {
  readonly openingBalance: ExactInput;
  /** Share of a positive balance that is paid each year (Stern Stewart and Temasek's senior staff: one third). */
  readonly payoutFraction: ExactInput;
  /** Yearly charge on a negative opening balance, before the credit of the year; 0 where there is none. */
  readonly rateOnNegativeBalance?: ExactInput;
  /** A negative balance stays and must be earned back, or is struck out at the end of the year. */
  readonly negativeBalance: "carriedForward" | "writtenOff";
  /** "cents": each payout half up; the balance keeps what rounding left. */
  readonly rounding?: "none" | "cents";
}

export interface BonusBankYear {
  readonly opening: Exact;
  /** Charge on a negative opening balance, not positive. */
  readonly carryOnNegative: Exact;
  readonly declared: Exact;
  readonly paid: Exact;
  /** Negative balance struck out, not negative; 0 where balances are carried. */
  readonly writtenOff: Exact;
  readonly closing: Exact;
}

/**
 * A bonus bank: what is declared, good or bad, goes in first; a fraction of what then stands there is paid.
 *
 *   balance = opening + rate * min(opening, 0) + declared
 *   paid    = max(0, fraction * balance)            closing = balance - paid
 *
 * Nothing is lost on the way: opening + charges + declared - paid (+ written off) = closing.
 *
 * @param declared one amount per year, negative in a bad year
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange
 * @see Stern Stewart's EVA bonus bank; Temasek Reviews 2015-2023 (wealth-added bank)
 */
export function bonusBank(
  declared: readonly ExactInput[],
  terms: BonusBankTerms,
): { years: readonly BonusBankYear[]; totalPaid: Exact; closingBalance: Exact } {
  const fraction = share(terms.payoutFraction, "payoutFraction");
  const rate = notNegative(terms.rateOnNegativeBalance ?? 0, "rateOnNegativeBalance");
  let opening = exact(terms.openingBalance, "openingBalance");
  const years = declared.map((value, i): BonusBankYear => {
    const credit = exact(value, `declared.${i}`);
    const carryOnNegative = opening.lt(0) ? opening.times(rate) : ZERO;
    const balance = opening.plus(carryOnNegative).plus(credit);
    const due = balance.gt(0) ? balance.times(fraction) : ZERO;
    const paid = terms.rounding === "cents" ? toCents(due) : due;
    const rest = balance.minus(paid);
    const writtenOff = terms.negativeBalance === "writtenOff" && rest.lt(0) ? rest.neg() : ZERO;
    const year = { opening, carryOnNegative, declared: credit, paid, writtenOff, closing: rest.plus(writtenOff) };
    opening = year.closing;
    return year;
  });
  return { years, totalPaid: total(years.map(({ paid }) => paid)), closingBalance: opening };
}

export interface EvaBonusTerms {
  readonly targetBonus: ExactInput;
  /** Share of the improvement above the expected one. */
  readonly share: ExactInput;
  /** Improvement expected per year, set once for about five years. */
  readonly expectedImprovement: ExactInput;
  readonly previousEva: ExactInput;
}

/**
 * Bonus declared from economic value added, without cap or floor.
 *
 *   declared_t = target + share * ((EVA_t - EVA_(t-1)) - expected improvement)
 *
 * @throws InvalidInputError notFinite
 */
export function evaDeclaredBonus(evaByYear: readonly ExactInput[], terms: EvaBonusTerms): readonly Exact[] {
  const target = exact(terms.targetBonus, "targetBonus");
  const part = exact(terms.share, "share");
  const expected = exact(terms.expectedImprovement, "expectedImprovement");
  let previous = exact(terms.previousEva, "previousEva");
  return evaByYear.map((value, i) => {
    const eva = exact(value, `evaByYear.${i}`);
    const declared = target.plus(part.times(eva.minus(previous).minus(expected)));
    previous = eva;
    return declared;
  });
}

/** Shares of the balance that Temasek's wealth-added bank pays by grade. @see Temasek Reviews 2015-2023 */
export const WEALTH_ADDED_PAYOUT = {
  senior: [1, 3],
  middle: [1, 2],
  other: [2, 3],
} as const satisfies Record<string, readonly [number, number]>;

/** One third is no decimal: a fraction keeps numerator and denominator until it is divided with 40 digits. */
export function fractionOf(numerator: ExactInput, denominator: ExactInput): Exact {
  const below = exact(denominator, "denominator");
  if (below.isZero()) throw new InvalidInputError("divisionByZero", { numerator: String(numerator) });
  return exact(numerator, "numerator").div(below);
}
