import { describe, expect, it } from "vitest";
import { prepareResponsibility } from "@/app/_charts/prepare-responsibility.ts";
import type { AssignmentLine } from "@/server/core/schemes/manager-record.ts";

const assignment = (changes: Partial<AssignmentLine> = {}): AssignmentLine => ({
  portfolioId: "a",
  portfolioCode: "A",
  portfolioName: "A",
  portfolioNameZh: null,
  credit: "decision",
  share: 1,
  from: "2024-01-01",
  until: null,
  ...changes,
});

describe("prepareResponsibility", () => {
  it("runs a span that lasts up to the as-of date", () => {
    const { lanes } = prepareResponsibility([assignment()], "2024-12-31");
    expect(lanes[0]!.spans).toMatchObject([{ start: 0, end: 1, lasts: true }]);
  });

  it("ends a span after its last day, so that the next one of a handover follows without a gap", () => {
    const { lanes } = prepareResponsibility(
      [assignment({ until: "2024-06-30" }), assignment({ portfolioId: "b", from: "2024-07-01" })],
      "2024-12-31",
    );
    expect(lanes[0]!.spans[0]!.end).toBeCloseTo(182 / 366, 12);
    expect(lanes[1]!.spans[0]!.start).toBe(lanes[0]!.spans[0]!.end);
    expect(lanes[0]!.spans[0]!.lasts).toBe(false);
  });

  it("keeps two spans of one portfolio on one lane, and leaves out what begins later", () => {
    const { lanes, years } = prepareResponsibility(
      [assignment({ until: "2024-03-31" }), assignment({ from: "2025-01-01" }), assignment({ from: "2030-01-01" })],
      "2025-12-31",
    );
    expect(lanes.map(({ spans }) => spans.length)).toEqual([2]);
    expect(years).toEqual([{ year: 2025, at: 366 / 731 }]);
  });

  it("is empty without assignments", () => {
    expect(prepareResponsibility([], "2025-12-31")).toEqual({ lanes: [], years: [] });
  });
});
