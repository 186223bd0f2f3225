import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type FundFeeTerms,
  feesBilledOutside,
  fundFeeYear,
  highWaterMarkFees,
} from "@/server/core/pay/high-water-mark";
import { managementFees } from "@/server/core/pay/management-fee";
import { addUp, anyShare, expectSameCash, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const terms = (given: Partial<FundFeeTerms> = {}): FundFeeTerms => ({
  managementFeeRate: 0.02,
  managementFeeBase: "openingValue",
  performanceFeeRate: 0.2,
  performanceFeeBase: "netOfManagementFee",
  hurdle: 0,
  hurdleType: "hard",
  capShareOfOpening: null,
  ...given,
});
const anyReturns = fc.array(fc.integer({ min: -600, max: 900 }), { minLength: 1, maxLength: 12 });

describe("fees over a high-water mark", () => {
  it("a soft hurdle pays on the whole gain once it is reached, a hard one on the excess", () => {
    // Hand: 100 to 112, no management fee, hurdle 10%.
    const year = (hurdleType: "soft" | "hard", grossValue: number) =>
      fundFeeYear(100, { grossValue }, 100, terms({ managementFeeRate: 0, hurdle: 0.1, hurdleType }));
    expect(year("soft", 112).performanceFee.toNumber()).toBe(2.4);
    expect(year("hard", 112).performanceFee.toNumber()).toBe(0.4);
    expect(year("soft", 109).performanceFee.toNumber()).toBe(0);
    expect(year("soft", 110).performanceFee.toNumber()).toBe(2);
  });

  it("the mark moves by what was really credited, so a capped fee does not lift it to the uncapped value", () => {
    const { years } = highWaterMarkFees(
      100,
      [{ grossReturn: 0.35 }],
      terms({ managementFeeRate: 0, capShareOfOpening: 0.05 }),
    );
    expect(numbers([years[0]!.uncappedFee, years[0]!.performanceFee, years[0]!.highWaterMark])).toEqual([7, 5, 130]);
  });

  it("never falls, lies at or above every closing value, and no fee is taken below it", () => {
    fc.assert(
      fc.property(
        anyReturns,
        anyShare(0, 100),
        anyShare(0, 500),
        fc.option(anyShare(0, 100)),
        (mille, fee, rate, cap) => {
          const { years, totalPerformanceFee } = highWaterMarkFees(
            100,
            mille.map((value) => ({ grossReturn: value / 1000 })),
            terms({ managementFeeRate: fee, performanceFeeRate: rate, capShareOfOpening: cap }),
          );
          let mark = 100;
          for (const year of years) {
            expect(year.highWaterMark.gte(mark) && year.highWaterMark.gte(year.closing)).toBe(true);
            if (year.gross.minus(year.managementFee).lte(mark)) expect(year.performanceFee.isZero()).toBe(true);
            expectSameCash(year.closing.plus(year.managementFee).plus(year.performanceFee), year.gross);
            mark = year.highWaterMark.toNumber() - 1e-12;
          }
          expectSameCash(totalPerformanceFee, addUp(years.map(({ performanceFee }) => performanceFee)));
        },
      ),
    );
  });

  it("knows no return of a fund that opened at 0", () => {
    expect(fundFeeYear(0, { grossValue: 0 }, null, terms()).netReturn).toBeNull();
  });

  it("costs no more outside the account with a mark than without", () => {
    fc.assert(
      fc.property(anyReturns, (mille) => {
        const { totalWithMark, totalWithoutMark } = feesBilledOutside(
          1000,
          mille.map((value) => value / 1000),
          0.2,
        );
        expect(totalWithMark.lte(totalWithoutMark)).toBe(true);
      }),
    );
  });

  it("refuses a loss of more than everything", () => {
    expect(() => highWaterMarkFees(100, [{ grossReturn: -1.01 }], terms())).toThrow(withCode("returnBelowMinusOne"));
  });
});

describe("management fees", () => {
  it("step down in rate and base", () => {
    const invested = { kind: "invested", byYear: [0, 0, 60, 40] } as const;
    const { yearly, total, average } = managementFees(0.02, { kind: "committed", commitment: 100 }, 4, [
      { afterYear: 3, newRate: 0.01 },
      { afterYear: 2, newRate: 0.015, newBase: invested },
    ]);
    expect(numbers(yearly)).toEqual([2, 2, 0.9, 0.4]);
    expect(total.toNumber()).toBe(5.3);
    expect(average?.toNumber()).toBe(1.325);
  });

  it("refuse a year without a base", () => {
    expect(() => managementFees(0.02, { kind: "called", byYear: [20] }, 2)).toThrow(withCode("baseMissingForYear"));
  });
});
