import { InvalidInputError } from "../invalid-input-error";
import { logGamma } from "../statistics/gamma-functions";

/**
 * Probability of at most `hits` successes (deals of ten times cost, say) among independent deals: how often a good
 * investor in rare outcomes has nothing to show.
 *
 *   sum over k = 0..hits of C(deals, k) p^k (1 - p)^(deals - k)
 *
 * @throws InvalidInputError notAProbability, notWhole
 */
export function probabilityOfAtMost(hits: number, deals: number, hitProbability: number): number {
  if (!(hitProbability >= 0 && hitProbability <= 1)) throw new InvalidInputError("notAProbability", { hitProbability });
  if (!(Number.isInteger(deals) && deals >= 0 && Number.isInteger(hits) && hits >= 0)) {
    throw new InvalidInputError("notWhole", { hits, deals });
  }
  if (hits >= deals || hitProbability === 0) return 1;
  if (hitProbability === 1) return 0;
  let total = 0;
  for (let k = 0; k <= hits; k++) {
    const logChoices = logGamma(deals + 1) - logGamma(k + 1) - logGamma(deals - k + 1);
    total += Math.exp(logChoices + k * Math.log(hitProbability) + (deals - k) * Math.log1p(-hitProbability));
  }
  return Math.min(1, total);
}
