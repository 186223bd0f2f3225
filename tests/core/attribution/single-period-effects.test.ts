import { describe, expect, it } from "vitest";
import { brinsonFachler } from "@/server/core/attribution/brinson-fachler";
import { brinsonHoodBeebower } from "@/server/core/attribution/brinson-hood-beebower";
import { geometricAttribution } from "@/server/core/attribution/geometric-attribution";
import type { InteractionPlace } from "@/server/core/attribution/segment";
import { segment, segmentsOf } from "../../builders/attribution";
import bacon from "../../oracles/bacon-2008-attribution.json";
import pa from "../../oracles/pa-2010-attribution.json";

const places: Record<string, InteractionPlace> = {
  separate: "separate",
  "in-selection": "inSelection",
  "in-allocation": "inAllocation",
};
type Lists = Parameters<typeof segmentsOf>[0];
const singlePeriod = [...bacon, ...pa].filter((published) => !published.input.period_ends);

it.each(singlePeriod)("reproduces: $what, $input.model, interaction $input.interaction", ({ input, expected }) => {
  const segments = segmentsOf(input as Lists);
  const interaction = places[input.interaction ?? ""];
  const rows =
    input.approach === "geometric"
      ? geometricAttribution(segments)
      : (input.model === "Brinson-Fachler" ? brinsonFachler : brinsonHoodBeebower)(segments, { interaction });
  for (const effect of ["allocation", "selection", "interaction"] as const) {
    const published = (expected as Record<string, unknown>)[effect] as number[] | undefined;
    published?.forEach((value, i) => {
      expect(rows[i]![effect]).toBeCloseTo(value, 13);
    });
  }
});

describe("a segment that the portfolio does not hold", () => {
  const segments = [
    segment({ name: "Held", portfolioWeight: 1, benchmarkWeight: 0.8, portfolioReturn: 0.1, benchmarkReturn: 0.05 }),
    segment({ name: "Unheld", portfolioWeight: 0, benchmarkWeight: 0.2, portfolioReturn: null, benchmarkReturn: 0.1 }),
  ];
  it("earns 0 there by the rule of pa: selection -wb * rb, interaction the opposite", () => {
    const [, unheld] = brinsonFachler(segments, { unheld: "zeroReturn" });
    expect(unheld!.selection).toBeCloseTo(-0.02, 15);
    expect(unheld!.interaction).toBeCloseTo(0.02, 15);
  });
  it("shows in allocation only when the benchmark's return stands in", () => {
    const [, unheld] = brinsonFachler(segments, { unheld: "otherSideReturn" });
    expect(unheld).toEqual({
      name: "Unheld",
      allocation: -0.2 * (0.1 - (0.8 * 0.05 + 0.2 * 0.1)),
      selection: 0,
      interaction: 0,
    });
  });
});

it("lets a benchmark segment of weight zero take the portfolio's return", () => {
  const [, own] = brinsonFachler(
    [
      segment({ name: "Index", portfolioWeight: 0.7 }),
      segment({
        name: "Own idea",
        portfolioWeight: 0.3,
        benchmarkWeight: 0,
        portfolioReturn: 0.2,
        benchmarkReturn: null,
      }),
    ],
    { unheld: "otherSideReturn" },
  );
  expect(own).toEqual({
    name: "Own idea",
    allocation: expect.closeTo(0.3 * (0.2 - 0.01), 15),
    selection: 0,
    interaction: 0,
  });
});

it("is exactly 0, and never -0, for a segment that nobody holds", () => {
  // Behind its benchmark and behind the whole: every product of a zero weight would be -0
  const nobodys = segment({
    name: "Nobody's",
    portfolioWeight: 0,
    benchmarkWeight: 0,
    portfolioReturn: -0.2,
    benchmarkReturn: -0.1,
  });
  for (const interaction of ["separate", "inSelection", "inAllocation"] as const) {
    const [, row] = brinsonFachler([segment(), nobodys], { interaction, unheld: "zeroReturn" });
    const folded = interaction === "separate" ? 0 : null;
    expect(row).toEqual({ name: "Nobody's", allocation: 0, selection: 0, interaction: folded });
  }
});

describe("refusals", () => {
  it.each(["portfolioWeight", "benchmarkWeight"] as const)("refuses a %s total of 0.9", (side) => {
    expect(() => brinsonFachler([segment({ [side]: 0.9 })])).toThrow(/weightsDoNotSumToOne.*"total":0.9/);
  });
  it("accepts weights that are 1 but for their printed rounding", () => {
    expect(() => brinsonFachler([segment({ portfolioWeight: 0.99999996 })])).not.toThrow();
  });
  it.each(["portfolioReturn", "benchmarkReturn"] as const)("refuses a missing %s where there is weight", (side) => {
    expect(() => brinsonFachler([segment({ [side]: null })])).toThrow(/missingReturn.*Equities/);
  });
  it.each([
    { portfolioWeight: Number.NaN },
    { benchmarkWeight: Number.POSITIVE_INFINITY },
    { portfolioReturn: Number.NaN },
    { benchmarkReturn: Number.NEGATIVE_INFINITY },
  ])("refuses %j", (given) => {
    expect(() => brinsonFachler([segment(given)])).toThrow(/notFinite/);
  });
  it("refuses no segments, and one named twice", () => {
    expect(() => brinsonFachler([])).toThrow(/noSegments/);
    expect(() => brinsonFachler([segment({ portfolioWeight: 0.5 }), segment({ portfolioWeight: 0.5 })])).toThrow(
      /duplicateSegment/,
    );
  });
  it("refuses a geometric comparison with a fund that lost everything", () => {
    expect(() => geometricAttribution([segment({ benchmarkReturn: -1 })])).toThrow(/returnNotAboveMinusOne/);
  });
});
