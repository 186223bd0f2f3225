import { describe, expect, it } from "vitest";
import type { InvalidInputError } from "@/server/core/invalid-input-error";
import { patient } from "@/server/core/schemes/presets/patient";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";
import { parseSchemeDefinition } from "@/server/core/schemes/scheme-definition";
import { withCode } from "../../builders/with-code";

describe("a scheme definition", () => {
  it.each(schemePresets.map((preset) => [preset.code, preset] as const))(
    "reads the preset %s back from JSON",
    (_, preset) => {
      expect(parseSchemeDefinition(JSON.stringify(preset))).toEqual(preset);
    },
  );

  it.each([
    [
      "weights that sum to 0.9",
      { measures: patient.measures.map((m) => (m.id === "oneYear" ? { ...m, weight: 0 } : m)) },
    ],
    [
      "two measures of one name",
      { measures: [...patient.measures.slice(1), { ...patient.measures[1]!, weight: 0.1 }] },
    ],
    ["thresholds that cross", { decision: { ...patient.decision, behindBelow: 70 } }],
    ["a horizon nobody knows", { measures: [{ ...patient.measures[0]!, horizon: "4y" }] }],
    ["a field nobody knows", { colour: "red" }],
    ["a version of the future", { version: 2 }],
  ])("refuses %s", (_, change) => {
    expect(() => parseSchemeDefinition({ ...patient, ...change })).toThrow(withCode("schemeNotReadable"));
  });

  it("says where a broken one is wrong", () => {
    try {
      parseSchemeDefinition({ ...patient, measures: [{ ...patient.measures[0]!, weight: 2 }] });
      expect.unreachable();
    } catch (error) {
      expect((error as InvalidInputError).facts.first).toBe("measures.0.weight");
    }
  });

  it("refuses what is not JSON", () => {
    expect(() => parseSchemeDefinition("{")).toThrow(withCode("notJson"));
  });
});
