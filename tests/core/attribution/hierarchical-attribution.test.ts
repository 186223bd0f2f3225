import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type HierarchySecurity, hierarchicalAttribution } from "@/server/core/attribution/hierarchical-attribution";
import { hierarchicalAttributionOverTime } from "@/server/core/attribution/hierarchical-attribution-over-time";
import published from "../../oracles/morningstar-hierarchical-attribution.json";

const { input } = published["multilevel-morningstar.arithmetic-anchored"];
const securities = input.securities.map(
  (name, i): HierarchySecurity => ({
    name,
    portfolioWeight: input.portfolio_weights[i]!,
    benchmarkWeight: input.benchmark_weights[i]!,
    portfolioReturn: input.portfolio_returns[i]!,
    benchmarkReturn: input.benchmark_returns[i]!,
    path: [input.hierarchy.region[i]!, input.hierarchy.sector[i]!, input.hierarchy.market_cap[i]!],
  }),
);
const options = { approach: "arithmetic", anchored: true, interaction: "inSelection", unheld: "zeroReturn" } as const;

describe.each(["arithmetic", "geometric"] as const)("the three levels of Morningstar's example, %s", (approach) => {
  const { expected } = published[`multilevel-morningstar.${approach}-anchored`];
  const attribute = () => hierarchicalAttribution(securities, { ...options, approach });
  const groups = (level: number, effect: "allocation" | "selection") =>
    Object.fromEntries(attribute().levels[level]!.groups.map((group) => [group.path.join("-"), group[effect]]));
  const rounded = (values: Record<string, number>) =>
    Object.fromEntries(Object.entries(values).map(([name, value]) => [name, expect.closeTo(value, 12)]));

  it.each([1, 2, 3] as const)("reproduces level %i", (level) => {
    expect(groups(level - 1, "allocation")).toEqual(rounded(expected["Allocation at each level"][`Level ${level}`]));
    expect(groups(level - 1, "selection")).toEqual(rounded(expected["Selection at each level"][`Level ${level}`]));
    const total = expected["Multi-level attribution"][`Level ${level} Allocation`];
    expect(attribute().levels[level - 1]!.allocation).toBeCloseTo(total, 12);
  });
  it("reproduces selection and excess", () => {
    const result = attribute();
    expect(result.selection).toBeCloseTo(expected["Multi-level attribution"].Selection, 12);
    const excess = expected["Excess returns"] as { Arithmetic?: number; Geometric?: number };
    expect(result.activeReturn).toBeCloseTo((excess.Arithmetic ?? excess.Geometric)!, 12);
  });
});

/** Securities in a random tree of 1 to 4 levels, with zero weights and parents that a side does not hold. */
const anyTree = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 12 })).chain(([depth, count]) =>
  fc.record({
    paths: fc.array(fc.array(fc.constantFrom("a", "b", "c"), { minLength: depth, maxLength: depth }), {
      minLength: count,
      maxLength: count,
    }),
    wp: shares(count),
    wb: shares(count),
    rp: returns(count),
    rb: returns(count),
  }),
);
const shares = (count: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 9 })), { minLength: count, maxLength: count })
    .map((parts) => {
      const whole = parts.some((part) => part > 0) ? parts : parts.map(() => 1);
      const total = whole.reduce((sum, part) => sum + part, 0);
      return whole.map((part) => part / total);
    });
const returns = (count: number) =>
  fc.array(fc.double({ min: -0.3, max: 0.3, noNaN: true }), { minLength: count, maxLength: count });

describe.each(["zeroReturn", "otherSideReturn"] as const)("with %s for what is not held", (unheld) => {
  describe.each([true, false])("anchored %s", (anchored) => {
    it.each(["separate", "inSelection", "inAllocation"] as const)(
      "levels, selection and interaction (%s) make up the active return to 1e-12",
      (interaction) => {
        fc.assert(
          fc.property(anyTree, fc.constantFrom("arithmetic" as const, "geometric" as const), (tree, approach) => {
            const result = hierarchicalAttribution(
              tree.paths.map((path, i) => ({
                name: `${i}`,
                path,
                portfolioWeight: tree.wp[i]!,
                benchmarkWeight: tree.wb[i]!,
                portfolioReturn: tree.wp[i] === 0 ? null : tree.rp[i]!,
                benchmarkReturn: tree.wb[i] === 0 ? null : tree.rb[i]!,
              })),
              { approach, anchored, interaction, unheld },
            );
            const effects = [
              ...result.levels.map((level) => level.allocation),
              result.selection,
              result.interaction ?? 0,
            ];
            const total =
              approach === "arithmetic"
                ? effects.reduce((sum, effect) => sum + effect, 0)
                : effects.reduce((wealth, effect) => wealth * (1 + effect), 1) - 1;
            expect(Math.abs(total - result.activeReturn)).toBeLessThan(1e-12);
            for (const { groups } of result.levels) {
              const selection = groups.reduce((sum, group) => sum + group.selection, 0);
              expect(Math.abs(selection - result.selection)).toBeLessThan(1e-12);
            }
          }),
        );
      },
    );
  });
});

