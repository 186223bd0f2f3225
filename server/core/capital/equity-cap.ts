import { InvalidInputError } from "../invalid-input-error";
import { bracketValue } from "./aggregate";
import { isAtLeast } from "./compared-with-tolerance";
import type { CrossRules } from "./regimes/cross-rules";
import type { InsurerKind } from "./regimes/cross-tables";

/**
 * Cap on equity assets as a share of total assets, by comprehensive solvency ratio (综合偿付能力充足率) of the previous
 * quarter; the lower bound belongs to the bracket.
 *
 * @param comprehensiveRatio fraction, 1 is 100%
 * @param insurer the shipped caps are the same for all kinds
 * @throws InvalidInputError notFinite, noRuleInForce
 * @see 金规〔2025〕12号
 */
export function equityCap(comprehensiveRatio: number, rules: CrossRules, insurer: InsurerKind = "life"): number {
  if (!Number.isFinite(comprehensiveRatio)) throw new InvalidInputError("notFinite", { comprehensiveRatio });
  return bracketValue(rules.brackets("equityCaps", insurer).brackets, comprehensiveRatio);
}

export interface EquityHeadroom {
  readonly cap: number;
  /** null without total assets. */
  readonly equityShare: number | null;
  /** Money that may still be put into equity; negative: money above the cap. */
  readonly headroom: number;
  readonly withinCap: boolean;
}

/**
 * Where a book stands against its cap.
 *
 *   headroom = cap x total assets - equity assets
 *
 * @throws InvalidInputError notFinite, negativeTotalAssets, noRuleInForce
 * @see 金规〔2025〕12号
 */
export function equityHeadroom(
  equityAssets: number,
  totalAssets: number,
  comprehensiveRatio: number,
  rules: CrossRules,
): EquityHeadroom {
  if (!Number.isFinite(equityAssets)) throw new InvalidInputError("notFinite", { equityAssets });
  if (!(totalAssets >= 0)) throw new InvalidInputError("negativeTotalAssets", { totalAssets });
  const cap = equityCap(comprehensiveRatio, rules);
  return {
    cap,
    equityShare: totalAssets === 0 ? null : equityAssets / totalAssets,
    headroom: cap * totalAssets - equityAssets,
    withinCap: totalAssets === 0 ? equityAssets <= 0 : isAtLeast(cap, equityAssets / totalAssets),
  };
}
