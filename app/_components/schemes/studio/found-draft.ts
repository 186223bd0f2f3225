import { problemsOfScheme, type SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import type { LocalDraft } from "./local-draft.ts";

/** An edit that was found when the studio opened. */
export interface FoundDraft {
  /** `outdated`: this browser kept it, and somebody has saved the version since. */
  readonly from: "link" | "browser" | "brokenLink" | "outdated";
  /** What the studio opens with; null: the version as saved. */
  readonly opened: SchemeDefinition | null;
  /** What this browser keeps besides, to be opened on demand. */
  readonly other: SchemeDefinition | null;
}

/**
 * Which of several edits the studio opens with: that of a link before that of this browser; none that was found is
 * dropped without a word.
 *
 * @param linked what the address carries, null in it: not readable; null: it carries nothing
 */
export function foundDraft({
  saved,
  changedAt,
  linked,
  kept,
}: {
  saved: SchemeDefinition;
  changedAt: string;
  linked: { readonly definition: unknown } | null;
  kept: LocalDraft | null;
}): FoundDraft | null {
  const text = JSON.stringify;
  const own = kept !== null && text(kept.definition) !== text(saved) ? kept.definition : null;
  const isOutdated = own !== null && kept?.changedAt !== changedAt;
  const usable =
    linked !== null && problemsOfScheme(linked.definition).length === 0
      ? { ...(linked.definition as SchemeDefinition), code: saved.code }
      : null;
  if (linked !== null && usable === null)
    return { from: "brokenLink", opened: isOutdated ? null : own, other: isOutdated ? own : null };
  if (usable !== null && text(usable) !== text(saved)) {
    if (own !== null && text(own) === text(usable)) return { from: "browser", opened: own, other: null };
    return { from: "link", opened: usable, other: own };
  }
  if (own === null) return null;
  return isOutdated ? { from: "outdated", opened: null, other: own } : { from: "browser", opened: own, other: null };
}
