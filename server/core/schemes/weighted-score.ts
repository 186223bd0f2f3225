import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";

/** One line of a scorecard: its weight, this period's score (null = missing) and the score of the period before. */
export interface ScoreItem {
  readonly name: string;
  readonly weight: number;
  readonly score: number | null;
  readonly previousScore?: number | null;
}

/**
 * What a missing score does:
 * - renormalise: the item is left out and the other weights are scaled to 1
 * - block: no total while anything is missing
 * - carry: the previous score stands in; no total if that is missing too
 */
export type MissingScoreRule = "renormalise" | "block" | "carry";

export interface WeightedScore {
  /** null when the rule gives none. */
  readonly score: number | null;
  /** In the order of the items, summing to 1; null together with the score. */
  readonly effectiveWeights: readonly number[] | null;
  /** Names of the items without a score of this period, whatever the rule made of them. */
  readonly missing: readonly string[];
  readonly reason?: "scoresMissing" | "previousScoresMissing" | "noScores";
}

const WEIGHT_TOLERANCE = 1e-9;

/**
 * Weighted mean of scores under a stated rule for missing ones; a missing score is never read as 0.
 *
 *   score = sum(w_i * s_i) / sum(w_i)     over the items that count
 *
 * @param items one or more; weights not negative, summing to 1
 * @throws InvalidInputError noItems, notFinite, negativeWeight, measureWeightsDoNotSumToOne
 */
export function weightedScore(items: readonly ScoreItem[], rule: MissingScoreRule): WeightedScore {
  assertUsableItems(items);
  const missing = items.filter((item) => item.score === null).map((item) => item.name);
  const scores = items.map((item) => (rule === "carry" ? (item.score ?? item.previousScore ?? null) : item.score));
  const none = (reason: WeightedScore["reason"]): WeightedScore => ({
    score: null,
    effectiveWeights: null,
    missing,
    reason,
  });

  if (rule === "block" && missing.length > 0) return none("scoresMissing");
  if (rule === "carry" && scores.includes(null)) return none("previousScoresMissing");
  const present = sumBy(items, (item, i) => (scores[i] === null ? 0 : item.weight));
  if (present === 0) return none("noScores");
  // Complete scorecards keep their weights to the digit; the quotient only scales what is left of an incomplete one.
  const scale = scores.includes(null) ? present : 1;
  const effectiveWeights = items.map((item, i) => (scores[i] === null ? 0 : item.weight / scale));
  return { score: sumBy(items, (_, i) => effectiveWeights[i]! * (scores[i] ?? 0)), effectiveWeights, missing };
}

function assertUsableItems(items: readonly ScoreItem[]): void {
  if (items.length === 0) throw new InvalidInputError("noItems");
  for (const { name, weight, score, previousScore } of items) {
    if (![weight, score ?? 0, previousScore ?? 0].every(Number.isFinite))
      throw new InvalidInputError("notFinite", { name });
    if (weight < 0) throw new InvalidInputError("negativeWeight", { name, weight });
  }
  const total = sumBy(items, (item) => item.weight);
  if (!(Math.abs(total - 1) <= WEIGHT_TOLERANCE)) throw new InvalidInputError("measureWeightsDoNotSumToOne", { total });
}
