import "server-only";
import { convertMoney, type ExchangeRates, summingCurrency } from "@/server/core/currency/exchange-rates.ts";

/** Amounts beside their currency that were brought into one. */
export interface InOneCurrency<T> {
  readonly currency: string;
  readonly items: readonly T[];
  /** How many could not be brought into it: they are in no sum, and pages say so. */
  readonly leftOut: number;
  /** How many came from another currency. */
  readonly converted: number;
}

/**
 * Brings amounts into the one currency that they are added up in, at the rate of the day.
 *
 * @param on day of the balances
 * @param rewrite an item with every amount of it through `convert`, which is exact
 */
export function inOneCurrency<T extends { readonly currency: string }>(
  items: readonly T[],
  rates: ExchangeRates,
  on: string,
  rewrite: (item: T, convert: (amount: string) => string) => T,
): InOneCurrency<T> {
  const currency = summingCurrency(
    items.map((item) => item.currency),
    rates,
  );
  let converted = 0;
  const kept = items.flatMap((item) => {
    if (item.currency === currency) return [item];
    const { value: rate } = convertMoney(rates, 1, { from: item.currency, to: currency, on });
    if (rate === null) return [];
    converted += 1;
    return [{ ...rewrite(item, (amount) => rate.times(amount).toFixed()), currency }];
  });
  return { currency, items: kept, leftOut: items.length - kept.length, converted };
}
