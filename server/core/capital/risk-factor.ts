import type { CrossRules } from "./regimes/cross-rules";

/**
 * Which factors the bounds of K hold in. The rule says "unless otherwise specified", and the concentration factors
 * (0.4, 0.5) lie outside the bounds, so the reading is a switch:
 * - k1_and_k2: K = clamp(k1 + k2) + other k     (default)
 * - all:       K = clamp(k1 + k2 + other k)
 * - none:      K = k1 + k2 + other k
 */
export const clampReadings = ["k1_and_k2", "all", "none"] as const;
export type ClampReading = (typeof clampReadings)[number];
export const DEFAULT_CLAMP: ClampReading = "k1_and_k2";

/** The special factors of one asset, as fractions. */
export interface SpecialFactors {
  readonly k1: number;
  readonly k2: number;
  /** Sum of all other factors (concentration, class limit, property, ...). */
  readonly otherK: number;
}

/**
 * K from the special factors, by one of the three readings of its bounds.
 *
 * @returns K as a fraction; without bounds it can fall below -1
 * @see C-ROSS II Rule 2, Rule 8
 */
export function combinedFactor({ k1, k2, otherK }: SpecialFactors, rules: CrossRules, clamp: ClampReading): number {
  const bounded = (k: number) => Math.min(rules.parameter("clampUpper"), Math.max(rules.parameter("clampLower"), k));
  if (clamp === "all") return bounded(k1 + k2 + otherK);
  return (clamp === "none" ? k1 + k2 : bounded(k1 + k2)) + otherK;
}

/** Equity-type products pay the loading from the first layer, debt-type products from the second. */
export type ProductType = "equity" | "debt";

/**
 * Look-through loading of an asset that is held through products.
 *
 *   Kp = n x 0.1          equity type
 *   Kp = (n - 1) x 0.1    debt type
 *
 * @param layers n, the surface product included, the bottom asset excluded; 0 for an asset held directly
 * @see C-ROSS II Rule 7
 */
export function lookThroughLoading(layers: number, productType: ProductType, rules: CrossRules): number {
  const charged = productType === "equity" ? layers : layers - 1;
  return Math.max(0, charged) * rules.parameter("lookThroughStep");
}

/**
 * RF = RF0 x (1 + K + Kp), at most 1. The rule has no floor; inside the bounds of K none is needed, without them a deep
 * paper loss (x below about -0.88 on a long index holding) makes RF negative, which shows what the bounds are for.
 *
 * @param baseFactor RF0
 * @see C-ROSS II Rule 2, Rule 7
 */
export function riskFactor(baseFactor: number, combined: number, loading: number, rules: CrossRules): number {
  return Math.min(rules.parameter("riskFactorCap"), baseFactor * (1 + combined + loading));
}