describe("two groups inside one, by hand", () => {
  const group = (name: string, given: Omit<HierarchySecurity, "name" | "path">) => ({
    ...{ name, path: ["World", name] },
    ...given,
  });
  const held = [
    group("A", { portfolioWeight: 0.6, benchmarkWeight: 0.5, portfolioReturn: 0.1, benchmarkReturn: 0.05 }),
    group("B", { portfolioWeight: 0.4, benchmarkWeight: 0.5, portfolioReturn: -0.02, benchmarkReturn: 0.01 }),
  ];
  it("shows interaction in its own column, group by group and summed upwards", () => {
    const result = hierarchicalAttribution(held, { ...options, interaction: "separate" });
    const [world, pair] = result.levels;
    expect(pair!.groups.map((row) => row.interaction)).toEqual([
      expect.closeTo(0.005, 15), // (0.6 - 0.5) * (0.1 - 0.05)
      expect.closeTo(0.003, 15), // (0.4 - 0.5) * (-0.02 - 0.01)
    ]);
    expect(pair!.groups.map((row) => row.selection)).toEqual([expect.closeTo(0.025, 15), expect.closeTo(-0.015, 15)]);
    expect(world!.groups[0]).toMatchObject({
      selection: expect.closeTo(0.01, 15),
      interaction: expect.closeTo(0.008, 15),
    });
    expect(result.interaction).toBeCloseTo(0.008, 15);
  });
  it("has no column for an interaction that is folded into selection", () => {
    const result = hierarchicalAttribution(held, { ...options, interaction: "inSelection" });
    expect(result.interaction).toBeNull();
    for (const { groups } of result.levels) expect(groups.map(({ interaction }) => interaction)).not.toContain(0);
    const years = [{ periodEnd: "2024-12-31", securities: held }];
    expect(hierarchicalAttributionOverTime(years, { ...options, linking: "carino" }).interaction).toBeNull();
  });
  it("is exactly 0, and never -0, where nothing differs or nothing is held", () => {
    const alike = [
      group("A", { portfolioWeight: 1, benchmarkWeight: 1, portfolioReturn: 0.05, benchmarkReturn: 0.05 }),
      group("none", { portfolioWeight: 0, benchmarkWeight: 0, portfolioReturn: -0.2, benchmarkReturn: -0.1 }),
    ];
    for (const interaction of ["separate", "inSelection", "inAllocation"] as const) {
      const [world, pair] = hierarchicalAttribution(alike, { ...options, interaction }).levels;
      const folded = interaction === "separate" ? 0 : null;
      for (const row of [...world!.groups, ...pair!.groups]) {
        expect(row).toMatchObject({ allocation: 0, selection: 0, interaction: folded });
      }
    }
  });
  it.each([
    ["zeroReturn", 0],
    ["otherSideReturn", 0.15],
  ] as const)("gives a group that the portfolio does not hold, by the rule %s, a return of %d", (unheld, expected) => {
    const path = (name: string) => ["Unheld", name];
    const [first] = held;
    const { levels } = hierarchicalAttribution(
      [
        { ...first!, portfolioWeight: 1, benchmarkWeight: 0.8 },
        {
          name: "C",
          path: path("C"),
          portfolioWeight: 0,
          benchmarkWeight: 0.1,
          portfolioReturn: null,
          benchmarkReturn: 0.1,
        },
        {
          name: "D",
          path: path("D"),
          portfolioWeight: 0,
          benchmarkWeight: 0.1,
          portfolioReturn: null,
          benchmarkReturn: 0.2,
        },
      ],
      { ...options, unheld },
    );
    expect(levels[0]!.groups[1]!.benchmarkReturn).toBeCloseTo(0.15, 15);
    expect(levels[0]!.groups[1]!.portfolioReturn).toBeCloseTo(expected, 15);
  });
  it("compares with a benchmark that lost everything by subtraction only", () => {
    const lost = held.map((row) => ({ ...row, benchmarkReturn: -1 }));
    expect(hierarchicalAttribution(lost, options).benchmarkReturn).toBe(-1);
    expect(() => hierarchicalAttribution(lost, { ...options, approach: "geometric" })).toThrow(
      /returnNotAboveMinusOne/,
    );
  });
});

