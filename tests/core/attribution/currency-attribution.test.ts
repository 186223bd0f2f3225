import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ankrimHensel, type ForwardSegment } from "@/server/core/attribution/ankrim-hensel";
import { baseMinusLocal } from "@/server/core/attribution/base-minus-local";
import { forwardContractReturn } from "@/server/core/attribution/forward-contracts";
import { geometricCurrencyAttribution, type HedgedSegment } from "@/server/core/attribution/geometric-currency";
import { type CurrencyMarket, karnoskySinger } from "@/server/core/attribution/karnosky-singer";
import type { LinkingMethod } from "@/server/core/attribution/link-effects";
import published from "../../oracles/currency-attribution.json";

const sector = published["multicurrency-sector.separate"];
const hensel = published["bacon-currency.ankrim-hensel"];
const hedged = published["bacon-currency.geometric-no-forwards"];
const rounded = (values: readonly (number | null)[], digits = 12) =>
  values.map((value) => expect.closeTo(value!, digits));

describe("base minus local", () => {
  const { input, expected } = sector;
  const segments = input.categories.map((name, i) => ({
    name,
    portfolioWeight: input.portfolio_weights[i]!,
    benchmarkWeight: input.benchmark_weights[i]!,
    portfolioLocalReturn: input.portfolio_returns_local[i]!,
    benchmarkLocalReturn: input.benchmark_returns_local[i]!,
    portfolioBaseReturn: input.portfolio_returns_base[i]!,
    benchmarkBaseReturn: input.benchmark_returns_base[i]!,
  }));
  const choices = { model: "brinsonFachler", interaction: "separate", unheld: "otherSideReturn" } as const;
  it("reproduces the published sectors of several currencies", () => {
    const { local, periods } = baseMinusLocal([{ periodEnd: "2017-06-30", segments }], { ...choices, linking: "sum" });
    const [one] = local.periods;
    expect(one!.segments.map((row) => row.allocation)).toEqual(rounded(expected.allocation_local));
    expect(one!.segments.map((row) => row.selection)).toEqual(rounded(expected.selection_local));
    expect(one!.segments.map((row) => row.interaction)).toEqual(rounded(expected.interaction_local));
    expect(periods[0]!.segments.map((row) => row.currency)).toEqual(rounded(expected.currency));
    expect(periods[0]!.currency).toBeCloseTo(expected.currency_total, 12);
  });
  it.each<LinkingMethod>(["carino", "menchero", "grap", "frongello", "daviesLaker"])(
    "adds up to the active return in base currency when linked by %s",
    (linking) => {
      const doubled = segments.map((row) => ({ ...row, portfolioBaseReturn: row.portfolioBaseReturn * 2 }));
      // Exactly 1, so that nothing is left to rounded weights
      const whole = (rows: typeof segments) => {
        const share = (side: "portfolioWeight" | "benchmarkWeight") =>
          1 - rows.slice(1).reduce((total, row) => total + row[side], 0);
        const [first, ...rest] = rows;
        return [
          { ...first!, portfolioWeight: share("portfolioWeight"), benchmarkWeight: share("benchmarkWeight") },
          ...rest,
        ];
      };
      const two = [
        { periodEnd: "1", segments: whole(segments) },
        { periodEnd: "2", segments: whole(doubled) },
      ];
      const result = baseMinusLocal(two, { ...choices, linking });
      expect(result.local.linked.total + result.linked.currency).toBeCloseTo(result.base.linked.activeReturn, 14);
      const parts = result.linked.segments?.reduce((total, row) => total + row.currency, 0);
      expect(parts ?? result.linked.currency).toBeCloseTo(result.linked.currency, 14);
    },
  );
});

