import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readFile } from "./read-file.ts";

const folder = path.resolve(import.meta.dirname, "../../../shared/data");
const isThere = fs.existsSync(folder);
if (!isThere) console.warn(`NOT RUN: the real files are not in ${folder}; only generated ones are tested`);

const real = (name: string) => fs.readFileSync(path.join(folder, name));

describe.skipIf(!isThere)("the real files", () => {
  it("six managers with benchmarks and the risk-free rate: 132 months, some starting later", async () => {
    const { kind, facts, codes, references } = await readFile(real("managers.csv"));
    expect(kind).toBe("returnsWide");
    expect(codes).toEqual(["benchmarkNotChosen"]);
    expect(facts.seriesPoints).toHaveLength(1178);
    expect(references.portfolios.map(({ code }) => code)).toEqual(["HAM1", "HAM2", "HAM3", "HAM4", "HAM5", "HAM6"]);
    expect(references.series.find(({ code }) => code === "US 3m TR")?.kind).toBe("riskFreeReturn");
  });

  it("thirteen hedge fund styles: 293 months", async () => {
    const { facts, codes, columns } = await readFile(real("edhec.csv"));
    expect(codes).toEqual([]);
    expect(facts.seriesPoints).toHaveLength(293 * 13);
    expect(columns["Funds of Funds"]).toBe("benchmark");
  });

  it("the textbook portfolio with February dated the 28th", async () => {
    const { facts, codes, references } = await readFile(real("portfolio_bacon.csv"), { portfolio: "BACON" });
    expect(codes).toEqual([]);
    expect(facts.seriesPoints).toHaveLength(48);
    expect(references.portfolios).toMatchObject([{ code: "BACON", benchmark: "benchmark" }]);
  });

  it("sector weights and returns: 12 months of 10 sectors, each side summing to one", async () => {
    const { kind, facts, codes } = await readFile(real("pa_sectors_2010.csv"), { portfolio: "PA" });
    expect(kind).toBe("segmentReturns");
    expect(codes).toEqual([]);
    expect(facts.segmentReturns).toHaveLength(120);
    expect(facts.segmentReturns?.[0]).toMatchObject({ breakdown: "sector", segment: "Energy", portfolioWeight: 0.085 });
  });

  it("holdings with sector, country and market value kept, and their returns above 100% shown one by one", async () => {
    const { kind, facts, problems } = await readFile(real("pa_holdings_2010q1.csv"), { portfolio: "PA" });
    expect(kind).toBe("holdings");
    expect(problems).toHaveLength(13); // awk -F, 'NR > 1 && ($7 > 1 || $7 < -1)' counts 13
    expect(problems.every(({ code }) => code === "unusualReturn")).toBe(true);
    expect(facts.holdings).toHaveLength(3004);
    expect(Object.keys(facts.holdings?.[0]?.attributes ?? {})).toEqual(["sector", "country", "market_cap_usd"]);
  });

  it("1,762 pension commitments: six have no vintage, the money is exact", async () => {
    const { kind, facts, references, problems } = await readFile(real("us_public_pension_pe_funds_2025.csv"));
    expect(kind).toBe("fundPositions");
    expect(problems.filter(({ code }) => code === "vintageMissing")).toHaveLength(6);
    expect(problems.filter(({ level }) => level === "error")).toEqual([]);
    expect(facts.fundPositions).toHaveLength(1756);
    expect(references.funds).toHaveLength(1756);
    expect(facts.fundPositions?.[0]).toMatchObject({
      commitment: "100000000",
      paidIn: "24096354",
      fairValue: "24094625",
      netMultiple: 0.9999,
      netIrr: null,
    });
    expect(references.funds[0]).toMatchObject({ reporter: "CalPERS", name: "2024 Golden Bay", currency: "USD" });
  });
});
