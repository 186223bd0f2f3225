import fs from "node:fs";
import { describe, expect, it } from "vitest";
import { buildManagerRecord, preparedPortfolio } from "@/server/core/records/build-manager-record";
import { periodSeries } from "@/server/core/records/period-series";
import { HORIZONS } from "@/server/core/returns/calendar/horizons";
import { answersFor, mark, monthly, noEvents, portfolioFacts } from "../../builders/portfolio-facts";

const corridor = { peers: [], options: { probabilities: [0.1, 0.9], minimumCount: 5, maximumPooledYears: 1 } };
const manager = (assignments = [answersFor("p")]) => ({
  managerId: "m",
  code: "M",
  name: "M",
  nameZh: null,
  isExternal: false,
  desk: null,
  style: null,
  assignments,
  assignmentSources: [],
});

function record(facts: ReturnType<typeof portfolioFacts>, asOf: string) {
  const portfolios = new Map([[facts.portfolioId, { facts, prepared: preparedPortfolio(facts, asOf) }]]);
  return buildManagerRecord(manager(), portfolios, { asOf, knownAsOf: null, corridor, ...noEvents }).record;
}

const benchmark = (values: readonly number[], first = "2023-01-31") => ({
  seriesId: "b",
  name: "B",
  nameZh: null,
  series: monthly(first, values),
  sources: [],
});

describe("the horizon ladder of a record", () => {
  it("takes the benchmark over the very window of the portfolio", () => {
    const facts = portfolioFacts({
      returns: monthly("2024-01-31", Array(12).fill(0.01)),
      benchmark: benchmark(Array(24).fill(0.005)),
      marks: [mark("2023-12-31", 1000)],
    });
    const row = record(facts, "2024-12-31").ladder.whole[HORIZONS.indexOf("3y")];
    expect(row).toMatchObject({
      complete: false,
      from: "2024-01-01",
      to: "2024-12-31",
      years: 1,
      activeBasis: "annualized",
    });
    expect(row?.active.value).toBeCloseTo(1.01 ** 12 - 1.005 ** 12, 12);
  });

  it("adds up the money gained against the benchmark", () => {
    const facts = portfolioFacts({
      returns: monthly("2024-10-31", [0.02, 0.01, -0.01]),
      benchmark: benchmark([0.01, 0.01, 0.01], "2024-10-31"),
      marks: [mark("2024-09-30", 1000), mark("2024-10-31", 1020), mark("2024-11-30", 1030)],
    });
    const row = record(facts, "2024-12-31").ladder.whole[0];
    expect(row?.activeBasis).toBe("cumulative");
    // 1000 x 0.01 + 1020 x 0 + 1030 x -0.02
    expect(row?.valueAdded.value).toBeCloseTo(-10.6, 10);
  });

  it("says why there is no active return without a benchmark", () => {
    const facts = portfolioFacts({ returns: monthly("2024-01-31", Array(12).fill(0.01)) });
    const row = record(facts, "2024-12-31").ladder.whole[1];
    expect(row?.active).toEqual({ value: null, reason: "noBenchmark" });
    expect(row?.portfolioReturn.value).toBeCloseTo(1.01 ** 12 - 1, 12);
  });

  it("warns of a record that stopped", () => {
    const facts = portfolioFacts({ returns: monthly("2024-01-31", Array(12).fill(0.01)) });
    expect(record(facts, "2025-12-31").warnings.map(({ code }) => code)).toContain("recordEndsEarly");
  });
});

const file = new URL("../../../../shared/data/managers.csv", import.meta.url);
const isThere = fs.existsSync(file);
if (!isThere) console.warn("Not checked: managers.csv of the shared data folder is not beside the repository.");

describe.runIf(isThere)("the published record of HAM1", () => {
  it("has 13.7532% a year since inception, as PerformanceAnalytics computes it", () => {
    const lines = fs.readFileSync(file, "utf8").trim().split("\n").slice(1);
    const points = lines.map((line) => ({ on: line.split(",")[0]!, value: Number(line.split(",")[1]) }));
    const facts = portfolioFacts({ returns: periodSeries(points, "monthly") });
    const row = record(facts, "2006-12-31").ladder.whole.at(-1);
    expect(row?.portfolioReturn.value).toBeCloseTo(0.137532010823671, 12); // examples/risk.json, PerformanceAnalytics 2.1.0
  });
});
