import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemeDifferences } from "@/server/core/schemes/compare/scheme-differences";
import { patient } from "@/server/core/schemes/presets/patient";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";

const first = patient.measures[0]!;

describe("differences of two schemes", () => {
  it.each(schemePresets.map((preset) => [preset.code, preset] as const))(
    "%s does not differ from itself",
    (_, preset) => {
      expect(schemeDifferences(preset, { ...preset, code: "another" })).toEqual([]);
    },
  );

  it("names the field, what stood there and what stands there", () => {
    const changed = { ...patient, decision: { ...patient.decision, aheadFrom: 65 } };
    expect(schemeDifferences(patient, changed)).toEqual([
      { path: ["decision", "aheadFrom"], kind: "changed", before: 60, after: 65 },
    ]);
  });

  it("knows a measure by its id, wherever it stands", () => {
    const measures = [...patient.measures.slice(1), { ...first, weight: 0.1 }];
    expect(schemeDifferences(patient, { ...patient, measures })).toEqual([
      { path: ["measures", `#${first.id}`, "weight"], kind: "changed", before: first.weight, after: 0.1 },
    ]);
  });

  it("gives what was added or taken away as one difference", () => {
    const { pay, ...unpaid } = patient;
    expect(schemeDifferences(patient, unpaid)).toEqual([
      { path: ["pay"], kind: "removed", before: pay, after: undefined },
    ]);
    const measures = patient.measures.slice(1);
    expect(schemeDifferences({ ...patient, measures }, patient)).toEqual([
      { path: ["measures", `#${first.id}`], kind: "added", before: undefined, after: first },
    ]);
  });

  it("reads a curve whole", () => {
    const curve = [{ x: 0, score: 50 }];
    const measures = [{ ...first, curve }, ...patient.measures.slice(1)];
    expect(schemeDifferences(patient, { ...patient, measures })).toEqual([
      { path: ["measures", `#${first.id}`, "curve"], kind: "changed", before: first.curve, after: curve },
    ]);
  });

  it("is the same seen from the other side, with both sides exchanged", () => {
    const preset = fc.constantFrom(...schemePresets);
    fc.assert(
      fc.property(preset, preset, (a, b) => {
        const there = schemeDifferences(a, b).map(({ path, before, after }) => [path.join("."), before, after]);
        const back = schemeDifferences(b, a).map(({ path, before, after }) => [path.join("."), after, before]);
        expect(back.toSorted()).toEqual(there.toSorted());
      }),
    );
  });
});
