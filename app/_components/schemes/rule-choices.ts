import { PAY_REGIMES } from "@/server/core/schemes/rules/regime-clauses.ts";

/** What a state-owned insurer in China is held to: the choice before somebody makes another. */
export const usualRegimes: readonly string[] = [
  "mofInsurers2025",
  "longTermFunds2025",
  "insurerPay2012",
  "clawback2021",
  "crossRule12",
  "stateFinancialFirms2022",
].filter((code) => PAY_REGIMES.some((regime) => regime.code === code));
