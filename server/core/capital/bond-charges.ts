import { InvalidInputError } from "../invalid-input-error";
import { sumBy } from "../sum";
import type { CrossRules } from "./regimes/cross-rules";

/** A bond or debt-type product. */
export interface Bond {
  /** `government`, `policy_bank`, a rating such as `AA+`, or `lower_or_unrated`. */
  readonly grade: string;
  /** Modified duration in years, 0 or more. */
  readonly modifiedDuration: number;
  readonly admittedValue: number;
  /** Special factor on the spread charge, such as -0.1 for a green carbon-reduction bond. */
  readonly k?: number | undefined;
}

/** One piece of a charge by duration, continuous at 5 and 10 years: the lower piece includes its upper end. */
function curveFactor(charge: "rate" | "spread", grade: string | null, duration: number, rules: CrossRules): number {
  if (!(Number.isFinite(duration) && duration >= 0)) throw new InvalidInputError("negativeDuration", { duration });
  const piece = rules.curve(charge, grade).pieces.find(({ upTo }) => upTo === null || duration <= upTo);
  if (piece === undefined) throw new InvalidInputError("noBracket", { duration });
  return duration === 0 ? 0 : (piece.quadratic * duration + piece.linear) * duration + piece.constant;
}

const capped = (factor: number, rules: CrossRules) => Math.min(rules.parameter("riskFactorCap"), factor);

/**
 * Rate charge of a property and casualty insurer as a fraction of admitted value.
 *
 *   D(-0.001D+0.0217) for 0<D<=5; D(-0.00106D+0.022) for 5<D<=10; 0.0114D above; at most 1
 *
 * Life insurers use the scenario method instead: {@link lifeRateCharge}.
 *
 * @throws InvalidInputError negativeDuration, noRuleInForce
 * @see C-ROSS II Rule 8
 */
export const rateFactor = (modifiedDuration: number, rules: CrossRules): number =>
  capped(curveFactor("rate", null, modifiedDuration, rules), rules);

/**
 * Spread charge as a fraction of admitted value, by issuer or rating and duration.
 *
 *   min(1, curve(D) x (1 + k))
 *
 * @throws InvalidInputError negativeDuration, noRuleInForce
 * @see C-ROSS II Rule 9
 */
export const spreadFactor = (
  { grade, modifiedDuration, k = 0 }: Omit<Bond, "admittedValue">,
  rules: CrossRules,
): number => capped(curveFactor("spread", grade, modifiedDuration, rules) * (1 + k), rules);

/**
 * Default charge on the surface of a debt-type product, by rating: min(1, factor x (1 + k)).
 *
 * @param k special factor, such as -0.2 for debt investment plans
 * @throws InvalidInputError noRuleInForce
 * @see C-ROSS II Rule 9
 */
export const surfaceDefaultCharge = (grade: string, rules: CrossRules, k = 0): number =>
  capped(rules.surfaceDefaultFactor(grade) * (1 + k), rules);

export interface BondCharge {
  readonly spreadFactor: number;
  readonly spreadCapital: number;
  readonly rateFactor: number;
  readonly rateCapital: number;
}

/** Factors and capital of each bond and their arithmetic sums; inside one risk there is no diversification. */
export function bondBookCharge(
  bonds: readonly Bond[],
  rules: CrossRules,
): { readonly bonds: readonly BondCharge[]; readonly totalSpread: number; readonly totalRate: number } {
  const charges = bonds.map((bond) => {
    if (!Number.isFinite(bond.admittedValue))
      throw new InvalidInputError("notFinite", { admittedValue: bond.admittedValue });
    const exposure = Math.max(0, bond.admittedValue);
    const spread = spreadFactor(bond, rules);
    const rate = rateFactor(bond.modifiedDuration, rules);
    return {
      spreadFactor: spread,
      spreadCapital: exposure * spread,
      rateFactor: rate,
      rateCapital: exposure * rate,
    };
  });
  return {
    bonds: charges,
    totalSpread: sumBy(charges, (charge) => charge.spreadCapital),
    totalRate: sumBy(charges, (charge) => charge.rateCapital),
  };
}
