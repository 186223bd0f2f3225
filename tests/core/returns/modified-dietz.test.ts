import { describe, expect, it } from "vitest";
import { linkedModifiedDietz } from "@/server/core/returns/modified-dietz";
import type { ValuedPeriod } from "@/server/core/returns/period-flows";
import { withCode } from "@/tests/builders/with-code";

const period = (given: Partial<ValuedPeriod>): ValuedPeriod => ({
  firstDay: "2024-01-01",
  lastDay: "2024-01-31",
  startValue: 100,
  endValue: 176,
  flows: [],
  flowTiming: "endOfDay",
  ...given,
});
const onThe15th = (amount: number) => [{ date: "2024-01-15", amount }];
const tenth = { largeFlowShare: 0.1 };

describe("a linked Modified Dietz return", () => {
  it("links the months", () => {
    const twoMonths = period({ lastDay: "2024-02-29", endValue: 132 });
    const valuations = [{ date: "2024-01-31", value: 110 }];
    expect(linkedModifiedDietz(twoMonths, valuations, tenth).value).toBeCloseTo(1.1 * 1.2 - 1, 14);
    expect(() => linkedModifiedDietz(twoMonths, [], tenth)).toThrow(withCode("missingValuation"));
  });

  it("ends a stretch with the day of a large flow at the end of a day", () => {
    const valuations = [{ date: "2024-01-15", value: 160 }];
    const valued = period({ flows: onThe15th(50) });
    // 100 grows to 110, 50 arrive, 160 grow to 176.
    expect(linkedModifiedDietz(valued, valuations, tenth).value).toBeCloseTo(0.21, 14);
  });

  it("ends a stretch the day before a large flow at the beginning of a day", () => {
    const valuations = [{ date: "2024-01-14", value: 110 }];
    const valued = period({ flows: onThe15th(50), flowTiming: "beginningOfDay" });
    expect(linkedModifiedDietz(valued, valuations, tenth).value).toBeCloseTo(0.21, 14);
  });

  it("lets a large flow at the beginning of the last day of a month begin a day of its own", () => {
    const flows = [{ date: "2024-01-31", amount: 50 }];
    const valued = period({ flows, flowTiming: "beginningOfDay" });
    expect(linkedModifiedDietz(valued, [{ date: "2024-01-30", value: 110 }], tenth).value).toBeCloseTo(0.21, 14);
  });

  it("weights a flow of just the share, and every flow where only months end a stretch", () => {
    // 16 of 31 days are left after the 15th.
    const small = linkedModifiedDietz(period({ endValue: 120, flows: onThe15th(10) }), [], tenth);
    expect(small.value).toBeCloseTo(10 / (100 + (10 * 16) / 31), 14);
    const large = linkedModifiedDietz(period({ flows: onThe15th(50) }), [], { largeFlowShare: null });
    expect(large.value).toBeCloseTo(26 / (100 + (50 * 16) / 31), 14);
  });

  it("neither gains nor loses while nothing is invested", () => {
    const arriving = { startValue: 0, endValue: 110, flows: onThe15th(100) };
    const atTheEnd = linkedModifiedDietz(period(arriving), [{ date: "2024-01-15", value: 100 }], tenth);
    expect(atTheEnd.value).toBeCloseTo(0.1, 14);
    const atTheBeginning = linkedModifiedDietz(
      period({ ...arriving, flowTiming: "beginningOfDay" }),
      [{ date: "2024-01-14", value: 0 }],
      tenth,
    );
    expect(atTheBeginning.value).toBeCloseTo(0.1, 14);
    expect(linkedModifiedDietz(period({ startValue: 0, endValue: 0 }), [], tenth).value).toBe(0);
  });

  it("does not exist where more than everything is lost, nor where no capital was at work", () => {
    const valuations = (value: number) => [{ date: "2024-01-31", value }];
    const twoMonths = period({ lastDay: "2024-03-31", endValue: 50 });
    expect(linkedModifiedDietz(twoMonths, valuations(-1), tenth).reason).toBe("wealthNotPositive");
    // Everything lost in January: nothing after it needs a value.
    expect(linkedModifiedDietz(twoMonths, valuations(0), tenth).value).toBe(-1);
    const withdrawn = period({
      endValue: 5,
      flows: [{ date: "2024-01-01", amount: -100 }],
      flowTiming: "beginningOfDay",
    });
    expect(linkedModifiedDietz(withdrawn, [], tenth).reason).toBe("averageCapitalNotPositive");
  });
});
