import { describe, expect, it } from "vitest";
import { type KeptReadings, readingPart } from "@/server/core/schemes/assess-record";
import { compileScheme } from "@/server/core/schemes/evaluate-scheme";
import { annual } from "@/server/core/schemes/presets/annual";
import { patient } from "@/server/core/schemes/presets/patient";
import { quarterlyMarkToMarket } from "@/server/core/schemes/presets/quarterly-mark-to-market";
import { schemePresets as presets } from "@/server/core/schemes/presets/scheme-presets";
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

describe("readings that are kept", () => {
  const { quarters } = history({ a: [0.01, -0.02, 0.03, 0], b: [0, 0.04, -0.01, 0.02] });
  const entries = quarters.flatMap((quarter) => quarter.entries);
  const changes: readonly ((scheme: SchemeDefinition) => SchemeDefinition)[] = [
    (scheme) => scheme,
    (scheme) => ({ ...scheme, decision: { ...scheme.decision, aheadFrom: 51, behindBelow: 49 } }),
    (scheme) => ({
      ...scheme,
      measures: scheme.measures.map((measure) => ({
        ...measure,
        curve: [
          { x: -0.1, score: 10 },
          { x: 0.1, score: 90 },
        ],
      })),
    }),
    (scheme) => ({ ...scheme, missing: { ...scheme.missing, rule: "block" } }),
  ];

  it.each(presets.map((scheme) => [scheme.code, scheme] as const))("change nothing of what %s says", (_, scheme) => {
    const readings: KeptReadings = new WeakMap();
    for (const change of changes) {
      const changed = change(scheme);
      expect(readingPart(changed)).toEqual(readingPart(scheme));
      const [kept, fresh] = [compileScheme(changed, { readings }), compileScheme(changed)];
      for (const { record, context } of entries)
        expect(kept.assess(record, context)).toEqual(fresh.assess(record, context));
    }
  });

  it("are others where another thing is read off the record", () => {
    const other = { ...annual, measures: annual.measures.map((measure) => ({ ...measure, horizon: "3y" })) };
    expect(readingPart(other as SchemeDefinition)).not.toEqual(readingPart(annual));
    expect(readingPart({ ...patient, tolerance: null })).not.toEqual(readingPart(patient));
    expect(readingPart({ ...patient, handover: { decisionShare: 1 } })).not.toEqual(readingPart(patient));
  });
});

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
