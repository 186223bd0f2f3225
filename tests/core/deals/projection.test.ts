import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { benchmarkLevel } from "@/server/core/deals/benchmark-level.ts";
import { blendedCorridor, MODEL_ASSUMPTIONS, modelCorridor } from "@/server/core/deals/corridor-source.ts";
import { holdingAhead } from "@/server/core/deals/deal-ahead.ts";
import { dealState } from "@/server/core/deals/deal-state.ts";
import { moneyAhead } from "@/server/core/deals/money-ahead.ts";
import { projectedPath } from "@/server/core/deals/projected-path.ts";
import { measured } from "@/server/core/measured.ts";
import { periodSeries } from "@/server/core/records/period-series.ts";
import { aDeal, happened } from "./build-deal.ts";

const probabilities = [0.1, 0.5, 0.9];
const age = (quantiles: readonly number[], at: number) => {
  const band = { count: 20, fromAge: at, toAge: at, quantiles: measured(quantiles) };
  return { age: at, irr: band, tvpi: band };
};
const corridor = [age([0.8, 1, 1.2], 0), age([0.6, 1, 2], 1), age([0.5, 1.5, 4], 2)];

describe("projectedPath", () => {
  it("starts at the holding and keeps its place", () => {
    const path = projectedPath({ ageYears: 0.5, multiple: 1 }, corridor, probabilities);
    expect(path[0]).toEqual({ ageYears: 0.5, low: 1, middle: 1, high: 1 });
    // At the median; a quarter of the peers lower is 0.625 of the way from the tenth to the median.
    expect(path.slice(1).map(({ ageYears, middle }) => [ageYears, middle])).toEqual([
      [1.5, 1],
      [2.5, 1.5],
    ]);
    expect(path[1]!.low).toBeCloseTo(0.6 + 0.375 * 0.4, 12);
    expect(path[1]!.high).toBeCloseTo(1 + 0.625, 12);
  });

  it("keeps its distance from the edge when it lies outside", () => {
    const path = projectedPath({ ageYears: 0, multiple: 0.4 }, corridor, probabilities); // half the lower edge
    expect(path.map(({ middle }) => middle)).toEqual([0.4, 0.3, 0.25]);
  });

  it("never crosses its own band", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 5, noNaN: true }), (multiple) => {
        for (const { low, middle, high } of projectedPath({ ageYears: 0.2, multiple }, corridor, probabilities)) {
          expect(low).toBeLessThanOrEqual(middle + 1e-12);
          expect(high).toBeGreaterThanOrEqual(middle - 1e-12);
        }
      }),
    );
  });

  it("is empty where its age has no band", () => {
    expect(projectedPath({ ageYears: 7, multiple: 1 }, corridor, probabilities)).toEqual([]);
  });
});

describe("moneyAhead", () => {
  it("loses nothing: without growth, what is paid out is the value and the calls", () => {
    const money = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(money, money, fc.integer({ min: 0, max: 14 }), (value, uncalled, ageYears) => {
        const years = moneyAhead(
          { value, uncalled, ageYears, exitInYears: null },
          { lifeYears: 12, bow: 2.5, growth: 0, callRate: 0.5 },
        );
        const sum = (key: "calls" | "distributions") => years.reduce((total, year) => total + year[key], 0);
        expect(sum("distributions")).toBeCloseTo(value + sum("calls"), 5);
        expect(years.at(-1)!.value).toBe(0);
      }),
    );
  });

  it("takes a planned exit at its word: 100 grown twice by 10% is 121 in the second year", () => {
    const years = moneyAhead(
      { value: 100, uncalled: 0, ageYears: 3, exitInYears: 2 },
      { lifeYears: 12, bow: 2.5, growth: 0.1, callRate: 0.5 },
    );
    expect(years.map(({ distributions }) => distributions)).toEqual([0, expect.closeTo(121, 10)]);
  });
});

describe("modelCorridor", () => {
  it("has no band at age 0, and stands at cost at the end of the first year where there is no fee", () => {
    const ages = modelCorridor([0.5], { ...MODEL_ASSUMPTIONS, fees: null });
    // Nothing has been earned at the end of the first year: what was called then stands at its cost.
    expect(ages[0]!.tvpi.quantiles).toEqual({ value: null, reason: "notModelled" });
    expect(ages[1]!.tvpi.quantiles.value).toEqual([1]);
  });

  it("rises with the probability, and a blend lies between its parts", () => {
    const model = modelCorridor(probabilities, MODEL_ASSUMPTIONS);
    const blend = blendedCorridor(corridor, model, 0.25);
    const [peers, own, both] = [corridor, model, blend].map((ages) => ages[2]!.tvpi.quantiles.value!);
    expect([...own!]).toEqual([...own!].sort((a, b) => a - b));
    for (const [i, value] of both!.entries()) expect(value).toBeCloseTo(0.25 * peers![i]! + 0.75 * own![i]!, 12);
  });
});

