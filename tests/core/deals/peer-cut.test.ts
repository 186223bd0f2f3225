import { describe, expect, it } from "vitest";
import { peerClass, peerCut } from "@/server/core/deals/peer-cut.ts";

const options = { minimumCount: 3, maximumPooledYears: 1 };
const peers = (count: number, strategy: string | null, ageYears: number, tvpi: number | null = 1) =>
  Array.from({ length: count }, () => ({ strategy, ageYears, tvpi }));
const deal = { stage: "early", ageYears: 5 };

describe("peerCut", () => {
  it("takes the peers of the stage where there are enough of the age, at every age", () => {
    const all = [...peers(2, "Venture Capital", 5), ...peers(1, "创投基金", 6), ...peers(9, "Venture", 15)];
    const cut = peerCut([...all, ...peers(5, "Buyout", 5)], deal, options);
    expect(cut).toMatchObject({ name: "stage", stage: "venture", countOfStage: 3 });
    expect(cut.peers).toEqual(all);
  });

  it("takes all of them where the stage has too few: none without a multiple, none of another age", () => {
    const all = [...peers(9, "Venture", 5, null), ...peers(9, "Venture", 9), ...peers(2, "Venture", 5)];
    expect(peerCut(all, deal, options)).toMatchObject({ name: "all", countOfStage: 2 });
    expect(peerCut(all, deal, options).peers).toBe(all);
    expect(peerCut(all, { stage: "unheard of", ageYears: 5 }, options)).toMatchObject({ name: "all", stage: null });
  });
});

it.each([
  ["US Venture Capital", "venture"],
  ["VC - Early Stage", "venture"],
  ["Growth Equity", "growth"],
  ["Large Buy-out", "buyout"],
  ["并购基金", "buyout"],
  ["Real estate", null],
  [null, null],
])("reads the strategy %s as %s", (strategy, found) => {
  expect(peerClass(strategy)).toBe(found);
});
