import type { Measured } from "../measured";
import type { Horizon } from "../returns/calendar/horizons";
import type { Breach, SchemeAction } from "./definition/decision-shape";
import type { SourceRef } from "./manager-record";

/** What a lens says of a manager. Each has a word, a shape and a colour; `noData` has none of the three. */
export const VERDICTS = ["ahead", "inLine", "behind", "tooEarly", "outsideCorridor", "noData"] as const;
export type Verdict = (typeof VERDICTS)[number];

export type FigureUnit = "score" | "return" | "share" | "probability" | "years" | "multiple" | "money";

/** A number that a figure was computed from. `name` is a key of `evaluation.inputs.*`. */
export interface FigureInput {
  readonly name: string;
  readonly value: number | string | null;
  readonly unit: FigureUnit | "text" | "date" | "days";
}

/** One step of the derivation of a score: a reader walks from the score to the rows of the files. */
export interface EvaluationNode {
  /** Key of `evaluation.nodes.*` in the messages, with its facts. */
  readonly key: string;
  readonly facts: Readonly<Record<string, string | number>>;
  /** In symbols of the inputs, the same in every language. */
  readonly formula: string | null;
  readonly unit: FigureUnit;
  readonly value: Measured;
  /** Money to the last digit, as text, where `value` is money; `value` is then the nearest number. */
  readonly amount?: string;
  /** As the scheme has it, and after the rule for missing results; null where nothing is weighed. */
  readonly weight: number | null;
  readonly effectiveWeight: number | null;
  readonly inputs: readonly FigureInput[];
  readonly sources: readonly SourceRef[];
  readonly children: readonly EvaluationNode[];
}

/** Why a stop is not allowed yet, although its breaches are there. */
export type StopBarrier = "recordTooShort" | "skillStillLikely" | "lookBackTooShort";

export interface Decision {
  readonly action: SchemeAction;
  /** Position of the rule that led to it in `decision.actions.rules`; null: none did. */
  readonly rule: number | null;
  /** Quarters with the breach that were counted, and how many the rule asks for. */
  readonly count: number;
  readonly after: number;
  /** What kept the scheme from a stop; the action is then a review. */
  readonly barredBy: StopBarrier | null;
}

/** A scheme applied to a manager as of a day. */
export interface Evaluation {
  readonly schemeCode: string;
  readonly managerId: string;
  readonly score: Measured;
  readonly verdict: Verdict;
  /** The rule that gave the verdict: key of `evaluation.verdictReasons.*`, with its facts. */
  readonly verdictReason: { readonly code: VerdictReason; readonly facts: Readonly<Record<string, string | number>> };
  /** Longest horizon whose result counted: what the lens looks back on. Null for a judgement by corridor alone. */
  readonly longestHorizon: Horizon | null;
  /** Breaches of the quarter that the scheme's rules name. */
  readonly breaches: readonly Breach[];
  /** What the scheme does about it, from this quarter and the ones before that were given. */
  readonly decision: Decision & { readonly tree: EvaluationNode };
  readonly tree: EvaluationNode;
}

export type VerdictReason =
  | "scoreAhead"
  | "scoreInLine"
  | "scoreBehind"
  | "recordTooShort"
  | "skillNotDisproved"
  | "skillNotProved"
  | "youngFunds"
  | "outsideCorridor"
  | "noRecord"
  | "noResult";
