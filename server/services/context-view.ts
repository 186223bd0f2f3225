import { z } from "zod";
import type { Measured } from "@/server/core/measured.ts";
import type { SchemeStanding } from "./scheme-view.ts";

/** What every page of results is asked with: the context bar, as it stands in the URL. */
export const pageContextInput = z.strictObject({
  /** Results as of this day; by default the latest quarter end with facts. */
  asOf: z.iso.date().optional(),
  /** Only what was known by this moment (ISO with zone); by default everything known now. */
  knownAsOf: z.iso.datetime({ offset: true }).optional(),
  /** Codes of the schemes on the left (short) and right (long) clock. */
  left: z.string().max(80).optional(),
  right: z.string().max(80).optional(),
  desk: z.string().max(120).optional(),
  style: z.string().max(120).optional(),
});

export type PageContextInput = z.infer<typeof pageContextInput>;

export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

export interface LensView {
  /** Reference of the scheme: its code, or "code@3" for a version that was named. */
  readonly code: string;
  readonly name: Bilingual;
  readonly description: Bilingual;
  /** null for a preset. */
  readonly version: number | null;
  readonly standing: SchemeStanding;
}

/** The context a page was answered in, and what else could be chosen. */
export interface ContextView {
  readonly asOf: string;
  readonly knownAsOf: string | null;
  readonly builtAt: string;
  /** Facts have changed since; a fresh snapshot is on its way. */
  readonly isStale: boolean;
  readonly left: LensView;
  readonly right: LensView;
  readonly desk: string | null;
  readonly style: string | null;
  readonly options: {
    /** Latest first. */
    readonly asOfDates: readonly string[];
    /** Moments at which something became known, latest first, with one of the files that said it and their number. */
    readonly knownMoments: readonly {
      readonly at: string;
      /** Empty for viewers of their own record only: the name may name others. */
      readonly fileName: string;
      readonly kind: string;
      readonly files: number;
    }[];
    readonly lenses: readonly LensView[];
    readonly desks: readonly string[];
    readonly styles: readonly string[];
  };
}

/** A page that can be shown, one whose snapshot is being computed, or one for which there are no facts at all. */
export type PageAnswer<T> =
  | ({ readonly status: "ready"; readonly context: ContextView } & T)
  | {
      readonly status: "building";
      readonly jobId: string;
      readonly asOf: string;
      readonly knownAsOf: string | null;
      /** 0 to 1. */
      readonly progress: number;
    }
  | { readonly status: "noFacts" };

/** A sentence as data: key of the messages with its facts. */
export interface Sentence {
  readonly code: string;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Money: text of an exact decimal with its currency, or the reason why there is none. */
export type MoneyView = Measured<{ readonly amount: string; readonly currency: string }>;
