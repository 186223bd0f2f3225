import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DeferralRule, type DeferralTerms, deferralSchedule, deferredAmount } from "@/server/core/pay/deferral";
import { deferredUnitPayments, equalUnitVesting } from "@/server/core/pay/deferred-units";
import { leaverTranches } from "@/server/core/pay/leaver";
import { addUp, anyCents, anyShare, expectSameCash, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const terms = (given: Partial<DeferralTerms> = {}): DeferralTerms => ({
  rule: { kind: "share", share: 0.4 },
  settlementYear: 2026,
  years: 3,
  countsYear0: false,
  ...given,
});
const amountsOf = (award: number, given: Partial<DeferralTerms>) =>
  deferralSchedule(award, terms(given)).payments.map(({ amount }) => amount.toNumber());

const ukBands = [
  { upTo: 660_000, rate: 0.4 },
  { upTo: null, rate: 0.6 },
];

describe("deferral", () => {
  it.each([
    [0.4, [60, 20, 20]],
    [0.5, [50, 25, 25]],
  ])("pays a Chinese insurer's 100 with %s deferred over the settlement year and two more", (share, expected) => {
    expect(amountsOf(100, { countsYear0: true, rule: { kind: "share", share } })).toEqual(expected);
  });

  it("counts three years after the award where the settlement year is not one of them", () => {
    expect(amountsOf(100, {})).toEqual([60, 13.34, 13.33, 13.33]);
  });

  it("defers 40% of the first 660,000 and 60% of the rest, not of the whole", () => {
    expect(deferredAmount(1_000_000, { kind: "marginalBands", bands: ukBands }).toNumber()).toBe(468_000);
    expect(deferredAmount(1_000_000, { kind: "wholeBands", bands: ukBands }).toNumber()).toBe(600_000);
    expect(deferredAmount(660_000, { kind: "wholeBands", bands: ukBands }).toNumber()).toBe(264_000);
  });

  it("takes the share of the grade", () => {
    const rule: DeferralRule = { kind: "grade", grade: "chair", shareByGrade: { chair: 0.5, other: 0.4 } };
    expect(deferredAmount(100, rule).toNumber()).toBe(50);
    expect(() => deferredAmount(100, { ...rule, grade: "toString" })).toThrow(withCode("unknownGrade"));
  });

  it("starts instalments after a cliff and weighs them as told", () => {
    expect(
      deferralSchedule(100, terms({ years: 4, firstInstalment: 3, instalmentWeights: [1, 3] })).payments.map(
        ({ year, amount }) => [year, amount.toNumber()],
      ),
    ).toEqual([
      [2026, 60],
      [2029, 10],
      [2030, 30],
    ]);
  });

  it("adds up to the award to the cent, whatever the terms", () => {
    fc.assert(
      fc.property(
        anyCents(),
        anyShare(),
        fc.integer({ min: 2, max: 10 }),
        fc.boolean(),
        (award, share, years, countsYear0) => {
          const rule: DeferralRule = { kind: "share", share };
          const { deferred, payments } = deferralSchedule(award, terms({ rule, years, countsYear0 }));
          expect(addUp(payments.map(({ amount }) => amount)).toNumber()).toBe(award);
          expect(addUp(payments.slice(1).map(({ amount }) => amount)).eq(deferred)).toBe(true);
          const instalments = payments.slice(1).map(({ amount }) => amount.toNumber());
          expect(Math.max(...instalments) - Math.min(...instalments)).toBeLessThan(0.0101);
        },
      ),
    );
  });

  it("defers more of a larger award", () => {
    fc.assert(
      fc.property(anyCents(), anyCents(), (a, b) => {
        const rule: DeferralRule = { kind: "marginalBands", bands: ukBands };
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(deferredAmount(less, rule).lte(deferredAmount(more, rule))).toBe(true);
      }),
    );
  });

  it.each([
    ["shareOutOfRange", { rule: { kind: "share", share: 1.1 } }],
    ["notAWholeNumberOfYears", { years: 2.5 }],
    ["noInstalments", { years: 1, countsYear0: true }],
    ["wrongNumberOfWeights", { instalmentWeights: [1, 1] }],
    ["bandsNotInOrder", { rule: { kind: "marginalBands", bands: [{ upTo: 5, rate: 0.4 }] } }],
    ["bandsNotInOrder", { rule: { kind: "wholeBands", bands: [...ukBands, ...ukBands] } }],
  ] as [string, Partial<DeferralTerms>][])("refuses with %s", (code, given) => {
    expect(() => deferralSchedule(100, terms(given))).toThrow(withCode(code));
  });
});

describe("deferred units", () => {
  it("lose what the fund loses", () => {
    // Hand: index 0.8, then 0.88; half of 1,000 each.
    const { payments, totalPaid } = deferredUnitPayments(1000, [-0.2, 0.1], equalUnitVesting(1, 2));
    expect(numbers(payments.map(({ payment }) => payment))).toEqual([400, 440]);
    expect(totalPaid.toNumber()).toBe(840);
  });

  it("pay the deferred amount itself when the fund stands still", () => {
    fc.assert(
      fc.property(anyCents(), fc.integer({ min: 1, max: 10 }), (deferred, years) => {
        const { totalPaid } = deferredUnitPayments(deferred, new Array(years).fill(0), equalUnitVesting(1, years));
        expectSameCash(totalPaid, deferred);
      }),
    );
  });

  it.each([
    ["returnBelowMinusOne", [-1.1, 0], equalUnitVesting(1, 2)],
    ["yearOutOfRange", [0.1], equalUnitVesting(1, 2)],
    ["fractionsDoNotSumToOne", [0.1, 0.1], [{ year: 1, fraction: 0.5 }]],
  ] as const)("refuse with %s", (code, returns, vestings) => {
    expect(() => deferredUnitPayments(100, returns, vestings)).toThrow(withCode(code));
  });
});

describe("leavers", () => {
  const tranches = [
    { vestsOn: "2026-12-31", amount: 100 },
    { vestsOn: "2028-01-01", amount: 100 },
  ];

  it.each([
    ["keepsSchedule", [100, 100]],
    ["forfeitsUnvested", [100, 0]],
    // 365 of 730 days between 1 Jan 2026 and 1 Jan 2028.
    ["proRata", [100, 50]],
  ] as const)("%s", (rule, kept) => {
    const rows = leaverTranches(tranches, "2026-01-01", "2027-01-01", rule);
    expect(numbers(rows.map((row) => row.kept))).toEqual(kept);
    expect(numbers(rows.map((row) => row.kept.plus(row.forfeited)))).toEqual([100, 100]);
  });

  it("keeps a tranche that vests on the last day", () => {
    const [row] = leaverTranches(
      [{ vestsOn: "2027-01-01", amount: 100 }],
      "2026-01-01",
      "2027-01-01",
      "forfeitsUnvested",
    );
    expect(row?.kept.toNumber()).toBe(100);
  });

  it("cannot leave before the award", () => {
    expect(() => leaverTranches(tranches, "2026-01-01", "2025-12-31", "proRata")).toThrow(withCode("datesNotInOrder"));
  });
});
