import { type Measured, measured, unavailable } from "../measured";
import { HORIZON_MONTHS, HORIZONS, type Horizon, horizonPeriods } from "../returns/calendar/horizons";
import { type Frequency, PERIODS_PER_YEAR, periodIndex, periodStart } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import { calendarYearReturns, rollingReturns, type WindowReturn } from "../returns/rolling-return";
import type { ReturnPoint } from "../schemes/manager-record";

/** A record against its benchmark between two days, both inside it. */
export interface RecordWindow {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly portfolio: Measured;
  readonly benchmark: Measured;
  /** Portfolio minus benchmark. */
  readonly active: Measured;
  /** Per year from one year on, cumulative below. */
  readonly basis: "annualized" | "cumulative";
}

/** Every window of one length, ascending by their ends, and how often the record was ahead. */
export interface RollingRecord {
  readonly horizon: Horizon;
  readonly windows: readonly RecordWindow[];
  /** Windows with an active return, and how many of them were above zero. */
  readonly judged: number;
  readonly ahead: number;
  readonly best: RecordWindow | null;
  readonly worst: RecordWindow | null;
}

/**
 * Rolling results of a record: for each horizon every window of that length, not only the one that ends today.
 *
 *   active(window) = portfolio return - benchmark return   (per year from one year on, cumulative below)
 *
 * Windows of the same length overlap: they are not independent, so their number is no measure of evidence.
 *
 * @param points one per period, ascending
 * @returns the horizons that fit into the record, shortest first
 * @throws InvalidInputError notADate, periodsNotAscending, notFinite
 */
export function rollingRecords(points: readonly ReturnPoint[], frequency: Frequency): RollingRecord[] {
  const portfolio = side(points, "portfolio");
  const benchmark = side(points, "benchmark");
  return HORIZONS.flatMap((horizon) => {
    const length = horizonPeriods(horizon, frequency);
    if (length === null) return [];
    const basis = HORIZON_MONTHS[horizon]! >= 12 ? "annualized" : "cumulative";
    const byEnd = new Map(rollingReturns(benchmark, { length, frequency }).map((one) => [one.to, one]));
    const windows = rollingReturns(portfolio, { length, frequency }).map((one) =>
      recordWindow(one, byEnd.get(one.to), basis),
    );
    const judged = windows.filter(({ active }) => active.value !== null);
    if (judged.length === 0) return [];
    const ascending = [...judged].sort((a, b) => a.active.value! - b.active.value!);
    return {
      horizon,
      windows,
      judged: judged.length,
      ahead: judged.filter(({ active }) => active.value! > 0).length,
      best: ascending.at(-1)!,
      worst: ascending[0]!,
    };
  });
}

/** One calendar year of a record and the periods in it. */
export interface RecordYear extends RecordWindow {
  readonly year: number;
  /** Whether the record covers the whole year. */
  readonly complete: boolean;
  /** One per period of the year, in order; null outside the record. */
  readonly periods: readonly (RecordWindow | null)[];
}

/**
 * Calendar years of a record, newest first, each with its periods. Nothing is annualised: a part of a year is what it is.
 *
 * @param points one per period, ascending
 * @throws InvalidInputError notADate, periodsNotAscending, notFinite
 */
export function recordYears(points: readonly ReturnPoint[], frequency: Frequency): RecordYear[] {
  const perYear = PERIODS_PER_YEAR[frequency];
  const benchmarkYears = new Map(
    calendarYearReturns(side(points, "benchmark"), frequency).map((one) => [one.year, one]),
  );
  const byPeriod = new Map(points.map((point) => [periodIndex(point.periodEnd, frequency), point]));
  const period = (index: number): RecordWindow | null => {
    const point = byPeriod.get(index);
    if (point === undefined) return null;
    const span = { from: periodStart(index, frequency), to: point.periodEnd };
    return { ...span, ...against(orMissing(point.portfolio), orMissing(point.benchmark)), basis: "cumulative" };
  };
  return calendarYearReturns(side(points, "portfolio"), frequency)
    .map((one) => ({
      year: one.year,
      complete: one.complete,
      ...recordWindow(one, benchmarkYears.get(one.year), "cumulative"),
      periods: Array.from({ length: perYear }, (_, i) => period(one.year * perYear + i)),
    }))
    .reverse();
}

const side = (points: readonly ReturnPoint[], name: "portfolio" | "benchmark") =>
  points.map((point) => ({ periodEnd: point.periodEnd, value: point[name] }));

const orMissing = (value: number | null): Measured =>
  value === null ? unavailable("missingPeriods") : measured(value);

/** The benchmark counts only over the very span of the portfolio. */
function recordWindow(
  portfolio: WindowReturn,
  benchmark: WindowReturn | undefined,
  basis: RecordWindow["basis"],
): RecordWindow {
  const { from, to } = portfolio;
  const isSameSpan = benchmark !== undefined && benchmark.from === from && benchmark.to === to;
  return {
    from,
    to,
    ...against(portfolio[basis], isSameSpan ? benchmark[basis] : unavailable("missingPeriods")),
    basis,
  };
}

function against(portfolio: Measured, benchmark: Measured): Pick<RecordWindow, "portfolio" | "benchmark" | "active"> {
  if (portfolio.value === null) return { portfolio, benchmark, active: portfolio };
  if (benchmark.value === null) return { portfolio, benchmark, active: benchmark };
  return { portfolio, benchmark, active: measured(portfolio.value - benchmark.value) };
}
