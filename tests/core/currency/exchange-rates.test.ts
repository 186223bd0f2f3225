import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  convertMoney,
  exchangeRate,
  exchangeRates,
  MAXIMUM_RATE_AGE_DAYS,
  type RateQuote,
  summingCurrency,
} from "@/server/core/currency/exchange-rates.ts";
import { addDays } from "@/server/core/returns/calendar/plain-date.ts";

const day = "2024-06-28";
const quote = (pair: string, rate: RateQuote["rate"], on = day): RateQuote => ({ pair, rate, on });
const inCny = (...quotes: RateQuote[]) => exchangeRates(quotes, "CNY");
const rateOf = (rates: ReturnType<typeof inCny>, from: string, to: string, on = day) => {
  const { value, reason } = exchangeRate(rates, from, to, on);
  return value === null ? reason : { rate: value.rate.toNumber(), on: value.on, path: value.path };
};

describe("the rule, by hand", () => {
  const rates = inCny(quote("USD/CNY", "7.25"), quote("EURCNY", "7.75"), quote("CNY-JPY", 20));

  it("takes a quote as given, and the other way round", () => {
    expect(rateOf(rates, "USD", "CNY")).toEqual({ rate: 7.25, on: day, path: "direct" });
    expect(rateOf(rates, "CNY", "JPY")).toEqual({ rate: 20, on: day, path: "direct" });
    expect(rateOf(rates, "JPY", "CNY")).toEqual({ rate: 0.05, on: day, path: "inverse" });
  });
  it("goes through the reporting currency: 7.25 / 7.75 euros a dollar, 7.25 x 20 yen a dollar", () => {
    expect(rateOf(rates, "USD", "JPY")).toEqual({ rate: 145, on: day, path: "cross" });
    expect(convertMoney(rates, 310, { from: "EUR", to: "USD", on: day }).value?.toNumber()).toBeCloseTo(
      (310 * 7.75) / 7.25,
      12,
    );
  });
  it("takes a quote of the two before the way through the reporting currency", () => {
    const withQuote = inCny(quote("USD/CNY", 7.25), quote("EUR/CNY", 7.75), quote("EUR/USD", 1.07));
    expect(rateOf(withQuote, "EUR", "USD")).toMatchObject({ rate: 1.07, path: "direct" });
  });
  it("goes through another currency where the reporting one is not quoted against both", () => {
    const inEuros = exchangeRates([quote("USD/CNY", "7"), quote("HKD/CNY", "0.875"), quote("EUR/CNY", 8)], "EUR");
    expect(rateOf(inEuros, "USD", "HKD")).toEqual({ rate: 8, on: day, path: "cross" });
    expect(rateOf(inEuros, "USD", "EUR")).toEqual({ rate: 0.875, on: day, path: "cross" });
  });
  it("says that a way through a third is too old, where its quotes are", () => {
    const old = inCny(quote("USD/CNY", 7, "2024-01-31"), quote("EUR/CNY", 8));
    expect(rateOf(old, "USD", "EUR")).toBe("staleExchangeRate");
    expect(rateOf(old, "GBP", "EUR")).toBe("noExchangeRate");
  });
  it("is exact: one cent of a large amount is kept", () => {
    expect(convertMoney(rates, "123456789012345678.01", { from: "USD", to: "CNY", on: day }).value?.toFixed()).toBe(
      "895061720339506165.5725",
    );
  });
  it("a currency is worth one of itself, whatever is quoted", () => {
    expect(rateOf(inCny(), "USD", "USD")).toEqual({ rate: 1, on: day, path: "same" });
  });
});

