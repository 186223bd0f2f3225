import { type EvidenceMeter, evidenceMeter } from "../evidence/evidence-meter";
import type { SkillPrior } from "../evidence/skill-prior";
import { type Measured, measured, unavailable } from "../measured";
import { annualizedReturn } from "../returns/annualize";
import { HORIZONS } from "../returns/calendar/horizons";
import { type Frequency, PERIODS_PER_YEAR, periodEnd, periodIndex } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import { type HorizonReturn, horizonReturns } from "../returns/horizon-return";
import type { EvidenceLine, HorizonRow, ReturnRow, WindowReturn } from "../schemes/manager-record";
import { sum } from "../sum";
import type { GroupPeriod, GroupReturns } from "./group-returns";

export interface LadderOptions {
  readonly asOf: PlainDate;
  readonly prior: SkillPrior;
  /** Lags of the standard error: more than 0 where marks follow each other, as those of private books do. */
  readonly neweyWestLag: number;
}

/**
 * The horizon ladder: portfolio, benchmark and active return over every horizon, with what each window proves.
 *
 *   active      = annualised portfolio return - annualised benchmark return  (of one year and more; else of cumulative)
 *   value added = sum of value at the start of each period x (portfolio return - benchmark return)
 *
 * The benchmark is compounded over the very window of the portfolio; a hole in it leaves no active return.
 */
export function horizonLadder(group: GroupReturns | null, options: LadderOptions): HorizonRow[] {
  const { rows, inside } = windows(group, options.asOf);
  return rows.map((row, i) => ({
    ...returnRow(row, inside[i]!),
    valueAdded: valueAdded(inside[i]!),
    evidence: evidenceLine(inside[i]!, group?.frequency ?? "quarterly", options),
  }));
}

/** The returns of the ladder alone. */
export function returnLadder(group: GroupReturns | null, asOf: PlainDate): ReturnRow[] {
  const { rows, inside } = windows(group, asOf);
  return rows.map((row, i) => returnRow(row, inside[i]!));
}

/** Every horizon with the periods inside it. */
function windows(group: GroupReturns | null, asOf: PlainDate) {
  const frequency = group?.frequency ?? "quarterly";
  const periods = group?.periods ?? [];
  const returns = periods.map(({ period, portfolio }) => ({
    periodEnd: periodEnd(period, frequency),
    value: portfolio,
  }));
  const rows = horizonReturns(returns, { horizons: HORIZONS, asOf, frequency });
  const inside = rows.map((row) => (row.periods === 0 ? [] : periodsWithin(periods, row.from, row.to, frequency)));
  return { rows, inside };
}

function returnRow({ cumulative, annualized, ...window }: HorizonReturn, inside: readonly GroupPeriod[]): ReturnRow {
  const portfolio: WindowReturn = { cumulative, annualized };
  const benchmark = windowReturn(inside, window.years, cumulative);
  const isAnnual = window.years >= 1;
  const basis = isAnnual ? "annualized" : "cumulative";
  return {
    ...window,
    portfolio,
    benchmark,
    portfolioReturn: portfolio[basis],
    active: difference(portfolio[basis], benchmark[basis]),
    activeBasis: basis,
  };
}

function periodsWithin(periods: readonly GroupPeriod[], from: PlainDate, to: PlainDate, frequency: Frequency) {
  const [first, last] = [periodIndex(from, frequency), periodIndex(to, frequency)];
  return periods.filter(({ period }) => period >= first && period <= last);
}

function windowReturn(inside: readonly GroupPeriod[], years: number, portfolio: Measured): WindowReturn {
  const none = (reason: string): WindowReturn => ({ cumulative: unavailable(reason), annualized: unavailable(reason) });
  if (inside.length === 0) return none(portfolio.reason ?? "noReturns");
  if (inside.every(({ benchmark }) => benchmark === null)) return none("noBenchmark");
  let growth = 1;
  for (const { benchmark } of inside) {
    if (benchmark === null) return none("benchmarkMissing");
    growth *= 1 + benchmark;
  }
  return { cumulative: measured(growth - 1), annualized: annualizedReturn(growth - 1, years) };
}

function difference(portfolio: Measured, benchmark: Measured): Measured {
  if (portfolio.value === null) return portfolio;
  return benchmark.value === null ? benchmark : measured(portfolio.value - benchmark.value);
}

function valueAdded(inside: readonly GroupPeriod[]): Measured {
  if (inside.length === 0) return unavailable("noReturns");
  const parts: number[] = [];
  for (const { portfolio, benchmark, value } of inside) {
    if (value === null) return unavailable("valuesMissing");
    if (portfolio === null) return unavailable("missingPeriods");
    if (benchmark === null) return unavailable("benchmarkMissing");
    parts.push(value * (portfolio - benchmark));
  }
  return measured(sum(parts));
}

function evidenceLine(inside: readonly GroupPeriod[], frequency: Frequency, options: LadderOptions): EvidenceLine {
  const { prior, neweyWestLag } = options;
  const active: number[] = [];
  for (const { portfolio, benchmark } of inside) {
    if (portfolio === null || benchmark === null) return { ...withoutEvidence("benchmarkMissing"), prior };
    active.push(portfolio - benchmark);
  }
  if (active.length === 0) return { ...withoutEvidence("noReturns"), prior };
  const meter: EvidenceMeter = evidenceMeter(active, {
    periodsPerYear: PERIODS_PER_YEAR[frequency],
    prior,
    neweyWestLag,
  });
  const { interval, informationRatio, trackingError, tStatistic, probabilitySkill, yearsNeeded, yearsStillNeeded } =
    meter;
  return {
    interval,
    informationRatio,
    trackingError,
    tStatistic,
    probabilitySkill,
    yearsNeeded,
    yearsStillNeeded,
    prior,
  };
}

function withoutEvidence(reason: string) {
  const missing = unavailable(reason);
  return {
    interval: missing,
    informationRatio: missing,
    trackingError: missing,
    tStatistic: missing,
    probabilitySkill: missing,
    yearsNeeded: missing,
    yearsStillNeeded: missing,
  };
}
