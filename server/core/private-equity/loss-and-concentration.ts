import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sum, sumBy } from "../sum";
import type { DealTotals } from "./deal";

/** How much of the capital met losses. All shares are of the capital invested in all deals. */
export interface LossRatios {
  /** Capital in deals that are worth less than was invested in them. */
  readonly capitalInLosers: number;
  /** What those deals lost. */
  readonly capitalLost: number;
  /** Number of such deals over all deals. */
  readonly shareOfDeals: number;
}

/**
 * Loss ratio of a set of deals.
 *
 *   capitalInLosers = sum of invested where value < invested / sum of invested
 *   capitalLost     = sum of (invested - value) there        / sum of invested
 *
 * @throws InvalidInputError noDeals, nothingPaidIn
 */
export function lossRatios(deals: readonly DealTotals[]): LossRatios {
  if (deals.length === 0) throw new InvalidInputError("noDeals");
  const invested = sumBy(deals, (deal) => deal.invested);
  if (!(invested > 0)) throw new InvalidInputError("nothingPaidIn");
  const losers = deals.filter((deal) => deal.gain < 0);
  return {
    capitalInLosers: sumBy(losers, (deal) => deal.invested) / invested,
    capitalLost: -sumBy(losers, (deal) => deal.gain) / invested,
    shareOfDeals: losers.length / deals.length,
  };
}

/** How far the result rests on few deals. */
export interface Concentration {
  readonly best: readonly string[];
  /** Gain of the best deals over the net gain of all; above 1 where the others lost. Unavailable: noNetGain. */
  readonly shareOfNetGain: Measured;
  /** Gain of the best deals over the gains of all winners. Unavailable: noWinners. */
  readonly shareOfGains: Measured;
  /** The multiple of all deals without the best ones. Unavailable: noOtherDeals. */
  readonly multipleWithoutBest: Measured;
  /** Gini coefficient of the deals' values: 0 all equal, towards 1 all in one. Unavailable: noValue. */
  readonly giniOfValue: Measured;
}

/**
 * Share of the gain by the best `count` deals, and the Gini coefficient of what the deals are worth.
 *
 * @throws InvalidInputError noDeals, notACount
 */
export function concentration(deals: readonly DealTotals[], count: number): Concentration {
  if (deals.length === 0) throw new InvalidInputError("noDeals");
  if (!Number.isInteger(count) || count < 1) throw new InvalidInputError("notACount", { count });
  const ranked = [...deals].sort((a, b) => b.gain - a.gain);
  const [best, rest] = [ranked.slice(0, count), ranked.slice(count)];
  const ofBest = sumBy(best, (deal) => deal.gain);
  const net = sumBy(deals, (deal) => deal.gain);
  const gains = sumBy(deals, (deal) => Math.max(deal.gain, 0));
  const others = sumBy(rest, (deal) => deal.invested);
  return {
    best: best.map((deal) => deal.name),
    shareOfNetGain: net > 0 ? measured(ofBest / net) : unavailable("noNetGain"),
    shareOfGains:
      gains > 0 ? measured(sumBy(best, (deal) => Math.max(deal.gain, 0)) / gains) : unavailable("noWinners"),
    multipleWithoutBest:
      others > 0 ? measured(sumBy(rest, (deal) => deal.value) / others) : unavailable("noOtherDeals"),
    giniOfValue: giniCoefficient(deals.map((deal) => deal.value)),
  };
}

/**
 * Gini coefficient of amounts that are not negative.
 *
 *   2 * (sum of rank * amount, ascending) / (n * sum) - (n + 1) / n
 *
 * @returns unavailable: noValue where all are 0
 * @throws InvalidInputError noValues, negativeValue
 */
export function giniCoefficient(amounts: readonly number[]): Measured {
  const n = amounts.length;
  if (n === 0) throw new InvalidInputError("noValues");
  const bad = amounts.find((amount) => !(amount >= 0));
  if (bad !== undefined) throw new InvalidInputError("negativeValue", { value: bad });
  const total = sum(amounts);
  if (total === 0) return unavailable("noValue");
  const ranked = [...amounts].sort((a, b) => a - b).map((amount, i) => (i + 1) * amount);
  return measured((2 * sum(ranked)) / (n * total) - (n + 1) / n);
}
