import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { measured } from "@/server/core/measured";
import { Exact } from "@/server/core/pay/exact";
import { compileScheme } from "@/server/core/schemes/evaluate-scheme";
import { hindsightOf } from "@/server/core/schemes/hindsight";
import type { PayYear } from "@/server/core/schemes/pay/pay-year";
import { payNode } from "@/server/core/schemes/pay-tree";
import { annual } from "@/server/core/schemes/presets/annual";
import { europeanCarry } from "@/server/core/schemes/presets/carried-interest";
import { insurerDeferral } from "@/server/core/schemes/presets/insurer-deferral";
import { patient } from "@/server/core/schemes/presets/patient";
import { plainPay } from "@/server/core/schemes/presets/preset-parts";
import { publicFundThreeYear } from "@/server/core/schemes/presets/public-fund-three-year";
import { quarterlyMarkToMarket } from "@/server/core/schemes/presets/quarterly-mark-to-market";
import { schemePresets } from "@/server/core/schemes/presets/scheme-presets";
import { wealthAddedBank } from "@/server/core/schemes/presets/wealth-added-bank";
import type { ReplayInput } from "@/server/core/schemes/replay-input";
import { replayScheme } from "@/server/core/schemes/replay-scheme";
import type { SchemeDefinition, SchemePay } from "@/server/core/schemes/scheme-definition";
import { managerRecord } from "../../builders/manager-record";
import { addUp } from "../../builders/pay";
import { history, quarterEnds, recordOn } from "../../builders/replay-history";
import { withCode } from "../../builders/with-code";

const replay = (definition: SchemeDefinition, input: ReplayInput) => replayScheme(compileScheme(definition), input);
const paying = (definition: SchemeDefinition, pay: Partial<SchemePay>): SchemeDefinition => ({
  ...definition,
  pay: { ...plainPay, ...definition.pay!, ...pay },
});
const flat = (active: number, quarters = 8) => new Array<number>(quarters).fill(active);
const yearsOf = (definition: SchemeDefinition, input: ReplayInput, manager = "a") =>
  replay(definition, input).managers.find(({ managerId }) => managerId === manager)!.years;

