import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BRIDGE_PARTS, dealBridge } from "@/server/core/deals/deal-bridge.ts";
import { aDeal, happened } from "./build-deal.ts";

const asOf = "2026-09-30";
const told = (on: string, figures: Record<string, number>) =>
  Object.entries(figures).map(([name, score]) => happened(on, "financialCondition", name, { score }));
const marked = (on: string, amount: number) => ({ on, amount: String(amount), basis: "audited" });

describe("dealBridge", () => {
  it("splits a gain by hand: half of a company of 10 x 8 - 20, sold at 15 x 9 - 10", () => {
    // Equity 60 and 125, half of each: 30 and 62.5.
    const bridge = dealBridge(
      aDeal({
        marks: [marked("2021-12-31", 30), marked("2025-12-31", 62.5)],
        events: [
          ...told("2021-12-31", { earnings: 10, netDebt: 20, ownershipShare: 0.5 }),
          ...told("2025-12-31", { earnings: 15, netDebt: 10 }),
        ],
      }),
      asOf,
    ).value!;
    expect([bridge.from.multiple, bridge.to.multiple]).toEqual([8, 9]);
    // growth 0.5 x 5 x 17 / 2, multiple 0.5 x 1 x 25 / 2, leverage 0.5 x 10
    expect(bridge.parts).toEqual({ growth: 21.25, multiple: 6.25, leverage: 5, currency: 0, ownership: 0 });
    expect(bridge.gain).toBe(32.5);
  });

  it("gives the currency its part, and a changed share its own", () => {
    const bridge = dealBridge(
      aDeal({
        marks: [marked("2021-12-31", 70), marked("2025-12-31", 96)],
        events: [
          ...told("2021-12-31", { revenue: 20, ownershipShare: 0.1, fxRate: 7 }),
          ...told("2025-12-31", { revenue: 20, ownershipShare: 0.12, fxRate: 8 }),
        ],
      }),
      asOf,
    ).value!;
    // Equity 100 and 100 in its own currency: all of the gain is 0.1 x 100 x (8 - 7) and 96 x (1 - 10 / 12).
    expect(bridge).toMatchObject({ basis: "revenue", knowsDebt: false });
    expect(bridge.parts.currency).toBeCloseTo(10, 12);
    expect(bridge.parts.ownership).toBeCloseTo(16, 12);
    expect(bridge.gain).toBeCloseTo(26, 12);
  });

  it("adds up to what was gained, whatever was paid in and out between", () => {
    const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(amount, amount, amount, amount, amount, amount),
        fc.tuple(share, share, share, share),
        ([then, now, put, back, e0, e1], [s0, s1, x0, x1]) => {
          const bridge = dealBridge(
            aDeal({
              flows: [
                { on: "2020-01-15", kind: "call", amount: "100", isIn: true },
                { on: "2022-06-30", kind: "call", amount: String(put), isIn: true },
                { on: "2023-06-30", kind: "distribution", amount: String(back), isIn: false },
              ],
              marks: [marked("2021-12-31", then), marked("2025-12-31", now)],
              events: [
                ...told("2021-12-31", { earnings: e0, ownershipShare: s0, fxRate: x0, netDebt: 5 }),
                ...told("2025-12-31", { earnings: e1, ownershipShare: s1, fxRate: x1, netDebt: 1 }),
              ],
            }),
            asOf,
          ).value!;
          const gained = now + back - then - put;
          const scale = now + back + then + put + BRIDGE_PARTS.reduce((sum, p) => sum + Math.abs(bridge.parts[p]), 0);
          expect(Math.abs(bridge.gain - gained)).toBeLessThanOrEqual(1e-12 * scale * 10);
        },
      ),
    );
  });

  it("says why there is none", () => {
    const figures = told("2021-12-31", { earnings: 10, ownershipShare: 0.5 });
    const marks = [marked("2021-12-31", 30), marked("2025-12-31", 60)];
    expect(dealBridge(aDeal({ marks }), asOf).reason).toBe("noCompanyFigures");
    expect(dealBridge(aDeal({ marks: [marks[0]!], events: figures }), asOf).reason).toBe("oneMarkWithFigures");
    const loss = told("2025-06-30", { earnings: -1 });
    expect(dealBridge(aDeal({ marks, events: [...figures, ...loss] }), asOf).reason).toBe("earningsNotPositive");
  });
});
