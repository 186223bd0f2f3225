import { describe, expect, it } from "vitest";
import { capitalCases } from "@/server/cli/verify/capital-cases";
import type { Case, CaseFiles } from "@/server/cli/verify/case-kind";
import { checkCase } from "@/server/cli/verify/check-case";
import reference from "@/tests/oracles/capital-reference-cases.json";

const noFiles: CaseFiles = {
  csv(path) {
    throw new Error(`capital cases read no file, asked for ${path}`);
  },
};
const cases = reference.cases as unknown as Case[];

describe("reference computations from the rule texts", () => {
  it.each(cases.map((subject) => [subject.id, subject] as const))("%s", (_, subject) => {
    const { outcome, problem, fields } = checkCase(subject, capitalCases, noFiles);
    expect({ outcome, problem, wrong: fields.filter((field) => field.outcome !== "passed") }).toEqual({
      outcome: "passed",
      problem: null,
      wrong: [],
    });
  });
});

describe("an option that nobody taught the product", () => {
  const book = cases.find(({ id }) => id === "capital.book.loss-20")!;
  it.each([
    ["another clamp", { clamp: "k1_only" }],
    ["another floating ratio", { floating_ratio: "x of each stock by itself" }],
    ["an unknown asset", { holdings: [{ asset: "crypto", purchase_cost: 1, book_value: 1 }] }],
    ["an unknown field", { rounding: 2 }],
  ])("makes a case unsupported: %s", (_, change) => {
    const changed = { ...book, input: { ...book.input, ...change } };
    expect(checkCase(changed, capitalCases, noFiles).outcome).toBe("unsupported");
  });
});
