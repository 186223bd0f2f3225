import { describe, expect, it } from "vitest";
import { exchangeRates, NO_RATES } from "@/server/core/currency/exchange-rates";
import { unavailable } from "@/server/core/measured";
import { fundsAhead } from "@/server/services/funds-ahead";
import type { OwnFund } from "@/server/services/private-funds-view";

const none = unavailable("notStarted");
const fund = (given: Partial<OwnFund>): OwnFund => ({
  portfolioId: "f",
  code: "F",
  name: "F",
  nameZh: null,
  assetClass: "ventureFund",
  share: 1,
  vintageYear: 2022,
  ageYears: 4,
  currency: "CNY",
  commitment: "100",
  paidIn: "60",
  distributed: "0",
  value: "80",
  paper: "20",
  realised: "0",
  total: "20",
  dpi: none,
  rvpi: none,
  tvpi: none,
  irr: none,
  corridor: { irr: none, tvpi: none },
  marks: { lastOn: null, ageDays: none, basis: null, isStale: false, autocorrelation: none, looksSmoothed: false },
  sources: [],
  managerId: "m",
  managerName: "M",
  managerNameZh: null,
  place: null,
  ...given,
});
const inCny = { rates: NO_RATES, currency: "CNY", asOf: "2026-09-30" };
const called = (years: readonly { calls: number }[]) => years.reduce((sum, { calls }) => sum + calls, 0);

describe("what funds will call and pay back", () => {
  it("calls half of what is left each year and all of it in the end", () => {
    const { years, uncalled, commitment } = fundsAhead([fund({})], inCny);
    expect([commitment, uncalled]).toEqual(["100", "40"]);
    expect(years.slice(0, 3).map(({ calls }) => calls)).toEqual([20, 10, 5]);
    expect(called(years)).toBeCloseTo(40, 12);
    // Age 4 of a life of 12: eight years ahead.
    expect(years.map(({ calendarYear }) => calendarYear)).toEqual([2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034]);
    expect(years.at(-1)!.value).toBeCloseTo(0, 9);
  });

  it("adds up funds, in one currency at the rate of the day", () => {
    const rates = exchangeRates([{ pair: "USD/CNY", on: "2026-09-30", rate: "7" }], "CNY");
    const both = fundsAhead([fund({}), fund({ currency: "USD", commitment: "30", paidIn: "20" })], { ...inCny, rates });
    expect([both.commitment, both.uncalled, both.funds]).toEqual(["310", "110", 2]);
    expect(called(both.years)).toBeCloseTo(40 + 70, 12);
  });

  it("leaves books of direct deals to their deals", () => {
    expect(fundsAhead([fund({ assetClass: "directDeals" })], inCny)).toMatchObject({ funds: 0, years: [] });
  });

  it("leaves out, and counts, funds without a rate", () => {
    const { funds, withoutRate, commitment } = fundsAhead([fund({}), fund({ currency: "USD" })], inCny);
    expect({ funds, withoutRate, commitment }).toEqual({ funds: 1, withoutRate: 1, commitment: "100" });
  });

  it("expects no calls of a fund that reported no commitment, or called more than that", () => {
    const silent = fundsAhead([fund({ commitment: null })], inCny);
    expect([silent.withoutCommitment, called(silent.years)]).toEqual([1, 0]);
    expect(silent.years[0]!.distributions).toBeGreaterThan(0);
    const recalled = fundsAhead([fund({ paidIn: "120" })], inCny);
    expect([recalled.uncalled, called(recalled.years)]).toEqual(["0", 0]);
  });
});
