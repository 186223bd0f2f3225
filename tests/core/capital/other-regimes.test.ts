import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRegimes } from "@/server/core/capital/compare-regimes";
import { naicFactor } from "@/server/core/capital/naic-charge";
import {
  boundedAdjustment,
  indexAverage,
  solvencyTwoCharges,
  solvencyTwoEquityModule,
  solvencyTwoRulesAt,
  symmetricAdjustment,
} from "@/server/core/capital/solvency-two";
import { withCode } from "@/tests/builders/with-code";

describe("symmetric adjustment", () => {
  const rules = solvencyTwoRulesAt("2026-03-31");

  it("is half of the index gap less 8%", () => {
    expect(symmetricAdjustment(5200, 4600, rules)).toBeCloseTo(0.5 * (600 / 4600 - 0.08), 14);
  });

  it.each([
    ["2027-01-29", "eu", 0.1],
    ["2027-01-30", "eu", 0.13],
    ["2027-01-30", "uk", 0.1],
  ] as const)("on %s is bounded in the %s by %s", (date, jurisdiction, bound) => {
    const there = solvencyTwoRulesAt(date, jurisdiction);
    fc.assert(
      fc.property(fc.double({ min: -5, max: 5, noNaN: true }), (before) => {
        const after = boundedAdjustment(before, there);
        expect(Math.abs(after)).toBeLessThanOrEqual(bound);
        if (Math.abs(before) <= bound) expect(after).toBe(before);
      }),
    );
  });

  it("averages daily levels, and has no average of none", () => {
    expect(indexAverage([1, 2, 6])).toBe(3);
    expect(indexAverage([])).toBeNull();
    expect(() => indexAverage([1, 0])).toThrow(withCode("indexNotPositive"));
  });
});

describe("Solvency II charges", () => {
  const rules = solvencyTwoRulesAt("2027-03-31");

  it("take the adjustment in full, in part or not at all", () => {
    const assets = [
      "type_1",
      "type_2",
      "infrastructure_equity",
      "infrastructure_corporate_equity",
      "property",
    ] as const;
    const charges = solvencyTwoCharges(
      assets.map((asset) => ({ asset, marketValue: 100 })),
      -0.12,
      rules,
    );
    // 39-12, 49-12, 30-0.77x12, 36-0.92x12, 25
    for (const [i, expected] of [27, 37, 20.76, 24.96, 25].entries())
      expect(charges[i]?.capitalCharge).toBeCloseTo(expected, 12);
  });

  it("aggregate type 1 and type 2 at 0.75", () => {
    const [one, two] = solvencyTwoCharges(
      [
        { asset: "type_1", marketValue: 100 },
        { asset: "type_2", marketValue: 100 },
      ],
      0,
      rules,
    );
    const whole = solvencyTwoEquityModule(
      [
        { ...one!, stressedAs: "type_1" },
        { ...two!, stressedAs: "type_2" },
      ],
      rules,
    );
    expect(whole).toBeCloseTo(Math.sqrt(39 ** 2 + 2 * 0.75 * 39 * 49 + 49 ** 2), 12);
  });

  it("refuse a negative value and a day before the regime", () => {
    expect(() => solvencyTwoCharges([{ asset: "type_1", marketValue: -1 }], 0, rules)).toThrow(
      withCode("negativeMarketValue"),
    );
    expect(() => solvencyTwoRulesAt("2015-12-31")).toThrow(withCode("noRuleInForce"));
    expect(() => solvencyTwoRulesAt("2018-12-31").stress("long_term_equity")).toThrow(withCode("noRuleInForce"));
  });
});

describe("NAIC", () => {
  const factor = (portfolioBeta: number) =>
    naicFactor({ insurer: "life", asset: "common_stock", portfolioBeta, date: "2026-01-01" });

  it("charges common stock of a life insurer by beta between 22.5% and 45%", () => {
    expect([0.5, 0.75, 1, 1.2, 2].map(factor)).toEqual([0.225, 0.225, 0.3, 0.36, 0.45]);
  });

  it("charges common stock of a property and casualty insurer 15%", () => {
    expect(naicFactor({ insurer: "property_and_casualty", asset: "common_stock", date: "2026-01-01" })).toBe(0.15);
  });
});

it("sets one unlisted tech stake side by side: China 0.41, EU and UK 0.49, US 0.30", () => {
  const columns = compareRegimes([{ asset: "unlisted_equity", admittedValue: 100 }], {
    date: "2026-06-30",
    symmetricAdjustment: 0,
    naicInsurer: "life",
  });
  expect(Object.fromEntries(columns.map(({ regime, total }) => [regime, total]))).toEqual({
    cross: 41,
    solvencyTwo: 49,
    solvencyTwo2027: 49,
    uk: 49,
    naic: 30,
  });
});

it("says what a regime does not cover instead of charging it 0", () => {
  const [cross, eu] = compareRegimes([{ asset: "fx_other", admittedValue: 100 }], {
    date: "2026-06-30",
    symmetricAdjustment: 0,
    naicInsurer: "life",
  });
  expect(cross?.valueNotCovered).toBe(0);
  expect(eu).toMatchObject({ valueNotCovered: 100, factors: [{ value: null, reason: "notCoveredByRegime" }] });
});
