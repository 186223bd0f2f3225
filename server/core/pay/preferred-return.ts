import { InvalidInputError } from "../invalid-input-error";
import {
  addMonths,
  datePartsOf,
  daysBetween,
  endOfMonth,
  type PlainDate,
  plainDate,
} from "../returns/calendar/plain-date";
import { type Exact, type ExactInput, exact, notNegative, smaller, ZERO } from "./exact";

/** A dated flow of a fund: below 0 a contribution of the investors, above 0 cash to distribute. */
export interface DatedFlow {
  readonly date: PlainDate;
  readonly amount: ExactInput;
}

export interface PreferredReturnTerms {
  readonly rate: ExactInput;
  /**
   * How often accrued preference itself begins to earn: at the end of each of that many calendar periods a year
   * (1, 2, 3, 4, 6 or 12), simple in between; 0 = never (simple).
   */
  readonly compoundingPerYear: number;
  /** Whether a distribution pays preference or capital first; many agreements pay capital first. */
  readonly order: "preferenceFirst" | "capitalFirst";
  /** Days of a year in the accrual. */
  readonly daysPerYear: ExactInput;
  /** Accrued preference joins what earns on this day as well; flows after it are left out. */
  readonly measurementDate: PlainDate;
}

export interface PreferredReturnRow {
  readonly date: PlainDate;
  readonly preferencePaid: Exact;
  readonly capitalReturned: Exact;
  /** Cash beyond preference and capital: it belongs to the next tier. */
  readonly residual: Exact;
}

export interface PreferredReturn {
  /** One row per flow up to the measurement date, by date. */
  readonly rows: readonly PreferredReturnRow[];
  readonly endingCapital: Exact;
  readonly endingPreference: Exact;
}

const COMPOUNDING = [0, 1, 2, 3, 4, 6, 12];

/**
 * Preferred return on dated flows.
 *
 *   accrual over d days = rate * d / daysPerYear * (unreturned capital + compounded preference)
 *
 * Flows of a day come before the compounding of that day. Nothing is lost: of each distribution
 * preference paid + capital returned + residual = amount.
 *
 * @throws InvalidInputError notFinite, negativeAmount, notADate, unknownCompounding
 * @see pfd.return of karlpolen/asrsMethods for calendar-period compounding, actual/365, preference first
 */
export function preferredReturn(flows: readonly DatedFlow[], terms: PreferredReturnTerms): PreferredReturn {
  const rate = notNegative(terms.rate, "rate");
  const daysPerYear = exact(terms.daysPerYear, "daysPerYear");
  const { measurementDate } = terms;
  datePartsOf(measurementDate);
  if (!COMPOUNDING.includes(terms.compoundingPerYear))
    throw new InvalidInputError("unknownCompounding", { compoundingPerYear: terms.compoundingPerYear });
  const known = flows
    .map(({ date, amount }, i) => ({ date, amount: exact(amount, `flows.${i}.amount`) }))
    .filter(({ date }) => date <= measurementDate)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));

  let capital = ZERO;
  let compounded = ZERO;
  let current = ZERO;
  let today = known[0]?.date ?? measurementDate;
  const accrueTo = (date: PlainDate) => {
    const years = exact(daysBetween(today, date), "days").div(daysPerYear);
    current = current.plus(rate.times(years).times(capital.plus(compounded)));
    today = date;
  };
  const compound = () => {
    compounded = compounded.plus(current);
    current = ZERO;
  };

  const rows = known.map(({ date, amount }): PreferredReturnRow => {
    for (let end = periodEndFrom(today, terms.compoundingPerYear); end < date; ) {
      accrueTo(end);
      compound();
      end = nextPeriodEnd(end, terms.compoundingPerYear);
    }
    accrueTo(date);
    if (amount.lte(0)) {
      capital = capital.minus(amount);
      return { date, preferencePaid: ZERO, capitalReturned: ZERO, residual: ZERO };
    }
    const capitalFirst = terms.order === "capitalFirst" ? smaller(amount, capital) : ZERO;
    const preferencePaid = smaller(amount.minus(capitalFirst), current.plus(compounded));
    const fromCurrent = smaller(preferencePaid, current);
    current = current.minus(fromCurrent);
    compounded = compounded.minus(preferencePaid.minus(fromCurrent));
    const capitalReturned =
      terms.order === "capitalFirst" ? capitalFirst : smaller(amount.minus(preferencePaid), capital);
    capital = capital.minus(capitalReturned);
    return { date, preferencePaid, capitalReturned, residual: amount.minus(preferencePaid).minus(capitalReturned) };
  });
  for (let end = periodEndFrom(today, terms.compoundingPerYear); end < measurementDate; ) {
    accrueTo(end);
    compound();
    end = nextPeriodEnd(end, terms.compoundingPerYear);
  }
  accrueTo(measurementDate);
  return { rows, endingCapital: capital, endingPreference: compounded.plus(current) };
}

/** After every date that can be compared as text. */
const NEVER = "9999-12-31";

/** End of the calendar period that a date lies in. */
function periodEndFrom(date: PlainDate, perYear: number): PlainDate {
  if (perYear === 0) return NEVER;
  const length = 12 / perYear;
  const { year, month } = datePartsOf(date);
  return endOfMonth(plainDate({ year, month: Math.ceil(month / length) * length, day: 1 }));
}

const nextPeriodEnd = (end: PlainDate, perYear: number): PlainDate => endOfMonth(addMonths(end, 12 / perYear));
