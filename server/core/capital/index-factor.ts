import { isAbove } from "./compared-with-tolerance";
import type { CrossRules } from "./regimes/cross-rules";
import type { IndexFactorRow } from "./regimes/cross-tables";

/** What decides on k2. */
export interface IndexFactorQuestion {
  readonly asset: string;
  /** Indices the share belongs to, such as CSI300. */
  readonly indices: readonly string[];
  /** Weighted holding time in years. */
  readonly holdingYears: number;
}

/**
 * Special factor k2 of index members and of long holdings; base factor and k1 stay as they are.
 *
 *   k2 = target factor / RF0 - 1     not rounded, where the rule states the factor at x = 0
 *
 * "Longer than n years" is strict. Where several rows fit (a long-held index member), the lowest counts.
 *
 * @param baseFactor RF0 of the asset
 * @returns k2 as a fraction; 0 where no row fits
 * @see C-ROSS II Rule 8, 金规〔2023〕5号, 金规〔2025〕24号
 */
export function indexFactor(question: IndexFactorQuestion, baseFactor: number, rules: CrossRules): number {
  let lowest = 0;
  for (const row of rules.indexFactors) {
    if (!isForHolding(row, question)) continue;
    if (row.longerThanYears !== null && !isAbove(question.holdingYears, row.longerThanYears)) continue;
    lowest = Math.min(lowest, row.targetFactor === null ? row.k2! : row.targetFactor / baseFactor - 1);
  }
  return lowest;
}

const isForHolding = (row: IndexFactorRow, { asset, indices }: Omit<IndexFactorQuestion, "holdingYears">) =>
  row.assets.includes(asset) && (row.index === null || indices.includes(row.index));

/** What a long holding needs and how far back its clock looks; null where holding longer changes nothing. */
export interface LongHoldRule {
  readonly longerThanYears: number;
  readonly lookBackYears: number | null;
}

/** Whether a weighted holding time (null: nothing held) is longer than the mark, strictly. */
export const isLongHeld = (weightedHoldingYears: number | null, longerThanYears: number): boolean =>
  weightedHoldingYears !== null && isAbove(weightedHoldingYears, longerThanYears);

/** The long-hold rule of an asset on the day of the rules; the shortest time where several would do. */
export function longHoldRule(
  question: Omit<IndexFactorQuestion, "holdingYears">,
  rules: CrossRules,
): LongHoldRule | null {
  let best: LongHoldRule | null = null;
  for (const row of rules.indexFactors) {
    if (row.longerThanYears === null || !isForHolding(row, question)) continue;
    if (best === null || row.longerThanYears < best.longerThanYears)
      best = { longerThanYears: row.longerThanYears, lookBackYears: row.lookBackYears };
  }
  return best;
}
