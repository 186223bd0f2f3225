import { describe, expect, it } from "vitest";
import {
  datedFutureValue,
  datedPresentValue,
  modifiedInternalRate,
  netFutureValue,
  netPresentValue,
} from "@/server/core/returns/net-present-value";
import { withCode } from "@/tests/builders/with-code";

const dates = ["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"];
const amounts = [-10000, 2750, 4250, 3250, 2750];

describe("present and future values", () => {
  it("are those of Excel's XNPV, NPV and MIRR documentation", () => {
    expect(datedPresentValue(0.09, dates, amounts)).toBeCloseTo(2086.6476, 4);
    expect(netPresentValue(0.08, [-40000, 5000, 8000, 12000, 30000], 0)).toBeCloseTo(3065.222668179, 6);
    expect(netPresentValue(0.08, [-40000, 5000, 8000, 12000, 30000], 1)).toBeCloseTo(2838.169137203, 6);
    const flows = [-120000, 39000, 30000, 21000, 37000, 46000];
    expect(modifiedInternalRate(flows, { financeRate: 0.1, reinvestRate: 0.12 }).value).toBeCloseTo(0.126094, 6);
  });

  it("agree with each other", () => {
    const years = 456 / 365;
    expect(datedFutureValue(0.09, dates, amounts)).toBeCloseTo(
      1.09 ** years * datedPresentValue(0.09, dates, amounts),
      8,
    );
    expect(datedPresentValue(0.09, dates, amounts, { at: "2009-04-01" })).toBeCloseTo(
      datedFutureValue(0.09, dates, amounts),
      8,
    );
    expect(netFutureValue(0.05, [100, 100])).toBeCloseTo(205, 12);
  });

  it("have no MIRR without money going both ways, and no value at -100%", () => {
    expect(modifiedInternalRate([1, 2], { financeRate: 0.1, reinvestRate: 0.1 }).reason).toBe("noSignChange");
    expect(() => netPresentValue(-1, [1], 0)).toThrow(withCode("rateNotAboveTotalLoss"));
  });
});
