import type { CapitalHolding } from "@/server/core/capital/capital-book";
import type { CapitalInstitution } from "@/server/core/capital/capital-position";

/** A directly held main-board share of 100 at cost 100; only what matters is spelled out. */
export const capitalHolding = (change: Partial<CapitalHolding> = {}): CapitalHolding => ({
  code: "A1",
  asset: "main_board_share",
  admittedValue: 100,
  purchaseCost: null,
  modifiedDuration: null,
  counterparty: null,
  indices: [],
  layers: 0,
  productType: null,
  emergingMarket: false,
  issuerFactor: null,
  grade: null,
  below: [],
  trades: [],
  ...change,
});

/** A large life insurer with nothing beside its book. */
export const capitalInstitution = (change: Partial<CapitalInstitution> = {}): CapitalInstitution => ({
  insurer: "life",
  totalAssets: 600e9,
  actualCapital: 200,
  coreCapital: 120,
  riskRating: "A",
  otherMarket: {},
  otherModules: {},
  taxRate: 0,
  ...change,
});
