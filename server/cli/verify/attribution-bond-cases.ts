import { z } from "zod";
import { type BondSide, campisi } from "@/server/core/attribution/campisi";
import { keyOf, PRINTED_WEIGHTS } from "./attribution-case-options";
import { type CaseKind, caseKind } from "./case-kind";

/** Texts of the price moves, and whether they have the second-order term. */
const treasuryMoves = {
  "-duration x treasury_yield_change": false,
  "-duration x treasury_yield_change + 1/2 x convexity x treasury_yield_change^2": true,
} as const;
const spreadMoves = {
  "-duration x spread_change": false,
  "-duration x spread_change + 1/2 x convexity x spread_change^2": true,
} as const;

const side = z.strictObject({
  weight: z.number(),
  yield: z.number(),
  duration: z.number(),
  treasury_yield_change: z.number(),
  spread_change: z.number(),
  total_return: z.number().nullable(),
  convexity: z.number().optional(),
});

const campisiCase = caseKind({
  name: "bonds after Campisi",
  input: z.strictObject({
    model: z.literal("Campisi"),
    period_years: z.number(),
    income: z.literal("yield x period_years"),
    treasury: keyOf(treasuryMoves),
    spread: keyOf(spreadMoves),
    selection: z.literal("total_return - income - treasury - spread (the rest)"),
    active_contribution: z.literal("portfolio weight x portfolio part - benchmark weight x benchmark part").optional(),
    sectors: z.array(z.strictObject({ sector: z.string(), portfolio: side, benchmark: side })),
  }),
  compute(input) {
    const bondSide = (given: z.infer<typeof side>): BondSide => ({
      weight: given.weight,
      yield: given.yield,
      duration: given.duration,
      treasuryYieldChange: given.treasury_yield_change,
      spreadChange: given.spread_change,
      totalReturn: given.total_return,
      treasuryConvexity: treasuryMoves[input.treasury] ? given.convexity : undefined,
      spreadConvexity: spreadMoves[input.spread] ? given.convexity : undefined,
    });
    const result = campisi(
      input.sectors.map(({ sector, portfolio, benchmark }) => ({
        name: sector,
        portfolio: bondSide(portfolio),
        benchmark: bondSide(benchmark),
      })),
      input.period_years,
      PRINTED_WEIGHTS,
    );
    return {
      sectors: result.sectors.map((row) => ({
        sector: row.name,
        portfolio_parts: row.portfolioParts,
        benchmark_parts: row.benchmarkParts,
        active_contribution: row.active,
      })),
      portfolio_total: result.portfolioParts,
      benchmark_total: result.benchmarkParts,
      active_effects: result.active,
      portfolio_return: result.portfolioReturn,
      benchmark_return: result.benchmarkReturn,
      active_return: result.activeReturn,
    };
  },
});

export const attributionBondCases: CaseKind[] = [campisiCase];