describe("Ankrim-Hensel", () => {
  const { input, expected } = hensel;
  const segments = input.categories.map(
    (name, i): ForwardSegment => ({
      name,
      portfolioWeight: input.portfolio_weights[i]!,
      benchmarkWeight: input.benchmark_weights[i]!,
      portfolioReturn: input.portfolio_returns_base[i]!,
      benchmarkReturn: input.benchmark_returns_base[i]!,
      portfolioForwardWeight: input.portfolio_forward_weights[i]!,
      benchmarkForwardWeight: input.benchmark_forward_weights[i]!,
      spotStart: input.spot_start[i]!,
      spotEnd: input.spot_end[i]!,
      forwardRate: input.forward_rate_for_end[i]!,
    }),
  );
  it("reproduces Bacon's table 6.2 with forward contracts", () => {
    const result = ankrimHensel(segments, { interaction: "separate" });
    expect(result.segments.map((row) => row.allocation)).toEqual(rounded(expected.allocation));
    expect(result.segments.map((row) => row.selection)).toEqual(rounded(expected.selection));
    expect(result.segments.map((row) => row.interaction)).toEqual(rounded(expected.interaction));
    expect(result.segments.map((row) => row.currencyManagement)).toEqual(rounded(expected.currency_management));
    expect(result.segments.map((row) => row.forwardPremium)).toEqual(rounded(expected.forward_premium));
    expect(result.activeReturn).toBeCloseTo(expected.excess_arithmetic, 12);
  });
  it.each(["portfolio", "benchmark"] as const)("refuses %s forward weights that do not add to 0", (side) => {
    const [first, ...rest] = segments;
    expect(() =>
      ankrimHensel([{ ...first!, [`${side}ForwardWeight`]: 0.5 }, ...rest], { interaction: "separate" }),
    ).toThrow(/forwardWeightsDoNotSumToZero/);
  });
  it.each(["spotStart", "spotEnd", "forwardRate"] as const)(
    "refuses a %s of 0 or without end, and names it",
    (rate) => {
      const [first, ...rest] = segments;
      for (const value of [0, Number.POSITIVE_INFINITY]) {
        expect(() => ankrimHensel([{ ...first!, [rate]: value }, ...rest], { interaction: "separate" })).toThrow(
          new RegExp(`rateNotPositive.*"segment":"${first!.name}"`),
        );
      }
    },
  );
  it("does not depend on the unit a currency is quoted in", () => {
    // In hundreds: every rate of a currency 100 times as large
    const hundreds = segments.map((row) => ({
      ...row,
      spotStart: row.spotStart * 100,
      spotEnd: row.spotEnd * 100,
      forwardRate: row.forwardRate * 100,
    }));
    const result = ankrimHensel(hundreds, { interaction: "separate" });
    expect(result.segments.map((row) => row.currencyManagement)).toEqual(rounded(expected.currency_management));
    expect(result.segments.map((row) => row.forwardPremium)).toEqual(rounded(expected.forward_premium));
  });
  it("has no selection where nothing is held and the benchmark's return stands in", () => {
    const [first, second, ...rest] = segments;
    const all = first!.portfolioWeight + second!.portfolioWeight;
    const unheld = [
      { ...first!, portfolioWeight: 0, portfolioReturn: null },
      { ...second!, portfolioWeight: all },
    ];
    const result = ankrimHensel([...unheld, ...rest], { interaction: "separate", unheld: "otherSideReturn" });
    expect(result.segments[0]).toMatchObject({ selection: 0, interaction: 0 });
  });
  it("is exactly 0, and never -0, in a segment held as the benchmark holds it", () => {
    const alike = segments.map((row) => ({
      ...row,
      portfolioWeight: row.benchmarkWeight,
      portfolioForwardWeight: row.benchmarkForwardWeight,
    }));
    for (const row of ankrimHensel(alike, { interaction: "separate" }).segments) {
      expect([row.allocation, row.currencyManagement, row.forwardPremium]).toEqual([0, 0, 0]);
    }
  });
  it("shows no interaction where it is folded into selection", () => {
    expect(ankrimHensel(segments, { interaction: "inSelection" }).interaction).toBeNull();
  });
});

