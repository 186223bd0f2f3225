import { InvalidInputError } from "../invalid-input-error";
import { isPlainDate, type PlainDate } from "../returns/calendar/plain-date";
import type { InvestorFlow } from "./pooled-return";

/** One investment inside a fund: what was paid for it, what came back, what it is still worth. */
export interface Deal {
  readonly name: string;
  /** Fund's side: money put into the deal negative, proceeds positive. */
  readonly flows: readonly InvestorFlow[];
  readonly nav: number;
  /** When a deal that paid nothing back was written off. */
  readonly writtenOffOn?: PlainDate | undefined;
}

/** Sums of one deal. */
export interface DealTotals {
  readonly name: string;
  readonly invested: number;
  readonly value: number;
  /** Value (proceeds and what is left) minus what was invested. */
  readonly gain: number;
}

/** Sums of each deal up to a date. @throws InvalidInputError noDeals, notADate, notFinite */
export function dealTotals(deals: readonly Deal[], asOf: PlainDate): DealTotals[] {
  if (deals.length === 0) throw new InvalidInputError("noDeals");
  if (!isPlainDate(asOf)) throw new InvalidInputError("notADate", { date: asOf });
  return deals.map(({ name, flows, nav }) => {
    let invested = 0;
    let value = nav;
    for (const { date, amount } of flows) {
      if (!isPlainDate(date)) throw new InvalidInputError("notADate", { deal: name, date });
      if (date > asOf) continue;
      if (amount < 0) invested -= amount;
      else value += amount;
    }
    if (!Number.isFinite(invested) || !Number.isFinite(value)) throw new InvalidInputError("notFinite", { deal: name });
    return { name, invested, value, gain: value - invested };
  });
}
