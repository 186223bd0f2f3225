/** A text in both languages. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export const methodSubjects = [
  "returns",
  "risk",
  "evidence",
  "attribution",
  "privateEquity",
  "yield",
  "capital",
  "liabilities",
  "schemes",
  "pay",
] as const;
export type MethodSubject = (typeof methodSubjects)[number];

/**
 * How a figure is measured, for the reader who wants to know and for the one who wants to check. One card a measure:
 * the app shows it where the figure stands, and `docs/methodology.md` is written from the same cards.
 */
export interface MethodCard {
  /** Stable name, in kebab-case: links and exports carry it. */
  readonly id: string;
  readonly subject: MethodSubject;
  readonly name: Bilingual;
  /** What it answers, in one sentence without jargon. */
  readonly answers: Bilingual;
  /** In symbols, the same in every language; several lines are several steps. */
  readonly formula: string;
  /** What goes in, with unit: symbol -> meaning. */
  readonly inputs: readonly { readonly symbol: string; readonly meaning: Bilingual }[];
  /** The choices made here. */
  readonly conventions: readonly Bilingual[];
  /** What others choose, and what the product offers beside its default. */
  readonly alternatives: readonly Bilingual[];
  /** When there is no figure, and what is said instead. */
  readonly unavailable: readonly Bilingual[];
  readonly sources: readonly string[];
  /** Where known tools differ, and by what. */
  readonly disagreements: readonly Bilingual[];
  /** The function that computes it, from the root of the project. */
  readonly code: string;
}
