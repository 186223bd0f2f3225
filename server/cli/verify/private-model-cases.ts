import { z } from "zod";
import { pacingProjection } from "@/server/core/private-equity/pacing";
import { privateBrinson } from "@/server/core/private-equity/private-brinson";
import { type CaseKind, caseKind } from "./case-kind";

const numbers = z.array(z.number());

const pacingCase = caseKind({
  name: "Takahashi-Alexander projection",
  input: z.strictObject({
    commitment: z.number(),
    life_years: z.number().int(),
    bow: z.number(),
    growth: z.number(),
    yield: z.number(),
    contribution_rates: numbers,
    contribution_rate_after_list: z.literal("last one").optional(),
    contribution: z
      .literal("rate x (commitment - paid in so far), at year end, no growth in its first year")
      .optional(),
    distribution: z
      .literal("max(yield, (t/life)^bow) x NAV of last year x (1 + growth); rate 1 in the last year")
      .optional(),
    last_year_contribution: z.literal("still called; it is the NAV left at the end").optional(),
    fees: z.union([
      z.literal("off"),
      z.strictObject({
        rate_on_commitment: z.number(),
        years: z.number().int(),
        taken: z.literal("from NAV at year end; not part of contributions; never more than the NAV").optional(),
      }),
    ]),
  }),
  compute({ fees, ...input }) {
    const projection = pacingProjection({
      commitment: input.commitment,
      lifeYears: input.life_years,
      bow: input.bow,
      growth: input.growth,
      yield: input.yield,
      contributionRates: input.contribution_rates,
      fees: fees === "off" ? null : { rateOnCommitment: fees.rate_on_commitment, years: fees.years },
    });
    return {
      years: projection.years.map(({ distributionRate, ...year }) => ({
        ...year,
        distribution_rate: distributionRate,
      })),
      peak_nav_year: projection.peakNavYear,
      first_year_dpi_at_least_1: projection.firstYearDpiAtLeastOne,
      final_dpi: projection.finalDpi,
      final_tvpi: projection.finalTvpi,
      deepest_net_cash_flow: projection.deepestNetFlow.amount,
      deepest_net_cash_flow_year: projection.deepestNetFlow.year,
    };
  },
});

const privateSegment = z.strictObject({
  segment: z.string(),
  portfolio_paid_in: z.number(),
  portfolio_distributed: z.number(),
  portfolio_nav: z.number(),
  benchmark_paid_in: z.number(),
  benchmark_distributed: z.number(),
  benchmark_nav: z.number(),
});
const privateBrinsonCase = caseKind({
  name: "private-capital attribution",
  input: z.strictObject({
    measure: z.literal("total value to paid-in of pooled flows"),
    weights: z.literal("share of paid-in capital"),
    allocation: z.literal("(wp - wb) x (benchmark multiple of the segment - total benchmark multiple)"),
    selection: z.literal("wp x (portfolio multiple - benchmark multiple); 0 for a segment not held"),
    segments: z.array(privateSegment),
  }),
  compute({ segments }) {
    const result = privateBrinson(
      segments.map((s) => ({
        name: s.segment,
        portfolio: { paidIn: s.portfolio_paid_in, distributed: s.portfolio_distributed, nav: s.portfolio_nav },
        benchmark: { paidIn: s.benchmark_paid_in, distributed: s.benchmark_distributed, nav: s.benchmark_nav },
      })),
    );
    return {
      portfolio_multiple: result.portfolioMultiple,
      benchmark_multiple: result.benchmarkMultiple,
      difference: result.difference,
      allocation_total: result.allocation,
      selection_total: result.selection,
      segments: result.segments.map((segment) => ({
        segment: segment.name,
        portfolio_multiple: segment.portfolioMultiple,
        benchmark_multiple: segment.benchmarkMultiple,
        allocation: segment.allocation,
        selection: segment.selection,
      })),
    };
  },
});

/** Projected private funds, and attribution over them. */
export const privateModelCases: readonly CaseKind[] = [pacingCase, privateBrinsonCase];
