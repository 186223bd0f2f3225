import { describe, expect, it } from "vitest";
import { measured, unavailable } from "@/server/core/measured";
import {
  blendedQuantiles,
  corridorPosition,
  fundAgeYears,
  jCurveCorridor,
  type PeerPosition,
} from "@/server/core/private-equity/j-curve-corridor";
import { withCode } from "@/tests/builders/with-code";

const peers = (ageYears: number, tvpis: readonly number[]): PeerPosition[] =>
  tvpis.map((tvpi) => ({ ageYears, tvpi, irr: null }));
const options = { probabilities: [0.25, 0.5, 0.75], minimumCount: 3, maximumPooledYears: 1 };

describe("the J-curve corridor", () => {
  it("is the quartiles of the peers of one age (type 7, by hand)", () => {
    const corridor = jCurveCorridor(peers(2, [0.8, 1.2, 0.9, 1.0]), { ...options, maximumPooledYears: 0 });
    expect(corridor.map(({ age }) => age)).toEqual([0, 1, 2]);
    const quantiles = corridor[2]!.tvpi.quantiles.value!;
    [0.875, 0.95, 1.05].forEach((value, i) => {
      expect(quantiles[i]).toBeCloseTo(value, 12);
    });
    expect(corridor[2]!.irr.quantiles).toEqual({ value: null, reason: "tooFewPeers" });
    expect(corridor[1]!.tvpi.quantiles.value).toBeNull();
  });

  it("pools neighbouring ages only where it must, and says so", () => {
    const corridor = jCurveCorridor([...peers(0, [1]), ...peers(1, [1, 2, 3]), ...peers(2, [5, 6])], options);
    expect(corridor.map(({ tvpi: { fromAge, toAge, count } }) => [fromAge, toAge, count])).toEqual([
      [0, 1, 4],
      [1, 1, 3],
      [1, 3, 5],
    ]);
    expect(corridor[1]!.tvpi.quantiles.value).toEqual([1.5, 2, 2.5]);
  });

  it("leaves out peers that have not started", () => {
    expect(jCurveCorridor(peers(-1, [1, 1, 1]), options)).toEqual([]);
    expect(fundAgeYears(2026, "2025-09-30")).toBe(-1);
    expect(fundAgeYears(2018, "2025-09-30")).toBe(7);
  });

  it("places a fund by rank, quartile and side of the band", () => {
    const book = peers(5, [1, 2, 3, 4]);
    const at = (value: number) => corridorPosition({ ageYears: 5, value }, "tvpi", book, options);
    expect([at(0.5), at(2.5), at(9)].map((p) => p.place.value)).toEqual(["below", "inside", "above"]);
    expect([at(0.5), at(2), at(2.5), at(9)].map((p) => p.rank.value)).toEqual([0, 0.375, 0.5, 1]);
    expect([at(0.5), at(2), at(2.5), at(9)].map((p) => p.quartile.value)).toEqual([4, 3, 2, 1]);
    expect(at(1.75).place.value).toBe("inside");
    expect(corridorPosition({ ageYears: 9, value: 1 }, "tvpi", book, options).rank).toEqual(unavailable("tooFewPeers"));
  });

  it("blends with a model's band, and never silently becomes one of the two", () => {
    expect(blendedQuantiles(measured([1, 2]), measured([3, 4]), 0.25)).toEqual(measured([2.5, 3.5]));
    expect(blendedQuantiles(unavailable("tooFewPeers"), measured([3, 4]), 0.25).value).toBeNull();
  });

  it.each([
    ["probabilitiesNotAscending", { probabilities: [0.5, 0.5] }],
    ["probabilitiesNotAscending", { probabilities: [] }],
    ["notACount", { minimumCount: 0 }],
    ["notACount", { maximumPooledYears: 0.5 }],
  ])("refuses options: %s", (code, change) => {
    expect(() => jCurveCorridor([], { ...options, ...change })).toThrow(withCode(code));
  });

  it("refuses figures that are no numbers", () => {
    expect(() => jCurveCorridor(peers(1, [Number.NaN]), options)).toThrow(withCode("notFinite"));
    expect(() => jCurveCorridor(peers(1.5, [1]), options)).toThrow(withCode("notWholeYears"));
  });
});
