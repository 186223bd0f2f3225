import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yearsFromEarliest } from "@/server/core/returns/calendar/day-count";
import {
  datedRateOfReturn,
  internalRateOfReturn,
  PLAUSIBLE_RATES,
  periodicRateOfReturn,
} from "@/server/core/returns/internal-rate-of-return";
import { irrRoots } from "@/server/core/returns/irr-roots";
import { presentValue } from "@/server/core/returns/net-present-value";
import { withCode } from "@/tests/builders/with-code";
import periodic from "@/tests/oracles/irr-roots.json";
import dated from "@/tests/oracles/xirr-roots.json";

const periods = (n: number) => Array.from({ length: n }, (_, i) => i);
const expectClose = (got: readonly number[], expected: readonly number[], digits = 9) => {
  expect(got).toHaveLength(expected.length);
  got.forEach((rate, i) => {
    expect(Math.abs(rate - expected[i]!)).toBeLessThanOrEqual(10 ** -digits * (1 + Math.abs(expected[i]!)));
  });
};

/** Coefficients, in v = 1 / (1 + rate), of the product of (v - root) over the roots. */
const polynomialWith = (roots: readonly number[]) => {
  let p = [1];
  for (const root of roots) p = Array.from({ length: p.length + 1 }, (_, k) => (p[k - 1] ?? 0) - root * (p[k] ?? 0));
  return p;
};

describe("the roots of the IRR equation", () => {
  it.each(dated.cases)("are all found, and no other, in sample $name", ({ dates, amounts, roots }) => {
    const { plausibleRates } = datedRateOfReturn(dates, amounts);
    expectClose(plausibleRates, roots);
  });

  it.each(periodic.cases)("are all found in periodic flows %#", ({ amounts, roots }) => {
    expectClose(irrRoots(periods(amounts.length), amounts).rates, roots);
  });

  it("are those that the flows were made of", () => {
    const factor = fc.integer({ min: 0, max: 9 }).map((k) => 0.4 + 0.17 * k);
    fc.assert(
      fc.property(
        fc.uniqueArray(factor, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -9, max: 9 }),
        (factors, scale) => {
          const amounts = polynomialWith(factors).map((coefficient) => coefficient * 10 ** scale);
          const expected = factors.map((v) => 1 / v - 1).sort((a, b) => a - b);
          expectClose(irrRoots(periods(amounts.length), amounts).rates, expected, 6);
        },
      ),
    );
  });

  it("are as many as a dense scan of the value curve sees change its sign, plus an even number", () => {
    const flow = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -50, max: 50 }));
    fc.assert(
      fc.property(fc.array(flow, { minLength: 2, maxLength: 40 }), (flows) => {
        const times = flows.map(([quarter]) => quarter / 4);
        const amounts = flows.map(([, amount]) => amount);
        const { rates } = irrRoots(times, amounts);
        const grid = Array.from({ length: 1200 }, (_, i) => -6 + i / 100 + 0.00123);
        const value = (d: number) => presentValue(Math.expm1(d), times, amounts);
        for (let i = 1; i < grid.length; i++) {
          const [low, high] = [grid[i - 1]!, grid[i]!];
          const inside = rates.filter((rate) => Math.log1p(rate) > low && Math.log1p(rate) < high).length;
          const crosses = value(low) * value(high) < 0;
          if (crosses) expect(inside % 2).toBe(1);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leave a present value that is rounding next to the flows", () => {
    const amounts = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 12 }), (values, scale) => {
        // Money: nothing between zero and a billionth, where numbers themselves lose their digits.
        const scaled = values.map((value) => (Math.abs(value) < 1e-9 ? 0 : value) * 10 ** (scale - 6));
        for (const rate of irrRoots(periods(values.length), scaled).rates) {
          if (rate < -0.9 || rate > 1e3) continue;
          const size = presentValue(rate, periods(values.length), scaled.map(Math.abs));
          expect(Math.abs(presentValue(rate, periods(values.length), scaled))).toBeLessThanOrEqual(1e-8 * size);
        }
      }),
    );
  });

  it("do not depend on the unit of money, the order of rows, or flows that cancel", () => {
    const sample = dated.cases.find(({ name }) => name === "30_8")!;
    const times = Array.from(yearsFromEarliest(sample.dates));
    const rates = irrRoots(times, sample.amounts).rates;
    for (const unit of [1e-200, 1e-9, 1e12, 1e250]) {
      expectClose(
        irrRoots(
          times,
          sample.amounts.map((amount) => amount * unit),
        ).rates,
        rates,
      );
    }
    expectClose(irrRoots([...times].reverse(), [...sample.amounts].reverse()).rates, rates, 12);
    expectClose(irrRoots([...times, 3.3, 3.3, 3.3], [...sample.amounts, 0.1, 0.2, -0.3]).rates, rates, 12);
  });

  it("include one where the value only touches zero", () => {
    expectClose(irrRoots([0, 1, 2], [100, -220, 121]).rates, [0.1], 6);
  });

  it("reach total loss and absurd gain", () => {
    expect(irrRoots([0, 10], [-1, 1e-9]).rates[0]).toBeCloseTo(10 ** -0.9 - 1, 12);
    expect(irrRoots([0, 1], [-1, 1e-15]).rates[0]).toBeCloseTo(-1, 12);
    expect(irrRoots([0, 1 / 365], [-1, 10]).rates).toEqual([Number.MAX_VALUE]);
    expect(irrRoots([0, 0.02], [-1, 1e-9]).rates[0]).toBeGreaterThan(-1);
  });

  it("are found among thousands of flows", () => {
    const months = Array.from({ length: 3000 }, (_, i) => i / 12);
    const flows = months.map((_, i) => (i === 2999 ? 3000 * 1.5 : -1));
    const { rates } = irrRoots(months, flows);
    expect(rates).toHaveLength(1);
    expect(Math.abs(presentValue(rates[0]!, months, flows))).toBeLessThan(1e-7);
  });

  it("are refused for unequal lengths and for what is no number", () => {
    expect(() => irrRoots([0, 1], [1])).toThrow(withCode("lengthsDiffer"));
    expect(() => irrRoots([0, 1], [1, Number.NaN])).toThrow(withCode("notFinite"));
  });
});

