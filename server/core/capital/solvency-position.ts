import { InvalidInputError } from "../invalid-input-error";
import { isAtLeast } from "./compared-with-tolerance";
import type { CrossRules } from "./regimes/cross-rules";

/** Risk ratings (风险综合评级) from best to worst; C and D do not pass. */
export const riskRatings = ["AAA", "AA", "A", "BBB", "BB", "B", "C", "D"] as const;
export type RiskRating = (typeof riskRatings)[number];

const WORST_THAT_PASSES: RiskRating = "B";

export interface SolvencyFigures {
  readonly actualCapital: number;
  readonly coreCapital: number;
  readonly minimumCapital: number;
  readonly riskRating: RiskRating;
}

export interface SolvencyPosition {
  /** 综合偿付能力充足率; null without minimum capital. */
  readonly comprehensiveRatio: number | null;
  /** 核心偿付能力充足率; null without minimum capital. */
  readonly coreRatio: number | null;
  readonly meetsPassMark: boolean;
  readonly onWatchList: boolean;
  /** A ratio below its pass mark: the regulator must limit directors' and executives' pay and dividends ... */
  readonly payAndDividendsMustBeLimited: boolean;
  /** ... and may order pay to be recovered. */
  readonly payRecoveryMayBeOrdered: boolean;
}

/**
 * Solvency ratios, pass mark, watch list and what a breach means for pay.
 *
 *   comprehensive = actual capital / minimum capital     at least 100%
 *   core          = core capital / minimum capital       at least 50%
 *   rating at least B; watch list: core below 60% or comprehensive below 120%
 *
 * @throws InvalidInputError notFinite, negativeMinimumCapital, noRuleInForce
 * @see C-ROSS II, rules of 30 Dec 2021
 */
export function solvencyPosition(figures: SolvencyFigures, rules: CrossRules): SolvencyPosition {
  const { actualCapital, coreCapital, minimumCapital, riskRating } = figures;
  if (![actualCapital, coreCapital, minimumCapital].every(Number.isFinite))
    throw new InvalidInputError("notFinite", { actualCapital, coreCapital, minimumCapital });
  if (minimumCapital < 0) throw new InvalidInputError("negativeMinimumCapital", { minimumCapital });
  const reaches = (
    capital: number,
    mark: "corePassMark" | "comprehensivePassMark" | "coreWatchMark" | "comprehensiveWatchMark",
  ) => (minimumCapital === 0 ? capital >= 0 : isAtLeast(capital / minimumCapital, rules.parameter(mark)));
  const ratiosPass = reaches(coreCapital, "corePassMark") && reaches(actualCapital, "comprehensivePassMark");
  const ratingPasses = riskRatings.indexOf(riskRating) <= riskRatings.indexOf(WORST_THAT_PASSES);
  return {
    comprehensiveRatio: minimumCapital === 0 ? null : actualCapital / minimumCapital,
    coreRatio: minimumCapital === 0 ? null : coreCapital / minimumCapital,
    meetsPassMark: ratiosPass && ratingPasses,
    onWatchList: !(reaches(coreCapital, "coreWatchMark") && reaches(actualCapital, "comprehensiveWatchMark")),
    payAndDividendsMustBeLimited: !ratiosPass,
    payRecoveryMayBeOrdered: !ratiosPass,
  };
}
