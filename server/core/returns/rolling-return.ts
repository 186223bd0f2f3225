import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { annualizedReturn } from "./annualize";
import { type Frequency, PERIODS_PER_YEAR, periodEnd, periodIndex, periodStart } from "./calendar/period";
import type { PlainDate } from "./calendar/plain-date";
import type { PeriodReturn } from "./horizon-return";

/** Compounded return of periods. `product of (1 + return) - 1` @throws InvalidInputError notFinite */
export function linkedReturn(returns: ArrayLike<number>): number {
  let growth = 1;
  for (let i = 0; i < returns.length; i++) {
    if (!Number.isFinite(returns[i]!)) throw new InvalidInputError("notFinite", { index: i });
    growth *= 1 + returns[i]!;
  }
  return growth - 1;
}

/** Result of one window of consecutive periods. */
export interface WindowReturn {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly cumulative: Measured;
  /** Per year; unavailable below one year. */
  readonly annualized: Measured;
}

/**
 * Compounded returns of every window of the same length, one per period in which such a window ends.
 *
 *   product of (1 + return) over the last `length` periods - 1
 *
 * @param returns one per period, ascending
 * @returns unavailable: missingPeriods where the window has a hole, and those of {@link annualizedReturn}
 * @throws InvalidInputError notACount, notADate, periodsNotAscending, notFinite
 */
export function rollingReturns(
  returns: readonly PeriodReturn[],
  { length, frequency }: { readonly length: number; readonly frequency: Frequency },
): WindowReturn[] {
  if (!Number.isInteger(length) || length < 1) throw new InvalidInputError("notACount", { length });
  const { first, growth, known } = growthByPeriod(returns, frequency);
  const years = length / PERIODS_PER_YEAR[frequency];
  return Array.from({ length: Math.max(growth.length - length + 1, 0) }, (_, start) => ({
    from: periodStart(first + start, frequency),
    to: periodEnd(first + start + length - 1, frequency),
    ...windowResult(growth, known, start, start + length, years),
  }));
}

/** Result of one calendar year. */
export interface YearReturn extends WindowReturn {
  readonly year: number;
  /** Whether the record covers the whole year. */
  readonly complete: boolean;
}

/**
 * Compounded returns of the calendar years that the record touches; the first and the last may be parts of years,
 * `complete` says so, and `from` and `to` say which part.
 *
 * @returns unavailable: missingPeriods where a period inside the record is not known
 * @throws InvalidInputError notADate, periodsNotAscending, notFinite
 */
export function calendarYearReturns(returns: readonly PeriodReturn[], frequency: Frequency): YearReturn[] {
  const { first, growth, known } = growthByPeriod(returns, frequency);
  const perYear = PERIODS_PER_YEAR[frequency];
  const last = first + growth.length - 1;
  const result: YearReturn[] = [];
  for (let start = first; start <= last; ) {
    const year = Math.floor(start / perYear);
    const end = Math.min((year + 1) * perYear - 1, last);
    const count = end - start + 1;
    result.push({
      year,
      complete: count === perYear,
      from: periodStart(start, frequency),
      to: periodEnd(end, frequency),
      ...windowResult(growth, known, start - first, end - first + 1, count / perYear),
    });
    start = end + 1;
  }
  return result;
}

function windowResult(growth: Float64Array, known: Uint8Array, start: number, end: number, years: number) {
  let total = 1;
  for (let i = start; i < end; i++) {
    if (known[i] === 0) return { cumulative: unavailable("missingPeriods"), annualized: unavailable("missingPeriods") };
    total *= growth[i]!;
  }
  return { cumulative: measured(total - 1), annualized: annualizedReturn(total - 1, years) };
}

/** One growth factor per calendar period from the first known to the last, and which of them are known. */
function growthByPeriod(returns: readonly PeriodReturn[], frequency: Frequency) {
  const rows = returns.filter((row): row is { periodEnd: PlainDate; value: number } => row.value !== null);
  const periods = rows.map((row) => periodIndex(row.periodEnd, frequency));
  const first = periods[0] ?? 0;
  const count = rows.length === 0 ? 0 : periods.at(-1)! - first + 1;
  const growth = new Float64Array(Math.max(count, 0));
  const known = new Uint8Array(growth.length);
  rows.forEach(({ periodEnd, value }, i) => {
    if (i > 0 && periods[i]! <= periods[i - 1]!) throw new InvalidInputError("periodsNotAscending", { at: periodEnd });
    if (!Number.isFinite(value)) throw new InvalidInputError("notFinite", { at: periodEnd });
    growth[periods[i]! - first] = 1 + value;
    known[periods[i]! - first] = 1;
  });
  return { first, growth, known };
}
