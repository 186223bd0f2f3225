import { convertMoney, type ExchangeRates, NO_RATES, summingCurrency } from "../currency/exchange-rates";
import { type Frequency, periodEnd, periodStart } from "../returns/calendar/period";
import { addDays, daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import type { AssignmentLine, LadderBook } from "../schemes/manager-record";
import { goesIn, type PortfolioFacts } from "./manager-facts";
import { commonFrequency, inLongerPeriods, type PeriodSeries, periodEnds } from "./period-series";
import type { PrivateReturns } from "./private-returns";

/** One period of all portfolios a manager answered for together. */
export interface GroupPeriod {
  readonly period: number;
  readonly portfolio: number | null;
  readonly benchmark: number | null;
  /** At the start, by the manager's share; null where a value is missing. */
  readonly value: number | null;
}

export interface GroupReturns {
  readonly frequency: Frequency;
  /** Ascending, without gaps from the first to the last period with a return. */
  readonly periods: readonly GroupPeriod[];
  /** Portfolios were weighed alike in some period because a value was missing. */
  readonly isEquallyWeighted: boolean;
}

/** A portfolio's returns, its benchmark's, and what it weighs at the start of each period. */
export interface Member {
  readonly portfolio: PortfolioFacts;
  readonly series: PeriodSeries;
  readonly capital: PrivateReturns["capital"] | null;
}

/** A mark older than this no longer weighs a portfolio. */
const MAXIMUM_VALUE_AGE_DAYS = 400;

/**
 * Chains what a manager answered for: results follow the person who answered at the time.
 *
 *   return of a period = sum of w r,   w = value at its start x share, over the portfolios answered for, scaled to 1
 *
 * A portfolio counts in a period for whoever answered for at least half of its days. One that joins or leaves is an
 * external flow: it changes the weights, never the return. Where a value is missing all weigh alike, and that is said.
 * A portfolio inside its own record without a return leaves the period without one; so does one without a benchmark for
 * the benchmark, but never for the portfolio's own return.
 *
 * Values of unlike currencies weigh in the reporting currency, at the rate of the day; returns stay those of each
 * portfolio's own currency.
 *
 * @param periodLength at least as long as the longest period of any of them, which is the default
 */
export function groupReturns(
  members: readonly Member[],
  assignments: readonly AssignmentLine[],
  book: LadderBook,
  { periodLength, money = ownMoney(members) }: { periodLength?: Frequency; money?: CommonMoney } = {},
): GroupReturns | null {
  const ours = members.filter(({ portfolio }) => book === "whole" || portfolio.book === book);
  const common = commonFrequency(
    ours.flatMap(({ series, portfolio }) => [
      series.frequency,
      ...(portfolio.benchmark ? [portfolio.benchmark.series.frequency] : []),
    ]),
  );
  const frequency = common === null ? null : (periodLength ?? common);
  if (frequency === null) return null;
  const lines = ours.flatMap((member) => memberLines(member, assignments, frequency, money));
  const first = Math.min(...lines.map((line) => line.first));
  const last = Math.max(...lines.map((line) => line.last));
  let isEquallyWeighted = false;
  const periods: GroupPeriod[] = [];
  for (let period = first; period <= last; period++) {
    const held = lines.flatMap((line) => {
      const share = line.shareIn(period);
      return share > 0 && period >= line.first && period <= line.last ? [{ line, share }] : [];
    });
    if (held.length === 0) {
      if (periods.length > 0) periods.push({ period, portfolio: null, benchmark: null, value: null });
      continue;
    }
    const values = held.map(({ line, share }) => scaled(line.valueAt(period), share));
    const value = values.includes(null) ? null : values.reduce<number>((sum, item) => sum + (item ?? 0), 0);
    const canWeigh = value !== null && value > 0;
    if (!canWeigh && held.length > 1) isEquallyWeighted = true;
    const weights = held.map(({ share }, i) => (canWeigh ? (values[i] ?? 0) / value : share / totalShare(held)));
    periods.push({
      period,
      portfolio: weighted(
        weights,
        held.map(({ line }) => line.returns.values.get(period)),
      ),
      benchmark: weighted(
        weights,
        held.map(({ line }) => line.benchmark?.values.get(period)),
      ),
      value,
    });
  }
  while (periods.at(-1)?.portfolio === null) periods.pop();
  while (periods[0]?.portfolio === null) periods.shift();
  return periods.length === 0 ? null : { frequency, periods, isEquallyWeighted };
}

/** The currency that values of several portfolios are added up in, and the rates into it. */
export interface CommonMoney {
  readonly currency: string;
  readonly rates: ExchangeRates;
}

/** Without rates: values of one currency weigh as they are, those of several not at all. */
const ownMoney = (members: readonly Member[]): CommonMoney => ({
  currency: summingCurrency(
    members.map(({ portfolio }) => portfolio.currency),
    NO_RATES,
  ),
  rates: NO_RATES,
});

interface MemberLine {
  readonly returns: PeriodSeries;
  readonly benchmark: PeriodSeries | null;
  readonly first: number;
  readonly last: number;
  readonly shareIn: (period: number) => number;
  readonly valueAt: (period: number) => number | null;
}

function memberLines(
  { portfolio, series, capital }: Member,
  assignments: readonly AssignmentLine[],
  frequency: Frequency,
  { currency, rates }: CommonMoney,
): MemberLine[] {
  const returns = inLongerPeriods(series, frequency);
  const ends = periodEnds(returns);
  if (ends === null) return [];
  const held = assignments.filter(
    ({ portfolioId, credit }) => portfolioId === portfolio.portfolioId && credit === "holding",
  );
  const shares = new Map<number, number>();
  for (let period = ends.first; period <= ends.last; period++) {
    const share = held.reduce((sum, line) => sum + (answeredFor(line, period, frequency) ? line.share : 0), 0);
    if (share > 0) shares.set(period, share);
  }
  const capitalPeriods = capital && series.frequency === frequency ? capital : null;
  const marks = portfolio.marks.filter(({ dealId }) => dealId === null);
  return [
    {
      returns,
      benchmark: portfolio.benchmark ? inLongerPeriods(portfolio.benchmark.series, frequency) : null,
      ...ends,
      shareIn: (period) => shares.get(period) ?? 0,
      valueAt: (period) => {
        const start = periodStart(period, frequency);
        const value = capitalPeriods?.get(period) ?? valueBefore(marks, start) ?? openingMoney(portfolio.flows, start);
        if (value === null || portfolio.currency === currency) return value;
        const converted = convertMoney(rates, value, { from: portfolio.currency, to: currency, on: start });
        return converted.value?.toNumber() ?? null;
      },
    },
  ];
}

/** Whether an assignment covers at least half of the days of a period. */
function answeredFor({ from, until }: AssignmentLine, period: number, frequency: Frequency): boolean {
  const [start, end] = [periodStart(period, frequency), periodEnd(period, frequency)];
  const first = from > start ? from : start;
  const last = until !== null && until < end ? until : end;
  return first <= last && 2 * (daysBetween(first, last) + 1) >= daysBetween(start, end) + 1;
}

/** The last mark before a day, unless it is too old to weigh by. */
function valueBefore(marks: PortfolioFacts["marks"], day: PlainDate): number | null {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (marks[middle]!.on < day) low = middle + 1;
    else high = middle;
  }
  const mark = marks[low - 1];
  return mark && mark.on >= addDays(day, -MAXIMUM_VALUE_AGE_DAYS) ? Number(mark.amount) : null;
}

/** Money put in by the first day of a period, for a portfolio that was never valued before it. */
function openingMoney(flows: PortfolioFacts["flows"], day: PlainDate): number | null {
  const opening = flows.filter((flow) => flow.on <= day && goesIn(flow));
  return opening.length === 0 ? null : opening.reduce((sum, { amount }) => sum + Number(amount), 0);
}

const scaled = (value: number | null, share: number) => (value === null ? null : value * share);
const totalShare = (held: readonly { share: number }[]) => held.reduce((sum, { share }) => sum + share, 0);

/** Weighted mean; null as soon as one that weighs anything is missing. */
function weighted(weights: readonly number[], values: readonly (number | undefined)[]): number | null {
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    if (weights[i] === 0) continue;
    const value = values[i];
    if (value === undefined) return null;
    total += weights[i]! * value;
  }
  return total;
}
