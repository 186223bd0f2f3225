import { measured, unavailable } from "@/server/core/measured.ts";
import type { EvidenceLine, HorizonRow } from "@/server/core/schemes/manager-record.ts";

/** A complete row of one year that beat its benchmark by 2 points, with an interval of -1 to 5 points. */
export function horizonRow(
  changes: Partial<Omit<HorizonRow, "evidence">> & { evidence?: Partial<EvidenceLine> } = {},
): HorizonRow {
  const { evidence, ...rest } = changes;
  return {
    horizon: "1y",
    from: "2025-10-01",
    to: "2026-09-30",
    periods: 4,
    years: 1,
    complete: true,
    shortenedTo: null,
    portfolio: { cumulative: measured(0.07), annualized: measured(0.07) },
    benchmark: { cumulative: measured(0.05), annualized: measured(0.05) },
    active: measured(0.02),
    portfolioReturn: measured(0.07),
    activeBasis: "annualized",
    valueAdded: unavailable("valuesMissing"),
    evidence: {
      interval: measured({ lower: -0.01, upper: 0.05, confidence: 0.95 }),
      informationRatio: measured(0.5),
      trackingError: measured(0.04),
      tStatistic: measured(0.5),
      probabilitySkill: measured(0.7),
      yearsNeeded: measured(16),
      yearsStillNeeded: measured(15),
      prior: { mean: 0, standardDeviation: 0.5 },
      ...evidence,
    },
    ...rest,
  };
}
