import { expect, it } from "vitest";
import { byOutcome, laneStretches } from "@/app/_charts/prepare-replay-lanes.ts";

it("quarters in a row with one verdict and one action are drawn as one", () => {
  const verdicts = ["behind", "behind", "behind", "ahead"] as const;
  const actions = ["watch", "watch", "review", "keep"] as const;
  expect(laneStretches({ first: 3, verdicts, actions })).toEqual([
    { from: 3, to: 4, verdict: "behind", action: "watch" },
    { from: 5, to: 5, verdict: "behind", action: "review" },
    { from: 6, to: 6, verdict: "ahead", action: "keep" },
  ]);
  expect(laneStretches({ first: 0, verdicts: [], actions: [] })).toEqual([]);
});

it("the best end stands on top, one without an end last", () => {
  const of = (id: string, value: number | null) => ({ id, finalActive: { value } });
  expect(byOutcome([of("a", null), of("b", -0.01), of("c", 0.02)]).map(({ id }) => id)).toEqual(["c", "b", "a"]);
});
