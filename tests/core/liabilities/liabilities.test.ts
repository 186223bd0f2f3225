import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cashFlowMismatch } from "@/server/core/liabilities/cash-flow-mismatch";
import { durationGap } from "@/server/core/liabilities/duration-gap";
import { type ExpectedFlow, flowDuration } from "@/server/core/liabilities/flow-duration";
import { spreadByHorizon } from "@/server/core/liabilities/spread-by-horizon";
import { wholeBookReturns } from "@/server/core/liabilities/whole-book-returns";
import { yieldCoverage } from "@/server/core/liabilities/yield-coverage";
import { withCode } from "../../builders/with-code";

const day = "2025-12-31";
const yearEnd = (year: number) => `${year}-12-31`;
const flows = fc.array(
  fc.record({
    on: fc.integer({ min: 2026, max: 2060 }).map(yearEnd),
    amount: fc.double({ min: 0.01, max: 1e9, noNaN: true }),
  }),
  { minLength: 1, maxLength: 40 },
);

describe("flowDuration", () => {
  it("follows hand arithmetic: 10 in one year and 110 in two at 10% are worth 100, 1.9091 years away", () => {
    // 10 / 1.1 = 9.0909..., 110 / 1.21 = 90.9090...; no leap day between the dates
    const { presentValue, macaulay, modified } = flowDuration(
      [
        { on: "2026-12-31", amount: 10 },
        { on: "2027-12-31", amount: 110 },
      ],
      day,
      0.1,
    );
    expect(presentValue).toBeCloseTo(100, 10);
    expect(macaulay.value).toBeCloseTo((10 / 1.1 + (2 * 110) / 1.21) / 100, 12);
    expect(modified.value).toBeCloseTo((10 / 1.1 + (2 * 110) / 1.21) / 110, 12);
  });

  it("is the time to the flow where there is one", () => {
    expect(flowDuration([{ on: "2035-12-29", amount: 7 }], day, 0.03).macaulay.value).toBeCloseTo(10, 12);
  });

  it("does not change with the size of the flows, nor with their order", () => {
    fc.assert(
      fc.property(
        flows,
        fc.double({ min: -0.02, max: 0.2, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (list, rate, factor) => {
          const one = flowDuration(list, day, rate).macaulay.value!;
          const other = flowDuration(
            list.toReversed().map(({ on, amount }) => ({ on, amount: amount * factor })),
            day,
            rate,
          );
          expect(Math.abs(other.macaulay.value! - one)).toBeLessThan(1e-9 * one);
        },
      ),
    );
  });

  it("is the slope of the present value", () => {
    fc.assert(
      fc.property(flows, fc.double({ min: 0.005, max: 0.15, noNaN: true }), (list, rate) => {
        const at = flowDuration(list, day, rate);
        const h = 1e-6;
        const [up, down] = [flowDuration(list, day, rate + h), flowDuration(list, day, rate - h)];
        const slope = (down.presentValue - up.presentValue) / (2 * h) / at.presentValue;
        expect(Math.abs(slope - at.modified.value!)).toBeLessThan(1e-4 * Math.max(1, slope));
      }),
    );
  });

  it("leaves out what is past, and has no duration of nothing", () => {
    expect(flowDuration([{ on: day, amount: 5 }], day, 0.03)).toEqual({
      presentValue: 0,
      macaulay: { value: null, reason: "noFlowsAhead" },
      modified: { value: null, reason: "noFlowsAhead" },
    });
  });

  it("refuses a rate of -100%", () => {
    expect(() => flowDuration([], day, -1)).toThrow(withCode("rateTooLow"));
  });
});

describe("durationGap", () => {
  it("leaves 10.61 years between liabilities of 16 and assets of 5.39", () => {
    const gap = durationGap({ assetDuration: 5.39, liabilityDuration: 16 }, { assets: 100, liabilities: 90 });
    expect(gap.plain).toBeCloseTo(10.61, 12);
    expect(gap.effective.value).toBeCloseTo(5.39 - 14.4, 12);
  });

  it("needs both sides of the balance sheet for the effective gap", () => {
    const years = { assetDuration: 5, liabilityDuration: 9 };
    expect(durationGap(years, { assets: null, liabilities: 1 }).effective.reason).toBe("notReported");
    expect(durationGap(years, { assets: 0, liabilities: 1 }).effective.reason).toBe("nothingInvested");
    expect(() => durationGap({ assetDuration: -1, liabilityDuration: 9 }, { assets: 1, liabilities: 1 })).toThrow(
      withCode("negativeDuration"),
    );
  });
});

describe("cashFlowMismatch", () => {
  it("follows hand arithmetic", () => {
    const mismatch = cashFlowMismatch(
      {
        assets: [
          { on: "2026-06-30", amount: 5 },
          { on: "2026-12-31", amount: 5 },
          { on: "2029-12-31", amount: 30 },
        ],
        liabilities: [
          { on: "2026-12-31", amount: 8 },
          { on: "2027-12-31", amount: 9 },
        ],
      },
      day,
    );
    expect(mismatch.years.map(({ year, net, cumulative }) => [year, net, cumulative])).toEqual([
      [2026, 2, 2],
      [2027, -9, -7],
      [2028, 0, -7],
      [2029, 30, 23],
    ]);
    expect([mismatch.deepest?.year, mismatch.firstShort?.year]).toEqual([2027, 2027]);
  });

  it("ends on all assets less all liabilities", () => {
    fc.assert(
      fc.property(flows, flows, (assets, liabilities) => {
        const total = (list: readonly ExpectedFlow[]) => list.reduce((sum, { amount }) => sum + amount, 0);
        const end = cashFlowMismatch({ assets, liabilities }, day).years.at(-1)!.cumulative;
        expect(Math.abs(end - (total(assets) - total(liabilities)))).toBeLessThan(
          1e-12 * (total(assets) + total(liabilities)) + 1e-12,
        );
      }),
    );
  });

  it("has no years without flows ahead", () => {
    expect(cashFlowMismatch({ assets: [{ on: day, amount: 1 }], liabilities: [] }, day)).toEqual({
      years: [],
      deepest: null,
      firstShort: null,
    });
  });
});

describe("yieldCoverage", () => {
  const rates = (...list: number[]) => list.map((rate, i) => ({ year: 2021 + i, rate }));

  it("compares mean yield with mean cost, not mean of the ratios", () => {
    const { years, over } = yieldCoverage(rates(0.06, 0.02, 0.04), rates(0.03, 0.03, 0.02));
    expect(years.map(({ coverage }) => coverage.value)).toEqual([2, 0.02 / 0.03, 2]);
    expect(over[3].value).toBeCloseTo(0.12 / 0.08, 12);
    expect(over[5].reason).toBe("tooFewYears");
  });

  it("does not bridge a year that is missing", () => {
    const gap = yieldCoverage(
      [...rates(0.05, 0.05), { year: 2024, rate: 0.05 }],
      [...rates(0.03, 0.03), { year: 2024, rate: 0.03 }],
    );
    expect(gap.over[3].reason).toBe("tooFewYears");
  });

  it("has no coverage of a cost that is not above nothing", () => {
    expect(yieldCoverage(rates(0.05), rates(0)).years[0]?.coverage.reason).toBe("costNotPositive");
  });
});

const month = (periodEnd: string, portfolio: number | null, value: number | null) => ({
  periodEnd,
  portfolio,
  benchmark: null,
  value,
});

describe("wholeBookReturns", () => {
  const monthly = {
    managerId: "a",
    frequency: "monthly" as const,
    returns: [month("2025-01-31", 0.1, 100), month("2025-02-28", 0.1, 110), month("2025-03-31", 0, 121)],
  };
  const quarterly = { managerId: "b", frequency: "quarterly" as const, returns: [month("2025-03-31", -0.05, 300)] };

  it("weighs quarters by the value at their start", () => {
    // 100 gains 21, 300 loses 15: 6 / 400
    const [quarter] = wholeBookReturns([monthly, quarterly]);
    expect(quarter).toMatchObject({ periodEnd: "2025-03-31", value: 400, counted: 2, leftOut: 0 });
    expect(quarter?.portfolio).toBeCloseTo(0.015, 14);
  });

  it("leaves out and counts whose quarter or value is not whole", () => {
    const noValue = { ...quarterly, managerId: "c", returns: [month("2025-03-31", 0.5, null)] };
    const short = { ...monthly, managerId: "d", returns: monthly.returns.slice(1) };
    const [quarter] = wholeBookReturns([quarterly, noValue, short]);
    expect(quarter).toMatchObject({ counted: 1, leftOut: 2 });
    expect(quarter?.portfolio).toBeCloseTo(-0.05, 14);
  });
});

describe("spreadByHorizon", () => {
  const quarters = (count: number, portfolio: number) =>
    Array.from({ length: count }, (_, i) => {
      const [year, quarter] = [2024 + Math.floor(i / 4), i % 4];
      return {
        periodEnd: `${year}-${["03-31", "06-30", "09-30", "12-31"][quarter]}`,
        portfolio,
        value: 1,
        counted: 1,
        leftOut: 0,
      };
    });
  const row = (rows: ReturnType<typeof spreadByHorizon>, horizon: string) => rows.find((r) => r.horizon === horizon)!;

  it("sets a year's return against the cost of the same days, and a quarter's against a quarter of it", () => {
    const rows = spreadByHorizon(quarters(8, 0.02), [{ from: "2023-12-31", annualRate: 0.03 }]);
    expect(row(rows, "1y")).toMatchObject({ from: "2025-01-01", to: "2025-12-31" });
    expect(row(rows, "1y").spread.value).toBeCloseTo(1.02 ** 4 - 1 - 0.03, 12);
    expect(row(rows, "1q").spread.value).toBeCloseTo(0.02 - (1.03 ** 0.25 - 1), 12);
    expect(row(rows, "sinceInception").earned.value).toBeCloseTo(1.02 ** 4 - 1, 12);
    expect(row(rows, "3y").spread.reason).toBe("horizonNotCovered");
  });

  it("does not bridge a quarter that is missing, nor a cost that is not known", () => {
    const gap = quarters(8, 0.02).filter((_, i) => i !== 6);
    expect(row(spreadByHorizon(gap, []), "1y").earned.reason).toBe("horizonNotCovered");
    const unknown = row(spreadByHorizon(quarters(8, 0.02), [{ from: "2025-06-30", annualRate: 0.03 }]), "1y");
    expect([unknown.earned.value === null, unknown.spread.reason]).toEqual([false, "notReported"]);
  });
});
