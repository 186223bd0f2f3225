import { z } from "zod";
import type { Measured } from "@/server/core/measured.ts";
import type { Breach, SchemeAction } from "@/server/core/schemes/definition/decision-shape.ts";
import type { Evaluation, EvaluationNode, StopBarrier, Verdict } from "@/server/core/schemes/evaluation.ts";
import type { PayAgainstOutcome, RegretLine, ReversalsOfYear } from "@/server/core/schemes/hindsight.ts";
import type { Bilingual, Sentence } from "./context-view.ts";
import type { ManagerName } from "./overview-view.ts";

/** Most schemes that one replay compares. */
export const MOST_SCHEMES = 5;

/** What a replay is asked with, as it stands in the URL. */
export const replayInput = z.strictObject({
  /** References: code, or code@version; empty: quarterly mark to market and the scheme in force. */
  schemes: z.array(z.string().min(1).max(120)).max(MOST_SCHEMES).default([]),
  /** A definition that nobody has saved, replayed beside the others. */
  draft: z.unknown().optional(),
  /** Quarters as they were known then, so many days after their end; or as they are known today. */
  known: z.enum(["then", "today"]).default("then"),
  delayDays: z.union([z.literal(30), z.literal(45), z.literal(60), z.literal(90)]).default(45),
  /** First and last quarter end; by default the whole history. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
});

const payMonth = z.union([z.literal(3), z.literal(6), z.literal(9), z.literal(12)]);
export type PayMonth = z.output<typeof payMonth>;

/** Which history is built: as a replay is asked, and the months in which the pay years of its schemes end. */
export const replayBuildInput = replayInput
  .pick({ known: true, delayDays: true })
  .extend({ months: z.array(payMonth).min(1).max(4).default([12]) });

export type ReplayQuestion = z.input<typeof replayInput>;

export const replayTreeInput = replayInput.extend({
  /** Which of the schemes: its reference, or "draft". */
  scheme: z.string().min(1).max(120),
  managerId: z.uuid(),
  asOf: z.iso.date(),
});

/** A scheme that is replayed or could be. */
export interface ReplaySchemeName {
  /** Reference as in the URL; "draft" for a definition that nobody has saved. */
  readonly reference: string;
  readonly name: Bilingual;
  readonly version: number | null;
  readonly status: string;
}

/** A replay that can be shown, one whose quarters are being built or were stopped on the way, or one without any facts. */
export type ReplayAnswer =
  | ({ readonly status: "ready" } & ReplayView)
  | {
      readonly status: "building";
      readonly jobId: string;
      readonly asOf: string;
      readonly knownAsOf: null;
      /** 0 to 1. */
      readonly progress: number;
      /** Days that are built, of all that are needed. */
      readonly done: number;
      readonly of: number;
      readonly months: readonly PayMonth[];
    }
  | {
      readonly status: "stopped";
      readonly asOf: string;
      readonly done: number;
      readonly of: number;
      readonly months: readonly PayMonth[];
    }
  | { readonly status: "noFacts" };

export interface ReplayView {
  /** Key of `replay.headlines.*`. */
  readonly headline: Sentence;
  /** Name of the scheme that the headline is about. */
  readonly headlineScheme: Bilingual | null;
  readonly known: "then" | "today";
  readonly delayDays: z.output<typeof replayInput>["delayDays"];
  /** Facts have changed since: the quarters concerned are being built again. */
  readonly isStale: boolean;
  /** Somebody stopped that build. */
  readonly isStopped: boolean;
  /** Months in which the pay years of the schemes end: which history is built. */
  readonly months: readonly PayMonth[];
  /** Quarter ends of the replay, and all there are. */
  readonly quarters: readonly string[];
  readonly allQuarters: readonly string[];
  readonly choices: readonly ReplaySchemeName[];
  readonly managers: readonly ReplayManager[];
  readonly schemes: readonly ReplaySchemeView[];
  /** How far the viewer may see pay: of everybody, in sums, or not at all. */
  readonly pay: PayReach;
}

export type PayReach = "all" | "totals" | "none";

export interface ReplayManager extends ManagerName {
  /** Over the whole record as known today. */
  readonly finalActive: Measured;
  readonly finalValueAdded: Measured;
  /** Currency of the value added; null where portfolios have several. */
  readonly currency: string | null;
}

export interface ReplaySchemeView extends ReplaySchemeName {
  /** Of the pay; null for a scheme without. */
  readonly currency: string | null;
  /** One per manager, in the order of `managers`. */
  readonly lanes: readonly ReplayLane[];
  readonly stops: readonly RegretLine[];
  readonly wrongStops: number;
  readonly rightStops: number;
  readonly missedStops: readonly string[];
  readonly reversals: readonly ReversalsOfYear[];
  readonly reversalShare: Measured;
  /** Null where the viewer may not see pay, or the scheme has none. */
  readonly totals: ReplayPayTotals | null;
  /** Null where the viewer may not see the pay of a person. */
  readonly people: readonly ReplayPayPerson[] | null;
}

/** A manager under a scheme, quarter by quarter from the first one with a record. */
export interface ReplayLane {
  readonly managerId: string;
  /** Position in `quarters` of the first entry. */
  readonly first: number;
  readonly scores: readonly (number | null)[];
  readonly ranks: readonly (number | null)[];
  readonly verdicts: readonly Verdict[];
  readonly actions: readonly SchemeAction[];
  /** What kept the scheme from a stop, by position in the lane. */
  readonly barred: readonly { readonly at: number; readonly by: StopBarrier }[];
  readonly stop: { readonly on: string; readonly breach: Breach | null } | null;
}

/** Sums over everybody. Money is text of an exact decimal in the currency of the scheme. */
export interface ReplayPayTotals {
  readonly years: readonly ReplayPayYear[];
  readonly paid: string;
  readonly clawedBack: string;
  readonly open: string;
  readonly paidWithoutValue: string;
  readonly valueAddedAfterWrongStops: number;
  /** Kendall's tau of pay and final value added. */
  readonly payAgainstOutcome: Measured;
}

export interface ReplayPayYear {
  readonly year: number;
  readonly endsOn: string;
  /** Awarded, paid in cash, and what is open after the year. */
  readonly granted: string;
  readonly paid: string;
  readonly deferredBalance: string;
  readonly bank: string;
  readonly malus: string;
  readonly forfeited: string;
  readonly clawedBack: string;
}

export interface ReplayPayPerson extends PayAgainstOutcome {
  readonly years: readonly ReplayPayYear[];
}

/** Why a scheme said what it said of a manager at a quarter end, as known then. */
export interface ReplayTreeView {
  readonly asOf: string;
  /** Moment (ISO) that the figures are limited to; null: today. */
  readonly knownAsOf: string | null;
  readonly evaluation: Evaluation;
  /** Of the pay year that ends with the quarter, where the viewer may see it. */
  readonly pay: { readonly node: EvaluationNode; readonly currency: string } | null;
}
