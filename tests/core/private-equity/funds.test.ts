import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type FundEvent, fundPosition } from "@/server/core/private-equity/fund-position";
import { fundTotals, multipleOfInvestedCapital, multiples } from "@/server/core/private-equity/multiples";
import { pacingProjection } from "@/server/core/private-equity/pacing";
import { horizonRateOfReturn, pooledReturn } from "@/server/core/private-equity/pooled-return";
import { privateBrinson } from "@/server/core/private-equity/private-brinson";
import { withCode } from "@/tests/builders/with-code";
import oracle from "@/tests/oracles/pacing.json";

describe("multiples", () => {
  it("are the published ones (INSEAD)", () => {
    const { dpi, rvpi, tvpi } = multiples(fundTotals([-25, 15, 0], 20));
    expect([dpi.value, rvpi.value, tvpi.value]).toEqual([0.6, 0.8, 1.4]);
    expect(multipleOfInvestedCapital({ paidIn: 2, distributed: 1, nav: 4 }).value).toBe(2.5);
  });

  it("have a reason before anything is paid in", () => {
    expect(multiples({ paidIn: 0, distributed: 0, nav: 3 }).tvpi).toEqual({ value: null, reason: "nothingPaidIn" });
  });
});

describe("the position of a fund", () => {
  const events: FundEvent[] = [
    { kind: "capitalCall", date: "2024-01-01", amount: 5 },
    { kind: "recallableDistribution", date: "2024-06-01", amount: 1 },
    { kind: "distribution", date: "2024-09-01", amount: 2 },
    { kind: "distribution", date: "2025-01-01", amount: 99 },
  ];
  const marks = [
    { holding: "x", date: "2024-03-31", value: 4 },
    { holding: "x", date: "2024-06-30", value: 5 },
    { holding: "y", date: "2024-06-30", value: 1 },
    { holding: "y", date: "2025-06-30", value: 50 },
  ];

  it("takes each holding's latest mark, and nothing of later days", () => {
    expect(fundPosition(events, marks, { asOf: "2024-12-31", recallable: "reducesPaidIn" })).toEqual({
      paidIn: 4,
      distributed: 2,
      nav: 6,
    });
    expect(fundPosition(events, marks, { asOf: "2024-12-31", recallable: "countsAsDistribution" })).toEqual({
      paidIn: 5,
      distributed: 3,
      nav: 6,
    });
  });
});

describe("pooled and horizon rates", () => {
  const flows = [
    { date: "2020-01-01", amount: -100 },
    { date: "2021-12-31", amount: 60 },
  ];

  it("treat funds as one", () => {
    const one = pooledReturn([{ flows, nav: 80 }], "2023-12-31");
    const two = pooledReturn(
      [
        { flows: [flows[0]!], nav: 30 },
        { flows: [flows[1]!], nav: 50 },
      ],
      "2023-12-31",
    );
    expect(two.rate).toBeCloseTo(one.rate!, 12);
  });

  it("buy the fund at its value when the horizon begins", () => {
    const horizon = {
      from: { date: "2020-12-31", nav: 100 },
      to: { date: "2022-12-31", nav: 121 },
      flows: [{ date: "2020-12-31", amount: -5 }],
    };
    expect(horizonRateOfReturn(horizon).rate).toBeCloseTo(0.1, 12);
    expect(() => horizonRateOfReturn({ ...horizon, to: { date: "2020-12-31", nav: 1 } })).toThrow(
      withCode("horizonEndsBeforeItStarts"),
    );
  });

  it("say nothing per year below one year", () => {
    const young = pooledReturn([{ flows: [{ date: "2024-06-30", amount: -10 }], nav: 9 }], "2024-12-31");
    expect(young).toMatchObject({ kind: "notMeaningfulBelowOneYear", rate: null });
  });
});

const assumptions = {
  commitment: 100,
  lifeYears: 12,
  bow: 2.5,
  growth: 0.13,
  yield: 0,
  contributionRates: [0.25, 1 / 3, 0.5],
  fees: null,
};