describe("days", () => {
  const rates = inCny(quote("USD/CNY", 7.1, "2024-05-31"), quote("USD/CNY", 7.2, "2024-06-28"));

  it.each([
    ["2024-05-30", "noExchangeRate"],
    ["2024-05-31", { rate: 7.1, on: "2024-05-31", path: "direct" }],
    ["2024-06-27", { rate: 7.1, on: "2024-05-31", path: "direct" }],
    ["2024-06-28", { rate: 7.2, on: "2024-06-28", path: "direct" }],
    [addDays("2024-06-28", MAXIMUM_RATE_AGE_DAYS), { rate: 7.2, on: "2024-06-28", path: "direct" }],
    [addDays("2024-06-28", MAXIMUM_RATE_AGE_DAYS + 1), "staleExchangeRate"],
  ])("on %s the newest by then counts: %o", (on, expected) => {
    expect(rateOf(rates, "USD", "CNY", on)).toEqual(expected);
  });
  it("says the older of two days that a way through the reporting currency needs", () => {
    const two = inCny(quote("USD/CNY", 7.2, "2024-06-28"), quote("EUR/CNY", 7.8, "2024-06-20"));
    expect(rateOf(two, "EUR", "USD", "2024-06-30")).toMatchObject({ on: "2024-06-20" });
  });
});

it("given both ways the newer counts, and on one day the one into the reporting currency", () => {
  const newer = inCny(quote("USD/CNY", 7.2, "2024-06-27"), quote("CNY/USD", 0.125, day));
  expect(rateOf(newer, "USD", "CNY")).toMatchObject({ rate: 8, path: "inverse" });
  const alike = inCny(quote("USD/CNY", 7.2), quote("CNY/USD", 0.125));
  expect(rateOf(alike, "USD", "CNY")).toMatchObject({ rate: 7.2, path: "direct" });
  expect(rateOf(alike, "CNY", "USD")).toMatchObject({ path: "inverse" });
});

it.each([
  ["US DOLLAR", 7.2],
  ["USD/CNY", 0],
  ["USD/CNY", -7],
])("a quote of %s at %s says nothing", (pair, rate) => {
  expect(rateOf(inCny(quote(pair, rate)), "USD", "CNY")).toBe("noExchangeRate");
});

it("adds amounts up in their own currency where they share one, else in the reporting currency", () => {
  const rates = inCny();
  expect(summingCurrency(["USD", "USD"], rates)).toBe("USD");
  expect(summingCurrency(["USD", "EUR"], rates)).toBe("CNY");
  expect(summingCurrency([], rates)).toBe("CNY");
});

describe("laws", () => {
  const price = fc.double({ min: 1e-4, max: 1e4, noNaN: true });
  const market = fc.record({
    usd: price,
    eur: price,
    both: fc.option(price),
    amount: fc.integer({ min: 1, max: 1e12 }),
  });

  it("there and back is what one began with", () => {
    fc.assert(
      fc.property(market, ({ usd, eur, both, amount }) => {
        const quotes = [quote("USD/CNY", usd), quote("CNY/EUR", eur), ...(both ? [quote("CNY/USD", both)] : [])];
        const rates = inCny(...quotes);
        for (const [from, to] of [
          ["USD", "CNY"],
          ["EUR", "CNY"],
          ["USD", "EUR"],
        ] as const) {
          const there = convertMoney(rates, amount, { from, to, on: day }).value!;
          const back = convertMoney(rates, there, { from: to, to: from, on: day }).value!;
          expect(back.minus(amount).abs().div(amount).toNumber()).toBeLessThan(1e-30);
        }
      }),
    );
  });
  it("by way of the reporting currency and straight are the same", () => {
    fc.assert(
      fc.property(market, ({ usd, eur, amount }) => {
        const rates = inCny(quote("USD/CNY", usd), quote("EUR/CNY", eur));
        const straight = convertMoney(rates, amount, { from: "USD", to: "EUR", on: day }).value!;
        const home = convertMoney(rates, amount, { from: "USD", to: "CNY", on: day }).value!;
        const around = convertMoney(rates, home, { from: "CNY", to: "EUR", on: day }).value!;
        expect(around.minus(straight).abs().div(straight).toNumber()).toBeLessThan(1e-30);
      }),
    );
  });
});
