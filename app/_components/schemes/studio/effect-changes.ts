import type { EffectLine } from "@/server/services/scheme-effect.ts";

export interface EffectChange {
  /** Managers whose score rises or falls by at least a twentieth of a point; less does not show. */
  readonly gain: number;
  readonly lose: number;
  /** Who would be stopped and is not now. */
  readonly stopped: number;
  /** Whose verdict changes. */
  readonly verdicts: number;
}

const LEAST_MOVE = 0.05;

/** What an edit does, counted. A score that appears or disappears moves nobody up or down. */
export function effectChanges(lines: readonly Pick<EffectLine, "before" | "after">[]): EffectChange {
  const moves = lines.map(({ before, after }) =>
    before.score.value === null || after.score.value === null ? 0 : after.score.value - before.score.value,
  );
  return {
    gain: moves.filter((move) => move >= LEAST_MOVE).length,
    lose: moves.filter((move) => move <= -LEAST_MOVE).length,
    stopped: lines.filter(({ before, after }) => after.action === "stop" && before.action !== "stop").length,
    verdicts: lines.filter(({ before, after }) => before.verdict !== after.verdict).length,
  };
}
