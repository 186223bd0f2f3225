import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { allocatedCapital } from "@/server/core/capital/allocate-capital";
import { capitalBook, lookThroughSaving } from "@/server/core/capital/capital-book";
import { capitalPosition } from "@/server/core/capital/capital-position";
import { crossRulesAt } from "@/server/core/capital/regimes/cross-rules";
import { marketSubModules } from "@/server/core/capital/regimes/cross-tables";
import { stressedSolvency } from "@/server/core/capital/stress";
import { NOTHING_CHANGED, whatIfPosition } from "@/server/core/capital/what-if";
import { capitalHolding, capitalInstitution } from "@/tests/builders/capital-holding";
import { withCode } from "@/tests/builders/with-code";

const DAY = "2026-09-30";
const rules = crossRulesAt(DAY);
const life = { insurer: "life", totalAssets: null } as const;
const amount = fc.integer({ min: 0, max: 1e9 }).map((cents) => cents / 100);

describe("the book", () => {
  it("charges the founding worry: cost 100 at 100 is 35.00, at 80 it is 26.88", () => {
    const at = (admittedValue: number) =>
      capitalBook([capitalHolding({ purchaseCost: 100, admittedValue })], DAY, rules, life).total;
    expect(at(100)).toBeCloseTo(35, 12);
    expect(at(80)).toBeCloseTo(26.88, 12);
  });

  it("takes x over all directly held listed shares and leaves unlisted ones out of it", () => {
    const book = capitalBook(
      [
        capitalHolding({ code: "A", purchaseCost: 100, admittedValue: 80 }),
        capitalHolding({ code: "B", purchaseCost: 100, admittedValue: 140 }),
        capitalHolding({ code: "C", asset: "unlisted_equity", purchaseCost: 100, admittedValue: 10 }),
      ],
      DAY,
      rules,
      life,
    );
    expect(book.x).toBeCloseTo(0.1, 12);
    // 220 x 0.35 x 1.01 + 10 x 0.41
    expect(book.total).toBeCloseTo(77.77 + 4.1, 12);
    expect(book.lines.map(({ paperGain }) => paperGain)).toEqual([-20, 40, -90]);
  });

  it("looks an opaque fund through: 60.00 -> 45.10 of 100, by its parts", () => {
    const fund = capitalHolding({
      asset: "opaque_equity_product",
      below: [{ asset: "unlisted_equity", share: 1, layers: 1 }],
    });
    expect(capitalBook([fund], DAY, rules, life).total).toBeCloseTo(60, 12);
    const through = capitalBook([{ ...fund, isLookedThrough: true }], DAY, rules, life);
    expect(through.total).toBeCloseTo(45.1, 12);
    expect(through.lines[0]?.parts).toHaveLength(1);
    expect(lookThroughSaving(fund, DAY, rules, life).value).toBeCloseTo(14.9, 12);
    expect(lookThroughSaving({ ...fund, below: [] }, DAY, rules, life).reason).toBe("nothingBelow");
    expect(lookThroughSaving(capitalHolding(), DAY, rules, life).reason).toBe("notOpaque");
  });

  it.each([
    // 7.5% spread x 0.9; 1% and 15% default on the surface x 0.8; 41% x 1.2; 15% x 0.8
    ["a green bond", { asset: "bond", grade: "AAA", modifiedDuration: 5, specialFactors: ["greenBond"] }, 6.75],
    ["a debt plan", { asset: "debt_product", grade: "AAA", specialFactors: ["debtInvestmentPlan"] }, 0.8],
    ["an unrated debt plan", { asset: "debt_product", grade: "BBB+", specialFactors: ["debtInvestmentPlan"] }, 12],
    ["a debt product", { asset: "debt_product", grade: "A" }, 7.5],
    ["a class over its limit", { asset: "unlisted_equity", specialFactors: ["assetClassLimit"] }, 49.2],
    [
      "a REIT that is looked through",
      { asset: "investment_property_big_cities", specialFactors: ["lookedThroughReit"] },
      12,
    ],
  ] as const)("charges %s with the factor it bears by itself", (_, facts, charge) => {
    const book = capitalBook([capitalHolding(facts)], DAY, rules, life);
    expect(book.total).toBeCloseTo(charge, 12);
    expect(book.uncharged).toEqual([]);
  });

  it("charges a debt product without a rating nothing and says so", () => {
    const { uncharged } = capitalBook([capitalHolding({ asset: "debt_product" })], DAY, rules, life);
    expect(uncharged).toMatchObject([{ reason: "gradeMissing" }]);
  });

  it("charges a AAA bond of 5 years 7.5% spread; a non-life insurer its rate risk of 8.35% as well", () => {
    const bond = capitalHolding({ asset: "bond", grade: "AAA", modifiedDuration: 5 });
    expect(capitalBook([bond], DAY, rules, life).byRisk).toMatchObject({ credit: expect.closeTo(7.5, 12), rate: 0 });
    const other = capitalBook([bond], DAY, rules, { insurer: "property_and_casualty", totalAssets: null });
    expect(other.byRisk).toMatchObject({ credit: expect.closeTo(7.5, 12), rate: expect.closeTo(8.35, 12) });
  });

  it("runs the clock: STAR shares of 2 years and a day are long held, one more year makes younger ones so", () => {
    const star = (date: string, yearsLonger = 0) =>
      capitalBook(
        [capitalHolding({ asset: "star_share", trades: [{ date, side: "buy", shares: 10 }], yearsLonger })],
        "2026-09-30",
        rules,
        life,
      );
    // 730 days are 2 years of 365; longer is strict.
    expect(star("2024-09-30").total).toBeCloseTo(40, 12);
    expect(star("2024-09-30").lines[0]?.clock).toMatchObject({ isLongHeld: false, longHoldBegins: "2026-10-01" });
    expect(star("2024-09-29").total).toBeCloseTo(36, 12);
    expect(star("2025-06-30", 1).total).toBeCloseTo(36, 12);
  });

  it("puts k = 0.4 on a name above its threshold, 8% of the first 10 bn of a life insurer", () => {
    const options = { insurer: "life", totalAssets: 10e9 } as const;
    const unlisted = (admittedValue: number) =>
      capitalBook(
        [capitalHolding({ asset: "unlisted_equity", counterparty: "Acme", admittedValue })],
        DAY,
        rules,
        options,
      );
    expect(unlisted(0.8e9).lines[0]?.riskFactor).toBeCloseTo(0.41, 12);
    // 0.41 x (1 + 0.4)
    expect(unlisted(0.81e9).lines[0]?.riskFactor).toBeCloseTo(0.574, 12);
    expect(unlisted(0.81e9).concentration).toMatchObject([{ counterparty: "Acme", isAbove: true, threshold: 0.8e9 }]);
  });

  it("names what it cannot charge instead of charging nothing in silence", () => {
    const book = capitalBook(
      [
        capitalHolding({ code: "A", asset: "moon_rock" }),
        capitalHolding({ code: "B", asset: "bond", modifiedDuration: 3 }),
        capitalHolding({ code: "C", asset: "bond", grade: "AAA" }),
        capitalHolding({ code: "D", asset: "financial_preferred_or_perpetual" }),
      ],
      DAY,
      rules,
      life,
    );
    expect(book.uncharged.map(({ code, reason }) => [code, reason])).toEqual([
      ["A", "noRuleInForce"],
      ["B", "gradeMissing"],
      ["C", "durationMissing"],
      ["D", "issuerFactorMissing"],
    ]);
  });
});