describe("the Takahashi-Alexander projection", () => {
  it.each(oracle.cases)("reproduces $name", ({ fees, expected }) => {
    const charged = typeof fees === "string" ? null : { rateOnCommitment: fees.rate_on_commitment, years: fees.years };
    const projection = pacingProjection({ ...assumptions, fees: charged });
    projection.years.forEach((year, i) => {
      const published = expected.years[i]!;
      expect(year.contribution).toBeCloseTo(published.contribution, 8);
      expect(year.distribution).toBeCloseTo(published.distribution, 8);
      expect(year.distributionRate).toBeCloseTo(published.distribution_rate, 12);
      expect(year.fee).toBe(published.fee);
      expect(year.nav).toBeCloseTo(published.nav, 8);
    });
    expect(projection.peakNavYear).toBe(expected.peak_nav_year);
    expect(projection.firstYearDpiAtLeastOne).toBe(expected.first_year_dpi_at_least_1);
    expect(projection.finalTvpi).toBeCloseTo(expected.final_tvpi, 10);
  });

  it("is deepest in year 4, by the published flows 87.5 called and 8.202 paid back, and pays back 187.994 in all", () => {
    const { deepestNetFlow, years } = pacingProjection(assumptions);
    expect(deepestNetFlow.year).toBe(4);
    expect(deepestNetFlow.amount).toBeCloseTo(0.320361505711226 + 1.86907785932957 + 6.01238440727488 - 87.5, 9);
    expect(years.reduce((total, { distribution }) => total + distribution, 0)).toBeCloseTo(187.994, 3);
  });

  it("neither makes nor loses money at no growth and no fee", () => {
    const rate = fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100);
    fc.assert(
      fc.property(
        fc.array(rate, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 20 }),
        (contributionRates, lifeYears) => {
          const projection = pacingProjection({ ...assumptions, contributionRates, lifeYears, growth: 0 });
          expect(projection.finalTvpi).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  it.each([
    ["notAShare", { contributionRates: [1.2] }],
    ["noContributionRates", { contributionRates: [] }],
    ["notWholeYears", { lifeYears: 2.5 }],
    ["notPositive", { commitment: 0 }],
    ["notFinite", { growth: Number.NaN }],
  ])("refuses %s", (code, change) => {
    expect(() => pacingProjection({ ...assumptions, ...change })).toThrow(withCode(code));
  });
});

describe("private-capital Brinson", () => {
  const totals = (paidIn: number, distributed: number, nav: number) => ({ paidIn, distributed, nav });

  it("reproduces three stages by hand arithmetic", () => {
    const result = privateBrinson([
      { name: "seed", portfolio: totals(40, 25, 60), benchmark: totals(300, 150, 330) },
      { name: "growth", portfolio: totals(90, 70, 65), benchmark: totals(500, 420, 300) },
      { name: "buyout", portfolio: totals(70, 80, 40), benchmark: totals(1200, 1100, 760) },
    ]);
    expect(result.difference).toBeCloseTo(0.17, 12);
    [0.0035, -0.018, -0.005].forEach((effect, i) => {
      expect(result.segments[i]!.allocation).toBeCloseTo(effect, 12);
    });
    [0.105, 0.027, 0.0575].forEach((effect, i) => {
      expect(result.segments[i]!.selection).toBeCloseTo(effect, 12);
    });
  });

  it("adds up to the difference of the multiples, with segments that one side does not hold", () => {
    const side = fc
      .integer({ min: 0, max: 100 })
      .chain((paidIn) => fc.integer({ min: 0, max: paidIn === 0 ? 0 : 300 }).map((nav) => totals(paidIn, 0, nav)));
    const segment = fc.record({ name: fc.constant("s"), portfolio: side, benchmark: side });
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 10 }), (segments) => {
        fc.pre(segments.some((s) => s.portfolio.paidIn > 0) && segments.some((s) => s.benchmark.paidIn > 0));
        const result = privateBrinson(segments);
        expect(result.allocation + result.selection).toBeCloseTo(result.difference, 10);
      }),
    );
  });

  it("refuses sides without capital and value without capital", () => {
    const held = { name: "a", portfolio: totals(1, 0, 1), benchmark: totals(1, 0, 1) };
    expect(() => privateBrinson([{ ...held, benchmark: totals(0, 0, 0) }])).toThrow(withCode("nothingPaidIn"));
    expect(() => privateBrinson([held, { ...held, name: "b", portfolio: totals(0, 0, 5) }])).toThrow(
      withCode("valueWithoutPaidIn"),
    );
  });
});
