import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AwardTerms, award } from "@/server/core/pay/award";
import { bonusExtraAfterLosses, bonusPool, fundedAwards } from "@/server/core/pay/bonus-pool";
import { cycleFigure, cycleFigures, cycleWeightRule } from "@/server/core/pay/cycle-figure";
import { handoverCredit, handoverShares } from "@/server/core/pay/handover";
import { heldUntil, OWN_MONEY_RULES, ownMoneyPurchase } from "@/server/core/pay/own-money";
import { payMatrix } from "@/server/core/pay/pay-matrix";
import { sizeTimeScore } from "@/server/core/pay/size-time";
import { tenureDays } from "@/server/core/pay/tenure-days";
import { addUp, anyCents, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const year2026 = { from: "2026-01-01", to: "2026-12-31" };

describe("award", () => {
  const terms = (given: Partial<AwardTerms> = {}): AwardTerms => ({
    targetPay: 1000,
    multiples: [
      { x: 60, score: 0 },
      { x: 100, score: 1 },
      { x: 120, score: 2 },
    ],
    floor: null,
    cap: null,
    gates: [],
    ...given,
  });

  it("follows curve, floor, cap and gates", () => {
    expect(award(110, terms()).amount.toNumber()).toBe(1500);
    expect(award(0, terms({ floor: 100 })).amount.toNumber()).toBe(100);
    expect(award(120, terms({ cap: 1800 })).amount.toNumber()).toBe(1800);
    const missed = award(100, terms({ gates: [{ name: "solvency", isMet: false, factorWhenMissed: 0.5 }] }));
    expect(missed.amount.toNumber()).toBe(500);
    expect(missed.missedGates).toEqual(["solvency"]);
  });

  it("never pays less for a higher score on a curve that never falls", () => {
    const score = fc.double({ min: -50, max: 200, noNaN: true });
    fc.assert(
      fc.property(score, score, (a, b) => {
        const given = terms({ floor: 50, cap: 1700 });
        expect(award(Math.min(a, b), given).amount.lte(award(Math.max(a, b), given).amount)).toBe(true);
      }),
    );
  });

  it("refuses a floor above the cap", () => {
    expect(() => award(1, terms({ floor: 2, cap: 1 }))).toThrow(withCode("floorAboveCap"));
  });
});

describe("bonus pool", () => {
  it("is cut for all alike, to the cent, when awards ask for more", () => {
    expect(numbers(fundedAwards([100, 200, 300], 300))).toEqual([50, 100, 150]);
    fc.assert(
      fc.property(fc.array(anyCents(), { minLength: 1, maxLength: 10 }), anyCents(), (asked, pool) => {
        const funded = fundedAwards(asked, pool);
        const sum = addUp(asked);
        expect(addUp(funded).eq(sum.lte(pool) ? sum : pool)).toBe(true);
        funded.forEach((amount, i) => {
          expect(amount.lte(asked[i]!)).toBe(true);
        });
      }),
    );
  });

  it("makes up a shortfall before it funds again, where that is agreed", () => {
    const years = [
      { equity: 100, netIncome: 0 },
      { equity: 100, netIncome: 20 },
    ];
    const terms = { rate: 0.5, deductibleRate: 0.06 };
    expect(numbers(bonusPool(years, terms))).toEqual([0, 7]);
    expect(numbers(bonusPool(years, { ...terms, shortfallCarriedForward: true }))).toEqual([0, 4]);
  });

  it("owes nothing to losses where there were none", () => {
    const years = [{ equity: 100, netIncome: 9 }];
    expect(bonusExtraAfterLosses(years, { rate: 0.1, deductibleRate: 0.06 }).toNumber()).toBe(0);
  });
});

describe("cycle figures", () => {
  const roe = [0.04, 0.12, 0.08, 0.1, 0.06];

  it.each([
    [roe, 2025, 0.0795, 0.0796, 0.06768],
    [roe, 2023, 0.0795, 0.0796, 0.05975],
    [[-0.05, 0.12, 0.1, 0.09, 0.08], 2025, null, null, 0.02516],
    [[-0.05, 0.12, 0.1, 0.09, 0.08], 2024, null, null, 0.00192],
  ])("%j under the rule of %i gives the rule book's figures", (values, year, three, five, blend) => {
    const figures = cycleFigures("return_on_equity", year, values, "geometric");
    if (three !== null) expect(figures.threeYear).toBeCloseTo(three, 4);
    if (five !== null) expect(figures.fiveYear).toBeCloseTo(five, 4);
    expect(Math.abs(figures.blend! - blend)).toBeLessThan(5.1e-6);
  });

  it("is missing, not 0, while a year is missing; a weight of 0 misses nothing", () => {
    const threeYears = cycleFigures("return_on_equity", 2025, roe.slice(0, 3), "geometric");
    expect([threeYears.fiveYear, threeYears.blend]).toEqual([null, null]);
    expect(cycleFigures("return_on_equity", 2024, roe.slice(0, 3), "geometric").blend).not.toBeNull();
  });

  it("has no geometric figure below a loss of everything", () => {
    expect(cycleFigure([-1.2, 0.1, 0.1], 3, "geometric", "rates")).toBeNull();
    expect(cycleFigure([-1, 0.1, 0.1], 3, "geometric", "rates")).toBe(-1);
    expect(cycleFigure([-1.2, 0.1, 0.1], 3, "arithmetic", "rates")).toBeCloseTo(-1 / 3, 12);
  });

  it("covers each fiscal year by exactly one rule whose weights sum to 1", () => {
    for (const indicator of ["return_on_equity", "capital_preservation_rate"] as const)
      for (let year = 2020; year <= 2030; year++) {
        const { currentYear, threeYear, fiveYear } = cycleWeightRule(indicator, year);
        expect(currentYear + threeYear + fiveYear).toBeCloseTo(1, 12);
      }
    expect(() => cycleWeightRule("return_on_equity", Number.NaN)).toThrow(withCode("notAWholeNumberOfYears"));
  });
});

describe("fund pay matrix", () => {
  // The draft's table on a prior pay of 100: the most that may be proposed, and the first cent too many (null = none).
  it.each([
    [-0.15, -0.02, "cut", 70, 70, 70.01],
    [-0.15, 0.02, "must_fall", null, 99.99, 100],
    [-0.1, -0.02, "may_not_rise", 100, 100, 100.01],
    [-0.1, 0.02, "no_explicit_rule", null, 150, null],
    [0.02, -0.02, "no_explicit_rule", null, 150, null],
    [0.05, -0.02, "may_not_rise", 100, 100, 100.01],
    [0.05, 0, "may_rise", null, 150, null],
  ] as const)("an excess of %d with a margin of %d: %s", (excess, margin, outcome, maximumPay, allowed, tooMuch) => {
    const result = payMatrix(excess, margin, 100, allowed);
    expect([result.outcome, result.maximumPay?.toNumber() ?? null, result.allowed]).toEqual([
      outcome,
      maximumPay,
      true,
    ]);
    if (tooMuch !== null) expect(payMatrix(excess, margin, 100, tooMuch).allowed).toBe(false);
  });
});

describe("own money", () => {
  it("is bought and held as the rules of the year ask", () => {
    const executive = OWN_MONEY_RULES.find(({ rules, role }) => rules === "rules_2022" && role === "executive")!;
    const { minimumPurchase, minimumInEquityFunds } = ownMoneyPurchase(1000, executive);
    expect([minimumPurchase.toNumber(), minimumInEquityFunds?.toNumber()]).toEqual([200, 100]);
    expect(heldUntil("2024-02-29", 1)).toBe("2025-02-28");
  });
});

describe("time in charge", () => {
  it.each([
    [{ from: "2026-03-01", to: "2026-03-01" }, 1],
    [{ from: "2020-01-01", to: null }, 365],
    [{ from: "2025-01-01", to: "2025-12-31" }, 0],
    [{ from: "2026-12-31", to: "2027-05-01" }, 1],
  ])("%j is %i days of 2026", (span, days) => {
    expect(tenureDays(span, year2026)).toBe(days);
  });

  it("weighs portfolios by size and days, and leaves young ones out", () => {
    const portfolio = (averageSize: number, score: number, ageYears: number) => ({
      averageSize,
      score,
      ageYears,
      from: "2026-01-01",
      to: null,
    });
    expect(sizeTimeScore([portfolio(3, 80, 5), portfolio(1, 40, 5), portfolio(9, 0, 0.5)], year2026, 1).score).toBe(70);
    expect(sizeTimeScore([portfolio(9, 0, 0.5)], year2026, 1).score).toBeNull();
    expect(sizeTimeScore([portfolio(9, 60, 1)], year2026, 1).score).toBe(60);
  });

  const anyAssignments = fc.array(
    fc.record({
      manager: fc.constantFrom("a", "b", "c"),
      from: fc.constantFrom("2025-06-01", "2026-01-01", "2026-04-15"),
      to: fc.constantFrom("2026-05-01", "2026-12-31", null),
      share: fc.constantFrom(0.25, 0.5, 1),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it("is shared out to the cent, and all credit goes to somebody", () => {
    fc.assert(
      fc.property(anyCents(), anyAssignments, fc.integer({ min: 0, max: 4 }), (amount, assignments, quarter) => {
        const shares = handoverShares(amount, assignments, year2026);
        expect(addUp(shares.map((part) => part.amount)).toNumber()).toBe(amount);
        const credit = handoverCredit("founder", assignments, year2026, quarter / 4);
        expect(
          addUp([...credit.values()])
            .minus(1)
            .abs()
            .lte(1e-30),
        ).toBe(true);
        expect(credit.get("founder")?.toNumber() ?? 0).toBe(quarter / 4);
      }),
    );
  });

  it("refuses a period nobody answered for", () => {
    const gone = [{ manager: "a", from: "2020-01-01", to: "2020-12-31", share: 1 }];
    expect(() => handoverShares(1, gone, year2026)).toThrow(withCode("noTenure"));
    expect(handoverCredit("a", gone, year2026, 1).get("a")?.toNumber()).toBe(1);
  });

  it("does not name who decided where only holding counts", () => {
    const held = [{ manager: "b", from: "2026-01-01", to: null, share: 1 }];
    expect([...handoverCredit("a", held, year2026, 0).keys()]).toEqual(["b"]);
  });
});
