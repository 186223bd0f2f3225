import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { addDays, addMonths, daysBetween, fullMonthsBetween, type PlainDate } from "./calendar/plain-date";

/**
 * Return per year of a cumulative return that took `years` to earn.
 *
 *   (1 + cumulative)^(1 / years) - 1
 *
 * Nothing is annualised below one year: a good quarter is no promise of three more.
 *
 * @returns unavailable: notMeaningfulBelowOneYear; wealthNotPositive where more than everything was lost
 * @throws InvalidInputError notFinite
 */
export function annualizedReturn(cumulative: number, years: number): Measured {
  if (!Number.isFinite(cumulative) || !Number.isFinite(years))
    throw new InvalidInputError("notFinite", { cumulative, years });
  if (!(years >= 1)) return unavailable("notMeaningfulBelowOneYear");
  if (cumulative < -1) return unavailable("wealthNotPositive");
  return measured(years === 1 ? cumulative : (1 + cumulative) ** (1 / years) - 1);
}

/**
 * Return per year by the number of periods, as R's PerformanceAnalytics does, even below one year: for comparison
 * with other tools. Pages use {@link annualizedReturn}.
 *
 *   (1 + cumulative)^(periodsPerYear / periods) - 1
 *
 * @throws InvalidInputError notFinite, noPeriods
 */
export function annualizedByPeriods(cumulative: number, periods: number, periodsPerYear: number): Measured {
  if (!Number.isFinite(cumulative)) throw new InvalidInputError("notFinite", { cumulative });
  if (!(periods > 0) || !(periodsPerYear > 0)) throw new InvalidInputError("noPeriods", { periods, periodsPerYear });
  return cumulative < -1
    ? unavailable("wealthNotPositive")
    : measured((1 + cumulative) ** (periodsPerYear / periods) - 1);
}

/**
 * Return per year by exact days, left as it is up to one year, as brinvex has it. Both ends are days of the period.
 *
 *   (1 + cumulative)^(1 / (fullYears + restDays / 365)) - 1   if longer than one year, else cumulative
 *
 * `fullYears` are counted by the calendar from the first day, `restDays` from the last of these anniversaries: a
 * period of 366 days that begins on 28 February of a leap year is one year and one day, from 1 March exactly a year.
 *
 * @returns unavailable: wealthNotPositive where more than everything was lost in over a year
 * @throws InvalidInputError notADate, periodEndsBeforeItStarts, notFinite
 */
export function annualizedByDays(cumulative: number, firstDay: PlainDate, lastDay: PlainDate): Measured {
  if (!Number.isFinite(cumulative)) throw new InvalidInputError("notFinite", { cumulative });
  const dayAfter = addDays(lastDay, 1);
  if (!(firstDay < dayAfter)) throw new InvalidInputError("periodEndsBeforeItStarts", { firstDay, lastDay });
  const fullYears = Math.floor(fullMonthsBetween(firstDay, dayAfter) / 12);
  const restDays = daysBetween(addMonths(firstDay, 12 * fullYears), dayAfter);
  if (fullYears === 0 || (fullYears === 1 && restDays === 0)) return measured(cumulative);
  return cumulative < -1
    ? unavailable("wealthNotPositive")
    : measured((1 + cumulative) ** (1 / (fullYears + restDays / 365)) - 1);
}
