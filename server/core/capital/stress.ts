import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { type AggregatedInsurer, companyCapital, type OtherModules } from "./aggregate";
import { bookCharge, type Position } from "./minimum-capital";
import type { CrossRules } from "./regimes/cross-rules";
import type { MarketSubModule } from "./regimes/cross-tables";
import { type ClampReading, DEFAULT_CLAMP } from "./risk-factor";
import { type RiskRating, type SolvencyPosition, solvencyPosition } from "./solvency-position";

/** An insurer before a shock. All money in bn CNY. */
export interface StressedInsurer {
  readonly insurer: AggregatedInsurer;
  readonly totalAssetsBnCny: number;
  readonly actualCapital: number;
  readonly coreCapital: number;
  readonly riskRating: RiskRating;
  /** Directly held listed shares, with their costs. */
  readonly holdings: readonly (Position & { readonly purchaseCost: number })[];
  /** All other market risk; equity here is added to that of the holdings. */
  readonly otherMarketSubModules: Readonly<Partial<Record<MarketSubModule, number>>>;
  readonly otherModules: OtherModules;
}

export interface Shock {
  /** Change of the value of every listed holding as a fraction, at least -1; -0.3 for the mandatory sensitivity. */
  readonly listedEquity: number;
  /** Loss on other assets (default of fixed income, a move of the curve) that cuts capital, before tax. */
  readonly otherLoss?: number | undefined;
  readonly taxRateOnLoss?: number | undefined;
}

export interface SolvencyBefore extends SolvencyPosition {
  readonly x: number | null;
  readonly equityMinimumCapital: number;
  readonly minimumCapital: number;
  readonly actualCapital: number;
  readonly coreCapital: number;
}

export interface StressedSolvency {
  readonly before: SolvencyBefore;
  readonly after: SolvencyBefore;
  /** Change of the comprehensive ratio; null where a ratio is. */
  readonly ratioChange: number | null;
  readonly minimumCapitalChange: number;
}

/**
 * What a fall of listed equities does to solvency. The loss after tax cuts actual and core capital one to one; purchase
 * costs, total assets for the size relief and all other risks stay; minimum capital is computed anew, and falls as well,
 * because the book is smaller and because k1 follows x down.
 *
 *   loss = -shock x sum of book values + other loss
 *   capital after = capital before - loss x (1 - tax)
 *
 * @throws InvalidInputError shockBelowMinusOne, taxRateOutOfRange, and as bookCharge, companyCapital, solvencyPosition
 * @see C-ROSS II: equities -20% as macro scenario, -30% as sensitivity
 */
export function stressedSolvency(
  insurer: StressedInsurer,
  { listedEquity, otherLoss = 0, taxRateOnLoss = 0 }: Shock,
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): StressedSolvency {
  if (!(listedEquity >= -1)) throw new InvalidInputError("shockBelowMinusOne", { listedEquity });
  if (!(taxRateOnLoss >= 0 && taxRateOnLoss <= 1)) throw new InvalidInputError("taxRateOutOfRange", { taxRateOnLoss });
  const gain = listedEquity * sumBy(insurer.holdings, (holding) => holding.admittedValue) - otherLoss;
  const capitalChange = gain * (1 - taxRateOnLoss);
  const shocked: StressedInsurer = {
    ...insurer,
    actualCapital: insurer.actualCapital + capitalChange,
    coreCapital: insurer.coreCapital + capitalChange,
    holdings: insurer.holdings.map((holding) => ({
      ...holding,
      admittedValue: holding.admittedValue * (1 + listedEquity),
    })),
  };
  const before = solvencyOf(insurer, rules, clamp);
  const after = solvencyOf(shocked, rules, clamp);
  return {
    before,
    after,
    ratioChange:
      before.comprehensiveRatio === null || after.comprehensiveRatio === null
        ? null
        : after.comprehensiveRatio - before.comprehensiveRatio,
    minimumCapitalChange: after.minimumCapital - before.minimumCapital,
  };
}

/** Solvency of an insurer as it stands. */
export function solvencyOf(
  insurer: StressedInsurer,
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): SolvencyBefore {
  const { actualCapital, coreCapital, riskRating, otherMarketSubModules } = insurer;
  const book = bookCharge(insurer.holdings, rules, clamp);
  const { minimumCapital } = companyCapital(
    {
      insurer: insurer.insurer,
      totalAssetsBnCny: insurer.totalAssetsBnCny,
      otherModules: insurer.otherModules,
      marketSubModules: {
        ...otherMarketSubModules,
        equity: (otherMarketSubModules.equity ?? 0) + book.total,
      },
    },
    rules,
  );
  return {
    x: book.x,
    equityMinimumCapital: book.total,
    minimumCapital,
    actualCapital,
    coreCapital,
    ...solvencyPosition({ actualCapital, coreCapital, minimumCapital, riskRating }, rules),
  };
}
