import { InvalidInputError } from "../invalid-input-error";
import type { DayCount } from "../returns/calendar/day-count";
import type { PlainDate } from "../returns/calendar/plain-date";
import { datedRateOfReturn, type IrrOptions, type MoneyWeightedReturn } from "../returns/internal-rate-of-return";
import type { ExternalFlow } from "../returns/period-flows";

/** A flow from the investor's side: money put in is negative, money received positive. */
export type InvestorFlow = ExternalFlow;

/** Flows of one fund or deal and what it is worth at the end. */
export interface ValuedFlows {
  readonly flows: readonly InvestorFlow[];
  readonly nav: number;
}

export interface PooledOptions extends IrrOptions {
  readonly dayCount?: DayCount;
}

/**
 * Pooled IRR: the internal rate of return of several funds as if they were one, their values counted as received on
 * the as-of date. Flows after it are left out.
 *
 * @throws InvalidInputError notADate, notFinite
 */
export function pooledReturn(
  funds: readonly ValuedFlows[],
  asOf: PlainDate,
  { dayCount = "ACT/365F", ...options }: PooledOptions = {},
): MoneyWeightedReturn {
  const flows = funds.flatMap((fund) => fund.flows).filter(({ date }) => date <= asOf);
  const values = funds.map(({ nav }) => ({ date: asOf, amount: nav }));
  return rateOf([...flows, ...values], dayCount, options);
}

/** What a fund was worth when a horizon began, what flowed, and what it was worth when it ended. */
export interface HorizonFlows {
  readonly from: { readonly date: PlainDate; readonly nav: number };
  readonly to: { readonly date: PlainDate; readonly nav: number };
  readonly flows: readonly InvestorFlow[];
}

/**
 * Horizon IRR: buying the fund at its value when the horizon begins and selling it at its value when it ends.
 * Flows on the first day are in that value already; those after it, up to and including the last day, count.
 *
 * @throws InvalidInputError horizonEndsBeforeItStarts, notADate, notFinite
 */
export function horizonRateOfReturn(
  { from, to, flows }: HorizonFlows,
  { dayCount = "ACT/365F", ...options }: PooledOptions = {},
): MoneyWeightedReturn {
  if (!(from.date < to.date))
    throw new InvalidInputError("horizonEndsBeforeItStarts", { from: from.date, to: to.date });
  const inside = flows.filter(({ date }) => date > from.date && date <= to.date);
  return rateOf(
    [{ date: from.date, amount: -from.nav }, ...inside, { date: to.date, amount: to.nav }],
    dayCount,
    options,
  );
}

const rateOf = (flows: readonly InvestorFlow[], dayCount: DayCount, options: IrrOptions) =>
  datedRateOfReturn(
    flows.map(({ date }) => date),
    flows.map(({ amount }) => amount),
    dayCount,
    options,
  );
