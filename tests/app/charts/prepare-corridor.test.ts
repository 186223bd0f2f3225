import { describe, expect, it } from "vitest";
import { type OwnFundPath, prepareCorridor } from "@/app/_charts/prepare-corridor.ts";
import { measured, unavailable } from "@/server/core/measured.ts";
import type { CorridorAge } from "@/server/core/private-equity/j-curve-corridor.ts";

const age = (years: number, quantiles: readonly number[] | null): CorridorAge => {
  const band = {
    count: 20,
    fromAge: years,
    toAge: years,
    quantiles: quantiles === null ? unavailable("tooFewPeers") : measured(quantiles),
  };
  return { age: years, irr: band, tvpi: band };
};

const fund = (changes: Partial<OwnFundPath> = {}): OwnFundPath => ({
  id: "a",
  name: "A",
  path: [],
  now: { ageYears: 1, value: 0.9 },
  place: "inside",
  ...changes,
});

const prepared = (changes: Partial<Parameters<typeof prepareCorridor>[0]> = {}) =>
  prepareCorridor({
    ages: [age(0, [0.5, 0.8, 1]), age(1, [0.6, 0.9, 1.2]), age(2, null), age(3, [0.7, 1.1, 1.6])],
    measure: "tvpi",
    yearShare: 0.75,
    own: [fund()],
    peers: [],
    ...changes,
  });

describe("prepareCorridor", () => {
  it("breaks the band at an age with too few peers instead of bridging it", () => {
    expect(prepared().stretches.map((stretch) => stretch.map((point) => point.age))).toEqual([[0, 1], [3]]);
  });

  it("puts a fund's present where its own path, counted in days, arrives on the as-of date", () => {
    const { own, stretches } = prepared({
      own: [
        fund({
          path: [
            { ageYears: 1.5, value: 0.8 },
            { ageYears: 1.75, value: 0.9 },
          ],
        }),
      ],
    });
    expect(own[0]!.now).toEqual({ x: 1.75, value: 0.9 });
    expect(own[0]!.lines[0]!.at(-1)).toEqual(own[0]!.now);
    expect(stretches[0]![1]).toMatchObject({ age: 1, x: 1.75 });
  });

  it("leaves a gap in a path where a figure does not exist", () => {
    const path = [0.8, null, 0.9, 0.95].map((value, i) => ({ ageYears: i / 4, value }));
    expect(prepared({ own: [fund({ path })] }).own[0]!.lines.map((line) => line.length)).toEqual([1, 2]);
  });

  it("draws at most three thousand peers, counts the ones it leaves out and places each the same every time", () => {
    const peers = Array.from({ length: 7000 }, (_, i) => ({ ageYears: i % 3, value: 1 }));
    const once = prepared({ peers });
    expect(once.peers.length).toBeLessThanOrEqual(3000);
    expect(once.peers.length + once.peersThinned + once.peersBeyond).toBe(7000);
    expect(prepared({ peers }).peers).toEqual(once.peers);
  });

  it("counts peers beyond the axes and ignores those without a figure", () => {
    const { peers, peersBeyond } = prepared({
      peers: [
        { ageYears: 1, value: 40 },
        { ageYears: 1, value: null },
        { ageYears: 1, value: 1 },
      ],
    });
    expect([peers.length, peersBeyond]).toEqual([1, 1]);
  });

  it("stands without any peers", () => {
    const drawn = prepared({ ages: [], own: [fund({ path: [{ ageYears: 1.5, value: 0.4 }] })] });
    expect(drawn.stretches).toEqual([]);
    expect(drawn.yDomain[1]).toBeGreaterThan(0.9);
  });
});
