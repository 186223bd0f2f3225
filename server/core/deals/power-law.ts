import { probabilityOfAtMost } from "../evidence/hit-probability";
import { InvalidInputError } from "../invalid-input-error";
import { type Measured, unavailable } from "../measured";
import { concentration } from "../private-equity/loss-and-concentration";

/** What became of venture financings: shares of deals by multiple of their money. */
export interface PublishedOutcomes {
  readonly source: string;
  /** From (inclusive) to (exclusive); null: no end. Shares sum to 1. */
  readonly buckets: readonly { readonly from: number; readonly to: number | null; readonly share: number }[];
}

/** About 21,000 US venture financings of 2004 to 2013, by number. */
export const VENTURE_OUTCOMES: PublishedOutcomes = {
  source: "Correlation Ventures (2014), Venture Capital: No, We're Not Normal; 21,640 financings 2004-2013",
  buckets: [
    { from: 0, to: 1, share: 0.65 },
    { from: 1, to: 5, share: 0.25 },
    { from: 5, to: 10, share: 0.06 },
    { from: 10, to: 20, share: 0.025 },
    { from: 20, to: null, share: 0.015 },
  ],
};

export interface PowerLaw {
  readonly deals: number;
  readonly buckets: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly count: number;
    /** Of the deals. */
    readonly share: number;
    readonly published: number;
    /** Deals that so many draws from the published outcomes would put here. */
    readonly expected: number;
  }[];
  /** Deals of ten times their money or more, so far. */
  readonly hits: number;
  readonly expectedHits: number;
  /** Of the published outcomes, at ten times or more. */
  readonly hitProbability: number;
  /** That so many independent deals have no ten-bagger: (1 - p)^n. */
  readonly probabilityOfNone: number;
  /** That they have as few hits as this book or fewer. */
  readonly probabilityOfAtMostHits: number;
  /** Gain of the best deals over the gains of all winners. */
  readonly best: readonly {
    readonly count: number;
    readonly names: readonly string[];
    readonly shareOfGains: Measured;
  }[];
}

const TEN_TIMES = 10;

/**
 * A book beside the published outcomes of venture deals. Deals that are still held count with what they are worth now,
 * so a young book has fewer hits than it will have: the probabilities say what luck alone would do, not what is due.
 *
 *   expected hits    = n * p,  p = published share at ten times or more
 *   P(no ten-bagger) = (1 - p)^n
 *
 * @throws InvalidInputError noDeals, notFinite, sharesDoNotSumToOne
 * @see Correlation Ventures (2014)
 */
export function powerLaw(
  deals: readonly { readonly name: string; readonly invested: number; readonly value: number }[],
  published: PublishedOutcomes = VENTURE_OUTCOMES,
): PowerLaw {
  if (deals.length === 0) throw new InvalidInputError("noDeals");
  const bad = deals.find(({ invested, value }) => !(invested > 0 && Number.isFinite(value)));
  if (bad !== undefined) throw new InvalidInputError("notFinite", { deal: bad.name });
  const total = published.buckets.reduce((sum, { share }) => sum + share, 0);
  if (!(Math.abs(total - 1) <= 1e-9)) throw new InvalidInputError("sharesDoNotSumToOne", { total });
  const multiples = deals.map(({ invested, value }) => value / invested);
  const n = deals.length;
  const hits = multiples.filter((multiple) => multiple >= TEN_TIMES).length;
  const hitProbability = published.buckets.reduce((sum, { from, share }) => (from >= TEN_TIMES ? sum + share : sum), 0);
  const totals = deals.map(({ name, invested, value }) => ({ name, invested, value, gain: value - invested }));
  return {
    deals: n,
    buckets: published.buckets.map(({ from, to, share }) => {
      const count = multiples.filter((multiple) => multiple >= from && (to === null || multiple < to)).length;
      return { from, to, count, share: count / n, published: share, expected: n * share };
    }),
    hits,
    expectedHits: n * hitProbability,
    hitProbability,
    probabilityOfNone: probabilityOfAtMost(0, n, hitProbability),
    probabilityOfAtMostHits: probabilityOfAtMost(hits, n, hitProbability),
    best: [1, 3, 5].map((count) => {
      if (count > n) return { count, names: [], shareOfGains: unavailable("tooFewDeals") };
      const { best, shareOfGains } = concentration(totals, count);
      return { count, names: best, shareOfGains };
    }),
  };
}
