import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type HoldingClockOptions,
  holdingClock,
  type LedgerEntry,
  longHoldReachedOn,
  remainingLots,
} from "@/server/core/capital/holding-clock";
import { addDays } from "@/server/core/returns/calendar/plain-date";
import { withCode } from "@/tests/builders/with-code";

const options = (change: Partial<HoldingClockOptions> = {}): HoldingClockOptions => ({
  weightedBy: "shares",
  daysPerYear: 365,
  lotAgeCapYears: 6,
  ...change,
});
const buy = (date: string, shares: number, price?: number): LedgerEntry => ({ date, side: "buy", shares, price });
const sell = (date: string, shares: number): LedgerEntry => ({ date, side: "sell", shares });

describe("first in, first out", () => {
  it("sells the oldest shares first and keeps the rest of a lot with its day", () => {
    const ledger = [buy("2021-03-15", 1000), buy("2023-08-01", 500), sell("2024-05-20", 600)];
    expect(remainingLots(ledger, "2024-05-20")).toEqual([
      { acquiredOn: "2021-03-15", shares: 400, price: null },
      { acquiredOn: "2023-08-01", shares: 500, price: null },
    ]);
  });

  it("leaves out what happened after the day", () => {
    expect(remainingLots([buy("2024-01-01", 5), sell("2024-06-01", 5)], "2024-05-31")).toHaveLength(1);
  });

  it("a split keeps age and cost", () => {
    const ledger: LedgerEntry[] = [buy("2024-01-01", 100, 30), { date: "2024-06-01", side: "split", ratio: 3 }];
    expect(remainingLots(ledger, "2024-12-31")).toEqual([{ acquiredOn: "2024-01-01", shares: 300, price: 10 }]);
  });

  it("refuses to sell more than is held, nothing, and a cost without a price", () => {
    expect(() => remainingLots([buy("2024-01-01", 5), sell("2024-02-01", 6)], "2024-12-31")).toThrow(
      withCode("sellsMoreThanHeld"),
    );
    expect(() => remainingLots([sell("2024-02-01", 0)], "2024-12-31")).toThrow(withCode("sharesNotPositive"));
    expect(() => holdingClock([buy("2024-01-01", 5)], "2024-12-31", options({ weightedBy: "cost" }))).toThrow(
      withCode("priceNeeded"),
    );
  });

  it("sells fractional shares to the last without leaving dust", () => {
    const ledger = [buy("2024-01-01", 0.1), buy("2024-01-02", 0.2), sell("2024-02-01", 0.3)];
    expect(remainingLots(ledger, "2024-12-31")).toEqual([]);
  });
});

describe("the clock", () => {
  it("has no time when nothing is held", () => {
    expect(holdingClock([], "2025-12-31", options()).weightedHoldingYears).toBeNull();
  });

  it("caps the age of each lot before weighting", () => {
    const ledger = [buy("2015-01-01", 100), buy("2024-12-31", 100)];
    expect(holdingClock(ledger, "2025-12-31", options()).weightedHoldingYears).toBeCloseTo((6 + 1) / 2, 12);
  });

  it("may begin on the day a share entered its index", () => {
    const clock = holdingClock([buy("2020-01-01", 1)], "2025-12-31", options({ countsFrom: "2024-12-31" }));
    expect(clock.weightedHoldingYears).toBe(1);
  });

  it("says on which day a holding becomes a long one", () => {
    // 3 years of 365 days end on 2025-06-29; one day later the time is longer than 3 years.
    expect(longHoldReachedOn([buy("2022-06-30", 10)], "2024-01-01", 3, options())).toBe("2025-06-30");
    expect(longHoldReachedOn([buy("2022-06-30", 10)], "2026-01-01", 3, options())).toBe("2026-01-01");
    expect(longHoldReachedOn([buy("2022-06-30", 10)], "2024-01-01", 3, options({ lotAgeCapYears: 3 }))).toBeNull();
    expect(longHoldReachedOn([], "2024-01-01", 3, options())).toBeNull();
  });
});

/** Trades that never sell more than is held, one a day. */
const ledgers = fc.array(fc.record({ shares: fc.integer({ min: 1, max: 500 }), sells: fc.boolean() })).map((steps) => {
  let held = 0;
  return steps.map(({ shares, sells }, day): LedgerEntry => {
    const date = addDays("2020-01-01", day);
    const sold = Math.min(held, shares);
    held += sells && sold > 0 ? -sold : shares;
    return sells && sold > 0 ? sell(date, sold) : buy(date, shares);
  });
});

describe("laws", () => {
  it("shares bought less shares sold are the shares left, oldest first", () => {
    fc.assert(
      fc.property(ledgers, (ledger) => {
        const lots = remainingLots(ledger, "2030-01-01");
        const net = ledger.reduce(
          (sum, entry) => sum + (entry.side === "split" ? 0 : entry.side === "buy" ? entry.shares : -entry.shares),
          0,
        );
        expect(lots.reduce((sum, lot) => sum + lot.shares, 0)).toBe(net);
        expect(lots.map((lot) => lot.acquiredOn)).toEqual(lots.map((lot) => lot.acquiredOn).toSorted());
      }),
    );
  });

  it("the weighted time lies between the youngest and the oldest lot and within the cap", () => {
    fc.assert(
      fc.property(ledgers, fc.integer({ min: 0, max: 4000 }), (ledger, later) => {
        const clock = holdingClock(ledger, addDays("2020-06-01", later), options());
        if (clock.weightedHoldingYears === null) return;
        const ages = clock.lots.map((lot) => lot.holdingYears);
        expect(clock.weightedHoldingYears).toBeGreaterThanOrEqual(Math.min(...ages) - 1e-12);
        expect(clock.weightedHoldingYears).toBeLessThanOrEqual(Math.max(...ages) + 1e-12);
        expect(Math.max(...ages)).toBeLessThanOrEqual(6);
      }),
    );
  });
});
