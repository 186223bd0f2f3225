import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { whatIfFrom, whatIfParams } from "@/app/_components/capital/what-if-address";
import type { WhatIf } from "@/server/core/capital/what-if";

const read = (query: string) => whatIfFrom(new URLSearchParams(query));
const address = (whatIf: WhatIf) =>
  new URLSearchParams(
    Object.entries(whatIfParams(whatIf)).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
const nothing = { changes: [], added: [], listedShock: 0 };

describe("the address of a what-if", () => {
  it("says what is kept, looked through, held longer, bought, and how far the market moves", () => {
    expect(read("change=F18*l~P05-1*k0.5*y1&add=star_share*1000000&shock=-0.3")).toEqual({
      changes: [
        { code: "F18", keep: undefined, lookThrough: true, yearsLonger: undefined },
        { code: "P05-1", keep: 0.5, lookThrough: undefined, yearsLonger: 1 },
      ],
      added: [{ asset: "star_share", amount: 1_000_000 }],
      listedShock: -0.3,
    });
  });

  it("of a book as it is says nothing at all", () => {
    expect(address({ ...nothing, changes: [{ code: "A", keep: 1, yearsLonger: 0 }] }).toString()).toBe("");
  });

  it("comes back as it was written, whatever stands in a code", () => {
    const code = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
    const change = fc.record(
      {
        code,
        keep: fc.constantFrom(0, 0.25, 0.5, 1.5, 2),
        lookThrough: fc.constant(true as const),
        yearsLonger: fc.constantFrom(1, 2, 3),
      },
      { requiredKeys: ["code", "keep"] },
    );
    const added = fc.record({ asset: code, amount: fc.integer({ min: 1, max: 1e9 }) });
    fc.assert(
      fc.property(
        fc.array(change, { maxLength: 4 }),
        fc.array(added, { maxLength: 3 }),
        fc.integer({ min: -100, max: 100 }).map((percent) => percent / 100),
        (changes, money, listedShock) => {
          const whatIf: WhatIf = { changes, added: money, listedShock: listedShock === 0 ? 0 : listedShock };
          const back = whatIfFrom(address(whatIf));
          expect(back.changes).toEqual(
            changes.map(({ code: name, keep, lookThrough, yearsLonger }) => ({
              code: name,
              keep,
              lookThrough,
              yearsLonger,
            })),
          );
          expect(back.added).toEqual(money);
          expect(back.listedShock).toBe(whatIf.listedShock);
        },
      ),
    );
  });

  it.each([
    ["change=*k0.5", "a change of nothing"],
    ["change=~~~", "empty parts"],
    ["add=star_share*-5~*7~star_share~star_share*much", "money that is no amount, or put into nothing"],
    ["shock=-7", "a fall below nothing"],
    ["shock=abc", "a move that is no number"],
    ["shock=Infinity", "a move without end"],
  ])("%s leaves out %s", (query) => {
    expect(read(query)).toEqual(nothing);
  });

  it.each([
    ["change=A*k-1", { keep: undefined }],
    ["change=A*kx", { keep: undefined }],
    ["change=A*y-2", { yearsLonger: undefined }],
    ["change=A*z9", { keep: undefined, lookThrough: undefined, yearsLonger: undefined }],
    ["change=%25E4%25*k0.5", { code: "%E4%", keep: 0.5 }],
  ])("%s keeps the code and drops the mark it cannot read", (query, expected) => {
    expect(read(query).changes).toEqual([expect.objectContaining(expected)]);
  });
});
