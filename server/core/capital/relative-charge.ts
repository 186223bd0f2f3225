import { type Bond, rateFactor, spreadFactor } from "./bond-charges";
import type { CrossRules } from "./regimes/cross-rules";

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