describe("sharing out", () => {
  it("by hand: rates 10 and equity 1 make sqrt(98.2); equity pulls by (1 - 1.4) / sqrt(98.2)", () => {
    const risks = {
      insurer: "life",
      marketSubModules: { rate: 10, equity: 1 },
      otherModules: {},
      totalAssetsBnCny: 600,
    } as const;
    const { whole, marginal, proportional } = allocatedCapital(risks, rules);
    expect(whole).toBeCloseTo(Math.sqrt(98.2), 12);
    expect(marginal.rate).toBeCloseTo((10 - 0.14) / Math.sqrt(98.2), 12);
    expect(marginal.equity).toBeCloseTo((1 - 1.4) / Math.sqrt(98.2), 12);
    expect(proportional).toBeCloseTo(Math.sqrt(98.2) / 11, 12);
  });

  it("both ways, the parts sum to the whole", () => {
    const amounts = fc.array(amount, { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(amounts, (a) => {
        const marketAmounts = Object.fromEntries(marketSubModules.map((module, i) => [module, a[i]!]));
        const otherModules = { life_insurance: a[6]!, non_life: a[7]!, credit: a[8]! };
        const risks = {
          insurer: "life",
          marketSubModules: marketAmounts,
          otherModules,
          totalAssetsBnCny: 120,
        } as const;
        const { whole, gross, marginal, proportional } = allocatedCapital(risks, rules);
        const all = { ...marketAmounts, ...otherModules } as Record<keyof typeof marginal, number>;
        const parts = Object.entries(marginal).reduce(
          (total, [risk, m]) => total + m * all[risk as keyof typeof all],
          0,
        );
        expect(Math.abs(parts - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, whole));
        expect(Math.abs(gross * proportional - whole)).toBeLessThanOrEqual(1e-9 * Math.max(1, whole));
      }),
    );
  });

  it("is the slope of the whole: one more unit of credit adds its marginal", () => {
    const risks = (credit: number) =>
      ({
        insurer: "life",
        marketSubModules: { rate: 30, equity: 50, property: 5 },
        otherModules: { life_insurance: 40, credit },
        totalAssetsBnCny: 600,
      }) as const;
    const step = 1e-5;
    const slope =
      (allocatedCapital(risks(20 + step), rules).whole - allocatedCapital(risks(20 - step), rules).whole) / (2 * step);
    expect(allocatedCapital(risks(20), rules).marginal.credit).toBeCloseTo(slope, 7);
  });

  it("of a book and what lies beside it sums to the company's minimum capital", () => {
    const position = capitalPosition(
      [
        capitalHolding({ code: "A", purchaseCost: 120 }),
        capitalHolding({ code: "B", asset: "overseas_listed_equity" }),
        capitalHolding({ code: "C", asset: "bond", grade: "AA", modifiedDuration: 4 }),
        capitalHolding({ code: "D", asset: "opaque_debt_product" }),
      ],
      capitalInstitution({ otherMarket: { rate: 80 }, otherModules: { life_insurance: 60, credit: 5 } }),
      DAY,
      rules,
    );
    const { marginal, whole } = position.allocation;
    const beside = 80 * marginal.rate + 60 * marginal.life_insurance + 5 * marginal.credit;
    expect(position.lines.reduce((total, { allocated }) => total + allocated, beside)).toBeCloseTo(whole, 9);
    const proportionally = position.lines.reduce((total, line) => total + line.allocatedProportionally, 0);
    expect(proportionally + 145 * position.allocation.proportional).toBeCloseTo(whole, 9);
  });
});

describe("what if", () => {
  const book = [
    capitalHolding({ code: "A", purchaseCost: 100 }),
    capitalHolding({ code: "B", asset: "unlisted_equity", admittedValue: 50 }),
  ];

  it("a fall of 20% is the founding worry: 35.00 -> 26.88 while actual capital falls by 20", () => {
    const after = whatIfPosition(
      [book[0]!],
      capitalInstitution(),
      { ...NOTHING_CHANGED, listedShock: -0.2 },
      DAY,
      rules,
    );
    expect(after.company.minimumCapital).toBeCloseTo(26.88, 12);
    expect(after.actualCapital).toBeCloseTo(180, 12);
    expect(after.coreCapital).toBeCloseTo(100, 12);
  });

  it("answers as the mandatory stress does", () => {
    const shock = -0.3;
    const institution = capitalInstitution({ otherModules: { life_insurance: 30 }, taxRate: 0.25 });
    const after = whatIfPosition(book, institution, { ...NOTHING_CHANGED, listedShock: shock }, DAY, rules);
    const stressed = stressedSolvency(
      {
        insurer: "life",
        totalAssetsBnCny: 600,
        actualCapital: 200,
        coreCapital: 120,
        riskRating: "A",
        holdings: [{ asset: "main_board_share", admittedValue: 100, purchaseCost: 100 }],
        otherMarketSubModules: { equity: 20.5 },
        otherModules: { life_insurance: 30 },
      },
      { listedEquity: shock, taxRateOnLoss: 0.25 },
      rules,
    );
    expect(after.company.minimumCapital).toBeCloseTo(stressed.after.minimumCapital, 12);
    expect(after.solvency?.comprehensiveRatio).toBeCloseTo(stressed.after.comprehensiveRatio!, 12);
  });

  it("sells at value: capital stays, half the charge goes; buys at value", () => {
    const changed = (keep: number) =>
      whatIfPosition(book, capitalInstitution(), { ...NOTHING_CHANGED, changes: [{ code: "B", keep }] }, DAY, rules);
    expect(changed(0.5).book.total).toBeCloseTo(35 + 10.25, 12);
    expect(changed(0).lines).toHaveLength(1);
    expect(changed(2).book.total).toBeCloseTo(35 + 41, 12);
    expect(changed(0).actualCapital).toBe(200);
    expect(() => changed(-1)).toThrow(withCode("changeOutOfRange"));
  });

  it("adds a new holding at its amount", () => {
    const after = whatIfPosition(
      book,
      capitalInstitution(),
      { ...NOTHING_CHANGED, added: [{ asset: "opaque_equity_product", amount: 10 }] },
      DAY,
      rules,
    );
    expect(after.book.total).toBeCloseTo(35 + 20.5 + 6, 12);
  });

  it("charges never less when the same asset is worth more, K held", () => {
    fc.assert(
      fc.property(amount, amount, (a, b) => {
        const charge = (admittedValue: number) =>
          capitalBook([capitalHolding({ asset: "unlisted_equity", admittedValue })], DAY, rules, life).total;
        expect(charge(Math.max(a, b))).toBeGreaterThanOrEqual(charge(Math.min(a, b)));
      }),
    );
  });
});
