import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealWaterfall, hurdleOfMultiple, hurdleOfRate, waterfallSplit } from "@/server/core/pay/waterfall";
import { addUp, anyCents, anyShare, expectSameCash, numbers } from "../../builders/pay";
import { withCode } from "../../builders/with-code";

const standard = { preferredAmount: 8, catchUpShare: 1, carry: 0.2 };

describe("waterfall", () => {
  it("splits 250 on 100 after seven years at 8%, 20%, full catch-up as the rule book works it", () => {
    // regimes.md section 8: preference 71.38, catch-up 17.85, carry in all 30.00.
    const preferredAmount = hurdleOfRate(0.08, 7, 100);
    const { gp, layers } = waterfallSplit(250, 100, [{ ...standard, preferredAmount }]);
    expect(preferredAmount.toFixed(2)).toBe("71.38");
    expect(layers.find(({ tier }) => tier === "gp_catch_up")?.gp.toFixed(2)).toBe("17.85");
    expect(gp.toFixed(2)).toBe("30.00");
  });

  it("keeps two readings of a half catch-up apart", () => {
    const terms = { preferredRate: 0.08, catchUpShare: 0.5, carry: 0.2 };
    // Hand, 1,200,000 on 1,000,000. On the preference alone: GP 20,000 of a layer of 40,000, then 20% of 80,000.
    const onPreference = dealWaterfall(1_200_000, 1_000_000, { ...terms, convention: "carryOnPreference" });
    expect(numbers([onPreference.lp, onPreference.gp])).toEqual([1_164_000, 36_000]);
    // Full carry: a layer of 80,000 * 0.2 / 0.3 = 53,333.33 makes the GP whole: 20% of 200,000.
    const full = dealWaterfall(1_200_000, 1_000_000, { ...terms, convention: "fullCarry" });
    expect(full.gp.toDecimalPlaces(6).toNumber()).toBe(40_000);
  });

  it("climbs a second hurdle given as a multiple", () => {
    // Hand: 20% with catch-up until the LP has 1.5x (LP profit 50, GP 12.50), then 30% of the rest: 200 - 162.5 = 37.5.
    const tiers = [standard, { preferredAmount: hurdleOfMultiple(1.5, 100), catchUpShare: 0, carry: 0.3 }];
    const { lp, gp } = waterfallSplit(200, 100, tiers);
    expect(numbers([lp, gp])).toEqual([176.25, 23.75]);
  });

  it("catches up above a second hurdle to the whole share, counting what the GP has", () => {
    // Hand: GP at 12.50 of 62.50; full catch-up to 30%: 0.3 (62.5 + x) = 12.5 + x, x = 8.928571...; rest 70/30.
    const tiers = [standard, { preferredAmount: 50, catchUpShare: 1, carry: 0.3 }];
    expect(waterfallSplit(200, 100, tiers).gpShareOfProfit?.toDecimalPlaces(10).toNumber()).toBe(0.3);
  });

  it("gives everything above capital to the investors where there is no tier", () => {
    expect(waterfallSplit(150, 100, []).lp.toNumber()).toBe(150);
  });

  const anyTiers = fc
    .array(
      fc.record({
        step: fc.integer({ min: 1, max: 100 }),
        catchUp: fc.constantFrom(0, 0.5, 0.8, 1),
        carry: anyShare(0, 450),
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((steps) =>
      steps.map(({ catchUp, carry }, i) => ({
        preferredAmount: steps.slice(0, i + 1).reduce((sum, { step }) => sum + step, 0),
        catchUpShare: catchUp,
        carry,
      })),
    );
  const conventions = fc.constantFrom("fullCarry" as const, "carryOnPreference" as const);

  it("pays out what came in, layer by layer and in all", () => {
    fc.assert(
      fc.property(anyCents(50_000), anyCents(20_000), anyTiers, conventions, (proceeds, capital, tiers, convention) => {
        const { lp, gp, total, layers } = waterfallSplit(proceeds, capital, tiers, convention);
        expectSameCash(total, proceeds);
        expectSameCash(addUp(layers.flatMap((layer) => [layer.lp, layer.gp])), proceeds);
        expect(lp.gte(0) && gp.gte(0)).toBe(true);
      }),
    );
  });

  it("pays neither side less of larger proceeds", () => {
    fc.assert(
      fc.property(anyCents(50_000), anyCents(50_000), anyTiers, conventions, (a, b, tiers, convention) => {
        const less = waterfallSplit(Math.min(a, b), 100, tiers, convention);
        const more = waterfallSplit(Math.max(a, b), 100, tiers, convention);
        expect(more.lp.minus(less.lp).gte(-1e-15)).toBe(true);
        expect(more.gp.minus(less.gp).gte(-1e-15)).toBe(true);
      }),
    );
  });

  it("never lets the GP pass the highest carry of the whole profit", () => {
    fc.assert(
      fc.property(anyCents(50_000), anyTiers, conventions, (proceeds, tiers, convention) => {
        const { gpShareOfProfit } = waterfallSplit(proceeds, 100, tiers, convention);
        const highest = Math.max(...tiers.map(({ carry }) => carry));
        expect(gpShareOfProfit === null || gpShareOfProfit.lte(highest + 1e-12)).toBe(true);
      }),
    );
  });

  it.each([
    ["catchUpNotAboveCarry", [{ ...standard, catchUpShare: 0.1 }]],
    ["tiersNotInOrder", [standard, standard]],
    ["shareOutOfRange", [{ ...standard, carry: 1.2 }]],
    ["shareOutOfRange", [{ ...standard, carry: 1, catchUpShare: 0.5 }]],
    ["negativeAmount", [{ ...standard, preferredAmount: -8 }]],
  ])("refuses with %s", (code, tiers) => {
    expect(() => waterfallSplit(200, 100, tiers)).toThrow(withCode(code));
  });
});
