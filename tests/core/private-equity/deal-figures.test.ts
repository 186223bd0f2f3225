import { describe, expect, it } from "vitest";
import { type Deal, dealTotals } from "@/server/core/private-equity/deal";
import { dealContributions } from "@/server/core/private-equity/deal-contribution";
import { concentration, giniCoefficient, lossRatios } from "@/server/core/private-equity/loss-and-concentration";
import { horizonRateOfReturn, pooledReturn } from "@/server/core/private-equity/pooled-return";
import { valueBridge } from "@/server/core/private-equity/value-bridge";
import { withCode } from "@/tests/builders/with-code";

const paid = (name: string, amount: number, ...received: [date: string, amount: number][]): Deal => ({
  name,
  flows: [{ date: "2021-01-01", amount: -amount }, ...received.map(([date, value]) => ({ date, amount: value }))],
  nav: 0,
});
const totals = (name: string, invested: number, value: number) => ({ name, invested, value, gain: value - invested });

describe("sums of a deal", () => {
  it("count flows up to and on the date, and none after it", () => {
    const deal = paid("a", 100, ["2022-01-01", 30], ["2022-01-02", 500]);
    expect(dealTotals([{ ...deal, nav: 80 }], "2022-01-01")).toEqual([totals("a", 100, 110)]);
  });

  it("are refused without deals, dates or numbers", () => {
    expect(() => dealTotals([], "2022-01-01")).toThrow(withCode("noDeals"));
    expect(() => dealTotals([paid("a", 100)], "2022-02-30")).toThrow(withCode("notADate"));
    expect(() => dealTotals([paid("a", 100, ["2022-13-01", 1])], "2022-01-01")).toThrow(withCode("notADate"));
    expect(() => dealTotals([{ ...paid("a", 100), nav: Number.NaN }], "2022-01-01")).toThrow(withCode("notFinite"));
    expect(() => dealTotals([paid("a", Number.POSITIVE_INFINITY)], "2022-01-01")).toThrow(withCode("notFinite"));
  });
});

describe("contributions of deals by hand", () => {
  const winner = paid("winner", 100, ["2022-01-01", 120]);
  const loser: Deal = { ...paid("loser", 100), writtenOffOn: "2022-01-01" };

  // 200 become 120 in a year: -40 %. Gains of 20 and -100, all a year after the first flow, share it as 20 : -100.
  it.each(["2022-01-01", "2023-01-01"])("share the rate as the gains do on one day, seen on %s", (asOf) => {
    const { multiple, rate, deals } = dealContributions([winner, loser], asOf);
    expect(multiple).toBeCloseTo(0.6, 14);
    expect(rate.value).toBeCloseTo(-0.4, 10);
    expect(deals.map(({ toRate }) => toRate.value)).toEqual([expect.closeTo(0.1, 10), expect.closeTo(-0.5, 10)]);
    expect(deals.map(({ toGain }) => toGain)).toEqual([expect.closeTo(0.1, 14), expect.closeTo(-0.5, 14)]);
  });

  it("leave out what flowed after the date", () => {
    const later = { ...winner, flows: [...winner.flows, { date: "2022-06-01", amount: 900 }] };
    const seen = dealContributions([later, loser], "2022-01-01").deals.map(({ toRate }) => toRate.value);
    expect(seen).toEqual([expect.closeTo(0.1, 10), expect.closeTo(-0.5, 10)]);
  });

  it("are refused where nothing was paid", () => {
    const gift: Deal = { name: "gift", flows: [{ date: "2021-01-01", amount: 5 }], nav: 0 };
    expect(() => dealContributions([gift], "2022-01-01")).toThrow(withCode("nothingPaidIn"));
  });
});

describe("losses and concentration by hand", () => {
  const deals = [totals("b", 10, 15), totals("a", 20, 40), totals("c", 30, 20)];

  it("rank deals by gain whatever their order", () => {
    const { best, shareOfNetGain, shareOfGains, multipleWithoutBest, giniOfValue } = concentration(deals, 1);
    expect(best).toEqual(["a"]);
    expect(shareOfNetGain.value).toBeCloseTo(20 / 15, 14);
    expect(shareOfGains.value).toBeCloseTo(20 / 25, 14);
    expect(multipleWithoutBest.value).toBeCloseTo(35 / 40, 14);
    // Values 15, 20, 40: 2 (15 + 2 * 20 + 3 * 40) / (3 * 75) - 4 / 3.
    expect(giniOfValue.value).toBeCloseTo(350 / 225 - 4 / 3, 14);
    expect(giniCoefficient([3, 1]).value).toBeCloseTo(0.25, 14);
  });

  it("say what there is none of", () => {
    const even = [totals("x", 10, 10), totals("y", 10, 10)];
    expect(concentration(even, 1).shareOfNetGain.reason).toBe("noNetGain");
    expect(concentration(even, 1).shareOfGains.reason).toBe("noWinners");
    expect(concentration(even, 2).multipleWithoutBest.reason).toBe("noOtherDeals");
  });

  it("are refused without deals, without capital and for no count of deals", () => {
    expect(() => lossRatios([])).toThrow(withCode("noDeals"));
    expect(() => lossRatios([totals("x", 0, 5)])).toThrow(withCode("nothingPaidIn"));
    expect(() => concentration([], 1)).toThrow(withCode("noDeals"));
    expect(() => concentration(deals, 0)).toThrow(withCode("notACount"));
    expect(() => concentration(deals, 1.5)).toThrow(withCode("notACount"));
    expect(() => giniCoefficient([])).toThrow(withCode("noValues"));
  });
});

describe("rates of several funds and of a stretch", () => {
  it("count flows on the last day and none after it", () => {
    const flows = [
      { date: "2021-01-01", amount: -100 },
      { date: "2022-01-01", amount: 10 },
      { date: "2022-06-01", amount: 1000 },
    ];
    expect(pooledReturn([{ flows, nav: 100 }], "2022-01-01").rate).toBeCloseTo(0.1, 12);
  });

  it("take the value when the stretch begins with the flows of that day in it", () => {
    const [from, to] = [
      { date: "2021-01-01", nav: 100 },
      { date: "2022-01-01", nav: 100 },
    ];
    const flows = [
      { date: "2021-01-01", amount: 50 },
      { date: "2022-01-01", amount: 10 },
      { date: "2022-02-01", amount: 99 },
    ];
    expect(horizonRateOfReturn({ from, to, flows }).rate).toBeCloseTo(0.1, 12);
    expect(() => horizonRateOfReturn({ from: to, to, flows })).toThrow(withCode("horizonEndsBeforeItStarts"));
  });
});

describe("a value bridge", () => {
  const state = { earnings: 10, multiple: 8, netDebt: 30, fxRate: 1 };
  it.each([0, 1.1, Number.NaN])("is refused for a share of %s", (share) => {
    expect(() => valueBridge(state, state, { share, cash: [] })).toThrow(withCode("notAShare"));
  });
  it("is refused where a number is missing", () => {
    const broken = { ...state, netDebt: Number.NaN };
    expect(() => valueBridge(state, broken, { share: 1, cash: [] })).toThrow(withCode("notFinite"));
    const cash = [{ amount: Number.NaN, fxRate: 1 }];
    expect(() => valueBridge(state, state, { share: 1, cash })).toThrow(withCode("notFinite"));
  });
});
