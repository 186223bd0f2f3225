import { describe, expect, it } from "vitest";
import { attributionCases } from "@/server/cli/verify/attribution-cases";
import type { Case } from "@/server/cli/verify/case-kind";
import { checkCase } from "@/server/cli/verify/check-case";
import bacon from "../../oracles/bacon-2008-attribution.json";
import campisi from "../../oracles/campisi-2000-attribution.json";
import currency from "../../oracles/currency-attribution.json";
import morningstar from "../../oracles/morningstar-hierarchical-attribution.json";
import pa from "../../oracles/pa-2010-attribution.json";
import ppar from "../../oracles/ppar-contribution.json";

/** A data file of five months: "mix" is half of each index. */
const months = ["01", "02", "03", "04", "05"].map((month, t) => {
  const [shares, bonds] = [[0.01, -0.02, 0.03, 0.005, 0.02][t]!, [0.002, 0.004, -0.001, 0.003, 0.001][t]!];
  return { date: `2020-${month}-28`, mix: `${(shares + bonds) / 2}`, shares: `${shares}`, bonds: `${bonds}` };
});
const files = { csv: () => ({ columns: ["date", "mix", "shares", "bonds"], rows: months }) };
const check = (subject: Case) => checkCase(subject, attributionCases, files);

const named = (cases: Record<string, object>) => Object.entries(cases).map(([id, one]) => ({ ...one, id }) as Case);
const listed = (cases: readonly object[]) => cases.map((one, i) => ({ ...one, id: `${i}` }) as Case);
const style: Case = {
  id: "style",
  input: {
    csv: "data.csv",
    column: "mix",
    factor_columns: ["shares", "bonds"],
    factor_csv: "indices.csv",
    from: "2020-01-01",
    n: 4,
    constraints: "weights >= 0, sum 1; no intercept",
    objective: "minimise the sum of squared residuals",
  },
  expected: { weights: { shares: 0.5, bonds: 0.5 }, r_squared: 1 },
  tolerance: { abs: 1e-9 },
};
const worked = [...listed([...bacon, ...pa]), ...[campisi, currency, morningstar, ppar].flatMap(named), style].map(
  (subject, i) => [`${i} ${subject.what ?? subject.id}`, subject] as const,
);

describe("worked attribution cases", () => {
  it.each(worked)("%s is reproduced", (_, subject) => {
    const { outcome, problem, fields } = check(subject);
    expect({ outcome, problem, fields: fields.filter((field) => field.outcome !== "passed") }).toEqual({
      outcome: "passed",
      problem: null,
      fields: [],
    });
  });
  it.each(worked)("%s is recognised by one kind only", (_, { input }) => {
    expect(attributionCases.filter((kind) => kind.input.safeParse(input).success)).toHaveLength(1);
  });
  it.each(worked)("%s with an unknown input or expected field is unsupported", (_, subject) => {
    expect(check({ ...subject, input: { ...subject.input, unheard_of: 1 } }).outcome).toBe("unsupported");
    expect(check({ ...subject, expected: { ...subject.expected, unheard_of: 1 } }).outcome).toBe("unsupported");
  });
});

const singer = named(currency).find(({ id }) => id === "currency.three-simple")!;
const levels = named(morningstar)[0]!;
const quarters = listed(bacon).find(({ input }) => input.linking === "Carino")!;
it.each([
  ["selection by another weight than the interaction says", singer, { interaction: "separate" }],
  ["a premium of the other return form", singer, { premium: "local return - local cash rate" }],
  ["currencies judged in other words", singer, { currency: "currency weight x currency return" }],
  ["a level that the hierarchy does not have", levels, { decision_order: ["country"] }],
  ["a linking that is not known", quarters, { linking: "Bacon" }],
  ["fewer categories than weights", quarters, { categories: ["UK equities"] }],
  ["a constraint that is not known", style, { constraints: "weights >= 0, sum 1, at most 3 indices" }],
  ["another number of rows", style, { n: 9 }],
  ["a geometric case with separate interaction", listed(bacon)[4]!, { interaction: "separate" }],
])("%s is unsupported, never passed", (_, subject, change) => {
  expect(check({ ...subject, input: { ...subject.input, ...change } }).outcome).toBe("unsupported");
});

it("an arithmetic case of several periods without a linking asks for single periods only", () => {
  const { linking, ...input } = quarters.input;
  expect(linking).toBe("Carino");
  const { outcome, fields } = check({ ...quarters, input });
  expect(outcome).toBe("unsupported");
  expect(fields.filter((field) => field.outcome === "failed")).toEqual([]);
});

it("takes the other side's return for what is not held, and pa's 0 where the case is one of pa", () => {
  const input = {
    categories: ["Held", "Unheld"],
    portfolio_weights: [1, 0],
    benchmark_weights: [0.5, 0.5],
    portfolio_returns: [0.1, 0],
    benchmark_returns: [0.1, 0.04],
    approach: "arithmetic",
    model: "Brinson-Hood-Beebower",
  };
  const selection = (total: number, more: object) => ({
    id: "unheld",
    input: { ...input, ...more },
    expected: { selection_total: total },
    tolerance: { abs: 1e-15 },
  });
  expect(check(selection(0, {})).outcome).toBe("passed");
  expect(check(selection(-0.02, { period_end: "2010-01-31" })).outcome).toBe("passed"); // 0.5 * (0 - 0.04)
  expect(check(selection(-0.02, { impute_returns: false })).outcome).toBe("passed");
  expect(check(selection(0, { period_end: "2010-01-31", impute_returns: true })).outcome).toBe("passed");
});

it("knows the interaction's places by their other names", () => {
  const [folded] = worked.filter(([, { input }]) => input.interaction === "in-selection");
  const subject = folded![1];
  expect(check({ ...subject, input: { ...subject.input, interaction: "top-down" } }).outcome).toBe("passed");
  expect(check({ ...subject, input: { ...subject.input, interaction: "bottom-up" } }).outcome).toBe("failed");
});

it("takes weights as a source prints them, to three digits, and no looser", () => {
  const of = (first: number) => ({
    id: "printed",
    input: {
      categories: ["A", "B", "C"],
      portfolio_weights: [first, 0.333, 0.333],
      benchmark_weights: [0.5, 0.25, 0.25],
      portfolio_returns: [0.03, 0, 0],
      benchmark_returns: [0.01, 0, 0],
      approach: "arithmetic",
      model: "Brinson-Hood-Beebower",
    },
    expected: { selection: [0.01, 0, 0], allocation: [(first - 0.5) * 0.01, 0, 0] },
    tolerance: { abs: 1e-15 },
  });
  expect(check(of(0.333)).outcome).toBe("passed");
  expect(check(of(0.3)).outcome).toBe("failed");
});