describe("a forward contract", () => {
  it("earns the spot rate at the end over the rate agreed", () => {
    expect(forwardContractReturn(1.25, 1.3)).toBeCloseTo(0.04, 15);
  });
  it.each([
    [0, 1],
    [1, 0],
    [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])("has no return for a forward rate of %d and a spot rate of %d", (forwardRate, spotEnd) => {
    expect(() => forwardContractReturn(forwardRate, spotEnd)).toThrow(/rateNotPositive/);
  });
});

describe("Bacon's geometric attribution in several currencies", () => {
  const { input, expected } = hedged;
  const segments = input.categories.map(
    (name, i): HedgedSegment => ({
      name,
      portfolioWeight: input.portfolio_weights[i]!,
      benchmarkWeight: input.benchmark_weights[i]!,
      portfolioLocalReturn: input.portfolio_returns_local[i]!,
      benchmarkLocalReturn: input.benchmark_returns_local[i]!,
      portfolioBaseReturn: input.portfolio_returns_base[i]!,
      benchmarkBaseReturn: input.benchmark_returns_base[i]!,
      benchmarkHedgedReturn: input.benchmark_returns_hedged[i]!,
    }),
  );
  it("reproduces tables 6.7 to 6.9 without forwards", () => {
    const result = geometricCurrencyAttribution(segments, { unheld: "zeroReturn" });
    expect(result.segments.map((row) => row.allocation)).toEqual(rounded(expected.allocation));
    expect(result.segments.map((row) => row.selection)).toEqual(rounded(expected.selection));
    expect(result.hedging).toBeCloseTo(expected.hedging, 12);
    expect(result.currency).toBeCloseTo(expected.naive_currency, 12);
    expect(result.activeReturn).toBeCloseTo(expected.excess_geometric, 12);
  });
  it("is exactly 0, and never -0, where nothing differs or nothing is held", () => {
    const alike = segments.map((row) => ({ ...row, portfolioWeight: row.benchmarkWeight }));
    const none = { ...alike[0]!, name: "none", portfolioWeight: 0, benchmarkWeight: 0, portfolioLocalReturn: -0.5 };
    const rows = geometricCurrencyAttribution([...alike, { ...none, benchmarkHedgedReturn: -0.5 }], {
      unheld: "zeroReturn",
    }).segments;
    expect(rows.map((row) => row.allocation)).toEqual(rows.map(() => 0));
    expect(rows.at(-1)!.selection).toBe(0);
  });
  it("reproduces table 6.9 with forward contracts", () => {
    // Bacon (2008) table 6.9 as in the tests of PortfolioAttribution 1.0.10: five decimals
    const forwards = {
      weights: { portfolio: [0.2, -0.15, -0.05], benchmark: [0.3, -0.1, -0.2] },
      rates: { portfolio: [1, 1.004566, 1.025641], benchmark: [1, 1.010379, 1.018503] },
      spot: [1, 1.1, 1.2],
    };
    const contract = (side: "portfolio" | "benchmark", i: number) => ({
      weight: forwards.weights[side][i]!,
      return: forwardContractReturn(forwards.rates[side][i]!, forwards.spot[i]!),
    });
    const result = geometricCurrencyAttribution(
      segments.map((row, i) => ({
        ...row,
        portfolioForward: contract("portfolio", i),
        benchmarkForward: contract("benchmark", i),
      })),
      { unheld: "zeroReturn" },
    );
    expect(result.hedging).toBeCloseTo(0.00095147, 8);
    expect(result.currency).toBeCloseTo(0.008879913, 5);
    expect(result.activeReturn).toBeCloseTo(0.02689563, 5);
  });
});

const markets = (input: { markets: (typeof published)["currency.three-simple"]["input"]["markets"] }) =>
  input.markets.map(
    (market): CurrencyMarket => ({
      name: market.currency,
      portfolioWeight: market.portfolio_weight,
      benchmarkWeight: market.benchmark_weight,
      portfolioLocalReturn: market.portfolio_local_return,
      benchmarkLocalReturn: market.benchmark_local_return,
      cashRate: market.cash_rate,
      currencyReturn: market.currency_return,
      portfolioForwardWeight: market.portfolio_forward_weight,
      benchmarkForwardWeight: market.benchmark_forward_weight,
    }),
  );

describe("Karnosky-Singer", () => {
  it.each([
    ["currency.three-unhedged", "continuouslyCompounded", "inSelection"],
    ["currency.three-simple", "simple", "inSelection"],
    ["currency.three-separate-interaction", "continuouslyCompounded", "separate"],
  ] as const)("reproduces %s", (name, returnForm, interaction) => {
    const { input, expected } = published[name];
    const result = karnoskySinger(markets(input), { returnForm, interaction });
    expect(result.markets.map((row) => row.allocation)).toEqual(rounded(expected.allocation));
    expect(result.markets.map((row) => row.selection)).toEqual(rounded(expected.selection));
    expect(result.markets.map((row) => row.currency)).toEqual(rounded(expected.currency));
    if ("interaction" in expected) {
      expect(result.markets.map((row) => row.interaction)).toEqual(rounded(expected.interaction));
    }
    expect(result.portfolioReturn).toBeCloseTo(expected.portfolio_return, 12);
    expect(result.benchmarkReturn).toBeCloseTo(expected.benchmark_return, 12);
  });
  const two: CurrencyMarket[] = [
    { name: "A", portfolioWeight: 0.6, benchmarkWeight: 0.5, portfolioLocalReturn: 0.1, benchmarkLocalReturn: 0.05 },
    { name: "B", portfolioWeight: 0.4, benchmarkWeight: 0.5, portfolioLocalReturn: -0.02, benchmarkLocalReturn: 0.01 },
  ].map((row) => ({ ...row, cashRate: 0, currencyReturn: 0, portfolioForwardWeight: 0, benchmarkForwardWeight: 0 }));
  it("credits a market with its whole premium under Brinson-Hood-Beebower, with its lead under Brinson-Fachler", () => {
    const allocations = (model: "brinsonFachler" | "brinsonHoodBeebower") =>
      karnoskySinger(two, { returnForm: "simple", interaction: "separate", model }).markets.map(
        (row) => row.allocation,
      );
    expect(allocations("brinsonHoodBeebower")).toEqual(rounded([0.1 * 0.05, -0.1 * 0.01]));
    expect(allocations("brinsonFachler")).toEqual(rounded([0.1 * 0.02, -0.1 * -0.02])); // benchmark 0.03
  });
  it("shows no interaction where it is folded into selection", () => {
    expect(karnoskySinger(two, { returnForm: "simple", interaction: "inSelection" }).interaction).toBeNull();
  });
  it("is exactly 0, and never -0, in a currency held as the benchmark holds it", () => {
    const alike = two.map((row, i) => ({ ...row, portfolioWeight: 0.5, cashRate: 0.01 * i }));
    const { markets: rows } = karnoskySinger(alike, { returnForm: "simple", interaction: "separate" });
    expect(rows.map((row) => row.currency)).toEqual([0, 0]);
  });
  it("refuses a cash rate that is not a number", () => {
    const [first, second] = two;
    expect(() =>
      karnoskySinger([first!, { ...second!, cashRate: Number.NaN }], { returnForm: "simple", interaction: "separate" }),
    ).toThrow(/notFinite.*cash/);
  });
  it("gives a hedged benchmark's currency choice no effect when the portfolio hedges alike", () => {
    const alike = markets(published["currency.three-simple"].input).map((market) => ({
      ...market,
      portfolioWeight: market.benchmarkWeight,
      benchmarkForwardWeight: market.portfolioForwardWeight,
    }));
    const result = karnoskySinger(alike, { returnForm: "simple", interaction: "separate" });
    expect(result.currency).toBe(0);
    expect(result.allocation).toBe(0);
  });
});

/** Random parallel lists: weights with zeros and shorts that sum to the total, and small numbers. */
const list = (count: number, total: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: -0.3, max: 0.6, noNaN: true })), {
      minLength: count - 1,
      maxLength: count - 1,
    })
    .map((head) => [...head, total - head.reduce((sum, weight) => sum + weight, 0)]);
