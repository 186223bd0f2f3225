import { describe, expect, it } from "vitest";
import { patient } from "@/server/core/schemes/presets/patient";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";
import { schemeSummary } from "@/server/core/schemes/scheme-summary";

describe("a summary", () => {
  it.each(schemePresets.map((preset) => [preset.code, preset] as const))(
    "of %s is whole sentences in both languages",
    (_, preset) => {
      const { en, zh, parts } = schemeSummary(preset);
      expect(en).toHaveLength(zh.length);
      expect(parts).toHaveLength(zh.length);
      for (const line of en) expect(line).toMatch(/^[A-Z0-9].*\.$/);
      for (const line of zh) expect(line).toMatch(/。$/);
      for (const line of [...en, ...zh]) expect(line).not.toMatch(/undefined|NaN|null|\[object/);
    },
  );

  it("says the figures of the definition", () => {
    const { en, zh } = schemeSummary(patient);
    expect(en).toContain("A mark older than 200 days loses all tolerance, and so does one that looks smoothed.");
    expect(en).toContain("Stop after 8 of 12 quarters on the verdict “behind”.");
    expect(zh).toContain("估值超过200天未更新的不再容忍，疑似平滑的估值亦然。");
    expect(en.some((line) => line.includes("chair 60%") && line.includes("over 5 years after the award"))).toBe(true);
  });

  it("changes with the definition", () => {
    const changed = schemeSummary({ ...patient, tolerance: null, pay: undefined });
    expect(changed.en).toContain("Every paper loss counts in full from the first day.");
    expect(changed.en).toContain("The scheme judges; it does not pay.");
  });
});
