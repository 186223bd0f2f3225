/** The words that deals are described with, in the order of lists. */
export const STAGES = ["seed", "early", "growth", "mature", "buyout"] as const;
export const INSTRUMENTS = [
  "directEquity",
  "industryFund",
  "secondaryFund",
  "convertible",
  "mezzanine",
  "debtToEquity",
  "technologyBond",
  "assetBackedPlan",
] as const;
