import type { SchemeDefinition } from "./scheme-definition";
import { decisionSentences } from "./summary/decision-sentences";
import { measureSentences } from "./summary/measure-sentences";
import { paySentences } from "./summary/pay-sentences";
import { toleranceSentences } from "./summary/tolerance-sentences";

/** One part of a summary, for a heading of its own. */
export const SUMMARY_PARTS = ["measures", "tolerance", "decision", "pay"] as const;
export type SummaryPart = (typeof SUMMARY_PARTS)[number];

/** A scheme in plain sentences; line i of one language says what line i of the other does. */
export interface SchemeSummary {
  readonly en: readonly string[];
  readonly zh: readonly string[];
  /** Part that each line belongs to. */
  readonly parts: readonly SummaryPart[];
}

/** What a definition says, for people who decide on it; generated, so that it cannot say anything else. */
export function schemeSummary(definition: SchemeDefinition): SchemeSummary {
  const sections = [
    ["measures", measureSentences(definition)],
    ["tolerance", toleranceSentences(definition.tolerance)],
    ["decision", decisionSentences(definition.decision)],
    ["pay", paySentences(definition.pay)],
  ] as const;
  const lines = sections.flatMap(([part, sentences]) => sentences.map((sentence) => ({ part, ...sentence })));
  return { en: lines.map(({ en }) => en), zh: lines.map(({ zh }) => zh), parts: lines.map(({ part }) => part) };
}
