import { InvalidInputError } from "../invalid-input-error";
import { datePartsOf, isPlainDate, type PlainDate } from "../returns/calendar/plain-date";
import { atLeastZero, type Exact, type ExactInput, exact, notNegative, smaller, total, ZERO } from "./exact";

/** A bonus that is a share of what was earned above a hurdle. */
export interface ExcessReturnBonus {
  readonly rate: ExactInput;
  readonly hurdle: ExactInput;
  /** Highest bonus as a multiple of salary; null = no cap. */
  readonly capMultipleOfSalary: ExactInput | null;
}

/**
 * Bonus on a return above a hurdle.
 *
 *   bonus = min(max(0, rate * (return - hurdle) * base), cap multiple * salary)
 *
 * @throws InvalidInputError notFinite, negativeAmount
 */
export function excessReturnBonus(
  terms: ExcessReturnBonus,
  periodReturn: ExactInput,
  base: ExactInput,
  salary: ExactInput,
): Exact {
  const excess = exact(periodReturn, "return").minus(exact(terms.hurdle, "hurdle"));
  const bonus = atLeastZero(exact(terms.rate, "rate").times(excess).times(notNegative(base, "base")));
  if (terms.capMultipleOfSalary === null) return bonus;
  return smaller(bonus, notNegative(terms.capMultipleOfSalary, "capMultiple").times(notNegative(salary, "salary")));
}

/** One fiscal year's pay: as paid, and as the restated figures would have given. */
export interface RestatedPay {
  readonly fiscalYear: number;
  readonly paid: ExactInput;
  readonly restated: ExactInput;
}

export interface ClawbackTerms {
  /** Day on which a restatement became required. */
  readonly restatementRequiredOn: PlainDate;
  /** Completed fiscal years before that day that are looked back on (SEC: 3). */
  readonly lookBackYears: number;
  /** Month and day on which a fiscal year ends, "12-31" unless given; a year is named after the day it ends in. */
  readonly fiscalYearEnd?: string;
}

export interface ClawbackYear {
  readonly fiscalYear: number;
  readonly paid: Exact;
  readonly shouldHaveBeen: Exact;
  readonly inWindow: boolean;
  readonly recover: Exact;
}

/**
 * Pay to be given back after a restatement (追索扣回): what was paid minus what the restated figures give, year by year,
 * pre-tax and without asking for fault. A year that was underpaid gives no credit against another.
 *
 * @throws InvalidInputError notFinite, negativeAmount, notADate, notAWholeNumberOfYears
 * @see SEC Rule 10D-1 (effective 27 January 2023): the three completed fiscal years before the restatement was required
 */
export function clawback(
  years: readonly RestatedPay[],
  terms: ClawbackTerms,
): { years: readonly ClawbackYear[]; totalRecovery: Exact } {
  const last = lastCompletedFiscalYear(terms.restatementRequiredOn, terms.fiscalYearEnd ?? "12-31");
  if (!Number.isInteger(terms.lookBackYears) || terms.lookBackYears < 0)
    throw new InvalidInputError("notAWholeNumberOfYears", { lookBackYears: terms.lookBackYears });
  const rows = years.map(({ fiscalYear, paid, restated }): ClawbackYear => {
    const was = notNegative(paid, "paid");
    const shouldHaveBeen = notNegative(restated, "restated");
    const inWindow = fiscalYear <= last && fiscalYear > last - terms.lookBackYears;
    return {
      fiscalYear,
      paid: was,
      shouldHaveBeen,
      inWindow,
      recover: inWindow ? atLeastZero(was.minus(shouldHaveBeen)) : ZERO,
    };
  });
  return { years: rows, totalRecovery: total(rows.map(({ recover }) => recover)) };
}

/** The last fiscal year that ended before a day. @throws InvalidInputError notADate */
export function lastCompletedFiscalYear(day: PlainDate, fiscalYearEnd = "12-31"): number {
  const { year } = datePartsOf(day);
  // 2000 is a leap year, so that 29 February is a possible end of a fiscal year.
  if (!isPlainDate(`2000-${fiscalYearEnd}`)) throw new InvalidInputError("notADate", { date: fiscalYearEnd });
  return day.slice(5) > fiscalYearEnd ? year : year - 1;
}
