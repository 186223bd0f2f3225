import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PAPER_LOSS_CLASSES, paperLossParts } from "@/server/core/deals/paper-loss.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import { aDeal, happened } from "./build-deal.ts";

const asOf = "2026-09-30";
const nothing = { benchmarkLevel: null, lowerMultiple: null };
const texts = (parts: ReturnType<typeof paperLossParts>["parts"]) =>
  Object.fromEntries(PAPER_LOSS_CLASSES.map((name) => [name, parts[name].toFixed()]));

describe("paperLossParts", () => {
  it("finds nothing in a deal without a paper loss", () => {
    const { loss, parts } = paperLossParts(aDeal({ line: { paper: "5" } }), asOf, nothing);
    expect(loss.toFixed()).toBe("0");
    expect(texts(parts)).toEqual({
      impairment: "0",
      writeDown: "0",
      fees: "0",
      market: "0",
      expected: "0",
      unexplained: "0",
    });
  });

  it("takes the documented falls first, then fees, market and age, and leaves the rest: 20 + 10 + 2 + 5 + 10.2 + 2.8 = 50", () => {
    const deal = aDeal({
      line: { invested: "102", value: "52", paper: "-50" },
      flows: [
        { on: "2020-01-15", kind: "call", amount: "100", isIn: true },
        { on: "2020-02-01", kind: "fee", amount: "2", isIn: true },
      ],
      marks: [
        { on: "2020-12-31", amount: "95", basis: "audited" },
        { on: "2021-12-31", amount: "75", basis: "audited" },
        { on: "2022-12-31", amount: "65", basis: "audited" },
        { on: "2023-12-31", amount: "52", basis: "audited" },
      ],
      events: [
        happened("2021-06-30", "materialEvent", "impairment"),
        happened("2022-06-30", "materialEvent", "downRound"),
      ],
    });
    // The benchmark lost 5% since the call; the lower edge of the corridor stands at 0.9 of what was paid in.
    const level = (on: string) => (on < "2021-01-01" ? 1 : 0.95);
    const { parts } = paperLossParts(deal, asOf, { benchmarkLevel: level, lowerMultiple: 0.9 });
    expect(parts.impairment.toFixed()).toBe("20");
    expect(parts.writeDown.toFixed()).toBe("10");
    expect(parts.fees.toFixed()).toBe("2");
    expect(parts.market.toFixed()).toBe("5");
    expect(parts.expected.toFixed()).toBe("10.2"); // 10% of 102
    expect(parts.unexplained.toFixed()).toBe("2.8"); // 50 - 47.2
  });

  it("counts one fall once, for the graver of two events", () => {
    const deal = aDeal({
      line: { value: "60", paper: "-40" },
      marks: [
        { on: "2020-12-31", amount: "100", basis: "audited" },
        { on: "2021-12-31", amount: "60", basis: "audited" },
      ],
      events: [
        happened("2021-03-31", "materialEvent", "downRound"),
        happened("2021-06-30", "materialEvent", "impairment"),
      ],
    });
    expect(texts(paperLossParts(deal, asOf, nothing).parts)).toMatchObject({ impairment: "40", writeDown: "0" });
  });

  it("sums to the loss exactly, whatever the deal", () => {
    const cents = fc.integer({ min: 0, max: 10_000_000 }).map((amount) => (amount / 100).toFixed(2));
    fc.assert(
      fc.property(
        cents,
        cents,
        cents,
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.double({ min: 0.2, max: 2, noNaN: true }),
        (paper, before, after, lower, level) => {
          const deal = aDeal({
            line: { paper: `-${paper}` },
            marks: [
              { on: "2020-12-31", amount: before, basis: "audited" },
              { on: "2021-12-31", amount: after, basis: "audited" },
            ],
            events: [happened("2021-06-30", "materialEvent", "writeDown")],
          });
          const { loss, parts } = paperLossParts(deal, asOf, {
            benchmarkLevel: (on) => (on < "2021-01-01" ? 1 : level),
            lowerMultiple: lower,
          });
          const sum = PAPER_LOSS_CLASSES.reduce((total, name) => total.plus(parts[name]), new Exact(0));
          expect(sum.toFixed()).toBe(loss.toFixed());
          for (const name of PAPER_LOSS_CLASSES) expect(parts[name].gte(0)).toBe(true);
        },
      ),
    );
  });
});
