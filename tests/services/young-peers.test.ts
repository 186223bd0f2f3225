import { describe, expect, it } from "vitest";
import { measured } from "@/server/core/measured";
import { youngPeers } from "@/server/services/private-funds";

const ofAge = (key: number, withMultiple: number, belowWater: number) => ({
  key,
  funds: withMultiple,
  withMultiple,
  belowWater,
  tvpi: measured(1),
  dpi: measured(0),
  rvpi: measured(1),
  medianTvpi: measured(1),
  medianIrr: measured(0),
});

describe("young peers", () => {
  it("are those from the year of their vintage to three years later", () => {
    const ages = [ofAge(-1, 10, 10), ofAge(0, 4, 3), ofAge(3, 6, 2), ofAge(4, 50, 1)];
    expect(youngPeers(ages)).toEqual({ maximumAge: 3, funds: 10, belowWater: 5, share: measured(0.5) });
  });

  it("have no share where there are none", () => {
    expect(youngPeers([ofAge(-2, 5, 5), ofAge(9, 5, 0)]).share.reason).toBe("noPeers");
  });
});