/** Annual scheme: 0% active is a score of 50, the target; +2% is 75, one and a half times it; -0.8% is 40, nothing. */
describe("awards", () => {
  it("follow the curve to the cent, and only at the end of a pay year", () => {
    const years = yearsOf(annual, history({ a: [0.03, 0.03, 0.03, 0, 0.03, 0.03, 0.03, 0.02] }));
    expect(years.map(({ endsOn, granted }) => [endsOn, granted])).toEqual([
      ["2015-12-31", "1000"],
      ["2016-12-31", "1500"],
    ]);
  });

  it("are deferred 60-20-20 within three years with the year of settlement", () => {
    // regimes.md section 8: China insurer, pay 100: 60-20-20; for the chair 50-25-25.
    const input = history({ a: [...flat(0, 4), ...flat(-0.1, 8)], b: [...flat(0, 4), ...flat(-0.1, 8)] });
    const people = input.people!.map((person) => ({
      ...person,
      grade: person.managerId === "b" ? "chair" : "keyPost",
    }));
    const paid = (manager: string) =>
      yearsOf(insurerDeferral, { ...input, people }, manager).map((year) => Number(year.paid));
    expect(paid("a")).toEqual([600, 200, 200]);
    expect(paid("b")).toEqual([500, 250, 250]);
  });

  it("go through the wealth-added bank: +90 and -75", () => {
    // regimes.md section 8: senior, pay 30, bank 60; then bank -15, pay 0, carried forward.
    const bank = {
      ...wealthAddedBank,
      pay: {
        ...wealthAddedBank.pay!,
        yearEndMonth: 12 as const,
        award: {
          kind: "valueAdded" as const,
          share: 1,
          horizon: "1y" as const,
          perYear: true,
          capOfSalary: null,
          floorOfSalary: null,
        },
      },
    };
    const years = yearsOf(bank, history({ a: [...flat(0.9, 4), ...flat(-0.75, 4)] }));
    expect(years.map(({ granted, bank: account }) => [Number(granted), Number(account!.closing)])).toEqual([
      [30, 60],
      [0, -15],
    ]);
  });

  it("are cut alike when the pool is too small, and not at all by a gate that is met", () => {
    const pool = { kind: "fixed", amount: "1000" } as const;
    const input = history({ a: flat(0, 4), b: flat(0.02, 4) });
    const granted = replay(paying(annual, { pool }), input).managers.map(({ years }) => Number(years[0]!.granted));
    expect(granted).toEqual([400, 600]);
    const solvency = (ratio: number) => [
      { endsOn: "2015-12-31", figures: { comprehensiveSolvencyRatio: ratio }, equity: null, netIncome: null },
    ];
    const gated = (ratio: number) =>
      Number(yearsOf(insurerDeferral, { ...input, institution: solvency(ratio) })[0]!.granted);
    expect([gated(1), gated(0.99)]).toEqual([1000, 0]);
  });

  it("fall by 30% when a public fund lags by more than ten points over three years and loses money", () => {
    const input = history({ a: [...flat(0.02, 4), ...flat(-0.12, 4)] });
    const floored = paying(publicFundThreeYear, {
      award: { ...(publicFundThreeYear.pay!.award as Extract<SchemePay["award"], { kind: "score" }>), floor: 1 },
    });
    const margin = (value: number) => [
      { endsOn: "2016-12-31", figures: { fundProfitMargin: value }, equity: null, netIncome: null },
    ];
    expect(yearsOf(floored, { ...input, institution: margin(-0.1) }).map(({ granted }) => Number(granted))).toEqual([
      1500, 1000,
    ]);
    const higher = paying(floored, {
      award: { ...(floored.pay!.award as Extract<SchemePay["award"], { kind: "score" }>), floor: 1.4 },
    });
    const [, second] = yearsOf(higher, { ...input, institution: margin(-0.1) });
    expect([Number(second!.granted), second!.award!.matrix!.outcome]).toEqual([1050, "cut"]);
  });

  it("in units follow the portfolio until they vest", () => {
    // Deferred 500 of 1000 over five years; the portfolio gains 5% a year (benchmark 5%, active 0).
    const even = {
      ...patient,
      pay: {
        ...patient.pay!,
        award: {
          ...(patient.pay!.award as Extract<SchemePay["award"], { kind: "score" }>),
          multiples: [{ x: 50, score: 1 }],
          capOfSalary: null,
        },
      },
    };
    const input = history({ a: flat(0, 8) });
    const people = input.people!.map((person) => ({ ...person, grade: "keyPost" }));
    const years = yearsOf(even, { ...input, people });
    expect(years[0]).toMatchObject({ upfront: "500", deferred: "500", unvestedAfter: "500" });
    expect(years[1]!.vested.map(({ amount, paid }) => [amount, paid])).toEqual([["100", "105"]]);
  });

  it("as carry come from the funds: 100 in, 250 back after seven years", () => {
    // regimes.md section 8: preference 71.38, catch-up 17.85, carry 30 in all.
    const path = (on: string, paidIn: string, distributed: string) => ({
      on,
      ageYears: 0,
      paidIn,
      distributed,
      value: "0",
      paper: "0",
      realised: "0",
      tvpi: measured(1),
      dpi: measured(1),
      irr: measured(0),
    });
    const paths = [
      {
        portfolioId: "f",
        name: "F",
        nameZh: null,
        vintageYear: 2015,
        currency: "CNY",
        points: [path("2015-12-31", "100", "0"), path("2022-12-31", "100", "250")],
      },
    ];
    const input = history({ a: flat(0, 36) });
    const quarters = input.quarters.map((quarter) => ({
      ...quarter,
      entries: quarter.entries.map((entry) => ({ ...entry, context: { paths } })),
    }));
    const paid = yearsOf(europeanCarry, { ...input, quarters }).map((year) => [year.year, Number(year.paid)]);
    expect(paid.filter(([, amount]) => amount !== 0)).toEqual([[2022, 30]]);
  });
});

