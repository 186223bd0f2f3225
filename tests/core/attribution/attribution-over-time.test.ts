import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AttributionOptions } from "@/server/core/attribution/attribute-matrix";
import type { AttributionPeriod } from "@/server/core/attribution/attribution-matrix";
import { attributionOverTime } from "@/server/core/attribution/attribution-over-time";
import type { LinkingMethod } from "@/server/core/attribution/link-effects";
import { anyPeriods, segment, segmentsOf } from "../../builders/attribution";
import bacon from "../../oracles/bacon-2008-attribution.json";

const options: AttributionOptions = {
  model: "brinsonFachler",
  approach: "arithmetic",
  interaction: "separate",
  linking: "carino",
  unheld: "otherSideReturn",
};
const linkings: LinkingMethod[] = ["carino", "menchero", "grap", "frongello", "daviesLaker"];

const linkingNames: Record<string, LinkingMethod> = {
  Carino: "carino",
  Menchero: "menchero",
  GRAP: "grap",
  Frongello: "frongello",
  "Davies-Laker": "daviesLaker",
};

const quarters = (input: (typeof bacon)[number]["input"]): AttributionPeriod[] =>
  input.period_ends!.map((periodEnd, t) => ({
    periodEnd,
    segments: segmentsOf({
      categories: input.categories,
      portfolio_weights: input.portfolio_weights[t] as number[],
      benchmark_weights: input.benchmark_weights[t] as number[],
      portfolio_returns: input.portfolio_returns[t] as number[],
      benchmark_returns: input.benchmark_returns[t] as number[],
    }),
  }));

const overTime = bacon.filter((published) => published.input.period_ends && published.input.linking);

describe.each(overTime)("$what, $input.linking, interaction $input.interaction", ({ input, expected }) => {
  const attribute = () =>
    attributionOverTime(quarters(input), {
      ...options,
      linking: linkingNames[input.linking!]!,
      interaction: input.interaction === "separate" ? "separate" : "inSelection",
    });
  it("reproduces the published linked totals", () => {
    const result = attribute();
    const totals = { ...expected } as Record<string, unknown>;
    for (const effect of ["allocation", "selection", "interaction"] as const) {
      const published = totals[`${effect}_linked_total`];
      if (published !== undefined) expect(result.linked[effect]).toBeCloseTo(published as number, 11);
    }
    if (totals.excess_arithmetic)
      expect(result.linked.activeReturn).toBeCloseTo(totals.excess_arithmetic as number, 12);
  });
  it("reproduces the published effects of each segment and period", () => {
    const result = attribute();
    const lists = { ...expected } as Record<string, unknown>;
    for (const effect of ["allocation", "selection", "interaction"] as const) {
      const linked = lists[`${effect}_linked`] as number[] | undefined;
      linked?.forEach((value, i) => {
        expect(result.linked.segments![i]![effect]).toBeCloseTo(value, 11);
      });
      for (const [field, rows] of [
        [`${effect}_by_period`, result.periods.map((p) => p.segments.map((s) => s[effect]))],
        [`${effect}_adjusted_by_period`, result.periods.map((p) => p.segments.map((s) => s.linked?.[effect]))],
      ] as const) {
        (lists[field] as number[][] | undefined)?.forEach((row, t) => {
          row.forEach((value, i) => {
            expect(rows[t]![i]).toBeCloseTo(value, 11);
          });
        });
      }
    }
  });
});

describe("geometric attribution over time", () => {
  const published = bacon.find((one) => one.input.period_ends && one.input.approach === "geometric")!;
  const attribute = () => attributionOverTime(quarters(published.input), { ...options, approach: "geometric" });
  it("compounds to the published allocation, selection and excess", () => {
    const result = attribute();
    expect(result.linked.allocation).toBeCloseTo(published.expected.allocation_compounded!, 11);
    expect(result.linked.selection).toBeCloseTo(published.expected.selection_compounded!, 11);
    expect(result.linked.activeReturn).toBeCloseTo(published.expected.excess_geometric!, 11);
  });
  it("says that interaction sits in selection", () => {
    const result = attribute();
    expect(result.options.interaction).toBe("inSelection");
    expect(result.linked.interaction).toBeNull();
  });
  it("splits each compounded effect over segments that add up to it", () => {
    fc.assert(
      fc.property(anyPeriods, (periods) => {
        fc.pre(notionalFundsSurvive(periods));
        const { linked } = attributionOverTime(periods, { ...options, approach: "geometric" });
        for (const effect of ["allocation", "selection"] as const) {
          const parts = linked.segments!.reduce((total, row) => total + row[effect], 0);
          expect(Math.abs(parts - linked[effect])).toBeLessThanOrEqual(
            1e-12 * Math.max(1, Math.abs(1 + linked[effect])),
          );
        }
      }),
    );
  });
});

