import type { SchemeAction } from "@/server/core/schemes/definition/decision-shape.ts";
import type { Verdict } from "@/server/core/schemes/evaluation.ts";

export interface LaneInput {
  /** Position of the first quarter. */
  readonly first: number;
  readonly verdicts: readonly Verdict[];
  readonly actions: readonly SchemeAction[];
}

/** Quarters in a row that say the same, drawn as one. */
export interface LaneStretch {
  readonly from: number;
  /** Last quarter, included. */
  readonly to: number;
  readonly verdict: Verdict;
  readonly action: SchemeAction;
}

/** A lane as stretches of quarters with one verdict and one action. */
export function laneStretches({ first, verdicts, actions }: LaneInput): LaneStretch[] {
  const stretches: LaneStretch[] = [];
  verdicts.forEach((verdict, i) => {
    const action = actions[i] ?? "keep";
    const last = stretches.at(-1);
    if (last && last.verdict === verdict && last.action === action)
      stretches[stretches.length - 1] = { ...last, to: first + i };
    else stretches.push({ from: first + i, to: first + i, verdict, action });
  });
  return stretches;
}

/** Managers by how everything ended, best first; those without an end last. */
export const byOutcome = <T extends { readonly finalActive: { readonly value: number | null } }>(
  managers: readonly T[],
): T[] =>
  [...managers].sort((a, b) => {
    const [left, right] = [a.finalActive.value, b.finalActive.value];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return right - left;
  });
