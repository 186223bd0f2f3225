import { describe, expect, it } from "vitest";
import { prepareEvidenceBar } from "@/app/_charts/prepare-evidence-bar.ts";
import { prepareGrowth } from "@/app/_charts/prepare-growth.ts";

const point = (periodEnd: string, portfolio: number | null, benchmark: number | null) => ({
  periodEnd,
  portfolio,
  benchmark,
  value: null,
});

describe("prepareGrowth", () => {
  it("chains returns, and goes on from the last level after a gap", () => {
    const { points } = prepareGrowth([
      point("2025-12-31", 0.1, 0.5),
      point("2026-03-31", null, 0.5),
      point("2026-06-30", 0.1, null),
    ]);
    expect(points.map(({ portfolio }) => portfolio)).toEqual([1.1, null, expect.closeTo(1.21, 12)]);
    expect(points.map(({ benchmark }) => benchmark)).toEqual([1.5, 2.25, null]);
  });
});

describe("prepareEvidenceBar", () => {
  it("lays record and need on one scale, the longer filling the bar", () => {
    expect(prepareEvidenceBar(4, 16)).toEqual({ record: 0.25, needed: 1, isProved: false });
    expect(prepareEvidenceBar(20, 5)).toEqual({ record: 1, needed: 0.25, isProved: true });
  });

  it("does not exist when no length would prove anything", () => {
    expect(prepareEvidenceBar(4, null)).toBeNull();
  });
});
