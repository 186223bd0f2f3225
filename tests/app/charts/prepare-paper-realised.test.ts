import { describe, expect, it } from "vitest";
import { preparePaperRealised } from "@/app/_charts/prepare-paper-realised.ts";
import { unavailable } from "@/server/core/measured.ts";
import type { PrivatePath } from "@/server/core/schemes/manager-record.ts";

const path = (points: readonly (readonly [on: string, realised: string, paper: string])[]): PrivatePath => ({
  portfolioId: "p",
  name: "P",
  nameZh: null,
  vintageYear: 2020,
  currency: "CNY",
  points: points.map(([on, realised, paper]) => ({
    on,
    realised,
    paper,
    ageYears: 1,
    paidIn: "0",
    distributed: "0",
    value: "0",
    tvpi: unavailable("nothingPaidIn"),
    dpi: unavailable("nothingPaidIn"),
    irr: unavailable("noSignChange"),
  })),
});

describe("preparePaperRealised", () => {
  it("stacks paper on realised when both have one sign, and on zero when they pull apart", () => {
    const { bars } = preparePaperRealised([
      path([
        ["2025-12-31", "10", "5"],
        ["2026-03-31", "10", "-4"],
        ["2026-06-30", "-2", "-3"],
      ]),
    ]);
    expect(bars.map(({ paperSpan }) => paperSpan)).toEqual([
      [10, 15],
      [0, -4],
      [-2, -5],
    ]);
  });

  it("adds up portfolios date by date; paper and realised make the total", () => {
    const { bars } = preparePaperRealised([
      path([["2026-03-31", "1", "2"]]),
      path([
        ["2025-12-31", "3", "0"],
        ["2026-03-31", "4", "-6"],
      ]),
    ]);
    expect(bars.map(({ on, realised, paper, total }) => [on, realised, paper, total])).toEqual([
      ["2025-12-31", 3, 0, 3],
      ["2026-03-31", 5, -4, 1],
    ]);
  });

  it("keeps the zero line in view", () => {
    const { domain } = preparePaperRealised([path([["2026-03-31", "-5", "-5"]])]);
    expect(domain[0]).toBeLessThan(-10);
    expect(domain[1]).toBe(0);
  });
});
