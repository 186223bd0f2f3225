import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CapitalHolding } from "@/server/core/capital/capital-book";
import { capitalPosition } from "@/server/core/capital/capital-position";
import { capitalWithout } from "@/server/core/capital/capital-without";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { clampReadings } from "@/server/core/capital/risk-factor";
import { toleratedLosses, wholeBook } from "@/server/core/capital/tolerated-capital";
import { NOTHING_CHANGED, whatIfPosition } from "@/server/core/capital/what-if";
import { capitalHolding, capitalInstitution } from "@/tests/builders/capital-holding";

const DAY = "2026-09-30";
const rules = crossRulesAt(DAY);
const institution = capitalInstitution();
const price = { costOfCapital: 0.1, requiredRatio: 1 };
const losses = (book: readonly CapitalHolding[]) => {
  const position = capitalPosition(book, institution, DAY, rules);
  return { of: toleratedLosses(book, institution, position, DAY, rules, price), all: wholeBook(position) };
};

describe("tolerating paper losses", () => {
  const winner = capitalHolding({ code: "W", purchaseCost: 100, admittedValue: 120 });
  const loser = capitalHolding({ code: "L", purchaseCost: 100, admittedValue: 80 });

  it("costs the capital that the losers tie up: without them k1 of the winner rises", () => {
    const { of, all } = losses([winner, loser]);
    const cost = of(all);
    // x = 0: 70 in all; the winner alone: 120 x 0.35 x 1.04 = 43.68
    expect(cost).toMatchObject({ count: 1, loss: 20, value: 80, charge: expect.closeTo(28, 12) });
    expect(cost.marginalCapital).toBeCloseTo(70 - 43.68, 12);
    expect(cost.capitalCost).toBeCloseTo(2.632, 12);
    expect(cost.returnNeeded).toBeCloseTo(0.0329, 12);
  });

  it("of a deal costs its own charge where nothing diversifies: 41% of 60", () => {
    const deal = capitalHolding({ code: "D", asset: "unlisted_equity", purchaseCost: 100, admittedValue: 60 });
    const { of } = losses([winner, loser, deal]);
    expect(of(new Map([["D", 1]])).marginalCapital).toBeCloseTo(24.6, 12);
    expect(of(new Map([["D", 0.25]]))).toMatchObject({ loss: 10, marginalCapital: expect.closeTo(6.15, 12) });
  });

  it("is nothing for what is at or above cost, or has none", () => {
    const { of } = losses([winner, capitalHolding({ code: "N", asset: "unlisted_equity", admittedValue: 60 })]);
    expect(
      of(
        new Map([
          ["W", 1],
          ["N", 1],
        ]),
      ),
    ).toMatchObject({ count: 0, marginalCapital: 0, returnNeeded: null });
  });

  it("of a STAR share that becomes a long holding within the year charges less in a year", () => {
    const share = capitalHolding({
      asset: "star_share",
      purchaseCost: 100,
      admittedValue: 90,
      trades: [{ date: "2025-03-01", side: "buy", shares: 10, price: 10 }],
    });
    const { of, all } = losses([share]);
    const cost = of(all);
    // k1 = -0.01, k2 from 0.40 / 0.45 - 1 to 0.36 / 0.45 - 1 = -0.2
    expect(cost.charge).toBeCloseTo(90 * (0.4 - 0.0045), 12);
    expect(cost.chargeInAYear).toBeCloseTo(90 * (0.36 - 0.0045), 12);
  });
});

/** Few names, so that some are above their threshold and fall below it. */
const holding = (i: number): fc.Arbitrary<CapitalHolding> =>
  fc
    .record({
      code: fc.constant(`A${i}`),
      asset: fc.constantFrom(
        "main_board_share",
        "star_share",
        "unlisted_equity",
        "bond",
        "investment_property_big_cities",
        "opaque_equity_product",
      ),
      admittedValue: fc.integer({ min: 1, max: 400 }),
      purchaseCost: fc.constantFrom(50, 100, 200, null),
      counterparty: fc.constantFrom("X", "Y", null),
      indices: fc.constantFrom([], ["CSI300"]),
      layers: fc.constantFrom(0, 0, 1),
    })
    .map((facts) => ({
      ...capitalHolding(),
      ...facts,
      grade: "AAA",
      modifiedDuration: 4,
      below: [{ asset: "unlisted_equity", share: 1, layers: 1 }],
      isLookedThrough: facts.asset === "opaque_equity_product" && i % 2 === 0,
    }));

describe("capital without some assets", () => {
  it("is the capital of the position in which they are sold, at every limit and reading", () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 8 })
          .chain((count) =>
            fc.tuple(
              fc.tuple(...Array.from({ length: count }, (_, i) => holding(i))),
              fc.array(fc.constantFrom(0, 0.3, 1), { minLength: count, maxLength: count }),
            ),
          ),
        fc.constantFrom(...clampReadings),
        fc.constantFrom(null, 1_000, 10_000),
        ([book, parts], clamp, totalAssets) => {
          const insurer = capitalInstitution({ totalAssets });
          const position = capitalPosition(book, insurer, DAY, rules, clamp);
          const sold = new Map(book.map(({ code }, i) => [code, parts[i]!]));
          const changes = [...sold].map(([code, part]) => ({ code, keep: 1 - part }));
          const naive = whatIfPosition(book, insurer, { ...NOTHING_CHANGED, changes }, DAY, rules, clamp);
          const whole = naive.company.minimumCapital;
          const quick = capitalWithout(book, insurer, position, DAY, rules, clamp)(sold);
          // Under a root a difference of the last digit of the sum can show as its root.
          expect(Math.abs(quick - whole)).toBeLessThanOrEqual(1e-6 + 1e-9 * position.company.minimumCapital);
        },
      ),
      { numRuns: 400 },
    );
  });
});