describe("a high-water mark", () => {
  it("pays nothing until value added passes its highest point again", () => {
    // Value added by year: +2, -0.4, +0.3, +0.4: the mark of 2 is passed again only in the fourth year.
    const marked = paying(annual, { highWaterMark: true });
    const actives = [0.02, -0.004, 0.003, 0.004].flatMap((active) => flat(active, 4));
    const years = yearsOf(marked, history({ a: actives }));
    expect(years.map(({ granted, award }) => [Number(granted) > 0, award!.reason])).toEqual([
      [true, null],
      [false, "belowHighWaterMark"],
      [false, "belowHighWaterMark"],
      [true, null],
    ]);
  });
});

describe("a missing quarter under the rule to carry", () => {
  it("keeps the score of the quarter before, and has none before the first", () => {
    const carrying = { ...annual, missing: { rule: "carry" as const, minimumWeight: 1, minimumCoverage: 1 } };
    const input = history({ a: flat(0.02, 3) });
    const without = (i: number): ReplayInput => ({
      ...input,
      quarters: input.quarters.map((quarter, k) =>
        k === i
          ? {
              ...quarter,
              entries: [{ record: managerRecord({ active: {} }, { managerId: "a", code: "a", asOf: quarter.asOf }) }],
            }
          : quarter,
      ),
    });
    const scores = (i: number) => replay(carrying, without(i)).managers[0]!.quarters.map(({ score }) => score);
    expect(scores(1)).toEqual([75, 75, 75]);
    expect(scores(0)).toEqual([null, 75, 75]);
  });
});

describe("what is taken back", () => {
  const deferring = paying(annual, {
    deferral: {
      rule: { kind: "share", share: 0.4 },
      years: 3,
      countsYear0: false,
      firstInstalment: 1,
      instalmentWeights: null,
    },
    clawback: {
      lookBackYears: 3,
      onRestatement: true,
      events: [{ event: "misconduct", share: 0.5 }],
      appliesToLeavers: true,
    },
    malus: [{ event: "majorRiskEvent", share: 0.5 }],
  });
  const base = history({ a: flat(0, 8) });

  it("is the award minus what restated figures give, from what has not vested first", () => {
    // 1000 awarded; at -0.4% the score is 45: 500. Of the 500 too much, 400 had not vested.
    const restated = { record: recordOn("a", "2015-12-31", -0.004), knownOn: "2016-08-15" };
    const years = yearsOf(deferring, { ...base, restatements: [restated] });
    expect(years[1]!.clawbacks).toEqual([
      {
        awardYear: 2015,
        cause: "restatement",
        on: "2016-08-15",
        awarded: "1000",
        restated: "500",
        fromBank: "0",
        fromUnvested: "400",
        fromPaid: "100",
      },
    ]);
    expect(payNode(deferring, years[1]!).children.map(({ key }) => key)).toContain("payClawback");
  });

  it("is nothing when the figures turn out better, or became known too late", () => {
    const better = { record: recordOn("a", "2015-12-31", 0.02), knownOn: "2016-08-15" };
    expect(yearsOf(deferring, { ...base, restatements: [better] })[1]!.clawbacks).toEqual([]);
    const late = { record: recordOn("a", "2015-12-31", -0.02), knownOn: "2019-08-15" };
    const long = history({ a: flat(0, 20) });
    expect(yearsOf(deferring, { ...long, restatements: [late] }).flatMap(({ clawbacks }) => clawbacks)).toEqual([]);
  });

  it("is half of what was paid after misconduct, and half of what had not vested after a risk event", () => {
    const withEvent = (kind: "misconduct" | "majorRiskEvent"): ReplayInput => ({
      ...base,
      quarters: base.quarters.map((quarter) =>
        quarter.asOf === "2016-12-31"
          ? {
              ...quarter,
              entries: quarter.entries.map((entry) => ({
                ...entry,
                context: { events: [{ kind, on: "2016-05-02", dealId: null, reference: null }] },
              })),
            }
          : quarter,
      ),
    });
    expect(yearsOf(deferring, withEvent("misconduct"))[1]!.clawedBack).toBe("300");
    expect(yearsOf(deferring, withEvent("majorRiskEvent"))[1]!.malus).toEqual([
      { event: "majorRiskEvent", on: "2016-05-02", cut: "200" },
    ]);
  });

  it("does not vest for a bad leaver, and does for a good one", () => {
    const unvested = (as: "good" | "bad") => {
      const [, second] = yearsOf(deferring, { ...base, departures: [{ managerId: "a", on: "2016-03-01", as }] });
      return [second!.award, second!.forfeited, second!.paid];
    };
    expect(unvested("bad")).toEqual([null, "400", "0"]);
    expect(unvested("good")).toEqual([null, "0", expect.stringMatching(/^133\.3/)]);
  });
});

