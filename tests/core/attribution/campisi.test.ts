import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BondParts, type BondSide, campisi } from "@/server/core/attribution/campisi";
import published from "../../oracles/campisi-2000-attribution.json";

type PublishedSide = (typeof published)["bonds.convexity"]["input"]["sectors"][number]["portfolio"];
const side = (given: Omit<PublishedSide, "convexity"> & { convexity?: number }): BondSide => ({
  weight: given.weight,
  yield: given.yield,
  duration: given.duration,
  treasuryYieldChange: given.treasury_yield_change,
  spreadChange: given.spread_change,
  totalReturn: given.total_return,
  treasuryConvexity: given.convexity,
  spreadConvexity: given.convexity,
});
const rounded = (parts: BondParts) =>
  Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, expect.closeTo(value, 13)]));

it.each(["bonds.one-sector-year", "bonds.convexity"] as const)("reproduces %s", (name) => {
  const { input, expected } = published[name];
  const result = campisi(
    input.sectors.map((row) => ({ name: row.sector, portfolio: side(row.portfolio), benchmark: side(row.benchmark) })),
    input.period_years,
  );
  expected.sectors.forEach((row, i) => {
    expect(result.sectors[i]).toEqual({
      name: row.sector,
      portfolioParts: rounded(row.portfolio_parts),
      benchmarkParts: rounded(row.benchmark_parts),
      active: rounded(row.active_contribution),
    });
  });
  expect(result.active).toEqual(rounded(expected.active_effects));
  expect(result.activeReturn).toBeCloseTo(expected.active_return, 13);
});

const figure = fc.double({ min: -0.05, max: 0.05, noNaN: true });
const anySide = fc.record({
  yield: figure,
  duration: fc.double({ min: 0, max: 15, noNaN: true }),
  treasuryYieldChange: figure,
  spreadChange: figure,
  totalReturn: figure,
  treasuryConvexity: fc.option(fc.double({ min: 0, max: 200, noNaN: true }), { nil: undefined }),
  spreadConvexity: fc.option(fc.double({ min: -50, max: 200, noNaN: true }), { nil: undefined }),
});
const total = (parts: BondParts) => parts.income + parts.treasury + parts.spread + parts.selection;

it("makes the parts of each side and of the difference add up to 1e-12", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(anySide, anySide), { minLength: 1, maxLength: 6 }), (sides) => {
      const weight = 1 / sides.length;
      const result = campisi(
        sides.map(([portfolio, benchmark], i) => ({
          name: `${i}`,
          portfolio: { ...portfolio, weight: i === 0 ? weight + 0.1 * (sides.length - 1) : weight - 0.1 },
          benchmark: { ...benchmark, weight },
        })),
        0.25,
      );
      expect(Math.abs(total(result.active) - result.activeReturn)).toBeLessThan(1e-12);
      expect(Math.abs(total(result.portfolioParts) - result.portfolioReturn)).toBeLessThan(1e-12);
      expect(Math.abs(total(result.benchmarkParts) - result.benchmarkReturn)).toBeLessThan(1e-12);
    }),
  );
});

describe("what is not held or not known", () => {
  const held = side(published["bonds.one-sector-year"].input.sectors[0]!.portfolio);
  it("needs no return at weight 0: selection is 0 there", () => {
    const result = campisi(
      [
        { name: "held", portfolio: held, benchmark: { ...held, weight: 0.5 } },
        { name: "unheld", portfolio: { ...held, weight: 0, totalReturn: null }, benchmark: { ...held, weight: 0.5 } },
      ],
      1,
    );
    expect(result.sectors[1]!.portfolioParts.selection).toBe(0);
    expect(total(result.active)).toBeCloseTo(result.activeReturn, 15);
  });
  it("is exactly 0, and never -0, in a sector that nobody holds", () => {
    const losing = {
      weight: 0,
      yield: -0.01,
      duration: 5,
      treasuryYieldChange: 0.01,
      spreadChange: 0.01,
      totalReturn: -0.2,
    };
    const gaining = { ...losing, yield: 0.01, treasuryYieldChange: -0.01, spreadChange: -0.01, totalReturn: 0.2 };
    const { sectors } = campisi(
      [
        { name: "held", portfolio: held, benchmark: held },
        { name: "nobody's", portfolio: losing, benchmark: gaining },
      ],
      1,
    );
    expect(sectors[1]!.active).toEqual({ income: 0, treasury: 0, spread: 0, selection: 0 });
  });
  it("refuses a missing return where there is weight", () => {
    expect(() => campisi([{ name: "A", portfolio: { ...held, totalReturn: null }, benchmark: held }], 1)).toThrow(
      /missingReturn.*portfolio/,
    );
  });
  it("refuses weights of 0.9, figures that are not numbers, no sectors and no time", () => {
    const sector = (portfolio: BondSide) => [{ name: "A", portfolio, benchmark: held }];
    expect(() => campisi(sector({ ...held, weight: 0.9 }), 1)).toThrow(/weightsDoNotSumToOne/);
    expect(() => campisi(sector({ ...held, duration: Number.NaN }), 1)).toThrow(/notFinite/);
    expect(() => campisi(sector(held), 0)).toThrow(/notFinite/);
    expect(() => campisi([], 1)).toThrow(/noSegments/);
  });
});
