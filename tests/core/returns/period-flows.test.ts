import { describe, expect, it } from "vitest";
import {
  assertUsablePeriod,
  flowWeight,
  netFlowsByDay,
  periodDays,
  type ValuedPeriod,
  valuationLookup,
} from "@/server/core/returns/period-flows";
import { timeWeightedReturn } from "@/server/core/returns/time-weighted-return";
import { withCode } from "@/tests/builders/with-code";

/** Ten days that begin with 100 and end with 121. */
const tenDays = (change: Partial<ValuedPeriod> = {}): ValuedPeriod => ({
  firstDay: "2024-03-01",
  lastDay: "2024-03-10",
  startValue: 100,
  endValue: 121,
  flows: [],
  flowTiming: "endOfDay",
  ...change,
});
const flow = (date: string, amount: number) => ({ date, amount });

describe("the days of a period", () => {
  it("count both ends", () => {
    expect(periodDays(tenDays())).toBe(10);
    expect(periodDays(tenDays({ lastDay: "2024-03-01" }))).toBe(1);
  });

  it("are at a flow's service from its own morning or from the next", () => {
    const morning = tenDays({ flowTiming: "beginningOfDay" });
    expect(flowWeight("2024-03-01", morning)).toBe(1);
    expect(flowWeight("2024-03-01", tenDays())).toBeCloseTo(0.9, 15);
    expect(flowWeight("2024-03-10", morning)).toBeCloseTo(0.1, 15);
    expect(flowWeight("2024-03-10", tenDays())).toBe(0);
  });
});

describe("a period that can be measured", () => {
  it.each([
    ["one day", { lastDay: "2024-03-01" }],
    ["flows on its first and last day", { flows: [flow("2024-03-01", 1), flow("2024-03-10", 1)] }],
    ["nothing in it", { startValue: 0, endValue: 0 }],
  ])("may have %s", (_, change) => {
    expect(() => assertUsablePeriod(tenDays(change))).not.toThrow();
  });

  it.each<[string, string, Partial<ValuedPeriod>]>([
    ["notADate", "a first day that is none", { firstDay: "2024-02-30" }],
    ["notADate", "a last day that is none", { lastDay: "2024-04-31" }],
    ["notADate", "a flow on a day that is none", { flows: [flow("2024-03-1", 1)] }],
    ["periodEndsBeforeItStarts", "an end before its start", { lastDay: "2024-02-29" }],
    ["notFinite", "a start without a value", { startValue: Number.NaN }],
    ["notFinite", "an endless end", { endValue: Number.POSITIVE_INFINITY }],
    ["notFinite", "a flow without an amount", { flows: [flow("2024-03-05", Number.NaN)] }],
    ["flowOutsidePeriod", "a flow the day before", { flows: [flow("2024-02-29", 1)] }],
    ["flowOutsidePeriod", "a flow the day after", { flows: [flow("2024-03-11", 1)] }],
  ])("is refused as %s with %s", (code, _, change) => {
    expect(() => assertUsablePeriod(tenDays(change))).toThrow(withCode(code));
  });
});

describe("the flows of a day", () => {
  it("are one, in order of date, and none where they cancel", () => {
    const flows = [flow("2024-03-07", 5), flow("2024-03-02", 3), flow("2024-03-05", 4), flow("2024-03-07", -2)];
    expect(netFlowsByDay([...flows, flow("2024-03-05", -4)])).toEqual([flow("2024-03-02", 3), flow("2024-03-07", 3)]);
  });

  it("need no valuation where they cancel", () => {
    const flows = [flow("2024-03-05", 4), flow("2024-03-05", -4)];
    expect(timeWeightedReturn(tenDays({ flows }), []).value).toBeCloseTo(0.21, 15);
  });
});

describe("the valuations of a period", () => {
  const valuations = [
    { date: "2024-02-29", value: 7 },
    { date: "2024-03-05", value: 110 },
    { date: "2024-03-10", value: 7 },
    { date: "2024-03-06", value: Number.NaN },
  ];
  const valueAt = valuationLookup(valuations, tenDays());

  it("are the period's own at its ends", () => {
    expect(valueAt("2024-02-29")).toBe(100);
    expect(valueAt("2024-03-05")).toBe(110);
    expect(valueAt("2024-03-10")).toBe(121);
  });

  it("are missed by name, never guessed", () => {
    expect(() => valueAt("2024-03-01")).toThrow(withCode("missingValuation"));
    expect(() => valueAt("2024-03-06")).toThrow(withCode("notFinite"));
  });
});

describe("a time-weighted return", () => {
  it("cuts before a flow at the beginning of a day and after one at its end", () => {
    // 100 grow by 10%; 50 come; 160 grow by 10% to 176.
    const flows = [flow("2024-03-06", 50)];
    const evening = tenDays({ endValue: 176, flows });
    expect(timeWeightedReturn(evening, [{ date: "2024-03-06", value: 160 }]).value).toBeCloseTo(0.21, 14);
    const morning = tenDays({ endValue: 176, flows, flowTiming: "beginningOfDay" });
    expect(timeWeightedReturn(morning, [{ date: "2024-03-05", value: 110 }]).value).toBeCloseTo(0.21, 14);
  });

  it("has the last day's gain where the last flow came that morning", () => {
    const flows = [flow("2024-03-10", 50)];
    const morning = tenDays({ endValue: 176, flows, flowTiming: "beginningOfDay" });
    expect(timeWeightedReturn(morning, [{ date: "2024-03-09", value: 110 }]).value).toBeCloseTo(0.21, 14);
  });

  it("is out of the market between taking all out and putting it back", () => {
    const flows = [flow("2024-03-04", -110), flow("2024-03-07", 200)];
    const valuations = [
      { date: "2024-03-04", value: 0 },
      { date: "2024-03-07", value: 200 },
    ];
    expect(timeWeightedReturn(tenDays({ endValue: 220, flows }), valuations).value).toBeCloseTo(0.21, 14);
  });

  it("stays at -100% whatever comes after everything is lost", () => {
    const flows = [flow("2024-03-04", 50)];
    const valuations = [{ date: "2024-03-04", value: 50 }];
    expect(timeWeightedReturn(tenDays({ endValue: 75, flows }), valuations).value).toBe(-1);
  });

  it("has none where value came out of nothing between two flows", () => {
    const flows = [flow("2024-03-04", -100), flow("2024-03-07", 200)];
    const valuations = [
      { date: "2024-03-04", value: 0 },
      { date: "2024-03-07", value: 210 },
    ];
    expect(timeWeightedReturn(tenDays({ flows }), valuations).reason).toBe("returnOnNothing");
  });

  it("has none where more than everything was lost before the last flow", () => {
    const flows = [flow("2024-03-04", 50)];
    const valuations = [{ date: "2024-03-04", value: 40 }];
    expect(timeWeightedReturn(tenDays({ flows }), valuations).reason).toBe("wealthNotPositive");
  });
});
