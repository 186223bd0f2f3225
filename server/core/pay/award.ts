import { InvalidInputError } from "../invalid-input-error";
import { type ScorePoint, scoreCurve } from "../schemes/score-curve";
import { CENTS, type Exact, type ExactInput, exact, larger, notNegative, share, smaller, toCents } from "./exact";

/** A condition on the pay of all: the fund's result, the solvency ratio, the weight of risk. */
export interface PayGate {
  readonly name: string;
  readonly isMet: boolean;
  /** What is left of the award when it is not met: 0 = nothing. */
  readonly factorWhenMissed: ExactInput;
}

export interface AwardTerms {
  /** Pay for a multiple of 1. */
  readonly targetPay: ExactInput;
  /** From score to multiple of the target, flat beyond its ends. */
  readonly multiples: readonly ScorePoint[];
  /** Lowest and highest award; null = none. The floor holds before gates, the cap always. */
  readonly floor: ExactInput | null;
  readonly cap: ExactInput | null;
  readonly gates: readonly PayGate[];
}

export interface Award {
  readonly multiple: Exact;
  /** Target times multiple, before floor, cap and gates. */
  readonly uncapped: Exact;
  readonly missedGates: readonly string[];
  /** What remains after missed gates, 1 when all are met. */
  readonly gateFactor: Exact;
  readonly amount: Exact;
}

/**
 * Award for a score.
 *
 *   award = min(cap, max(floor, target * multiple(score))) * product of the factors of missed gates, to the cent
 *
 * Monotonic: where the curve never falls, a higher score never pays less.
 *
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange, floorAboveCap, those of scoreCurve
 */
export function award(score: number, terms: AwardTerms, digits = CENTS): Award {
  const target = notNegative(terms.targetPay, "targetPay");
  const multiple = exact(scoreCurve(terms.multiples)(score) ?? 0, "multiple");
  const uncapped = target.times(multiple);
  const floor = terms.floor === null ? null : notNegative(terms.floor, "floor");
  const cap = terms.cap === null ? null : notNegative(terms.cap, "cap");
  if (floor !== null && cap?.lt(floor))
    throw new InvalidInputError("floorAboveCap", { floor: floor.toString(), cap: cap.toString() });
  const raised = larger(uncapped, floor ?? target.times(0));
  const bounded = cap === null ? raised : smaller(raised, cap);
  const missed = terms.gates.filter(({ isMet }) => !isMet);
  const gateFactor = missed.reduce(
    (factor, gate) => factor.times(share(gate.factorWhenMissed, gate.name)),
    exact(1, "factor"),
  );
  return {
    multiple,
    uncapped,
    missedGates: missed.map(({ name }) => name),
    gateFactor,
    amount: toCents(bounded.times(gateFactor), digits),
  };
}
