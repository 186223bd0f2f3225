import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import { bookCharge, type Position } from "./minimum-capital";
import type { CrossRules } from "./regimes/cross-rules";
import { type ClampReading, DEFAULT_CLAMP } from "./risk-factor";

/** A directly held listed share whose book value changes. */
export interface ChangedHolding extends Position {
  readonly purchaseCost: number;
  readonly newValue: number;
  /** Weighted holding time at the new value; absent: as before. */
  readonly newHoldingYears?: number | undefined;
}

export interface MarginalOptions {
  readonly taxRate: number;
  /** Ratio that actual capital is held to: 1 for the pass mark, more for a target of one's own. */
  readonly requiredRatio: number;
  readonly clamp?: ClampReading | undefined;
}

export interface MarginalCapital {
  readonly xBefore: number | null;
  readonly xAfter: number | null;
  readonly k1Before: number;
  readonly k1After: number;
  readonly minimumCapitalBefore: number;
  readonly minimumCapitalAfter: number;
  readonly minimumCapitalChange: number;
  readonly bookValueChange: number;
  readonly actualCapitalChange: number;
  readonly surplusChange: number;
  /** Part of a loss that comes back as lower minimum capital; null when nothing changed in value. */
  readonly shareOfLossGivenBack: number | null;
}

/**
 * What a change of value of listed shares does to capital: a paper loss cuts actual capital one to one (after tax) and
 * gives part of it back, because the charge is on a smaller value and because k1 falls with x.
 *
 *   surplus change = actual capital change - required ratio x minimum capital change      (no diversification)
 *   share given back = minimum capital change / book value change
 *
 * Cost 100 falling to 80: minimum capital 35.00 -> 26.88 while actual capital falls by 20.
 *
 * @throws InvalidInputError taxRateOutOfRange, requiredRatioNegative, and as bookCharge
 * @see C-ROSS II Rule 8
 */
export function marginalCapital(
  holdings: readonly ChangedHolding[],
  rules: CrossRules,
  { taxRate, requiredRatio, clamp = DEFAULT_CLAMP }: MarginalOptions,
): MarginalCapital {
  if (!(taxRate >= 0 && taxRate <= 1)) throw new InvalidInputError("taxRateOutOfRange", { taxRate });
  if (!(requiredRatio >= 0)) throw new InvalidInputError("requiredRatioNegative", { requiredRatio });
  const before = bookCharge(holdings, rules, clamp);
  const after = bookCharge(
    holdings.map(({ newValue, newHoldingYears, ...holding }) => ({
      ...holding,
      admittedValue: newValue,
      holdingYears: newHoldingYears ?? holding.holdingYears,
    })),
    rules,
    clamp,
  );
  const bookValueChange = sumBy(holdings, (holding) => holding.newValue - holding.admittedValue);
  const minimumCapitalChange = after.total - before.total;
  const actualCapitalChange = bookValueChange * (1 - taxRate);
  return {
    xBefore: before.x,
    xAfter: after.x,
    k1Before: before.k1,
    k1After: after.k1,
    minimumCapitalBefore: before.total,
    minimumCapitalAfter: after.total,
    minimumCapitalChange,
    bookValueChange,
    actualCapitalChange,
    surplusChange: actualCapitalChange - requiredRatio * minimumCapitalChange,
    shareOfLossGivenBack: bookValueChange === 0 ? null : minimumCapitalChange / bookValueChange,
  };
}
