import { type Bond, rateFactor, spreadFactor } from "./bond-charges";
import { positionCharge } from "./minimum-capital";
import type { CrossRules } from "./regimes/cross-rules";
import { type ClampReading, combinedFactor, DEFAULT_CLAMP, riskFactor } from "./risk-factor";

/** Charges of a bond that are added up for the comparison. */
export type BondChargeKind = "rate" | "spread";

/**
 * Sum of the chosen charges of a bond as a fraction of its value.
 *
 * @throws InvalidInputError negativeDuration, noRuleInForce
 */
export const bondFactor = (
  bond: Omit<Bond, "admittedValue">,
  charges: readonly BondChargeKind[],
  rules: CrossRules,
): number =>
  (charges.includes("spread") ? spreadFactor(bond, rules) : 0) +
  (charges.includes("rate") ? rateFactor(bond.modifiedDuration, rules) : 0);

/**
 * How many times the capital of a bond an equity position of the same value costs.
 *
 * @returns equity factor / bond factor; null for a bond that is not charged
 */
export const equityToBond = (equityFactor: number, bond: number): number | null =>
  bond === 0 ? null : equityFactor / bond;

/** An equity position with its k1 and k2 given, held directly or through fund layers. */
export interface ComparedEquity {
  readonly asset: string;
  readonly fundLayers: number;
  readonly k1: number;
  readonly k2: number;
}

/**
 * Risk factor of the equity side: RF0 x (1 + K + 0.1 x fund layers), at most 1; an opaque product has no layers.
 *
 * @throws InvalidInputError noRuleInForce, layersNotWhole
 * @see C-ROSS II Rules 7, 8
 */
export function comparedEquityFactor(
  { asset, fundLayers, k1, k2 }: ComparedEquity,
  rules: CrossRules,
  clamp: ClampReading = DEFAULT_CLAMP,
): number {
  const { baseFactor, Kp } = positionCharge({ asset, admittedValue: 1, layers: fundLayers }, rules, clamp);
  return riskFactor(baseFactor, combinedFactor({ k1, k2, otherK: 0 }, rules, clamp), Kp, rules);
}
