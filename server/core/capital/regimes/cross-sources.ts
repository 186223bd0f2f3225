import type { Provenance } from "./dated-rule";

/**
 * The documents that the C-ROSS II rows come from. The rules of 30 Dec 2021 count from the first quarter of 2022;
 * a notice counts from its own first day.
 */
const rulesOf2021 = { validFrom: "2022-01-01", validTo: null, sourceDate: "2021-12-30" } as const;
const readAndSure = { sourceClass: "primary", confidence: "high" } as const;

export const rule1: Provenance = { ...rulesOf2021, ...readAndSure, source: "C-ROSS II Rule 1 (actual capital)" };
export const rule2: Provenance = { ...rulesOf2021, ...readAndSure, source: "C-ROSS II Rule 2 (minimum capital)" };
export const rule7: Provenance = { ...rulesOf2021, ...readAndSure, source: "C-ROSS II Rule 7 (look-through)" };
export const rule8: Provenance = { ...rulesOf2021, ...readAndSure, source: "C-ROSS II Rule 8 (market risk)" };
export const rule9: Provenance = { ...rulesOf2021, ...readAndSure, source: "C-ROSS II Rule 9 (credit risk)" };
export const rule12: Provenance = {
  ...rulesOf2021,
  ...readAndSure,
  source: "C-ROSS II Rule 12 (risk management requirements)",
};
export const solvencyRegulation: Provenance = {
  ...rulesOf2021,
  ...readAndSure,
  source: "C-ROSS II rules of 30 Dec 2021 (solvency ratios and risk rating)",
};
export const implementingNotice2021: Provenance = {
  ...rulesOf2021,
  ...readAndSure,
  source: "Implementing notice of C-ROSS II, 2021",
};
export const notice2023: Provenance = {
  ...readAndSure,
  validFrom: "2023-09-10",
  validTo: null,
  source: "金规〔2023〕5号",
  sourceDate: "2023-09-10",
};
export const equityCapNotice2025: Provenance = {
  ...readAndSure,
  validFrom: "2025-04-08",
  validTo: null,
  source: "金规〔2025〕12号",
  sourceDate: "2025-04-08",
};
export const longHoldNotice2025: Provenance = {
  ...readAndSure,
  validFrom: "2025-12-01",
  validTo: null,
  source: "金规〔2025〕24号",
  sourceDate: "2025-12-01",
  note: "Published 5 Dec 2025. Base factor and k1 stay, only k2 moves (NFRA questions and answers, Dec 2025).",
};
export const assetLiabilityDraft2025: Provenance = {
  validFrom: "2026-07-01",
  validTo: null,
  source: "资产负债管理办法, draft of 19 Dec 2025",
  sourceDate: "2025-12-19",
  sourceClass: "secondary",
  confidence: "medium",
  note: "Planned start; the final text was not seen.",
};
