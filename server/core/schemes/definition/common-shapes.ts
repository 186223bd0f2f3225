import { z } from "zod";

/** A text that people read, in both languages. */
export const bilingualShape = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
export type Bilingual = Readonly<z.infer<typeof bilingualShape>>;

export const fractionShape = z.number().min(0).max(1);

/** Money in a definition: an exact decimal as text, never a binary number. */
export const moneyShape = z.string().regex(/^\d{1,15}(\.\d{1,4})?$/);

/** At least two corners of a line, or one for a constant. See scoreCurve. */
export const curveShape = z.array(z.strictObject({ x: z.number(), score: z.number() })).min(1);

export const sourceShape = z.strictObject({
  title: bilingualShape,
  /** Date of the source, when it has one. */
  date: z.iso.date().nullable(),
  /** How sure we are that it says this today; `own` marks a proposal of ours. */
  confidence: z.enum(["high", "medium", "low", "own"]),
});

/** What can happen to a deal or to a manager besides a valuation. */
export const EVENT_KINDS = [
  "impairment",
  "downRound",
  "writeOff",
  "limitBreach",
  "negativeList",
  "restatement",
  "misconduct",
  "majorRiskEvent",
  "regulatoryRatiosMissed",
  "takeover",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export const DEAL_STAGES = ["seed", "early", "growth", "mature", "buyout"] as const;
