import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BonusBankTerms,
  bonusBank,
  evaDeclaredBonus,
  fractionOf,
  WEALTH_ADDED_PAYOUT,
} from "@/server/core/pay/bonus-bank";
import { addUp, anyShare, expectSameCash, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const terms = (given: Partial<BonusBankTerms> = {}): BonusBankTerms => ({
  openingBalance: 0,
  payoutFraction: fractionOf(...WEALTH_ADDED_PAYOUT.senior),
  negativeBalance: "carriedForward",
  ...given,
});
const anyDeclared = fc.array(
  fc.integer({ min: -100_000, max: 100_000 }).map((cents) => cents / 100),
  { minLength: 1, maxLength: 12 },
);

describe("bonus bank", () => {
  it("pays a senior 30 of +90, keeps 60, and carries -15 after -75", () => {
    const { years } = bonusBank([90, -75], terms());
    expect(years.map(({ paid, closing }) => [paid.toNumber(), closing.toNumber()])).toEqual([
      [30, 60],
      [0, -15],
    ]);
  });

  it("charges a negative opening balance before the credit of the year", () => {
    // Hand: -100 costs 10; +140 brings it to 30, half is paid.
    const { years } = bonusBank(
      [140],
      terms({ openingBalance: -100, rateOnNegativeBalance: 0.1, payoutFraction: 0.5 }),
    );
    expect(numbers([years[0]!.carryOnNegative, years[0]!.paid, years[0]!.closing])).toEqual([-10, 15, 15]);
  });

  it("earns nothing on a positive balance", () => {
    const { years } = bonusBank([0], terms({ openingBalance: 90, rateOnNegativeBalance: 0.1 }));
    expect(numbers([years[0]!.carryOnNegative, years[0]!.paid, years[0]!.closing])).toEqual([0, 30, 60]);
  });

  it("starts again at 0 where a negative balance is written off, and says how much that was", () => {
    const { years } = bonusBank([-75, 30], terms({ negativeBalance: "writtenOff" }));
    expect(numbers(years.map(({ writtenOff }) => writtenOff))).toEqual([75, 0]);
    expect(years[1]!.paid.toNumber()).toBe(10);
  });

  it("loses nothing: opening + charges + declared + written off = paid + closing, every year and in all", () => {
    fc.assert(
      fc.property(
        anyDeclared,
        anyShare(),
        anyShare(0, 100),
        fc.constantFrom("carriedForward" as const, "writtenOff" as const),
        fc.constantFrom("none" as const, "cents" as const),
        (declared, payoutFraction, rateOnNegativeBalance, negativeBalance, rounding) => {
          const bank = bonusBank(declared, terms({ payoutFraction, rateOnNegativeBalance, negativeBalance, rounding }));
          for (const year of bank.years) {
            const incoming = addUp([year.opening, year.carryOnNegative, year.declared, year.writtenOff]);
            expectSameCash(year.paid.plus(year.closing), incoming);
            expect(year.paid.gte(0)).toBe(true);
          }
          bank.years.slice(1).forEach((year, i) => {
            expect(year.opening.eq(bank.years[i]!.closing)).toBe(true);
          });
          expectSameCash(bank.totalPaid, addUp(bank.years.map(({ paid }) => paid)));
        },
      ),
    );
  });

  it("never pays less for a better year", () => {
    fc.assert(
      fc.property(anyDeclared, fc.nat(), fc.integer({ min: 0, max: 1000 }), (declared, at, better) => {
        const improved = declared.map((amount, i) => (i === at % declared.length ? amount + better : amount));
        expect(bonusBank(improved, terms()).totalPaid.gte(bonusBank(declared, terms()).totalPaid)).toBe(true);
      }),
    );
  });

  it("declares less than nothing when value falls: no floor", () => {
    const eva = { targetBonus: 100, share: 0.05, expectedImprovement: 200, previousEva: 1000 };
    // Hand: 100 + 0.05 * ((-2000 - 1000) - 200) = -60; then 100 + 0.05 * ((500 + 2000) - 200) = 215.
    expect(numbers(evaDeclaredBonus([-2000, 500], eva))).toEqual([-60, 215]);
  });

  it("refuses a payout above the balance", () => {
    expect(() => bonusBank([1], terms({ payoutFraction: 1.01 }))).toThrow(withCode("shareOutOfRange"));
    expect(() => fractionOf(1, 0)).toThrow(withCode("divisionByZero"));
  });
});
