import { lastCompletedPeriod, periodEnd, periodIndex, periodStart } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import { dietzParts } from "../returns/modified-dietz";
import { goesIn, type PortfolioFacts } from "./manager-facts";
import type { PeriodSeries } from "./period-series";
import { bookStateOn, markDays } from "./private-book";

/** Returns of a private portfolio and the capital each was earned on. */
export interface PrivateReturns {
  readonly series: PeriodSeries;
  /** Capital at work in the period: what the portfolio weighs in a group. */
  readonly capital: ReadonlyMap<number, number>;
}

/**
 * Quarterly returns of a private portfolio from its flows and marks, by Modified Dietz with flows at the beginning of the
 * day. In its first quarter the days count from the first flow. A quarter in which nothing was marked has no return:
 * carrying an old mark forward would report a return of zero that nobody measured.
 */
export function privateReturns(portfolio: PortfolioFacts, asOf: PlainDate): PrivateReturns {
  const values = new Map<number, number>();
  const capital = new Map<number, number>();
  const started = portfolio.flows[0]?.on;
  const series: PeriodSeries = { frequency: "quarterly", values };
  if (started === undefined) return { series, capital };
  const marked = new Set(markDays(portfolio).map((on) => periodIndex(on, "quarterly")));
  const last = lastCompletedPeriod(asOf, "quarterly");
  let startValue = 0;
  for (let period = periodIndex(started, "quarterly"); period <= last; period++) {
    const start = periodStart(period, "quarterly");
    const firstDay = started > start ? started : start;
    const lastDay = periodEnd(period, "quarterly");
    const endValue = bookStateOn(portfolio, lastDay).value.toNumber();
    const flows = portfolio.flows
      .filter(({ on }) => on >= firstDay && on <= lastDay)
      .map((flow) => ({ date: flow.on, amount: goesIn(flow) ? Number(flow.amount) : -Number(flow.amount) }));
    const { gain, averageCapital } = dietzParts({
      firstDay,
      lastDay,
      startValue,
      endValue,
      flows,
      flowTiming: "beginningOfDay",
    });
    if (averageCapital > 0 && marked.has(period)) {
      values.set(period, gain / averageCapital);
      capital.set(period, averageCapital);
    }
    startValue = endValue;
  }
  return { series, capital };
}
