import { Decimal } from "decimal.js";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromWireText, toWireText, transformer } from "@/server/api/wire-format.ts";

const overTheWire = (value: unknown) => fromWireText(toWireText(value));

describe("what crosses the wire", () => {
  it.each([
    ["money, to its last digit", new Decimal("123456789012345678901.0000000001")],
    ["a moment", new Date("2026-03-31T23:59:59.999Z")],
    ["nothing, in a list", [1, undefined, null]],
    ["a number that is none", [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]],
    ["a large whole number", 9_007_199_254_740_993n],
    ["a map of lists of money", new Map([["a", [new Decimal("0.1")]]])],
    ["a set", new Set(["a", "b"])],
    ["an object that looks like a mark", { $: ["date", "2026-01-01"] }],
    ["a mark inside a mark", { $: { $: ["decimal", "1"] } }],
  ])("%s arrives as it was", (_, value) => {
    expect(overTheWire({ deep: [{ value }] })).toEqual({ deep: [{ value }] });
  });

  it("what JSON knows arrives as it was, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue({ depthSize: "medium" }), (value) => {
        expect(overTheWire(value)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("is packed without being changed, and not copied where nothing needs it", () => {
    const plain = { rows: [{ a: 1 }, { a: null }] };
    expect(transformer.serialize(plain)).toBe(plain);
    const dated = { rows: plain.rows, on: new Date(0) };
    const packed = transformer.serialize(dated) as typeof dated;
    expect(packed.rows).toBe(plain.rows);
    expect(dated.on).toEqual(new Date(0));
  });

  it("refuses what it does not know", () => {
    expect(() => fromWireText('{"$":["function","x"]}')).toThrow("the wire knows no function");
  });
});
