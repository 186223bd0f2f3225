import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clawback, excessReturnBonus, lastCompletedFiscalYear } from "@/server/core/pay/clawback";
import { malus } from "@/server/core/pay/malus";
import { addUp, anyCents, anyShare, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const days = ["2026-03-31", "2027-03-31", "2028-03-31", "2029-03-31"];
const anyTranches = fc.array(fc.record({ vestsOn: fc.constantFrom(...days), amount: anyCents(50_000_000) }), {
  minLength: 1,
  maxLength: 6,
});
const anyTriggers = fc.array(
  fc.record({ date: fc.constantFrom("2026-03-31", "2026-09-30", "2028-04-01"), percentage: anyShare() }),
  { maxLength: 4 },
);

describe("malus", () => {
  it("leaves a tranche that vests on the day of the trigger", () => {
    const tranches = [
      { vestsOn: "2026-03-31", amount: 100 },
      { vestsOn: "2026-04-01", amount: 100 },
    ];
    expect(numbers(malus(tranches, [{ date: "2026-03-31", percentage: 1 }]).tranchesAfter)).toEqual([100, 0]);
  });

  it("cuts twice what is left, not twice the first amount", () => {
    const tranches = [{ vestsOn: "2028-01-01", amount: 100 }];
    const twice = malus(tranches, [
      { date: "2026-01-01", percentage: 0.5 },
      { date: "2027-01-01", percentage: 0.5 },
    ]);
    expect(numbers(twice.tranchesAfter)).toEqual([25]);
  });

  it("loses nothing, makes no tranche negative, and does not mind the order of triggers of different days", () => {
    fc.assert(
      fc.property(anyTranches, anyTriggers, (tranches, triggers) => {
        const { tranchesAfter, totalCut, triggers: cuts } = malus(tranches, triggers);
        expect(
          addUp(tranchesAfter)
            .plus(totalCut)
            .eq(addUp(tranches.map(({ amount }) => amount))),
        ).toBe(true);
        expect(addUp(cuts.map(({ cut }) => cut)).eq(totalCut)).toBe(true);
        tranchesAfter.forEach((amount, i) => {
          expect(amount.gte(0) && amount.lte(tranches[i]!.amount)).toBe(true);
        });
        const oneADay = triggers.filter(({ date }, i) => triggers.findIndex((other) => other.date === date) === i);
        expect(numbers(malus(tranches, [...oneADay].reverse()).tranchesAfter)).toEqual(
          numbers(malus(tranches, oneADay).tranchesAfter),
        );
      }),
    );
  });

  it.each([
    ["shareOutOfRange", { vestsOn: "2027-01-01", amount: 1 }, { date: "2026-01-01", percentage: 1.2 }],
    ["notADate", { vestsOn: "2027-02-30", amount: 1 }, { date: "2026-01-01", percentage: 1 }],
    ["notADate", { vestsOn: "2027-01-01", amount: 1 }, { date: "1 May 2026", percentage: 1 }],
    ["notInWholeCents", { vestsOn: "2027-01-01", amount: 0.001 }, { date: "2026-01-01", percentage: 1 }],
  ])("refuses with %s", (code, tranche, trigger) => {
    expect(() => malus([tranche], [trigger])).toThrow(withCode(code));
  });
});

describe("clawback", () => {
  const terms = { restatementRequiredOn: "2026-11-30", lookBackYears: 3 };
  const year = (fiscalYear: number, paid: number, restated: number) => ({ fiscalYear, paid, restated });

  it("looks back on the completed years only and nets nothing", () => {
    const { years, totalRecovery } = clawback(
      [year(2022, 9, 0), year(2023, 5, 2), year(2024, 1, 4), year(2025, 3, 3), year(2026, 8, 0)],
      terms,
    );
    expect(years.map(({ inWindow }) => inWindow)).toEqual([false, true, true, true, false]);
    expect(totalRecovery.toNumber()).toBe(3);
  });

  it.each([
    ["2026-11-30", "12-31", 2025],
    ["2026-12-31", "12-31", 2025],
    ["2027-01-01", "12-31", 2026],
    ["2026-11-30", "06-30", 2026],
    ["2026-06-30", "06-30", 2025],
  ])("on %s with years ending %s the last completed one is %i", (day, end, last) => {
    expect(lastCompletedFiscalYear(day, end)).toBe(last);
  });

  it("recovers at most what was paid, and nothing where nothing was restated", () => {
    const anyYears = fc.array(fc.tuple(fc.integer({ min: 2020, max: 2026 }), anyCents(), anyCents()));
    fc.assert(
      fc.property(anyYears, (given) => {
        const { years, totalRecovery } = clawback(
          given.map(([fiscalYear, paid, restated]) => ({ fiscalYear, paid, restated })),
          terms,
        );
        years.forEach(({ recover, paid }) => {
          expect(recover.gte(0) && recover.lte(paid)).toBe(true);
        });
        expect(totalRecovery.eq(addUp(years.map(({ recover }) => recover)))).toBe(true);
        const same = clawback(
          given.map(([fiscalYear, paid]) => ({ fiscalYear, paid, restated: paid })),
          terms,
        );
        expect(same.totalRecovery.isZero()).toBe(true);
      }),
    );
  });

  it("caps a bonus at the multiple of salary and never lets it fall below 0", () => {
    const bonus = { rate: 0.1, hurdle: 0.04, capMultipleOfSalary: 3 };
    expect(excessReturnBonus(bonus, 0.5, 50_000_000, 400_000).toNumber()).toBe(1_200_000);
    expect(excessReturnBonus({ ...bonus, capMultipleOfSalary: null }, 0.5, 50_000_000, 400_000).toNumber()).toBe(
      2_300_000,
    );
    expect(excessReturnBonus(bonus, 0.02, 50_000_000, 400_000).toNumber()).toBe(0);
  });

  it("refuses half a look-back year", () => {
    expect(() => clawback([], { ...terms, lookBackYears: 2.5 })).toThrow(withCode("notAWholeNumberOfYears"));
  });
});
