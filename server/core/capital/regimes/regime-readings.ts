/**
 * What the rule texts leave open. Each is a switch of the functions, never a constant; the first option is the default.
 * The pages name the reading beside the figure.
 */
export const regimeReadings = [
  {
    name: "clampOfK",
    options: ["k1_and_k2", "all", "none"],
    reason: "K is bounded unless otherwise specified; the concentration factors lie outside the bounds.",
  },
  {
    name: "dividendLowVolShortHold",
    options: ["noIndexFactor"],
    reason: "The notice speaks of 0.30 to 0.27, the base rule gives 0.35 for names outside CSI 300: 0.35 is used.",
  },
  {
    name: "holdingWeight",
    options: ["shares", "cost", "value"],
    reason: "The notice weights holding times without saying by what.",
  },
  {
    name: "holdingClockStart",
    options: ["purchase", "indexEntry"],
    reason: "Whether time before a share entered its index counts is not stated.",
  },
  {
    name: "indexMembersOutsideMainBoard",
    options: ["sameTargetFactor"],
    reason: "The targets of CSI 300 members are stated as moves from the main-board factor; a table row decides.",
  },
  {
    name: "solvencyTwoReview",
    options: ["from30January2027"],
    reason: "First day of the wider bounds of the symmetric adjustment and of the new long-term equity rules.",
  },
] as const;
