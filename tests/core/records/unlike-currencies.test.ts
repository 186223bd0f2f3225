import { describe, expect, it } from "vitest";
import { exchangeRates } from "@/server/core/currency/exchange-rates.ts";
import { buildManagerRecord, preparedPortfolio } from "@/server/core/records/build-manager-record.ts";
import { answersFor, mark, monthly, portfolioFacts } from "../../builders/portfolio-facts.ts";

const asOf = "2024-02-29";

/** 60 CNY that earn 10% and 3%, and 5 USD that earn -2% and 4%; at the start of February 66 CNY and 4.9 USD. */
const yuan = portfolioFacts({
  portfolioId: "yuan",
  returns: monthly("2024-01-31", [0.1, 0.03]),
  marks: [mark("2023-12-31", 60), mark("2024-01-31", 66), mark("2024-02-29", 68)],
});
const dollar = portfolioFacts({
  portfolioId: "dollar",
  currency: "USD",
  returns: monthly("2024-01-31", [-0.02, 0.04]),
  marks: [mark("2023-12-31", 5), mark("2024-01-31", 5), mark("2024-02-29", 6)],
});

function recordOf(quotes: readonly { on: string; rate: number }[], portfolios = [yuan, dollar]) {
  const rates = exchangeRates(
    quotes.map((quote) => ({ pair: "USD/CNY", ...quote })),
    "CNY",
  );
  return buildManagerRecord(
    {
      managerId: "m",
      code: "M",
      name: "Manager",
      nameZh: null,
      isExternal: false,
      desk: null,
      style: null,
      assignments: portfolios.map(({ portfolioId }) => answersFor(portfolioId)),
      assignmentSources: [],
    },
    new Map(portfolios.map((facts) => [facts.portfolioId, { facts, prepared: preparedPortfolio(facts, asOf) }])),
    {
      asOf,
      knownAsOf: null,
      corridor: { peers: [], options: { quantiles: [0.25, 0.5, 0.75], minimumPeers: 5, bandYears: 0 } as never },
      events: { ofManager: null, ofDeals: new Map() },
      decided: new Map(),
      rates,
    },
  );
}

const rates = [
  { on: "2023-12-29", rate: 8 },
  { on: "2024-01-31", rate: 6.8 },
  { on: "2024-02-29", rate: 7 },
];

describe("a manager of portfolios in yuan and dollars", () => {
  const { record, detail } = recordOf(rates);

  it("is worth 68 + 6 x 7 = 110 yuan on the day", () => {
    expect(record).toMatchObject({ currency: "CNY", value: { value: "110" } });
  });
  it("weighs returns by what each was worth in yuan at the start of the period", () => {
    // January: 60 against 5 x 8 = 40; February: 66 against 5 x 6.8 = 34.
    expect(detail.returns.map(({ portfolio, value }) => [portfolio, value])).toEqual([
      [expect.closeTo(0.6 * 0.1 - 0.4 * 0.02, 14), expect.closeTo(100, 12)],
      [expect.closeTo(0.66 * 0.03 + 0.34 * 0.04, 14), expect.closeTo(100, 12)],
    ]);
  });
  it("says that values are converted and returns are not", () => {
    expect(record.warnings).toContainEqual({ code: "convertedCurrencies", facts: { currency: "CNY" } });
  });
});

it("without a rate adds nothing up, weighs alike, and says so", () => {
  const { record, detail } = recordOf([]);
  expect(record.value).toEqual({ value: null, reason: "noExchangeRate" });
  expect(detail.returns.map(({ portfolio, value }) => [portfolio, value])).toEqual([
    [expect.closeTo((0.1 - 0.02) / 2, 14), null],
    [expect.closeTo((0.03 + 0.04) / 2, 14), null],
  ]);
  expect(record.warnings.map(({ code }) => code)).toEqual(expect.arrayContaining(["mixedCurrencies", "valuesMissing"]));
});

it("one currency alone stays as it is, whatever the reporting currency", () => {
  const { record } = recordOf([], [dollar]);
  expect(record).toMatchObject({ currency: "USD", value: { value: "6" } });
  expect(record.warnings.map(({ code }) => code)).not.toContain("convertedCurrencies");
});
