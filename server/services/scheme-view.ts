import type { PlainDate } from "@/server/core/returns/calendar/plain-date.ts";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";

/**
 * Where a version stands today. `approved` will be in force from a later day; a `preset` comes with the product and is
 * never in force itself: the institution adopts one by copying it.
 */
export type SchemeStanding = "preset" | "draft" | "proposed" | "approved" | "inForce" | "retired";

/** One version, with who did what to it and when (ISO moments). */
export interface SchemeVersionView {
  readonly id: string;
  readonly number: number;
  readonly standing: SchemeStanding;
  readonly definition: SchemeDefinition;
  readonly note: string | null;
  readonly inForceFrom: PlainDate | null;
  readonly inForceUntil: PlainDate | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly changedAt: string;
  readonly proposedBy: string | null;
  readonly proposedAt: string | null;
  readonly approvedBy: string | null;
  readonly approvedAt: string | null;
  readonly returnedNote: string | null;
  /** Whether the viewer wrote or proposed it, and so cannot approve it. */
  readonly isOwn: boolean;
}

/** A scheme in the list. */
export interface SchemeLine {
  readonly code: string;
  readonly isPreset: boolean;
  readonly name: SchemeDefinition["name"];
  readonly description: SchemeDefinition["description"];
  readonly source: SchemeDefinition["source"];
  /** Of the version that counts most: in force, else the newest. */
  readonly standing: SchemeStanding;
  readonly version: number | null;
  readonly versions: number;
  /** Standing of a version that is newer than the one shown: a draft or a proposal that waits. */
  readonly waiting: SchemeStanding | null;
  readonly inForceFrom: PlainDate | null;
  readonly changedAt: string | null;
  readonly changedBy: string | null;
  readonly paysBy: "nothing" | "score" | "valueAdded" | "carry";
  /** How many measures it has. */
  readonly measures: number;
}

export interface SchemesView {
  readonly today: PlainDate;
  readonly schemes: readonly SchemeLine[];
  readonly inForce: {
    readonly code: string;
    readonly version: number;
    readonly name: SchemeDefinition["name"];
    readonly from: PlainDate;
  } | null;
  readonly proposed: number;
}

/** One scheme whole: newest version first; a preset has its definition alone. */
export interface SchemeView {
  readonly code: string;
  readonly isPreset: boolean;
  readonly today: PlainDate;
  readonly definition: SchemeDefinition;
  /** Number of the version that `definition` is of; null for a preset. */
  readonly version: number | null;
  readonly versions: readonly SchemeVersionView[];
  /** First day from which a proposal may be approved: later than the start of the one in force; null: any. */
  readonly earliestFrom: PlainDate | null;
}

/** A definition to set beside another. */
export interface SchemeReferenceView {
  readonly reference: string;
  readonly code: string;
  readonly version: number | null;
  readonly standing: SchemeStanding;
  readonly definition: SchemeDefinition;
}