describe("a money-weighted return", () => {
  it("says which of several rates it shows and why", () => {
    const result = periodicRateOfReturn([-1000, 2300, -1320]);
    expect(result).toMatchObject({ kind: "severalRoots", rule: "closestToZero" });
    expect(result.rate).toBeCloseTo(0.1, 10);
    expectClose(result.plausibleRates, [0.1, 0.2]);
  });

  it("tells no sign change from a value that never reaches zero", () => {
    expect(periodicRateOfReturn([100, 50])).toMatchObject({ kind: "noRoot", rate: null, because: "noSignChange" });
    expect(periodicRateOfReturn([100, -150, 100])).toMatchObject({ kind: "noRoot", because: "valueNeverZero" });
    expect(periodicRateOfReturn([0, 0])).toMatchObject({ kind: "noRoot", because: "noSignChange" });
  });

  it("shows the return of the time itself below one year", () => {
    const result = datedRateOfReturn(["2021-06-09", "2021-08-11"], [-134.09, 40.86]);
    if (result.kind !== "notMeaningfulBelowOneYear") throw new Error(result.kind);
    expect(result.returnOfSpan).toBeCloseTo(40.86 / 134.09 - 1, 12);
    expect(result.annualRate).toBeCloseTo(-0.9989769231734277, 12);
    expect(datedRateOfReturn(["2021-01-01", "2022-01-01"], [-1, 1.1]).kind).toBe("unique");
  });

  it("does not let an absurd root make a plausible one ambiguous, and reports it all the same", () => {
    const sample = dated.cases.find(({ name }) => name === "random_100")!;
    const result = datedRateOfReturn(sample.dates, sample.amounts, "ACT/365F", { minimumYears: 0 });
    expect(result.kind).toBe("unique");
    expect(result.rates.length).toBeGreaterThan(1);
    expect(Math.max(...result.rates)).toBeGreaterThan(PLAUSIBLE_RATES.highest);
  });

  it("is the published one of Excel's XIRR and IRR documentation", () => {
    const dates = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"];
    expect(datedRateOfReturn(dates, [-10000, 2750, 4250, 3250, 2750]).rate).toBeCloseTo(0.373362535, 8);
    expect(periodicRateOfReturn([-70000, 12000, 15000, 18000, 21000, 26000]).rate).toBeCloseTo(0.0866, 4);
  });

  it("is the growth rate of a savings account whatever is paid in and out", () => {
    const rate = fc.integer({ min: -60, max: 200 }).map((percent) => percent / 100);
    const deposits = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(rate, deposits, (r, amounts) => {
        const end = amounts.length;
        const balance = amounts.reduce((total, amount, i) => total + amount * (1 + r) ** (end - i), 0);
        const result = internalRateOfReturn(periods(end + 1), [...amounts.map((amount) => -amount), balance]);
        expect(result.kind).toBe("unique");
        expect(Math.abs(result.rate! - r)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(r)));
      }),
    );
  });
});
