import { describe, expect, it } from "vitest";
import { draftFragment, readDraft } from "@/app/_components/schemes/draft-in-link";
import { readSchemeFile } from "@/app/_components/schemes/read-scheme-file";
import { effectChanges } from "@/app/_components/schemes/studio/effect-changes";
import { addedMeasure, MEASURE_KINDS, measureOfKind } from "@/app/_components/schemes/studio/measure-kinds";
import { startedStudio, studioReducer, valueAt, withValue } from "@/app/_components/schemes/studio/studio-state";
import { usualAward, usualDeferralRule, usualPay } from "@/app/_components/schemes/studio/usual-pay";
import { measured, unavailable } from "@/server/core/measured";
import { patient } from "@/server/core/schemes/presets/patient";
import { problemsOfScheme } from "@/server/core/schemes/scheme-definition";

const set = (path: (string | number)[], value: unknown, group?: string) =>
  ({ kind: "set", path, value, ...(group ? { group } : {}) }) as const;

describe("editing a definition", () => {
  it("changes one place and shares the rest", () => {
    const changed = withValue(patient, ["measures", 1, "weight"], 0.5) as typeof patient;
    expect(valueAt(changed, ["measures", 1, "weight"])).toBe(0.5);
    expect(changed.measures[0]).toBe(patient.measures[0]);
    expect(patient.measures[1]!.weight).toBe(0.14);
    expect("pay" in (withValue(patient, ["pay"], undefined) as object)).toBe(false);
  });

  it("goes back and forth; typing into one field is one step", () => {
    let state = startedStudio(patient);
    state = studioReducer(state, set(["decision", "aheadFrom"], 6, "aheadFrom"));
    state = studioReducer(state, set(["decision", "aheadFrom"], 65, "aheadFrom"));
    state = studioReducer(state, set(["decision", "behindBelow"], 30, "behindBelow"));
    expect(state.past).toHaveLength(2);
    state = studioReducer(state, { kind: "undo" });
    expect(state.definition.decision).toMatchObject({ aheadFrom: 65, behindBelow: 40 });
    state = studioReducer(state, { kind: "undo" });
    expect(state.definition).toBe(patient);
    state = studioReducer(studioReducer(state, { kind: "redo" }), { kind: "redo" });
    expect(state.definition.decision).toMatchObject({ aheadFrom: 65, behindBelow: 30 });
  });

  it.each(MEASURE_KINDS)("offers a measure of kind %s that is whole", (kind) => {
    const measure = measureOfKind(kind, { ...patient.measures[0]!, weight: 1 });
    expect(problemsOfScheme({ ...patient, measures: [measure] })).toEqual([]);
  });

  it("offers pay blocks that are whole", () => {
    const scheme = (pay: unknown) => problemsOfScheme({ ...patient, pay });
    expect(scheme(usualPay())).toEqual([]);
    expect(scheme({ ...usualPay(), award: usualAward("carry") })).toEqual([]);
    for (const kind of ["share", "grade", "marginalBands", "wholeBands"]) {
      const pay = usualPay();
      expect(scheme({ ...pay, deferral: { ...pay.deferral, rule: usualDeferralRule(kind) } })).toEqual([]);
    }
  });

  it("names a new measure so that its name is free", () => {
    const first = addedMeasure(patient.measures);
    const second = addedMeasure([...patient.measures, first]);
    expect(new Set([...patient.measures.map(({ id }) => id), first.id, second.id]).size).toBe(
      patient.measures.length + 2,
    );
  });
});

describe("a draft in a link", () => {
  it("comes back as it was, in a form that an address can carry", async () => {
    const fragment = await draftFragment(patient);
    expect(fragment).toMatch(/^#d=[A-Za-z0-9_-]+$/);
    expect(fragment.length).toBeLessThan(4000);
    expect(await readDraft(fragment)).toEqual(patient);
  });

  it.each(["", "#d=", "#d=%%%", "#d=AAAA", "#versions"])("is nothing in %j", async (fragment) => {
    expect(await readDraft(fragment)).toBeNull();
  });
});

describe("what an edit does, counted", () => {
  const side = (score: number | null, action: "keep" | "stop" = "keep", verdict: "ahead" | "behind" = "ahead") => ({
    score: score === null ? unavailable("noScores") : measured(score),
    rank: null,
    verdict,
    action,
  });

  it("counts who gains, who loses, who is newly stopped and whose verdict changes", () => {
    const changes = effectChanges([
      { before: side(50), after: side(60) },
      { before: side(50), after: side(40, "stop", "behind") },
      { before: side(50, "stop"), after: side(50.01, "stop") },
      { before: side(null), after: side(70) },
    ]);
    expect(changes).toEqual({ gain: 1, lose: 1, stopped: 1, verdicts: 1 });
  });
});

describe("a file that is no JSON", () => {
  it.each([['{\n  "code": "x"', 2, 14]])("says the line and the column where it breaks", async (text, line, column) => {
    const { problems } = await readSchemeFile(new Blob([text]));
    expect(problems).toMatchObject([{ code: "notJson", at: { line, column } }]);
  });
});
