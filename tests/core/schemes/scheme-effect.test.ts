import { describe, expect, it } from "vitest";
import { compileScheme } from "@/server/core/schemes/evaluate-scheme";
import { annual } from "@/server/core/schemes/presets/annual";
import { quarterlyMarkToMarket } from "@/server/core/schemes/presets/quarterly-mark-to-market";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition";
import { schemeEffect } from "@/server/core/schemes/scheme-effect";
import { history } from "../../builders/replay-history";

const year = { endsOn: "2015-12-31", figures: {}, equity: null, netIncome: null };

function effect(definition: SchemeDefinition, actives: Readonly<Record<string, readonly number[]>>) {
  const { quarters, people = [] } = history(actives);
  return schemeEffect(compileScheme(definition), {
    entries: quarters.at(-1)!.entries,
    history: quarters.slice(0, -1),
    people,
    year,
  });
}

describe("the effect of a scheme on one day", () => {
  it("is the score, the rank and what the year would earn", () => {
    // Annual scheme: 0% active is a score of 50, the target of 1,000; +2% is 75, one and a half times it.
    const lines = effect(annual, { a: [0, 0, 0, 0], b: [0, 0, 0, 0.02], c: [0, 0, 0, 0] });
    expect(lines.map(({ managerId, score, rank, award }) => [managerId, score, rank, award?.amount])).toEqual([
      ["a", 50, 2, "1000"],
      ["b", 75, 1, "1500"],
      ["c", 50, 2, "1000"],
    ]);
  });

  it("counts breaches of the quarters before: the fourth bad quarter stops", () => {
    const actions = (quarters: number) =>
      effect(quarterlyMarkToMarket, { a: new Array<number>(quarters).fill(-0.1) })[0]?.action;
    expect(actions(4)).toBe("stop");
    expect(actions(3)).not.toBe("stop");
  });

  it("has no award without pay", () => {
    const { pay: _, ...withoutPay } = annual;
    expect(effect(withoutPay, { a: [0] })[0]?.award).toBeNull();
  });
});
