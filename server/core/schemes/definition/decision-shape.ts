import { z } from "zod";
import { fractionShape } from "./common-shapes";

export const BREACHES = [
  "behind",
  "outsideCorridor",
  "scoreBelow",
  "lossBudgetExceeded",
  "drawdownBudgetExceeded",
  "limitBreach",
  "negativeList",
] as const;
export type Breach = (typeof BREACHES)[number];

export const ACTIONS = ["keep", "watch", "review", "stop"] as const;
export type SchemeAction = (typeof ACTIONS)[number];

/** One line of the rule: an action after so many quarters with a breach. */
const actionRule = z.strictObject({
  breach: z.enum(BREACHES),
  /** For `scoreBelow`: the score. */
  below: z.number().optional(),
  action: z.enum(["watch", "review", "stop"]),
  /** Quarters with the breach before the action follows. */
  after: z.number().int().min(1).max(80),
  /** Looked back on so many quarters; null: the breaches must follow each other without a break. */
  withinQuarters: z.number().int().min(1).max(80).nullable(),
});

/** What follows from verdicts over time, and the least evidence before it may. */
const actions = z.strictObject({
  rules: z.array(actionRule).max(20),
  /** No stop with a shorter record. */
  stopNeedsYears: z.number().min(0),
  /** No stop while the probability of skill is above this; null: no such rule. */
  noStopAboveProbability: fractionShape.nullable(),
  /** No stop on results that look back on no more years than this; null: no such rule. */
  noStopOnYears: z.number().min(0).nullable(),
  /** Breaches that no evidence excuses. */
  withoutEvidence: z.array(z.enum(BREACHES)),
});

/** How a verdict follows from the score and from what the record proves, and what is done about it. */
export const decisionShape = z.strictObject({
  aheadFrom: z.number(),
  behindBelow: z.number(),
  evidence: z.strictObject({
    /** With fewer years of record nobody is ahead or behind: it is too early. */
    minimumYears: z.number().min(0),
    /** While the probability of skill is above this, "behind" is too early to say; null: no such rule. */
    notBehindAboveProbability: fractionShape.nullable(),
    /** "Ahead" needs at least this probability of skill; null: no such rule. */
    aheadFromProbability: fractionShape.nullable(),
  }),
  actions: actions.optional(),
});