describe("decisions", () => {
  it("stop whom the quarter condemns four times, and judge and pay no more", () => {
    const [manager] = replay(quarterlyMarkToMarket, history({ a: [0, ...flat(-0.05, 4), ...flat(0.05, 7)] })).managers;
    expect(manager!.stop).toEqual({ on: "2016-03-31", breach: "behind" });
    expect(manager!.quarters.map(({ action }) => action)).toEqual(["keep", "watch", "review", "review", "stop"]);
    expect(manager!.years.map(({ award }) => award === null)).toEqual([false, true, true]);
  });

  it("are regretted only with hindsight that they never saw", () => {
    const input = history({ a: [...flat(-0.05, 4), ...flat(0.05, 8)], b: flat(0, 12) });
    const point = (periodEnd: string, portfolio: number) => ({ periodEnd, portfolio, benchmark: 0, value: 100 });
    const outcomes = [
      {
        managerId: "a",
        frequency: "quarterly" as const,
        returns: quarterEnds(12).map((day, i) => point(day, i < 4 ? -0.05 : 0.1)),
      },
      { managerId: "b", frequency: "quarterly" as const, returns: quarterEnds(12).map((day) => point(day, -0.01)) },
    ];
    const report = hindsightOf(replay(quarterlyMarkToMarket, input), outcomes);
    expect(report.regrets).toEqual([
      expect.objectContaining({
        managerId: "a",
        stoppedOn: "2015-12-31",
        wasWrong: true,
        yearsSince: 2,
        valueAddedSince: { value: expect.closeTo(80, 9) },
      }),
    ]);
    expect(report.regrets[0]!.after["1y"].value).toBeCloseTo(1.1 ** 4 - 1, 9);
    expect(report.regrets[0]!.after["3y"].reason).toBe("horizonNotCovered");
    expect(report).toMatchObject({
      wrongStops: 1,
      rightStops: 0,
      missedStops: ["b"],
      reversals: [{ reversed: 1, pairs: 1 }, { pairs: 0 }, { pairs: 0 }],
    });
    expect(report.cost.paidWithoutValue).toBe("3000");
  });
});

