import { z } from "zod";
import { bilingualShape, curveShape, DEAL_STAGES, fractionShape } from "./common-shapes";

/** What a deal must be for a class to hold; "all" matches every one. The first class that matches counts. */
const dealClass = z.strictObject({
  name: bilingualShape,
  stages: z.union([z.literal("all"), z.array(z.enum(DEAL_STAGES)).min(1)]),
  domains: z.union([z.literal("all"), z.array(z.string().min(1)).min(1)]),
  /** Weight that a paper loss counts with, by age of the deal in years: 0 in grace, rising to 1. */
  paperLossWeight: curveShape,
  /** Most of one deal that can be forgiven, as a share of what was invested in it. */
  dealLossRate: fractionShape,
  /** Most that can be forgiven in the class, as a share of what was invested in it: the budget (容错率). */
  classLossRate: fractionShape,
});

const dealTolerance = z.strictObject({
  classes: z.array(dealClass).min(1).max(40),
  /** What is never forgiven: it counts in full and no budget covers it. */
  alwaysInFull: z.array(z.enum(["realisedLoss", "impairment", "downRound", "writeOff", "limitBreach", "negativeList"])),
  /** A loss with an approved due-diligence file (尽职免责); null where the scheme knows no exemption. */
  dueDiligenceExemption: z
    .strictObject({
      /** Share of the loss that is not held against the manager. */
      share: fractionShape,
      /** Whether it also uses up the budget of the class. */
      usesBudget: z.boolean(),
    })
    .nullable(),
  /** What an unrealised gain counts for, by basis of the mark and its age in days; the first that matches. */
  unrealisedGains: z.array(
    z.strictObject({
      basis: z.enum(["any", "cost", "internalModel", "audited", "externalRound", "marketPrice", "reportedByManager"]),
      upToDays: z.number().int().positive().nullable(),
      credit: fractionShape,
    }),
  ),
});

/** Other grace and corridor for funds of some asset classes than the scheme's own. */
const fundClass = z.strictObject({
  assetClasses: z.array(z.string().min(1)).min(1),
  graceYears: z.number().min(0).max(20),
  lowerProbability: fractionShape,
});

/** How deep a liquid book may be under water before luck is no longer the likely reason: the triple-penance band. */
const drawdownBudget = z.strictObject({
  /** Skill the band gives the benefit of: yearly information ratio of the active returns. */
  assumedRatio: z.number().positive().max(3),
  confidence: z.number().min(0.5).lt(1),
  /** Yearly tracking error; null: that of the record. */
  trackingError: z.number().positive().nullable(),
});

/** How far losses on the way are expected. */
export const toleranceShape = z.strictObject({
  /** Until this age a fund inside its corridor is too young to judge. */
  graceYears: z.number().min(0).max(20),
  corridor: z.strictObject({
    measure: z.enum(["irr", "tvpi"]),
    /** Below this share of the peers of its age, a fund is outside. */
    lowerProbability: fractionShape,
    /** Share of the money paid in that must lie outside before the manager counts as outside. */
    outsideShare: z.number().gt(0).max(1),
  }),
  /** Marks older than this lose all tolerance. */
  staleAfterDays: z.number().int().positive(),
  /** Whether marks that look smoothed lose tolerance: grace no longer applies. */
  smoothedMarksLoseGrace: z.boolean(),
  fundClasses: z.array(fundClass).max(20).optional(),
  deals: dealTolerance.optional(),
  drawdown: drawdownBudget.optional(),
});
