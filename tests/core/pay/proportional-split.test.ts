import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { equalSplit, proportionalSplit } from "@/server/core/pay/proportional-split";
import { addUp, anyCents, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

describe("splitting to the cent", () => {
  it("gives the odd cent of 40.00 in three to the first", () => {
    expect(numbers(equalSplit(40, 3))).toEqual([13.34, 13.33, 13.33]);
  });

  it("gives left-over cents to the largest remainders, not to the first", () => {
    // 1.00 by 1:2:4 is 0.142..., 0.285..., 0.571...: floors 14, 28, 57 leave one cent; remainders .286, .571, .429.
    expect(numbers(proportionalSplit(1, [1, 2, 4]))).toEqual([0.14, 0.29, 0.57]);
  });

  it("sees a tie of remainders that no rounded quotient shows", () => {
    // 3333334 cents by 3333333 : 1 : 10000000, which sum to S = 13333334. Quotas are 833333 + 5000000/S, 0.25 + 0.5/S and
    // 2500000 + 5000000/S: the first and the third tie, and the earlier one has the cent.
    expect(numbers(proportionalSplit(33333.34, [33333.33, 0.01, 100000]))).toEqual([8333.34, 0, 25000]);
  });

  it("splits a currency without cents into whole units", () => {
    expect(numbers(equalSplit(100, 3, 0))).toEqual([34, 33, 33]);
  });

  it("adds up to the amount exactly, each part within a cent of its quota, none to a weight of 0", () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyCents(), weights, (amount, given) => {
        const whole = given.reduce((sum, weight) => sum + weight, 0);
        fc.pre(whole > 0);
        const parts = proportionalSplit(amount, given);
        expect(addUp(parts).toNumber()).toBe(amount);
        parts.forEach((part, i) => {
          expect(Math.abs(part.toNumber() - (amount * given[i]!) / whole)).toBeLessThan(0.01 + 1e-6);
          if (given[i] === 0) expect(part.isZero()).toBe(true);
        });
      }),
    );
  });

  it.each([
    ["noWeights", () => proportionalSplit(1, [0, 0])],
    ["noWeights", () => equalSplit(1, 0)],
    ["negativeAmount", () => proportionalSplit(1, [2, -1])],
    ["negativeAmount", () => equalSplit(-1, 2)],
    ["notInWholeCents", () => equalSplit(0.005, 2)],
    ["notFinite", () => equalSplit(Number.NaN, 2)],
  ])("refuses with %s", (code, split) => {
    expect(split).toThrow(withCode(code));
  });
});