describe("laws", () => {
  const active = fc.double({ min: -0.08, max: 0.08, noNaN: true });
  const anyHistory = fc.record({
    a: fc.array(active, { minLength: 16, maxLength: 16 }),
    b: fc.array(active, { minLength: 16, maxLength: 16 }),
    c: fc.array(active, { minLength: 16, maxLength: 16 }),
  });
  const anyScheme = fc.constantFrom(
    ...schemePresets.filter(({ pay }) => pay !== undefined),
    paying(annual, { pool: { kind: "fixed", amount: "2000" } }),
  );
  const runs = { numRuns: 30 };
  const restatements = [{ record: recordOn("a", "2015-12-31", -0.01), knownOn: "2017-02-01" }];
  const departures = [{ managerId: "b", on: "2017-11-01", as: "bad" as const }];

  it("what was known later changes nothing earlier", () => {
    fc.assert(
      fc.property(anyScheme, anyHistory, fc.integer({ min: 1, max: 15 }), (scheme, actives, cut) => {
        const whole = { ...history(actives), restatements, departures };
        const early = { ...whole, quarters: whole.quarters.slice(0, cut) };
        const last = early.quarters.at(-1)!.asOf;
        const [long, short] = [replay(scheme, whole), replay(scheme, early)];
        short.managers.forEach((manager, i) => {
          const later = long.managers[i]!;
          expect(later.quarters.filter(({ asOf }) => asOf <= last)).toEqual(manager.quarters);
          expect(later.years.filter(({ endsOn }) => endsOn <= last)).toEqual(manager.years);
        });
      }),
      runs,
    );
  });

  it("the order of managers changes nothing", () => {
    fc.assert(
      fc.property(anyScheme, anyHistory, (scheme, actives) => {
        const input = { ...history(actives), restatements, departures };
        const turned = {
          ...input,
          quarters: input.quarters.map(({ asOf, entries }) => ({ asOf, entries: entries.toReversed() })),
          people: input.people!.toReversed(),
        };
        expect(replay(scheme, turned)).toEqual(replay(scheme, input));
      }),
      runs,
    );
  });

  it("no cent is made or lost", () => {
    fc.assert(
      fc.property(anyScheme, anyHistory, (scheme, actives) => {
        const input = { ...history(actives), restatements, departures };
        for (const { years } of replay(scheme, input).managers) {
          years.forEach(expectConserved);
          expect(years.map((year) => year.unvestedBefore)).toEqual(
            years.map((_, i) => years[i - 1]?.unvestedAfter ?? "0"),
          );
        }
      }),
      runs,
    );
  });

  it("a better year never earns less", () => {
    fc.assert(
      fc.property(fc.constantFrom(annual, insurerDeferral, patient), active, active, (scheme, one, other) => {
        const granted = (value: number) => Number(yearsOf(scheme, history({ a: flat(value, 4) }))[0]!.granted);
        expect(granted(Math.max(one, other))).toBeGreaterThanOrEqual(granted(Math.min(one, other)));
      }),
      runs,
    );
  });

  function expectConserved(year: PayYear): void {
    expect(addUp([year.upfront, year.deferred]).toFixed()).toBe(new Exact(year.granted).toFixed());
    const out = addUp([
      year.vestedAtAward,
      year.forfeited,
      year.unvestedAfter,
      ...year.malus.map(({ cut }) => cut),
      ...year.clawbacks.map(({ fromUnvested }) => fromUnvested),
    ]);
    expect(out.toFixed()).toBe(addUp([year.unvestedBefore, year.deferred]).toFixed());
    if (year.bank === null) return;
    const { opening, interest, declared, adjusted, paid, writtenOff, forfeited, closing } = year.bank;
    const expected = addUp([opening, interest, declared, writtenOff]).minus(addUp([adjusted, paid, forfeited]));
    expect(new Exact(closing).toFixed()).toBe(expected.toFixed());
  }
});

describe("a replay", () => {
  it.each([
    ["quartersNotInOrder", (input: ReplayInput) => ({ ...input, quarters: input.quarters.toReversed() })],
    [
      "recordOfAnotherDay",
      (input: ReplayInput) => ({
        ...input,
        quarters: input.quarters.map((quarter, i) => ({
          ...quarter,
          entries: input.quarters[0]!.entries.slice(0, i + 1),
        })),
      }),
    ],
    [
      "managerTwice",
      (input: ReplayInput) => ({
        ...input,
        quarters: input.quarters.map(({ asOf, entries }) => ({ asOf, entries: [...entries, ...entries] })),
      }),
    ],
  ])("refuses with %s", (code, change) => {
    expect(() => replay(annual, change(history({ a: flat(0, 4) })))).toThrow(withCode(code));
  });

  it("shares a rank between equal scores", () => {
    const { managers } = replay(annual, history({ a: [0.01], b: [0.01], c: [0.02] }));
    expect(managers.map(({ quarters }) => quarters[0]!.rank)).toEqual([2, 2, 1]);
  });
});
