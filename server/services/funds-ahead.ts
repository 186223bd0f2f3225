import "server-only";
import { convertMoney, type ExchangeRates } from "@/server/core/currency/exchange-rates.ts";
import { MODEL_ASSUMPTIONS } from "@/server/core/deals/corridor-source.ts";
import { type MoneyAheadYear, moneyAhead, moneyAheadOfAll } from "@/server/core/deals/money-ahead.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import type { FundsAheadView, OwnFund } from "./private-funds-view.ts";

/** Half of what is uncalled is called each year, as Takahashi and Alexander have it from the third year on. */
const CALL_RATE = 0.5;

/**
 * What funds will call and pay back, year by year: the life of Takahashi and Alexander from where each fund stands, whole
 * funds, at the rate of the day. A fund that reported no commitment calls nothing more; how many there are is said.
 *
 *   uncalled = commitment - paid in, not below zero
 *
 * @param own each fund once; books of direct deals are left out, whose money ahead is that of their deals
 */
export function fundsAhead(
  own: readonly OwnFund[],
  { rates, currency, asOf }: { rates: ExchangeRates; currency: string; asOf: string },
): FundsAheadView {
  const { lifeYears, bow, growth } = MODEL_ASSUMPTIONS;
  const funds = own.flatMap((fund) => {
    if (fund.assetClass === "directDeals") return [];
    const committed = fund.commitment === null ? null : new Exact(fund.commitment);
    const open = committed === null ? null : Exact.max(0, committed.minus(fund.paidIn));
    const rate = convertMoney(rates, 1, { from: fund.currency, to: currency, on: asOf }).value;
    const years = moneyAhead(
      { value: Number(fund.value), uncalled: open?.toNumber() ?? 0, ageYears: fund.ageYears, exitInYears: null },
      { lifeYears, bow, growth, callRate: CALL_RATE },
    );
    return [{ committed, open, rate, years }];
  });
  const counted = funds.flatMap(({ rate, ...fund }) => (rate === null ? [] : [{ ...fund, rate }]));
  const sumOf = (side: "committed" | "open") =>
    counted.reduce((sum, { rate, [side]: amount }) => sum.plus(amount?.times(rate) ?? 0), new Exact(0)).toFixed();
  const inCurrency = ({ year, ...money }: MoneyAheadYear, rate: number) => ({
    year,
    calls: money.calls * rate,
    distributions: money.distributions * rate,
    value: money.value * rate,
  });
  const years = moneyAheadOfAll(
    counted.map(({ years: own, rate }) => own.map((year) => inCurrency(year, rate.toNumber()))),
  );
  return {
    currency,
    funds: counted.length,
    withoutCommitment: counted.filter(({ committed }) => committed === null).length,
    withoutRate: funds.length - counted.length,
    commitment: sumOf("committed"),
    uncalled: sumOf("open"),
    years: years.map((year) => ({ ...year, calendarYear: Number(asOf.slice(0, 4)) + year.year })),
    assumptions: { lifeYears, bow, growth, callRate: CALL_RATE },
  };
}