describe("benchmarkLevel", () => {
  const series = periodSeries(
    [
      { on: "2024-01-31", value: 0.1 },
      { on: "2024-02-29", value: -0.5 },
    ],
    "monthly",
  );
  it("compounds the periods that are over, and knows nothing outside them", () => {
    const level = benchmarkLevel(series);
    expect(level("2024-01-10")).toBe(1);
    expect(level("2024-01-31")).toBe(1.1);
    expect(level("2024-02-29")).toBeCloseTo(0.55, 12);
    expect(level("2024-04-30")).toBeNull();
    expect(level("2023-11-30")).toBeNull();
  });
});

describe("holdingAhead", () => {
  const asOf = "2026-09-30";
  const promised = (rest: Parameters<typeof aDeal>[0] = {}) =>
    dealState(
      aDeal({
        events: [
          happened("2020-01-15", "commitment", "commitment", { score: 180 }),
          happened("2026-01-10", "plannedTicket", "second", { score: 30, plannedOn: "2027-06-30" }),
          happened("2026-01-10", "plannedTicket", "third", { score: 20, plannedOn: "2028-06-30" }),
        ],
        ...rest,
      }),
      asOf,
    );

  it("takes planned instalments at their word, and calls the rest of the commitment by the rate", () => {
    const state = promised();
    // 180 promised, 100 paid: 80 to come, 50 of it planned: 30 within a year, 20 in the second.
    expect(state).toMatchObject({ commitment: 180, uncalled: 80 });
    const holding = holdingAhead({ value: "100", state }, asOf);
    expect(holding).toMatchObject({ uncalled: 30, plannedCalls: [30, 20] });
    const years = moneyAhead(holding, { lifeYears: 10, bow: 2.5, growth: 0, callRate: 0.5 });
    // Held for 6.7 years of 10: four years are left; what is uncalled is due in the year before the last.
    expect(years.map(({ calls }) => calls)).toEqual([30 + 15, 20 + 7.5, 7.5, 0]);
    expect(years.reduce((sum, { distributions }) => sum + distributions, 0)).toBeCloseTo(180, 10);
  });

  it("lets the last word on an instalment count, and calls nothing of one that was called off", () => {
    const state = promised({
      events: [
        happened("2026-01-10", "plannedTicket", "second", { score: 30, plannedOn: "2027-06-30" }),
        happened("2026-01-10", "plannedTicket", "third", { score: 20, plannedOn: "2028-06-30" }),
        happened("2026-05-10", "plannedTicket", "second", { score: 25, plannedOn: "2028-03-31" }),
        happened("2026-06-10", "plannedTicket", "third", { score: 20, plannedOn: "2028-06-30", outcome: "cancelled" }),
      ],
    });
    expect(state.plannedTickets).toEqual([{ name: "second", plannedOn: "2028-03-31", amount: 25 }]);
    expect(state).toMatchObject({ commitment: null, uncalled: 25 });
  });

  it("never calls more than was promised, and nothing of a deal that was left", () => {
    const small = promised({
      events: [
        happened("2020-01-15", "commitment", "commitment", { score: 110 }),
        happened("2026-01-10", "plannedTicket", "second", { score: 30, plannedOn: "2027-06-30" }),
      ],
    });
    expect(holdingAhead({ value: "100", state: small }, asOf)).toMatchObject({ uncalled: 0, plannedCalls: [10] });
    const left = promised({ line: { exitedOn: "2026-05-01", exitRoute: "transfer" } });
    expect(left).toMatchObject({ uncalled: 0, plannedTickets: [] });
  });

  it("pays an instalment of the exit's year back at its cost", () => {
    const years = moneyAhead(
      { value: 100, uncalled: 0, plannedCalls: [10], ageYears: 3, exitInYears: 1 },
      { lifeYears: 12, bow: 2.5, growth: 0.1, callRate: 0.5 },
    );
    expect(years).toEqual([{ year: 1, calls: 10, distributions: expect.closeTo(120, 10), value: 0 }]);
  });
});