const rates = (count: number) =>
  fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: count, maxLength: count });

const anyCurrencies = fc.integer({ min: 1, max: 7 }).chain((count) =>
  fc.record({
    wp: list(count, 1),
    wb: list(count, 1),
    fp: list(count, 0),
    fb: list(count, 0),
    rp: rates(count),
    rb: rates(count),
    cash: rates(count),
    spot: rates(count),
    forward: rates(count),
  }),
);
const places = ["separate", "inSelection", "inAllocation"] as const;

describe("laws of the currency models", () => {
  it.each(places)("Karnosky-Singer, interaction %s, makes up the active return to 1e-12", (interaction) => {
    const forms = fc.constantFrom("continuouslyCompounded" as const, "simple" as const);
    const models = fc.constantFrom("brinsonFachler" as const, "brinsonHoodBeebower" as const);
    fc.assert(
      fc.property(anyCurrencies, forms, models, (random, returnForm, model) => {
        const result = karnoskySinger(
          random.wp.map((portfolioWeight, i) => ({
            name: "X",
            portfolioWeight,
            benchmarkWeight: random.wb[i]!,
            portfolioForwardWeight: random.fp[i]!,
            benchmarkForwardWeight: random.fb[i]!,
            portfolioLocalReturn: portfolioWeight === 0 ? null : random.rp[i]!,
            benchmarkLocalReturn: random.rb[i]!,
            cashRate: random.cash[i]!,
            currencyReturn: random.spot[i]!,
          })),
          { returnForm, interaction, model },
        );
        const total = result.allocation + result.selection + (result.interaction ?? 0) + result.currency;
        expect(Math.abs(total - result.activeReturn)).toBeLessThan(1e-12);
      }),
    );
  });
  it.each(places)("Ankrim-Hensel, interaction %s, makes up the active return to 1e-12", (interaction) => {
    const rules = fc.constantFrom("zeroReturn" as const, "otherSideReturn" as const);
    fc.assert(
      fc.property(anyCurrencies, rules, (random, unheld) => {
        const result = ankrimHensel(
          random.wp.map((portfolioWeight, i) => ({
            name: `${i}`,
            portfolioWeight,
            benchmarkWeight: random.wb[i]!,
            portfolioForwardWeight: random.fp[i]!,
            benchmarkForwardWeight: random.fb[i]!,
            portfolioReturn: portfolioWeight === 0 ? null : random.rp[i]!,
            benchmarkReturn: random.rb[i]!,
            spotStart: 1,
            spotEnd: 1 + random.spot[i]!,
            forwardRate: 1 + random.forward[i]!,
          })),
          { interaction, unheld },
        );
        const { allocation, selection, interaction: own, currencyManagement, forwardPremium } = result;
        const total = allocation + selection + (own ?? 0) + currencyManagement + forwardPremium;
        expect(Math.abs(total - result.activeReturn)).toBeLessThan(1e-12);
      }),
    );
  });
  it("the four geometric effects compound to the excess to 1e-12", () => {
    fc.assert(
      fc.property(anyCurrencies, (random) => {
        const result = geometricCurrencyAttribution(
          random.wp.map((portfolioWeight, i) => ({
            name: `${i}`,
            portfolioWeight,
            benchmarkWeight: random.wb[i]!,
            portfolioLocalReturn: random.rp[i]!,
            benchmarkLocalReturn: random.rb[i]!,
            portfolioBaseReturn: random.rp[i]! + random.spot[i]!,
            benchmarkBaseReturn: random.rb[i]! + random.spot[i]!,
            benchmarkHedgedReturn: random.rb[i]! + random.cash[i]!,
            portfolioForward: { weight: random.fp[i]!, return: random.forward[i]! },
            benchmarkForward: { weight: random.fb[i]!, return: random.forward[i]! },
          })),
          { unheld: "otherSideReturn" },
        );
        const total =
          (1 + result.allocation) * (1 + result.selection) * (1 + result.hedging) * (1 + result.currency) - 1;
        expect(Math.abs(total - result.activeReturn)).toBeLessThan(1e-12);
      }),
    );
  });
});
