import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { brinsonHoodBeebower } from "@/server/core/attribution/brinson-hood-beebower";
import { rollUpHoldings } from "@/server/core/attribution/roll-up-holdings";
import pa from "../../oracles/pa-2010-attribution.json";

const holding = (sector: string, portfolioWeight: number, benchmarkWeight: number, value: number | null) => ({
  attributes: { sector },
  portfolioWeight,
  benchmarkWeight,
  return: value,
});

it("weighs returns inside a segment, each side by its own weights", () => {
  const segments = rollUpHoldings(
    [holding("Energy", 0.3, 0.1, 0.1), holding("Energy", 0.1, 0.3, -0.1), holding("Banks", 0.6, 0.6, 0.05)],
    "sector",
  );
  expect(segments).toEqual([
    {
      name: "Energy",
      portfolioWeight: expect.closeTo(0.4, 15),
      benchmarkWeight: expect.closeTo(0.4, 15),
      portfolioReturn: expect.closeTo(0.05, 15), // (0.03 - 0.01) / 0.4
      benchmarkReturn: expect.closeTo(-0.05, 15), // (0.01 - 0.03) / 0.4
    },
    { name: "Banks", portfolioWeight: 0.6, benchmarkWeight: 0.6, portfolioReturn: 0.05, benchmarkReturn: 0.05 },
  ]);
});

it("gives a segment that a side does not hold no return there", () => {
  const [row] = rollUpHoldings([holding("Energy", 0, 1, 0.1)], "sector");
  expect(row).toMatchObject({ portfolioWeight: 0, portfolioReturn: null, benchmarkReturn: 0.1 });
});

it("needs no return for a holding of no weight beside others", () => {
  const [row] = rollUpHoldings([holding("Energy", 1, 1, 0.1), holding("Energy", 0, 0, null)], "sector");
  expect(row).toMatchObject({ portfolioReturn: 0.1, benchmarkReturn: 0.1 });
});

it("takes a return for each side where the two are priced apart", () => {
  const apart = { attributes: { sector: "Energy" }, portfolioWeight: 1, benchmarkWeight: 1 };
  expect(rollUpHoldings([{ ...apart, portfolioReturn: 0.1, benchmarkReturn: 0.2 }], "sector")[0]).toMatchObject({
    portfolioReturn: 0.1,
    benchmarkReturn: 0.2,
  });
});

describe("refusals", () => {
  it("refuses a missing return where there is weight", () => {
    expect(() => rollUpHoldings([holding("Energy", 0.1, 0, null)], "sector")).toThrow(/missingReturn.*portfolio/);
  });
  it("refuses a long and a short that net to nothing", () => {
    const pair = [holding("Pair", 0.2, 0.5, 0.1), holding("Pair", -0.2, 0.5, 0.02)];
    expect(() => rollUpHoldings(pair, "sector")).toThrow(/returnOfZeroWeight.*portfolio/);
  });
  it("refuses a column that a holding does not have", () => {
    expect(() => rollUpHoldings([holding("Energy", 1, 1, 0.1)], "country")).toThrow(/missingAttribute.*country/);
  });
  it("refuses a return that is not a number", () => {
    expect(() => rollUpHoldings([holding("Energy", 0, 0, Number.NaN)], "sector")).toThrow(/notFinite/);
  });
  it("refuses a weight that is not a number", () => {
    expect(() => rollUpHoldings([holding("Energy", Number.NaN, 1, 0.1)], "sector")).toThrow(/notFinite/);
  });
});

const file = path.resolve(import.meta.dirname, "../../../../shared/data/pa_holdings_2010q1.csv");
const present = existsSync(file);
if (!present) console.warn(`NOT TESTED: ${file} is absent, so the roll-up of real holdings is not compared with pa`);

describe.skipIf(!present)("the holdings of January 2010 (R package pa, 1,000 stocks)", () => {
  const [header, ...lines] = present ? readFileSync(file, "utf8").trim().split("\n") : [""];
  const columns = header!.split(",");
  const holdings = lines
    .map((line) => Object.fromEntries(line.split(",").map((cell, i) => [columns[i]!, cell])))
    .filter((row) => row.period_end === "2010-01-31")
    .map((row) => ({
      attributes: { sector: row.sector!, country: row.country! },
      portfolioWeight: Number(row.portfolio_weight),
      benchmarkWeight: Number(row.benchmark_weight),
      return: Number(row.return),
    }));
  const published = pa.find((one) => !one.input.period_ends)!;

  it("roll up to the published sectors", () => {
    const segments = new Map(rollUpHoldings(holdings, "sector").map((row) => [row.name, row]));
    published.input.categories.forEach((name, i) => {
      expect(segments.get(name)).toEqual({
        name,
        portfolioWeight: expect.closeTo(published.input.portfolio_weights[i] as number, 10),
        benchmarkWeight: expect.closeTo(published.input.benchmark_weights[i] as number, 10),
        portfolioReturn: expect.closeTo(published.input.portfolio_returns[i] as number, 10),
        benchmarkReturn: expect.closeTo(published.input.benchmark_returns[i] as number, 10),
      });
    });
  });

  it("give the published effects of every sector", () => {
    const effects = new Map(brinsonHoodBeebower(rollUpHoldings(holdings, "sector")).map((row) => [row.name, row]));
    published.input.categories.forEach((name, i) => {
      expect(effects.get(name)).toEqual({
        name,
        allocation: expect.closeTo((published.expected.allocation as number[])[i]!, 10),
        selection: expect.closeTo((published.expected.selection as number[])[i]!, 10),
        interaction: expect.closeTo((published.expected.interaction as number[])[i]!, 10),
      });
    });
  });

  it("give the same active return by country as by sector", () => {
    const active = (column: string) =>
      brinsonHoodBeebower(rollUpHoldings(holdings, column)).reduce(
        (total, row) => total + row.allocation + row.selection + row.interaction!,
        0,
      );
    expect(active("country")).toBeCloseTo(active("sector"), 12);
    expect(active("country")).toBeCloseTo(published.expected.active_return as number, 10);
  });
});
