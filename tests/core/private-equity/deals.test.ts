import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Deal, dealTotals } from "@/server/core/private-equity/deal";
import { dealContributions } from "@/server/core/private-equity/deal-contribution";
import { concentration, giniCoefficient, lossRatios } from "@/server/core/private-equity/loss-and-concentration";
import { valueBridge } from "@/server/core/private-equity/value-bridge";
import { withCode } from "@/tests/builders/with-code";

const asOf = "2024-12-31";
const deal = (name: string, invested: number, received: number, exit = "2022-12-31", nav = 0): Deal => ({
  name,
  flows: [{ date: "2015-01-01", amount: -invested }, ...(received > 0 ? [{ date: exit, amount: received }] : [])],
  nav,
});

describe("contributions of deals", () => {
  it("add up to the pooled multiple, gain and rate", () => {
    const money = fc.integer({ min: 1, max: 100 });
    const one = fc.record({
      invested: money,
      received: fc.integer({ min: 0, max: 400 }),
      year: fc.integer({ min: 2016, max: 2024 }),
      nav: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 1, maxLength: 8 }), (rows) => {
        const deals = rows.map((row, i) => deal(String(i), row.invested, row.received, `${row.year}-06-30`, row.nav));
        const { multiple, rate, deals: parts } = dealContributions(deals, asOf);
        const total = (number: (part: (typeof parts)[number]) => number) =>
          parts.reduce((t, part) => t + number(part), 0);
        expect(total((part) => part.toMultiple)).toBeCloseTo(multiple, 10);
        expect(total((part) => part.toGain)).toBeCloseTo(multiple - 1, 10);
        if (rate.value === null || parts.some((part) => part.toRate.value === null)) return;
        expect(total((part) => part.toRate.value!)).toBeCloseTo(rate.value, 10);
      }),
    );
  });

  it("are shares of the gain when all money comes back on one day", () => {
    const { rate, deals } = dealContributions([deal("a", 50, 200), deal("b", 50, 25)], asOf);
    expect(deals[0]!.toRate.value! / rate.value!).toBeCloseTo(150 / 125, 10);
    expect(deals[1]!.toRate.value).toBeLessThan(0);
  });

  it("weigh an early gain more than the same gain late", () => {
    const { deals } = dealContributions(
      [deal("early", 50, 150, "2017-01-01"), deal("late", 50, 150, "2024-01-01")],
      asOf,
    );
    expect(deals[0]!.toRate.value).toBeGreaterThan(deals[1]!.toRate.value!);
    expect(deals[0]!.toGain).toBe(deals[1]!.toGain);
  });

  it("have a reason where there is no pooled rate", () => {
    expect(dealContributions([deal("a", 50, 0)], asOf).deals[0]!.toRate.reason).toBe("noRoot");
    expect(() => dealContributions([], asOf)).toThrow(withCode("noDeals"));
  });
});

describe("losses and concentration", () => {
  const totals = dealTotals(
    [deal("star", 10, 100), deal("flat", 10, 10), deal("half", 20, 10), deal("zero", 10, 0)],
    asOf,
  );

  it("are by hand arithmetic", () => {
    expect(lossRatios(totals)).toEqual({ capitalInLosers: 0.6, capitalLost: 0.4, shareOfDeals: 0.5 });
    const best = concentration(totals, 1);
    expect(best.best).toEqual(["star"]);
    expect(best.shareOfNetGain.value).toBeCloseTo(90 / 70, 12);
    expect(best.shareOfGains.value).toBe(1);
    expect(best.multipleWithoutBest.value).toBeCloseTo(0.5, 12);
  });

  it("measure inequality from none to all in one", () => {
    expect(giniCoefficient([5, 5, 5, 5]).value).toBeCloseTo(0, 12);
    expect(giniCoefficient([0, 0, 0, 8]).value).toBeCloseTo(0.75, 12);
    expect(giniCoefficient([1, 2, 3, 4]).value).toBeCloseTo(0.25, 12);
    expect(giniCoefficient([0, 0]).reason).toBe("noValue");
    expect(() => giniCoefficient([-1])).toThrow(withCode("negativeValue"));
  });
});

describe("the value bridge", () => {
  const state = { earnings: 10, multiple: 8, netDebt: 30, fxRate: 1 };

  it("splits a gain by hand arithmetic", () => {
    const bridge = valueBridge(
      state,
      { earnings: 14, multiple: 10, netDebt: 20, fxRate: 1.1 },
      { share: 0.5, cash: [{ amount: 5, fxRate: 1.05 }] },
    );
    expect(bridge.growth).toBeCloseTo(0.5 * 4 * 9, 12);
    expect(bridge.multiple).toBeCloseTo(0.5 * 2 * 12, 12);
    expect(bridge.leverage).toBeCloseTo(0.5 * 15, 12);
    expect(bridge.currency).toBeCloseTo(0.5 * (0.1 * 120 + 0.05 * 5), 12);
    expect(bridge.gain).toBeCloseTo(0.5 * (1.1 * 120 + 1.05 * 5 - 50), 12);
  });

  it("adds up to the gain in the fund's currency", () => {
    const company = fc.record({
      earnings: fc.integer({ min: -50, max: 500 }),
      multiple: fc.integer({ min: 0, max: 40 }),
      netDebt: fc.integer({ min: -100, max: 900 }),
      fxRate: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(company, company, fc.integer({ min: -50, max: 50 }), (entry, exit, amount) => {
        const equity = (c: typeof entry) => (c.earnings * c.multiple - c.netDebt) * c.fxRate;
        const bridge = valueBridge(entry, exit, { share: 1, cash: [{ amount, fxRate: 3 }] });
        expect(Math.abs(bridge.gain - (equity(exit) + 3 * amount - equity(entry)))).toBeLessThan(1e-6);
      }),
    );
  });

  it("refuses more than the whole company", () => {
    expect(() => valueBridge(state, state, { share: 1.2, cash: [] })).toThrow(withCode("notAShare"));
  });
});
