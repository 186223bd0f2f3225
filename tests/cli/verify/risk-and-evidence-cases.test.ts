import { describe, expect, it } from "vitest";
import type { CaseFiles } from "@/server/cli/verify/case-kind";
import { caseSeries, numberInName } from "@/server/cli/verify/case-series";
import { checkCase } from "@/server/cli/verify/check-case";
import { evidenceCases } from "@/server/cli/verify/evidence-cases";
import { riskCases } from "@/server/cli/verify/risk-cases";
import { statisticsCases } from "@/server/cli/verify/statistics-cases";
import mixed from "../../oracles/empyrical-mixed-daily.json";
import evidence from "../../oracles/evidence.json";

const kinds = [...riskCases, ...statisticsCases, ...evidenceCases];

/** Two years of months with one hole, in the form of the data files. */
const files: CaseFiles = {
  csv: () => ({
    columns: ["date", "fund", "market", "cash"],
    rows: Array.from({ length: 24 }, (_, month) => ({
      date: `${2020 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-28`,
      fund: month === 3 ? "" : String(0.01 + 0.03 * Math.sin(month)),
      market: String(0.008 + 0.04 * Math.sin(month + 0.4)),
      cash: "0.001",
    })),
  }),
};
const check = (
  input: Record<string, unknown>,
  expected: Record<string, unknown>,
  tolerance = { abs: 1e-9, rel: 1e-8 },
) => checkCase({ id: "case", input, expected, tolerance }, kinds, files);
const series = { csv: "data/x.csv", column: "fund", periods_per_year: 12 };

describe("risk, statistics and evidence cases", () => {
  it.each(Object.entries(evidence))("%s passes", (_id, { input, expected }) => {
    expect(check(input, expected).outcome).toBe("passed");
  });

  it("passes the daily case, and fails it when a figure is wrong", () => {
    expect(check(mixed.input, mixed.expected).outcome).toBe("passed");
    expect(check(mixed.input, { ...mixed.expected, beta: 0.3 }).outcome).toBe("failed");
  });

  it("deflates by the trials' own ratios", () => {
    const input = { observed_sharpe: 1.14, n: 250, skewness: 0, kurtosis: 3, sharpe_estimates: [0.9, 1.1] };
    // 0.1 times the expected maximum of two standard normal trials, 0.5197553442789
    expect(check(input, { expected_max: 0.05197553442789 }).outcome).toBe("passed");
    expect(check({ ...input, trials_std_dev: "sample" }, { expected_max: 0 }).outcome).toBe("unsupported");
  });

  it("reads conventions out of field names it has not seen", () => {
    const fields = { downside_deviation_mar0_0025_full: 0, var_historical_97_5: 0, annualised_return_6: { count: 0 } };
    const { fields: results } = check(series, fields);
    expect(results.map(({ path, outcome }) => [path, outcome])).toEqual([
      ["downside_deviation_mar0_0025_full", "failed"],
      ["var_historical_97_5", "failed"],
      ["annualised_return_6.count", "failed"],
    ]);
    expect(results.at(-1)?.got).toBe(18);
  });

  it.each([
    ["a field nobody knows", { ...series }, { omega_of_the_moon: 1 }],
    ["an option nobody knows", { ...series, weighting: "equal" }, { max_drawdown: 0.1 }],
    ["a column the file has not", { ...series, column: "other" }, { max_drawdown: 0.1 }],
    ["a count that is not there", { ...series, n: 99 }, { max_drawdown: 0.1 }],
    ["another test", { ...evidence["evidence.power.two-sided"].input, test: "sign test" }, { power: [[0.1]] }],
    ["another kernel", { csv: "data/x.csv", column: "fund", kernel: "Parzen" }, { ols: { mean: 0 } }],
  ])("does not pass %s", (_what, input, expected) => {
    expect(check(input, expected).outcome).toBe("unsupported");
  });

  it("gives a regression with risk-free rates and a benchmark the rows that all three have", () => {
    const input = { csv: "data/x.csv", column: "fund", benchmark_column: "market", risk_free_column: "cash" };
    const { fields } = check(input, {
      ols: { alpha: 1, beta: 1 },
      lag2: { hac: { se_alpha: 1 } },
      white_hc1: { se_beta: 1 },
    });
    expect(fields.every(({ outcome }) => outcome === "failed")).toBe(true);
  });
});

describe("caseSeries", () => {
  it("leaves out rows with a hole and counts from the end that is named", () => {
    const of = (question: object) => caseSeries(files, { csv: "x", columns: ["fund"], ...question }).dates;
    expect(of({})).toHaveLength(23);
    expect(of({ from: "2020-04-01", n: 2 })).toEqual(["2020-05-28", "2020-06-28"]);
    expect(of({ to: "2020-04-30", n: 2 })).toEqual(["2020-02-28", "2020-03-28"]);
    expect(of({ from: "2020-03-01", to: "2020-06-30", n: 3 })).toHaveLength(3);
  });

  it("reads numbers in names", () => {
    expect(["0", "0_005", "97_5", "10"].map(numberInName)).toEqual([0, 0.005, 97.5, 10]);
  });
});
