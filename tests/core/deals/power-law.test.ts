import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bookConcentration } from "@/server/core/deals/book-concentration.ts";
import { DEFAULT_DEAL_RULES } from "@/server/core/deals/deal-facts.ts";
import { powerLaw } from "@/server/core/deals/power-law.ts";
import { withCode } from "../../builders/with-code.ts";

const deals = (multiples: readonly number[]) =>
  multiples.map((multiple, i) => ({ name: `D${i}`, invested: 10, value: 10 * multiple }));

describe("powerLaw", () => {
  it("gives the published chances of a book without a ten-bagger: 66% of 10 deals, 44% of 20, 13% of 50, 2% of 100", () => {
    for (const [count, chance] of [
      [10, 0.66],
      [20, 0.44],
      [50, 0.13],
      [100, 0.02],
    ] as const) {
      const law = powerLaw(deals(Array.from({ length: count }, () => 0.5)));
      expect(law.probabilityOfNone).toBeCloseTo(chance, 2);
      expect(law.expectedHits).toBeCloseTo(0.04 * count, 12);
    }
  });

  it("puts a multiple on an edge into the bucket that begins there", () => {
    const law = powerLaw(deals([0, 0.99, 1, 5, 9.99, 10, 20]));
    expect(law.buckets.map(({ count }) => count)).toEqual([2, 1, 2, 1, 1]);
    expect(law.hits).toBe(2);
  });

  it("says how much of the gains the best deals made", () => {
    // Gains 90, 10 and 0, a loss of 5: the best made 90 of 100.
    const law = powerLaw(deals([10, 2, 1, 0.5]));
    expect(law.best[0]).toMatchObject({ names: ["D0"], shareOfGains: { value: 0.9 } });
    expect(law.best[2]).toMatchObject({ count: 5, shareOfGains: { value: null, reason: "tooFewDeals" } });
  });

  it("counts every deal once", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (multiples) => {
          const { buckets, deals: n } = powerLaw(deals(multiples));
          expect(buckets.reduce((sum, { count }) => sum + count, 0)).toBe(n);
          expect(buckets.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        },
      ),
    );
  });

  it("refuses an empty book", () => {
    expect(() => powerLaw([])).toThrow(withCode("noDeals"));
  });
});

describe("bookConcentration", () => {
  const deal = (company: string, domain: string, amount: number) => ({
    company,
    domain,
    stage: "early",
    vintage: "2020",
    amount,
  });

  it("sums to one for each kind, and a share on its limit is inside", () => {
    const rows = bookConcentration([deal("A", "chips", 40), deal("B", "chips", 20), deal("C", "ai", 40)], {
      ...DEFAULT_DEAL_RULES,
      companyLimit: 0.4,
      domainLimit: 0.5,
    });
    for (const by of ["company", "domain", "stage", "vintage"])
      expect(rows.filter((row) => row.by === by).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(rows.filter(({ isBreach }) => isBreach).map(({ key }) => key)).toEqual(["chips", "early", "2020"]);
  });

  it("is empty while nothing is at work", () => {
    expect(bookConcentration([deal("A", "chips", 0)], DEFAULT_DEAL_RULES)).toEqual([]);
  });
});
