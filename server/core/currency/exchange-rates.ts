import { type Measured, measured, unavailable } from "../measured";
import { Exact, type ExactInput, ONE, ZERO } from "../pay/exact";
import { daysBetween, type PlainDate } from "../returns/calendar/plain-date";

/** A rate older than this says nothing of a day: one of a month's end serves until the next month's is published. */
export const MAXIMUM_RATE_AGE_DAYS = 45;

/** A published price of one currency in another, as imported. */
export interface RateQuote {
  /** "USD/CNY", "USDCNY" or "USD-CNY": what one unit of the first costs in the second. */
  readonly pair: string;
  readonly on: PlainDate;
  readonly rate: ExactInput;
}

interface DatedRate {
  readonly on: PlainDate;
  readonly rate: Exact;
}

/** Quotes by pair ("USD/CNY"), ascending by day, and the currency that sums are in. */
export interface ExchangeRates {
  readonly reportingCurrency: string;
  readonly quotes: ReadonlyMap<string, readonly DatedRate[]>;
}

/** Where the institution names no other: the currency that solvency under C-ROSS II is reported in. */
export const DEFAULT_REPORTING_CURRENCY = "CNY";

/** Nothing is known: unlike currencies cannot be added up. */
export const NO_RATES: ExchangeRates = { reportingCurrency: DEFAULT_REPORTING_CURRENCY, quotes: new Map() };

/** What one unit of a currency is worth in another, and how that was found. */
export interface FoundRate {
  readonly rate: Exact;
  /** Day of the quote; of the older one where two were needed. */
  readonly on: PlainDate;
  readonly path: "same" | "direct" | "inverse" | "cross";
}

const PAIR = /^([A-Z]{3})[/\- ]?([A-Z]{3})$/;

/** Orders quotes for looking up; those of a pair that names no two currencies, or without a positive price, say nothing. */
export function exchangeRates(quotes: readonly RateQuote[], reportingCurrency: string): ExchangeRates {
  const byPair = new Map<string, DatedRate[]>();
  for (const { pair, on, rate } of quotes) {
    const [, from, to] = PAIR.exec(pair.trim().toUpperCase()) ?? [];
    const price = new Exact(rate);
    if (from === undefined || to === undefined || !price.isFinite() || price.lte(0)) continue;
    const key = `${from}/${to}`;
    byPair.set(key, [...(byPair.get(key) ?? []), { on, rate: price }]);
  }
  for (const rates of byPair.values()) rates.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return { reportingCurrency, quotes: byPair };
}

/**
 * The one rule by which money changes its currency:
 *
 *   1. a currency is worth one of itself;
 *   2. else the newest quote of the two on or before the day, whichever way round it is given: q, or 1 / q.
 *      Given both ways, the newer one counts, and on one day the one into the reporting currency, so that there and back
 *      is always what one began with;
 *   3. else through a third: from -> third -> to, each step by rule 2. The reporting currency is tried first, then the
 *      others in the order of the alphabet: an institution that reports in euros may have its rates in yuan.
 *
 * @param on the day of the balance; only quotes known and effective by then count
 * @returns unavailable: noExchangeRate; staleExchangeRate where the newest is older than MAXIMUM_RATE_AGE_DAYS
 */
export function exchangeRate(rates: ExchangeRates, from: string, to: string, on: PlainDate): Measured<FoundRate> {
  if (from === to) return measured({ rate: ONE, on, path: "same" });
  const quoted = quotedRate(rates, from, to, on);
  if (quoted.value !== null) return quoted;
  let isStale = quoted.reason === "staleExchangeRate";
  for (const third of thirdCurrencies(rates)) {
    if (third === from || third === to) continue;
    const first = quotedRate(rates, from, third, on);
    const second = quotedRate(rates, third, to, on);
    if (first.value !== null && second.value !== null) return measured(crossed(first.value, second.value));
    // Both steps were quoted once, and only their age stands in the way.
    isStale ||= first.reason !== "noExchangeRate" && second.reason !== "noExchangeRate";
  }
  return unavailable(isStale ? "staleExchangeRate" : "noExchangeRate");
}

const crossed = (first: FoundRate, second: FoundRate): FoundRate => ({
  rate: first.rate.times(second.rate),
  on: first.on < second.on ? first.on : second.on,
  path: "cross",
});

function thirdCurrencies({ reportingCurrency, quotes }: ExchangeRates): Set<string> {
  const quoted = [...quotes.keys()].flatMap((pair) => pair.split("/")).sort();
  return new Set([reportingCurrency, ...quoted]);
}

/** An amount in another currency by the rule of `exchangeRate`; not rounded. */
export function convertMoney(
  rates: ExchangeRates,
  amount: ExactInput,
  { from, to, on }: { readonly from: string; readonly to: string; readonly on: PlainDate },
): Measured<Exact> {
  const found = exchangeRate(rates, from, to, on);
  return found.value === null ? found : measured(new Exact(amount).times(found.value.rate));
}

/**
 * The currency that amounts are added up in: their own where they share one, else the reporting currency, into which each
 * is then converted. Amounts of unlike currencies are never added as they stand.
 */
export function summingCurrency(currencies: Iterable<string>, { reportingCurrency }: ExchangeRates): string {
  const [first = reportingCurrency, ...others] = new Set(currencies);
  return others.length === 0 ? first : reportingCurrency;
}

export interface Money {
  readonly amount: ExactInput;
  readonly currency: string;
}

/** Amounts of one day added up in the currency of `summingCurrency`, or why they cannot be. */
export function sumMoney(
  amounts: readonly Money[],
  rates: ExchangeRates,
  on: PlainDate,
): { readonly currency: string; readonly total: Measured<Exact> } {
  const currency = summingCurrency(
    amounts.map((money) => money.currency),
    rates,
  );
  let total = ZERO;
  for (const money of amounts) {
    const converted = convertMoney(rates, money.amount, { from: money.currency, to: currency, on });
    if (converted.value === null) return { currency, total: converted };
    total = total.plus(converted.value);
  }
  return { currency, total: measured(total) };
}

function quotedRate(rates: ExchangeRates, from: string, to: string, on: PlainDate): Measured<FoundRate> {
  const direct = newestBy(rates, `${from}/${to}`, on);
  const inverse = newestBy(rates, `${to}/${from}`, on);
  const isDirect =
    direct !== null && (inverse === null || direct.on > inverse.on || (direct.on === inverse.on && isFirst(from, to)));
  const found = isDirect ? direct : inverse;
  if (found === null) return unavailable("noExchangeRate");
  if (daysBetween(found.on, on) > MAXIMUM_RATE_AGE_DAYS) return unavailable("staleExchangeRate");
  return measured({
    rate: isDirect ? found.rate : ONE.div(found.rate),
    on: found.on,
    path: isDirect ? "direct" : "inverse",
  });

  function isFirst(a: string, b: string): boolean {
    return b === rates.reportingCurrency || (a !== rates.reportingCurrency && a < b);
  }
}

function newestBy({ quotes }: ExchangeRates, pair: string, on: PlainDate): DatedRate | null {
  const dated = quotes.get(pair) ?? [];
  let [low, high] = [0, dated.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (dated[middle]!.on <= on) low = middle + 1;
    else high = middle;
  }
  return dated[low - 1] ?? null;
}
