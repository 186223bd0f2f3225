import { InvalidInputError } from "../invalid-input-error";
import { sum } from "../sum";

/**
 * Forward contracts exchange one currency for another: a side's forward weights add to 0, or its currency exposure would
 * not be that of a whole portfolio.
 *
 * @throws InvalidInputError notFinite, forwardWeightsDoNotSumToZero { side, total }
 */
export function assertForwardWeights(weights: readonly number[], side: "portfolio" | "benchmark", tolerance: number) {
  const total = sum(weights);
  if (!Number.isFinite(total)) throw new InvalidInputError("notFinite", { side });
  if (!(Math.abs(total) <= tolerance)) throw new InvalidInputError("forwardWeightsDoNotSumToZero", { side, total });
}

/**
 * Return of a forward contract on its weight: bought at the forward rate, worth the spot rate at the end.
 *
 *   S1 / F - 1
 *
 * @throws InvalidInputError rateNotPositive
 */
export function forwardContractReturn(forwardRate: number, spotEnd: number): number {
  if (!(forwardRate > 0 && spotEnd > 0 && Number.isFinite(spotEnd / forwardRate))) {
    throw new InvalidInputError("rateNotPositive", { forwardRate, spotEnd });
  }
  return spotEnd / forwardRate - 1;
}