/** Short positions can lose more than everything; logarithms then refuse, which has its own test. */
const notionalFundsSurvive = (periods: AttributionPeriod[]) =>
  periods.every(({ segments }) => {
    const fund = (weight: "portfolioWeight" | "benchmarkWeight", value: "portfolioReturn" | "benchmarkReturn") =>
      segments.reduce((total, row) => total + row[weight] * (row[value] ?? 0.15), 0);
    return (
      fund("portfolioWeight", "portfolioReturn") > -0.5 &&
      fund("benchmarkWeight", "benchmarkReturn") > -0.5 &&
      fund("portfolioWeight", "benchmarkReturn") > -0.5
    );
  });

describe.each(["brinsonFachler", "brinsonHoodBeebower"] as const)("%s", (model) => {
  describe.each(["arithmetic", "geometric"] as const)("%s", (approach) => {
    describe.each(["separate", "inSelection", "inAllocation"] as const)("interaction %s", (interaction) => {
      it.each(linkings)("effects linked by %s make up the active return to 1e-12", (linking) => {
        fc.assert(
          fc.property(
            anyPeriods,
            fc.constantFrom("zeroReturn" as const, "otherSideReturn" as const),
            (periods, unheld) => {
              fc.pre(notionalFundsSurvive(periods));
              const result = attributionOverTime(periods, { model, approach, interaction, linking, unheld });
              for (const period of result.periods) expect(period).toMatchObject({ reconciles: true });
              expect(result.linked).toMatchObject({ reconciles: true });
              if (result.linked.segments && approach === "arithmetic") {
                const parts = result.linked.segments.reduce((total, row) => total + row.total, 0);
                const scale = Math.max(1, 1 + result.linked.portfolioReturn, 1 + result.linked.benchmarkReturn);
                expect(Math.abs(parts - result.linked.activeReturn)).toBeLessThanOrEqual(1e-12 * scale);
              }
            },
          ),
          { numRuns: 60 },
        );
      });
    });
  });
});

it("leaves a residual when effects are only summed", () => {
  const periods = [0.02, 0.05].map((portfolioReturn, t) => ({
    periodEnd: `${t}`,
    segments: [segment({ portfolioReturn, benchmarkReturn: 0 })],
  }));
  const { linked } = attributionOverTime(periods, { ...options, linking: "sum" });
  expect(linked.total).toBeCloseTo(0.07, 15); // 0.02 + 0.05
  expect(linked.residual).toBeCloseTo(0.001, 15); // 1.02 * 1.05 - 1 - 0.07
  expect(linked.reconciles).toBe(false);
});

it("gives GRAP and Frongello the same totals by segment", () => {
  fc.assert(
    fc.property(anyPeriods, (periods) => {
      const grap = attributionOverTime(periods, { ...options, linking: "grap" }).linked.segments!;
      const frongello = attributionOverTime(periods, { ...options, linking: "frongello" }).linked.segments!;
      grap.forEach((row, i) => {
        expect(Math.abs(row.selection - frongello[i]!.selection)).toBeLessThan(1e-11);
      });
    }),
  );
});

it("links by Carino where portfolio and benchmark are equal in a period and over all", () => {
  const periods = [
    { periodEnd: "1", segments: [segment({ portfolioReturn: 0.03, benchmarkReturn: 0.03 })] },
    { periodEnd: "2", segments: [segment({ portfolioReturn: -0.01, benchmarkReturn: -0.01 })] },
  ];
  for (const linking of linkings) {
    expect(attributionOverTime(periods, { ...options, linking }).linked).toMatchObject({ activeReturn: 0, total: 0 });
  }
});

it("treats a segment that a period does not mention as not held", () => {
  const result = attributionOverTime(
    [
      { periodEnd: "1", segments: [segment({ name: "A" })] },
      { periodEnd: "2", segments: [segment({ name: "B" })] },
    ],
    options,
  );
  expect(result.segmentNames).toEqual(["A", "B"]);
  expect(result.periods[0]!.segments[1]).toMatchObject({ portfolioWeight: 0, benchmarkWeight: 0, total: 0 });
});

it.each(["carino", "menchero"] as const)("refuses to link a total loss by %s", (linking) => {
  const periods = [{ periodEnd: "1", segments: [segment({ portfolioReturn: -1 })] }];
  expect(() => attributionOverTime(periods, { ...options, linking })).toThrow(/returnNotAboveMinusOne/);
});

it("keeps one row for a segment whose place in the list changes", () => {
  const [a, b] = ["A", "B"].map((name) => segment({ name, portfolioWeight: 0.5, benchmarkWeight: 0.5 }));
  const result = attributionOverTime(
    [
      { periodEnd: "1", segments: [a!, b!] },
      { periodEnd: "2", segments: [b!, a!] },
    ],
    options,
  );
  expect(result.segmentNames).toEqual(["A", "B"]);
});

it("refuses no periods, and names the period in which weights do not sum to one", () => {
  expect(() => attributionOverTime([], options)).toThrow(/noPeriods/);
  const periods = [
    { periodEnd: "2024-03-31", segments: [segment()] },
    { periodEnd: "2024-06-30", segments: [segment({ portfolioWeight: 0.9 })] },
  ];
  expect(() => attributionOverTime(periods, options)).toThrow(/weightsDoNotSumToOne.*"periodEnd":"2024-06-30"/);
});
