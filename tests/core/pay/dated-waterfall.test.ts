import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CarryTier, elapsedYears } from "@/server/core/pay/carry-account";
import { carryFromNetFlows } from "@/server/core/pay/carry-from-net-flows";
import { type DealByDealTerms, dealByDealWaterfall, type RealisedDeal } from "@/server/core/pay/deal-by-deal-waterfall";
import { fundLedger } from "@/server/core/pay/fund-ledger";
import { dealCarryTotals, giveback } from "@/server/core/pay/giveback";
import { preferredReturn } from "@/server/core/pay/preferred-return";
import { wholeFundWaterfall } from "@/server/core/pay/whole-fund-waterfall";
import { addDays } from "@/server/core/returns/calendar/plain-date";
import { addUp, expectSameCash, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const standard: CarryTier = { hurdle: { kind: "rate", rate: 0.08 }, catchUpShare: 1, carry: 0.2 };
const noPreference: CarryTier = { hurdle: { kind: "rate", rate: 0 }, catchUpShare: 0, carry: 0.2 };

const anyFlows = fc
  .array(fc.record({ after: fc.integer({ min: 0, max: 900 }), amount: fc.integer({ min: -500, max: 800 }) }), {
    minLength: 1,
    maxLength: 10,
  })
  .map((steps) => {
    let date = "2015-02-10";
    return steps.map(({ after, amount }) => {
      date = addDays(date, after);
      return { date, amount };
    });
  });
const anyTiers = fc.constantFrom<readonly CarryTier[]>(
  [standard],
  [noPreference],
  [{ hurdle: { kind: "multiple", multiple: 1.2 }, catchUpShare: 0.5, carry: 0.2 }],
  [standard, { hurdle: { kind: "rate", rate: 0.15 }, catchUpShare: 0, carry: 0.3 }],
  [standard, { hurdle: { kind: "multiple", multiple: 2 }, catchUpShare: 0.6, carry: 0.25 }],
);

describe("whole-fund waterfall", () => {
  it("gives 30.00 of carry on 100 in and 250 back after seven years", () => {
    const flows = [
      { date: "2018-01-01", amount: -100 },
      { date: "2025-01-01", amount: 250 },
    ];
    const { rows, gpCarry } = wholeFundWaterfall(flows, [standard], "30/360");
    expect(rows[0]?.preferredReturn.toFixed(2)).toBe("71.38");
    expect(rows[0]?.catchUpGp.toFixed(2)).toBe("17.85");
    expect(gpCarry.toFixed(2)).toBe("30.00");
  });

  it("returns capital that is called after profits were shared before it shares again", () => {
    const flows = [
      { date: "2020-01-01", amount: -100 },
      { date: "2021-01-01", amount: 200 },
      { date: "2021-06-01", amount: -100 },
      { date: "2022-01-01", amount: 100 },
    ];
    const { gpCarry, lpDistributed } = wholeFundWaterfall(flows, [noPreference]);
    // Profit 100 in all: the GP has its 20 and takes nothing of the second 100.
    expect(numbers([gpCarry, lpDistributed])).toEqual([20, 280]);
  });

  it("pays the LP a second hurdle at its own rate before the higher carry", () => {
    const flows = [
      { date: "2020-01-01", amount: -100 },
      { date: "2021-01-01", amount: 200 },
    ];
    // Hand, 30/360: 108; catch-up 2; 80/20 until the LP has 115: 7 / 0.8 = 8.75 (GP 1.75); rest 81.25 at 30% = 24.375.
    const tiers: CarryTier[] = [standard, { hurdle: { kind: "rate", rate: 0.15 }, catchUpShare: 0, carry: 0.3 }];
    const { gpCarry } = wholeFundWaterfall(flows, tiers, "30/360");
    expect(gpCarry.toDecimalPlaces(10).toNumber()).toBe(28.125);
  });

  it("breaks a partial catch-up off where the LP reaches the next hurdle", () => {
    const flows = [
      { date: "2020-01-01", amount: -100 },
      { date: "2021-01-01", amount: 200 },
    ];
    // Hand, 30/360: 108; the half catch-up would take 8 * 0.2 / 0.3 = 5.33, but 2 more bring the LP to 110: a layer of 4.
    // The other 88 go 70/30 at once, for above 110 there is no catch-up: GP 2 + 26.4.
    const tiers: CarryTier[] = [
      { ...standard, catchUpShare: 0.5 },
      { hurdle: { kind: "multiple", multiple: 1.1 }, catchUpShare: 0, carry: 0.3 },
    ];
    const { rows, gpCarry } = wholeFundWaterfall(flows, tiers, "30/360");
    expect(numbers([rows[0]!.catchUpGp, rows[0]!.carryGp, gpCarry])).toEqual([2, 26.4, 28.4]);
  });

  it.each([
    ["2020-01-31", "2020-03-30", 60],
    ["2020-01-15", "2021-03-31", 435],
    ["2020-02-29", "2020-03-01", 2],
  ])("counts months of 30 days from %s to %s", (from, to, days) => {
    expect(elapsedYears(from, to, "30/360").times(360).toNumber()).toBeCloseTo(days, 12);
  });

  it("pays out what came in and does not mind the order of the flows", () => {
    fc.assert(
      fc.property(anyFlows, anyTiers, (flows, tiers) => {
        const fund = wholeFundWaterfall(flows, tiers);
        const distributable = addUp(flows.map(({ amount }) => Math.max(0, amount)));
        expectSameCash(fund.lpDistributed.plus(fund.gpCarry), distributable);
        for (const row of fund.rows) {
          expect(
            [row.returnOfCapital, row.preferredReturn, row.catchUpLp, row.carryLp, row.gp].every((x) => x.gte(0)),
          ).toBe(true);
        }
        const turned = wholeFundWaterfall([...flows].reverse(), tiers);
        expectSameCash(turned.gpCarry, fund.gpCarry);
        expectSameCash(
          fund.unreturnedCapital.plus(addUp(fund.rows.map(({ returnOfCapital }) => returnOfCapital))),
          fund.paidIn,
        );
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ["noTiers", []],
    ["catchUpNotAboveCarry", [{ ...standard, catchUpShare: 0.15 }]],
    ["tiersNotInOrder", [standard, standard]],
  ])("refuses with %s", (code, tiers) => {
    expect(() => wholeFundWaterfall([{ date: "2020-01-01", amount: -1 }], tiers)).toThrow(withCode(code));
  });
});

describe("giveback", () => {
  const test = { carry: 0.2, hurdle: { kind: "rate", rate: 0.08 }, taxRate: 0, dayCount: "actual/365" } as const;

  it("is the amount that restores the hurdle, not the gap of rates times capital", () => {
    const lpFlows = [
      { date: "2020-01-01", amount: -1000 },
      { date: "2021-12-31", amount: 1000 },
    ];
    // Hand: 730 days; 1000 * 1.08^2 - 1000 = 166.40 lacks.
    const { hurdleShortfall, due } = giveback(lpFlows, 500, "2021-12-31", test);
    expect(hurdleShortfall.toDecimalPlaces(8).toNumber()).toBe(166.4);
    // Of 500 profit in all 100 was due: 400 too much is the larger claim.
    expect(due.toNumber()).toBe(400);
    expect(
      giveback(lpFlows, 500, "2021-12-31", { ...test, carry: null })
        .due.toDecimalPlaces(8)
        .toNumber(),
    ).toBe(166.4);
  });

  it("leaves the investors exactly on their hurdle unless the carry paid does not suffice", () => {
    fc.assert(
      fc.property(anyFlows, fc.integer({ min: 0, max: 3000 }), (flows, carryPaid) => {
        const day = addDays(flows.at(-1)!.date, 100);
        const { due, limit, hurdleShortfall } = giveback(flows, carryPaid, day, { ...test, carry: null });
        const after = giveback([...flows, { date: day, amount: due }], carryPaid, day, { ...test, carry: null });
        expect(due.eq(limit) || after.hurdleShortfall.lte(1e-20)).toBe(true);
        expect(due.lte(hurdleShortfall) && due.gte(0)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("stops at the carry after tax", () => {
    const lpFlows = [{ date: "2020-01-01", amount: -1000 }];
    expect(giveback(lpFlows, 100, "2021-01-01", { ...test, taxRate: 0.3 }).due.toNumber()).toBe(70);
  });

  it("takes back all carry of five deals that won what five others lost", () => {
    const { withoutClawback, withClawback, clawback } = dealCarryTotals([100, 100, -100, -100], 0.2);
    expect(numbers([withoutClawback, withClawback, clawback])).toEqual([40, 0, 40]);
  });
});

describe("deal-by-deal waterfall", () => {
  const terms = (given: Partial<DealByDealTerms> = {}): DealByDealTerms => ({
    tiers: [noPreference],
    dayCount: "actual/365",
    lossesCarriedForward: true,
    escrowShare: 0.3,
    giveback: { carry: 0.2, hurdle: null, taxRate: 0 },
    ...given,
  });
  const deal = (given: Partial<RealisedDeal>): RealisedDeal => ({
    deal: "a",
    investedOn: "2020-01-01",
    realisedOn: "2022-01-01",
    cost: 100,
    proceeds: 200,
    ...given,
  });
  const winThenLoss = [deal({}), deal({ deal: "b", realisedOn: "2023-01-01", proceeds: 0 })];

  it("pays carry on an early win, holds 30% of it, and takes it back after a later loss", () => {
    const fund = dealByDealWaterfall(winThenLoss, terms(), "2024-01-01");
    expect(fund.rows.map(({ gp, toEscrow }) => [gp.toNumber(), toEscrow.toNumber()])).toEqual([
      [20, 6],
      [0, 0],
    ]);
    expect(numbers([fund.giveback.due, fund.givebackFromEscrow, fund.givebackFromGp, fund.gpNet])).toEqual([
      20, 6, 14, 0,
    ]);
  });

  it("returns expenses with the cost, and pays preference since the money went in", () => {
    // Hand: 100 + 10 for 730 days at 8%: 110 * 1.08^2 = 128.304 to the LP first; no catch-up; 20% of 71.696.
    const preferred: CarryTier = { ...standard, catchUpShare: 0 };
    const one = [deal({ investedOn: "2020-01-01", realisedOn: "2021-12-31", expenses: 10 })];
    const { rows } = dealByDealWaterfall(one, terms({ tiers: [preferred] }), "2024-01-01");
    expect(rows[0]!.returnOfCapital.toNumber()).toBe(110);
    expect(rows[0]!.preferredReturn.toDecimalPlaces(10).toNumber()).toBe(18.304);
    expect(rows[0]!.gp.toDecimalPlaces(10).toNumber()).toBe(14.3392);
  });

  it("makes good an earlier loss first where losses are carried forward, and not where each deal stands alone", () => {
    const lossThenWin = [deal({ proceeds: 0 }), deal({ deal: "b", realisedOn: "2023-01-01" })];
    expect(dealByDealWaterfall(lossThenWin, terms(), "2024-01-01").carryAllocated.toNumber()).toBe(0);
    const alone = dealByDealWaterfall(lossThenWin, terms({ lossesCarriedForward: false }), "2024-01-01");
    expect(alone.carryAllocated.toNumber()).toBe(20);
  });

  it("shares out the proceeds and no more, before and after the giveback, in any order of deals", () => {
    const anyDeals = fc.array(
      fc.record({
        start: fc.nat(900),
        held: fc.nat(2000),
        cost: fc.nat(300),
        proceeds: fc.nat(900),
        expenses: fc.nat(20),
      }),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(anyDeals, anyTiers, fc.boolean(), (given, tiers, lossesCarriedForward) => {
        const deals = given.map(({ start, held, ...rest }, i) => {
          const investedOn = addDays("2015-01-01", start);
          return { deal: `${i}`, investedOn, realisedOn: addDays(investedOn, held), ...rest };
        });
        const all = terms({ tiers, lossesCarriedForward });
        const fund = dealByDealWaterfall(deals, all, "2030-01-01");
        const proceeds = addUp(deals.map((each) => each.proceeds));
        expectSameCash(fund.lpDistributed.plus(fund.carryAllocated), proceeds);
        expectSameCash(fund.lpNet.plus(fund.gpNet), proceeds);
        expectSameCash(fund.escrow.plus(addUp(fund.rows.map(({ paidToGp }) => paidToGp))), fund.carryAllocated);
        expectSameCash(fund.givebackFromEscrow.plus(fund.escrowReleasedToGp), fund.escrow);
        expect(fund.gpNet.gte(0)).toBe(true);
        const days = new Set(deals.map(({ realisedOn }) => realisedOn));
        if (days.size === deals.length)
          expectSameCash(dealByDealWaterfall([...deals].reverse(), all, "2030-01-01").gpNet, fund.gpNet);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses a deal that ends before it begins or after the fund", () => {
    expect(() => dealByDealWaterfall([deal({ realisedOn: "2019-01-01" })], terms(), "2024-01-01")).toThrow(
      withCode("datesNotInOrder"),
    );
    expect(() => dealByDealWaterfall([deal({})], terms(), "2021-01-01")).toThrow(withCode("datesNotInOrder"));
  });
});

describe("fund ledger", () => {
  it("fills the investors' floor from carry, in full and not beyond what was paid", () => {
    const exits = [{ period: 4, amount: 1_100_000 }];
    const paid = [{ period: 1, amount: 1_000_000 }];
    // LP has 1,080,000. A floor of 1.09 lacks 10,000; a floor of 1.2 lacks 120,000, of which carry gives its 20,000.
    const ledger = (clawbackFloorMultiple: number | null) =>
      fundLedger(paid, exits, { carry: 0.2, clawbackFloorMultiple });
    expect(numbers([1.09, 1.2].map((floor) => ledger(floor).gpClawback))).toEqual([10_000, 20_000]);
    expect(ledger(null).gpCarryNet.toNumber()).toBe(20_000);
    expect(ledger(1.2).dpi?.toNumber()).toBe(1.1);
  });

  it("returns capital of the period of an exit and none that is called later", () => {
    const paid = [
      { period: 4, amount: 100 },
      { period: 5, amount: 100 },
    ];
    const { rows } = fundLedger(paid, [{ period: 4, amount: 150 }], { carry: 0.2, clawbackFloorMultiple: null });
    expect(numbers([rows[0]!.returnOfCapital, rows[0]!.gpCarry])).toEqual([100, 10]);
  });

  it("knows no multiple where nothing was paid in", () => {
    expect(fundLedger([], [], { carry: 0.2, clawbackFloorMultiple: 1 }).dpi).toBeNull();
  });
});

describe("dated preferred return", () => {
  const terms = {
    rate: 0.1,
    compoundingPerYear: 0,
    order: "preferenceFirst",
    daysPerYear: 365,
    measurementDate: "2021-12-31",
  } as const;
  const flows = [
    { date: "2019-12-31", amount: -100 },
    { date: "2020-12-30", amount: 60 },
  ];

  it("is simple where nothing compounds, and pays preference or capital first as agreed", () => {
    // Hand: 365 days to 30 Dec 2020 accrue 10; then 366 days on 50, or on 40 with the 10 unpaid beside it.
    const first = preferredReturn(flows, terms);
    expect(numbers([first.endingCapital, first.endingPreference])).toEqual([50, (5 * 366) / 365]);
    const capital = preferredReturn(flows, { ...terms, order: "capitalFirst" });
    expect(capital.endingCapital.toNumber()).toBe(40);
    expect(capital.endingPreference.toNumber()).toBeCloseTo(10 + (4 * 366) / 365, 12);
  });

  it("loses nothing of a distribution", () => {
    const compounding = fc.constantFrom(0, 1, 2, 4, 12);
    const order = fc.constantFrom("preferenceFirst" as const, "capitalFirst" as const);
    fc.assert(
      fc.property(anyFlows, compounding, order, (given, compoundingPerYear, first) => {
        const measurementDate = given.at(-1)!.date;
        const { rows } = preferredReturn(given, { ...terms, compoundingPerYear, order: first, measurementDate });
        rows.forEach((row, i) => {
          const parts = row.preferencePaid.plus(row.capitalReturned).plus(row.residual);
          expectSameCash(parts, Math.max(0, given[i]!.amount));
        });
      }),
      { numRuns: 60 },
    );
  });

  it("refuses compounding that no calendar has", () => {
    expect(() => preferredReturn(flows, { ...terms, compoundingPerYear: 5 })).toThrow(withCode("unknownCompounding"));
  });
});

describe("carry read back from net flows", () => {
  const carry = { preferredRate: 0.08, compoundingPerYear: 4, carry: 0.2, catchUpShare: 1 };

  it("is a quarter of the investors' profit after a full catch-up at 20%", () => {
    const { accruedCarry, cashCarry } = carryFromNetFlows(
      [{ date: "2018-01-15", amount: -100 }],
      { date: "2020-12-31", value: 180 },
      carry,
    );
    expect(numbers([accruedCarry, cashCarry])).toEqual([20, 0]);
  });

  it("is the carry a known waterfall paid, whatever the catch-up", () => {
    // Simple 8% for 365 days on 100: preference 8; the split of 120 at a half catch-up is hand-worked: GP 4, LP 116.
    const net = carryFromNetFlows(
      [
        { date: "2019-01-01", amount: -100 },
        { date: "2020-01-01", amount: 116 },
      ],
      { date: "2020-01-01", value: 0 },
      { ...carry, compoundingPerYear: 0, catchUpShare: 0.5 },
    );
    expect(net.cashCarry.toDecimalPlaces(12).toNumber()).toBe(4);
    // Inside the catch-up: LP 109, GP 1 of 110.
    const inside = carryFromNetFlows(
      [
        { date: "2019-01-01", amount: -100 },
        { date: "2020-01-01", amount: 109 },
      ],
      { date: "2020-01-01", value: 0 },
      { ...carry, compoundingPerYear: 0, catchUpShare: 0.5 },
    );
    expect(inside.cashCarry.toDecimalPlaces(12).toNumber()).toBe(1);
  });

  it("refuses a catch-up below the carry", () => {
    expect(() => carryFromNetFlows([], { date: "2020-01-01", value: 1 }, { ...carry, catchUpShare: 0.1 })).toThrow(
      withCode("catchUpNotAboveCarry"),
    );
  });
});
