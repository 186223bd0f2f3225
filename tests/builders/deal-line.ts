import { measured } from "@/server/core/measured";
import type { DealLine } from "@/server/core/schemes/manager-record";

/** A deal of a year and a half, carried at cost, marked on the last day of the quarter. */
export const dealLine = (given: Partial<DealLine> = {}): DealLine => ({
  dealId: "d",
  portfolioId: "f",
  code: "D",
  company: "Company",
  companyZh: null,
  domain: "advancedManufacturing",
  stage: "early",
  instrument: "directEquity",
  currency: "CNY",
  investedOn: "2025-03-31",
  invested: "100",
  distributed: "0",
  value: "100",
  paper: "0",
  realised: "0",
  total: "0",
  multiple: measured(1),
  markOn: "2026-09-30",
  markBasis: "audited",
  exitedOn: null,
  exitRoute: null,
  milestonesHit: 0,
  milestonesMissed: 0,
  ...given,
});
