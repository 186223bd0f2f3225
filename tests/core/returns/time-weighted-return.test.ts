import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/server/core/returns/calendar/plain-date";
import { linkedModifiedDietz, modifiedDietz } from "@/server/core/returns/modified-dietz";
import type { FlowTiming, Valuation, ValuedPeriod } from "@/server/core/returns/period-flows";
import { timeWeightedReturn } from "@/server/core/returns/time-weighted-return";
import { withCode } from "@/tests/builders/with-code";
import oracle from "@/tests/oracles/valued-periods.json";

const period = (change: Partial<ValuedPeriod> = {}): ValuedPeriod => ({
  firstDay: "2023-01-01",
  lastDay: "2024-12-31",
  startValue: 1000,
  endValue: 2000,
  flows: [],
  flowTiming: "beginningOfDay",
  ...change,
});

describe("returns of a valued period", () => {
  it.each(oracle.cases)("reproduce $name", ({ method, period: published, valuations, value }) => {
    const valued = { ...published, flowTiming: published.flowTiming as FlowTiming };
    const result = method === "true_twr" ? timeWeightedReturn(valued, valuations) : modifiedDietz(valued);
    expect(result.value).toBeCloseTo(value!, 12);
  });

  it("ignore what a flow at the very end leaves behind", () => {
    const flows = [{ date: "2024-12-31", amount: -2000 }];
    expect(timeWeightedReturn(period({ endValue: 0, flows, flowTiming: "endOfDay" }), []).value).toBeCloseTo(1, 12);
  });

  it("start when the money comes", () => {
    const flows = [{ date: "2023-01-01", amount: 1000 }];
    expect(timeWeightedReturn(period({ startValue: 0, flows }), []).value).toBeCloseTo(1, 12);
  });

  it("are -100% once everything is lost, and have none where wealth turns negative", () => {
    expect(timeWeightedReturn(period({ endValue: 0 }), []).value).toBe(-1);
    expect(timeWeightedReturn(period({ endValue: -1 }), []).reason).toBe("wealthNotPositive");
    expect(timeWeightedReturn(period({ startValue: 0 }), []).reason).toBe("returnOnNothing");
    const flows = [{ date: "2023-01-01", amount: -1500 }];
    expect(modifiedDietz(period({ flows })).reason).toBe("averageCapitalNotPositive");
  });

  it("are not moved by flows when the market does the same to every unit", () => {
    const timing = fc.constantFrom<FlowTiming>("beginningOfDay", "endOfDay");
    const days = fc.array(
      fc.record({ growth: fc.integer({ min: -20, max: 25 }), flow: fc.integer({ min: -5, max: 30 }) }),
      { minLength: 1, maxLength: 40 },
    );
    fc.assert(
      fc.property(days, timing, (rows, flowTiming) => {
        const firstDay = "2024-02-20";
        let value = 1000;
        let growth = 1;
        const valuations: Valuation[] = [];
        const flows = rows.map(({ growth: percent, flow }, i) => {
          const factor = 1 + percent / 1000;
          value = flowTiming === "beginningOfDay" ? (value + flow) * factor : value * factor + flow;
          growth *= factor;
          valuations.push({ date: addDays(firstDay, i), value });
          return { date: addDays(firstDay, i), amount: flow };
        });
        const lastDay = addDays(firstDay, rows.length - 1);
        const valued = { firstDay, lastDay, startValue: 1000, endValue: value, flows, flowTiming };
        expect(timeWeightedReturn(valued, valuations).value).toBeCloseTo(growth - 1, 10);
        const scaled = {
          ...valued,
          startValue: 7e9,
          endValue: value * 7e6,
          flows: flows.map((f) => ({ ...f, amount: f.amount * 7e6 })),
        };
        expect(modifiedDietz(scaled).value!).toBeCloseTo(modifiedDietz(valued).value!, 9);
      }),
    );
  });

  it("say which valuation is missing", () => {
    const flows = [{ date: "2023-06-15", amount: 5 }];
    expect(() => timeWeightedReturn(period({ flows }), [])).toThrow(withCode("missingValuation"));
  });

  it.each([
    ["flowOutsidePeriod", { flows: [{ date: "2025-01-01", amount: 1 }] }],
    ["periodEndsBeforeItStarts", { lastDay: "2022-12-31" }],
    ["notFinite", { endValue: Number.NaN }],
    ["notADate", { firstDay: "2023-02-30" }],
  ])("refuse %s", (code, change) => {
    expect(() => modifiedDietz(period(change))).toThrow(withCode(code));
  });
});

describe("linked Modified Dietz", () => {
  // brinvex-investperf, LinkedModifiedDietzTwrCalculatorTest
  it("reproduces the example with a small flow", () => {
    const valued = period({
      firstDay: "2021-01-01",
      lastDay: "2021-03-31",
      startValue: 10000,
      endValue: 10200,
      flows: [{ date: "2021-02-15", amount: 100 }],
    });
    const valuations = [
      { date: "2021-01-31", value: 10100 },
      { date: "2021-02-28", value: 10201 },
    ];
    expect(linkedModifiedDietz(valued, valuations, { largeFlowShare: 0.1 }).value).toBeCloseTo(0.0100004877, 10);
  });

  it("lets days on which nothing is invested neither gain nor lose", () => {
    const valued = period({
      firstDay: "2026-08-01",
      lastDay: "2026-08-31",
      endValue: 505,
      flows: [
        { date: "2026-08-14", amount: -1000 },
        { date: "2026-08-17", amount: 500 },
      ],
    });
    const valuations = [
      { date: "2026-08-13", value: 1000 },
      { date: "2026-08-16", value: 0 },
    ];
    expect(linkedModifiedDietz(valued, valuations, { largeFlowShare: 0.1 }).value).toBeCloseTo(0.01, 12);
  });

  it("is the plain one within a month", () => {
    const valued = period({
      firstDay: "2023-01-01",
      lastDay: "2023-01-31",
      flows: [{ date: "2023-01-10", amount: 70 }],
    });
    expect(linkedModifiedDietz(valued, [], { largeFlowShare: null }).value).toBeCloseTo(
      modifiedDietz(valued).value!,
      12,
    );
  });
});
