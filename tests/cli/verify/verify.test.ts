import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { caseKind } from "@/server/cli/verify/case-kind";
import { runVerify } from "@/server/cli/verify/verify";

const doubling = caseKind({
  name: "doubling",
  input: z.strictObject({ value: z.number(), csv: z.string().optional() }),
  documentation: ["peer"],
  compute: ({ value, csv }, { files }) => ({
    double: value * 2,
    list: [value, { twice: value * 2, none: null }],
    first_cell: csv === undefined ? undefined : files.csv(csv).rows[0]?.a,
    peak_year: 2020.4,
  }),
});

let folder: string;
let lines: string[];
const write = (line: string) => lines.push(line);
const verify = (cases: unknown, options = {}) => {
  const file = path.join(folder, "cases.json");
  writeFileSync(file, typeof cases === "string" ? cases : JSON.stringify(cases));
  return runVerify({ files: [file], write, kinds: [doubling], ...options });
};
const one = (expected: object, rest: object = {}) => [
  { id: "c", input: { value: 3 }, expected, tolerance: { abs: 1e-9 }, ...rest },
];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "verify-"));
  lines = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("verify", () => {
  it("passes what agrees and says so", async () => {
    expect(await verify(one({ double: 6, list: [3, { twice: 6, none: null }] }))).toBe(0);
    expect(lines).toEqual(["1 passed, 0 failed, 0 unsupported"]);
  });

  it("names field, expected, got and difference of what does not", async () => {
    expect(await verify(one({ double: 6.5, list: [3, { twice: 6, none: 0 }] }))).toBe(1);
    expect(lines).toEqual([
      "failed  c  double: expected 6.5, got 6, difference -0.5",
      "failed  c  list.1.none: expected 0, got null, difference -",
      "0 passed, 1 failed, 0 unsupported",
    ]);
  });

  it.each([
    ["an input field that nobody taught it", one({ double: 6 }, { input: { value: 3, rounding: "up" } })],
    ["an expected field it does not compute", one({ double: 6, triple: 9 })],
    ["a case that expects only what is documentation", one({ peer: 6 })],
  ])("calls %s unsupported, never passed", async (_, cases) => {
    expect(await verify(cases)).toBe(1);
    expect(lines.at(-1)).toBe("0 passed, 0 failed, 1 unsupported");
  });

  it.each([
    ["abs + rel * |expected|", one({ double: 6.06 }, { tolerance: { abs: 0.01, rel: 0.01 } }), 0],
    [
      "a tolerance of its own for one field",
      one({ double: 6.4 }, { tolerance: { abs: 0, fields: { double: 0.5 } } }),
      0,
    ],
    [
      "a parent's tolerance for its children",
      one({ list: [3.4, { twice: 6.4 }] }, { tolerance: { fields: { list: 0.5 } } }),
      0,
    ],
    ["no tolerance as exact", one({ double: 6.0000001 }, { tolerance: undefined }), 1],
    ["a list of another length as wrong", one({ list: [3] }), 1],
    ["a year exactly", one({ peak_year: 2020 }, { tolerance: { abs: 1 } }), 1],
    [
      "a published rounding against the computed figure",
      one({ double: 6, published: 6.3 }, { tolerance: { fields: { published: 0.5 } } }),
      0,
    ],
    ["a published object by its names", one({ published_4dp: { double: 6 } }), 0],
  ])("takes %s", async (_, cases, code) => {
    expect(await verify(cases)).toBe(code);
  });

  it("finds data beside the file, above it, or where it is told", async () => {
    mkdirSync(path.join(folder, "data"));
    writeFileSync(path.join(folder, "data", "t.csv"), "\uFEFFa,b\n7,\n");
    const cases = one({ first_cell: "7" }, { input: { value: 3, csv: "data/t.csv" } });
    expect(await verify(cases)).toBe(0);
    expect(await verify(cases, { dataDir: folder })).toBe(0);
    expect(await verify(cases, { dataDir: path.join(folder, "data") })).toBe(0);
    expect(await verify(one({ first_cell: "7" }, { input: { value: 3, csv: "../../etc/passwd" } }))).toBe(1);
  });

  it.each([
    ["no JSON", "{", /not JSON/],
    ["no list", "{}", /list of cases/],
  ])("says what is wrong with a file that holds %s", async (_, cases, message) => {
    expect(await verify(cases)).toBe(2);
    expect(lines[0]).toMatch(message);
  });

  it.each([
    ["without expected values", { id: "x", input: {} }, /x {2}not a case; expected/],
    ["without a name", { input: {}, expected: {} }, /case 2 {2}not a case; id/],
    ["with a tolerance it does not know", { ...one({ double: 6 })[0], tolerance: { absolute: 1 } }, /c {2}.*tolerance/],
    ["that is no object", 5, /case 2 {2}not a case/],
  ])("runs the other cases beside one %s", async (_, odd, message) => {
    expect(await verify([one({ double: 6 })[0], odd])).toBe(1);
    expect(lines[0]).toMatch(message);
    expect(lines.at(-1)).toBe("1 passed, 0 failed, 1 unsupported");
  });

  it("reads no quotation of another program", async () => {
    expect(await verify(one({ double: 6, peer_values: { double: 5.9 } }))).toBe(0);
    expect(await verify(one({ peer_values: { double: 6 } }))).toBe(1);
  });

  it("takes no name that every object has for a field or a judge", async () => {
    expect(await verify(one({ double: 6, toString: 1, constructor: null }))).toBe(1);
    expect(lines.at(-1)).toBe("0 passed, 0 failed, 1 unsupported");
  });

  it("answers machines with one document", async () => {
    await verify(one({ double: 7 }), { json: true });
    expect(JSON.parse(lines.join("\n"))).toMatchObject({
      passed: 0,
      failed: 1,
      cases: [{ id: "c", outcome: "failed", fields: [{ path: "double", expected: 7, got: 6, difference: -1 }] }],
    });
  });
});