describe("refusals", () => {
  it("refuses paths of different depth, and none", () => {
    const [first, ...rest] = securities;
    expect(() => hierarchicalAttribution([{ ...first!, path: ["Asia"] }, ...rest], options)).toThrow(/lengthsDiffer/);
    expect(() => hierarchicalAttribution([{ ...first!, path: [] }], options)).toThrow(/noLevels/);
    expect(() => hierarchicalAttribution([], options)).toThrow(/noSegments/);
  });
  it("refuses a group whose long and short net to nothing", () => {
    const of = (name: string, path: string[], portfolioWeight: number, benchmarkWeight: number) => ({
      ...{ name, path, portfolioWeight, benchmarkWeight },
      portfolioReturn: 0.1,
      benchmarkReturn: 0.1,
    });
    const pair = [of("long", ["x"], 0.5, 0.2), of("short", ["x"], -0.5, 0.2), of("rest", ["y"], 1, 0.6)];
    expect(() => hierarchicalAttribution(pair, options)).toThrow(/returnOfZeroWeight/);
  });
  it("refuses weights that do not sum to one", () => {
    expect(() => hierarchicalAttribution(securities.slice(1), options)).toThrow(/weightsDoNotSumToOne/);
  });
});

describe("over time", () => {
  const years = [1, -0.5, 0.3].map((scale, year) => ({
    periodEnd: `200${year}-12-31`,
    securities: securities.map((row, i) => ({
      ...row,
      portfolioReturn: row.portfolioReturn! * scale,
      benchmarkReturn: row.benchmarkReturn! * scale + 0.001 * i,
    })),
  }));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

  it.each(["carino", "menchero", "grap", "frongello"] as const)(
    "levels, selection and interaction linked by %s add up to the active return, groups to their levels",
    (linking) => {
      const result = hierarchicalAttributionOverTime(years, { ...options, interaction: "separate", linking });
      const levels = result.levels.map((level) => level.allocation);
      expect(sum([...levels, result.selection, result.interaction!])).toBeCloseTo(result.activeReturn, 13);
      for (const { allocation, groups } of result.levels) {
        expect(sum(groups.map((group) => group.allocation))).toBeCloseTo(allocation, 13);
        expect(sum(groups.map((group) => group.selection))).toBeCloseTo(result.selection, 13);
        expect(sum(groups.map((group) => group.interaction!))).toBeCloseTo(result.interaction!, 13);
      }
    },
  );
  it("compounds under the geometric approach, groups sharing their level", () => {
    const result = hierarchicalAttributionOverTime(years, { ...options, approach: "geometric", linking: "carino" });
    const wealth = result.levels.reduce((total, level) => total * (1 + level.allocation), 1 + result.selection);
    expect(wealth - 1).toBeCloseTo(result.activeReturn, 13);
    for (const { allocation, groups } of result.levels) {
      expect(sum(groups.map((group) => group.allocation))).toBeCloseTo(allocation, 13);
    }
  });
  it("gives a group no effect in a period that does not have it", () => {
    const [first, ...others] = years;
    const merged = first!.securities.map((row) => ({ ...row, path: ["World", ...row.path.slice(1)] }));
    const result = hierarchicalAttributionOverTime([{ ...first!, securities: merged }, ...others], {
      ...options,
      linking: "carino",
    });
    expect(result.levels[0]!.groups.map((group) => group.path)).toEqual([["World"], ["Asia"], ["Europe"]]);
    expect(result.levels[0]!.groups[0]!.allocation).toBeCloseTo(0, 15); // the whole against the whole
  });
  it("refuses no periods and periods of another depth", () => {
    expect(() => hierarchicalAttributionOverTime([], { ...options, linking: "carino" })).toThrow(/noPeriods/);
    const flat = { periodEnd: "x", securities: securities.map((row) => ({ ...row, path: row.path.slice(0, 1) })) };
    expect(() => hierarchicalAttributionOverTime([years[0]!, flat], { ...options, linking: "carino" })).toThrow(
      /lengthsDiffer/,
    );
  });
});
