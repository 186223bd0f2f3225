import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { annualizedReturn } from "./annualize";
import { type Horizon, horizonPeriods } from "./calendar/horizons";
import {
  type Frequency,
  lastCompletedPeriod,
  PERIODS_PER_YEAR,
  periodEnd,
  periodIndex,
  periodStart,
} from "./calendar/period";
import type { PlainDate } from "./calendar/plain-date";

/** Return of one calendar period, as a fraction; null where it is not known. Any day of the period may be its end date. */
export interface PeriodReturn {
  readonly periodEnd: PlainDate;
  readonly value: number | null;
}

/** First and last calendar day of a window, both inside it. */
export interface HorizonSpan {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Result over one horizon. */
export interface HorizonReturn extends HorizonSpan {
  readonly horizon: Horizon;
  /** Whole periods that the window covers, and the same in years. */
  readonly periods: number;
  readonly years: number;
  readonly cumulative: Measured;
  /** Per year; unavailable below one year. */
  readonly annualized: Measured;
  /** Whether the record covers all of the horizon up to the as-of date. */
  readonly complete: boolean;
  /** The shorter span that the record does cover, where it is not complete; null also where it covers nothing. */
  readonly shortenedTo: HorizonSpan | null;
}

/**
 * Compounded return over a horizon that ends with the last period completed on the as-of date.
 *
 *   cumulative = product of (1 + return) - 1,   annualized = (1 + cumulative)^(1 / years) - 1
 *
 * A record that starts later, or stops earlier, than the horizon gives the result of the part it has, `complete` says
 * false and `shortenedTo` says which part: `from`, `to`, `periods` and `years` are those of that part. Periods after
 * the as-of date are not looked at. A period missing inside the record leaves no result.
 *
 * @param returns one per period, ascending
 * @returns unavailable: noReturns, missingPeriods, horizonShorterThanPeriod, and those of {@link annualizedReturn}
 * @throws InvalidInputError notADate, periodsNotAscending, notFinite
 */
export function horizonReturn(
  returns: readonly PeriodReturn[],
  options: { readonly horizon: Horizon; readonly asOf: PlainDate; readonly frequency: Frequency },
): HorizonReturn {
  return horizonReturnOf(indexedReturns(returns, options.frequency), options);
}

/** The same for several horizons; dates are read only once. */
export function horizonReturns(
  returns: readonly PeriodReturn[],
  options: { readonly horizons: readonly Horizon[]; readonly asOf: PlainDate; readonly frequency: Frequency },
): HorizonReturn[] {
  const indexed = indexedReturns(returns, options.frequency);
  return options.horizons.map((horizon) => horizonReturnOf(indexed, { ...options, horizon }));
}

interface IndexedReturns {
  readonly periods: Int32Array;
  readonly values: Float64Array;
}

/** Period numbers and returns without the unknown ones. */
function indexedReturns(returns: readonly PeriodReturn[], frequency: Frequency): IndexedReturns {
  const known = returns.filter((item): item is { periodEnd: PlainDate; value: number } => item.value !== null);
  const periods = Int32Array.from(known, (item) => periodIndex(item.periodEnd, frequency));
  for (let i = 1; i < periods.length; i++) {
    if (periods[i]! <= periods[i - 1]!) throw new InvalidInputError("periodsNotAscending", { at: known[i]!.periodEnd });
  }
  const values = Float64Array.from(known, (item) => item.value);
  const bad = values.findIndex((value) => !Number.isFinite(value));
  if (bad >= 0) throw new InvalidInputError("notFinite", { at: known[bad]!.periodEnd });
  return { periods, values };
}

function horizonReturnOf(
  { periods, values }: IndexedReturns,
  { horizon, asOf, frequency }: { horizon: Horizon; asOf: PlainDate; frequency: Frequency },
): HorizonReturn {
  const last = lastCompletedPeriod(asOf, frequency);
  const asked = horizonPeriods(horizon, frequency);
  const end = periods.findLastIndex((period) => period <= last);
  const first = asked === null ? (periods[0] ?? last) : last - asked + 1;
  const start = periods.findIndex((period) => period >= first);
  const span = (from: number, to: number) => ({ from: periodStart(from, frequency), to: periodEnd(to, frequency) });
  const nothing = (reason: string): HorizonReturn => ({
    horizon,
    ...span(Math.min(first, last), last),
    periods: 0,
    years: 0,
    cumulative: unavailable(reason),
    annualized: unavailable(reason),
    complete: false,
    shortenedTo: null,
  });
  if (asked === null && horizon !== "sinceInception") return nothing("horizonShorterThanPeriod");
  if (start < 0 || end < start) return nothing("noReturns");
  const [from, to] = [periods[start]!, periods[end]!];
  const count = to - from + 1;
  const years = count / PERIODS_PER_YEAR[frequency];
  const complete = from === first && to === last;
  const covered = span(from, to);
  const result = { horizon, ...covered, periods: count, years, complete, shortenedTo: complete ? null : covered };
  const holeAtStart = start > 0 && from > first;
  if (holeAtStart || end - start + 1 !== count) {
    return { ...result, cumulative: unavailable("missingPeriods"), annualized: unavailable("missingPeriods") };
  }
  let growth = 1;
  for (let i = start; i <= end; i++) growth *= 1 + values[i]!;
  return { ...result, cumulative: measured(growth - 1), annualized: annualizedReturn(growth - 1, years) };
}
