import { describe, expect, it } from "vitest";
import { DEFAULT_DEAL_RULES } from "@/server/core/deals/deal-facts.ts";
import { dealState } from "@/server/core/deals/deal-state.ts";
import { stuckFinding } from "@/server/core/deals/stuck-deals.ts";
import { aDeal, happened } from "./build-deal.ts";

const asOf = "2026-09-30";
const signs = (deal: ReturnType<typeof aDeal>, rules = DEFAULT_DEAL_RULES) =>
  stuckFinding(deal, asOf, rules).signs.map(({ code }) => code);

describe("dealState", () => {
  it("is what the last change made of it", () => {
    const deal = aDeal({
      events: [
        happened("2021-01-01", "stageChange", "stage", { outcome: "growth" }),
        happened("2022-01-01", "conversion", "loan", { outcome: "mezzanine" }),
        happened("2023-01-01", "milestone", "prototype", { outcome: "missed" }),
        happened("2023-06-01", "milestone", "customers", { outcome: "hit" }),
        happened("2024-06-01", "milestone", "profit", { outcome: "missed" }),
      ],
    });
    const state = dealState(deal, asOf);
    expect(state).toMatchObject({ stage: "growth", instrument: "mezzanine", isOpen: true, tickets: 1 });
    expect(state.milestones).toEqual({ hit: 1, missed: 2, missedInARow: 1 });
    expect(dealState(deal, "2020-12-31")).toMatchObject({ stage: "early", instrument: "directEquity" });
  });

  it("does not take its own model's mark for news", () => {
    const deal = aDeal({
      marks: [
        { on: "2024-12-31", amount: "100", basis: "audited" },
        { on: "2026-06-30", amount: "90", basis: "internalModel" },
      ],
    });
    expect(dealState(deal, asOf)).toMatchObject({ lastNewsOn: "2024-12-31", markMonths: 3 });
  });
});

describe("stuckFinding", () => {
  it("names each sign with what was found and its limit", () => {
    const deal = aDeal({
      line: { investedOn: "2015-09-30" },
      marks: [{ on: "2025-09-30", amount: "80", basis: "audited" }],
      events: [
        happened("2020-01-01", "exitPlan", "exit plan", { route: "ipo", plannedOn: "2025-09-30" }),
        happened("2023-01-01", "milestone", "a", { outcome: "missed" }),
        happened("2024-01-01", "milestone", "b", { outcome: "missed" }),
        happened("2026-06-30", "financialCondition", "cashMonths", { score: 4 }),
      ],
    });
    const { isStuck, signs: found } = stuckFinding(deal, asOf, DEFAULT_DEAL_RULES);
    expect(isStuck).toBe(true);
    expect(found.map(({ code, found: figure, limit }) => [code, Math.round(figure), limit])).toEqual([
      ["exitPlanPassed", 12, 0],
      ["beyondHorizon", 11, 10],
      ["noNewRound", 132, 36],
      ["noNewMark", 12, 9],
      ["milestonesMissed", 2, 2],
      ["cashRunsOut", 4, 6],
    ]);
  });

  it("asks for a plan from the age that the rules say", () => {
    const young = aDeal({ line: { investedOn: "2024-09-30" } });
    expect(signs(young)).toEqual([]);
    expect(signs(young, { ...DEFAULT_DEAL_RULES, exitPlanFromYears: 1 })).toEqual(["noExitPlan"]);
  });

  it("never calls a deal stuck that was left", () => {
    expect(signs(aDeal({ line: { investedOn: "2010-01-01", exitedOn: "2020-01-01", exitRoute: "writeOff" } }))).toEqual(
      [],
    );
  });
});
