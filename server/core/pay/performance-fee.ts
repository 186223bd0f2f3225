import { InvalidInputError } from "../invalid-input-error";
import { atLeastZero, type Exact, type ExactInput, exact, larger, notNegative, smaller, ZERO } from "./exact";

/** Soft: once the hurdle is reached the whole gain pays; hard: only what lies above the hurdle. */
export type HurdleType = "soft" | "hard";

export interface PerformanceFeeTerms {
  readonly rate: ExactInput;
  /** Return to be reached on the opening value; 0 where there is none. */
  readonly hurdle: ExactInput;
  readonly hurdleType: HurdleType;
  /** Highest fee as a share of the opening value; null = no cap. A fee above it is lost, not carried. */
  readonly capShareOfOpening: ExactInput | null;
}

/**
 * Performance fee of one period over a high-water mark.
 *
 *   hard:  rate * max(0, value - max(mark, opening * (1 + hurdle)))
 *   soft:  rate * max(0, value - max(mark, opening))  if value >= opening * (1 + hurdle), else 0
 *
 * @param value what the fee is measured on: after the management fee ("net"), or before it ("independent")
 * @param mark high-water mark; null where there is none (then the opening value is what must be passed)
 * @throws InvalidInputError notFinite, negativeAmount
 */
export function performanceFee(
  value: ExactInput,
  opening: ExactInput,
  mark: ExactInput | null,
  terms: PerformanceFeeTerms,
): { uncappedFee: Exact; fee: Exact } {
  const measured = exact(value, "value");
  const start = notNegative(opening, "opening");
  const hurdleValue = start.times(exact(terms.hurdle, "hurdle").plus(1));
  const highWater = mark === null ? start : notNegative(mark, "mark");
  const rate = notNegative(terms.rate, "rate");
  const threshold = terms.hurdleType === "hard" ? larger(highWater, hurdleValue) : highWater;
  const isReached = terms.hurdleType === "hard" || measured.gte(hurdleValue);
  const uncappedFee = isReached ? rate.times(atLeastZero(measured.minus(threshold))) : ZERO;
  const cap = terms.capShareOfOpening;
  const fee = cap === null ? uncappedFee : smaller(uncappedFee, notNegative(cap, "cap").times(start));
  return { uncappedFee, fee };
}

/** @throws InvalidInputError returnBelowMinusOne */
export function grown(opening: Exact, periodReturn: ExactInput): Exact {
  const growth = exact(periodReturn, "return").plus(1);
  if (growth.lt(0)) throw new InvalidInputError("returnBelowMinusOne", { return: String(periodReturn) });
  return opening.times(growth);
}
