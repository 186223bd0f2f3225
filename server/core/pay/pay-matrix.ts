import { InvalidInputError } from "../invalid-input-error";
import { Exact, type ExactInput, exact, notNegative } from "./exact";

/** What the three-year result and the fund's margin demand of this year's performance pay. */
export type PayMatrixOutcome = "cut" | "must_fall" | "may_not_rise" | "may_rise" | "no_explicit_rule";

export interface PayMatrixTerms {
  /** Lag behind the benchmark beyond which pay must fall (0.10 = ten points); exactly there it need not. */
  readonly farBelow: ExactInput;
  /** Least cut of pay when far below and the fund lost money (0.30). */
  readonly leastCut: ExactInput;
  /** Excess from which a result is significantly above the benchmark; the draft leaves it open. */
  readonly significantlyAbove: ExactInput;
}

export interface PayMatrixResult {
  readonly outcome: PayMatrixOutcome;
  /** Highest performance pay allowed; null where the rule names no amount ("must fall", "may rise", no rule). */
  readonly maximumPay: Exact | null;
  readonly allowed: boolean;
}

/** The draft's own figures, with five points for "significantly". */
export const FUND_PAY_MATRIX_DRAFT_2025: PayMatrixTerms = {
  farBelow: "0.10",
  leastCut: "0.30",
  significantlyAbove: "0.05",
};

/**
 * Limit on a fund manager's performance pay from the three-year result against the benchmark and the fund's margin.
 *
 *   | three-year excess      | margin < 0              | margin >= 0       |
 *   | below by > farBelow    | fall by leastCut or more| must fall         |
 *   | below by up to it      | may not rise            | no explicit rule  |
 *   | significantly above    | may not rise            | may rise          |
 *   | between                | no explicit rule        | no explicit rule  |
 *
 * @throws InvalidInputError notFinite, negativeAmount
 * @see AMAC 基金管理公司绩效考核管理指引, draft of December 2025 (final text of April 2026 not seen)
 */
export function payMatrix(
  excess: ExactInput,
  profitMargin: ExactInput,
  priorPay: ExactInput,
  proposedPay: ExactInput,
  terms: PayMatrixTerms = FUND_PAY_MATRIX_DRAFT_2025,
): PayMatrixResult {
  const prior = notNegative(priorPay, "priorPay");
  const proposed = notNegative(proposedPay, "proposedPay");
  const outcome = payMatrixOutcome(excess, profitMargin, terms);
  switch (outcome) {
    case "cut": {
      const maximumPay = prior.times(new Exact(1).minus(terms.leastCut));
      return { outcome, maximumPay, allowed: proposed.lte(maximumPay) };
    }
    case "may_not_rise":
      return { outcome, maximumPay: prior, allowed: proposed.lte(prior) };
    case "must_fall":
      return { outcome, maximumPay: null, allowed: proposed.lt(prior) };
    case "may_rise":
    case "no_explicit_rule":
      return { outcome, maximumPay: null, allowed: true };
  }
}

function payMatrixOutcome(excess: ExactInput, profitMargin: ExactInput, terms: PayMatrixTerms): PayMatrixOutcome {
  const gap = exact(excess, "excess");
  const losing = exact(profitMargin, "profitMargin").lt(0);
  const farBelow = notNegative(terms.farBelow, "farBelow");
  const significantlyAbove = notNegative(terms.significantlyAbove, "significantlyAbove");
  const cut = exact(terms.leastCut, "leastCut");
  if (cut.lt(0) || cut.gt(1))
    throw new InvalidInputError("shareOutOfRange", { field: "leastCut", value: cut.toString() });
  if (gap.lt(farBelow.neg())) return losing ? "cut" : "must_fall";
  if (gap.lt(0)) return losing ? "may_not_rise" : "no_explicit_rule";
  if (gap.gte(significantlyAbove) && gap.gt(0)) return losing ? "may_not_rise" : "may_rise";
  return "no_explicit_rule";
}
