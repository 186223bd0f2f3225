import { describe, expect, it } from "vitest";
import type { Case } from "@/server/cli/verify/case-kind";
import { checkCase } from "@/server/cli/verify/check-case";
import { incentivesCases } from "@/server/cli/verify/incentives-cases";
import { payCases } from "@/server/cli/verify/pay-cases";
import incentives from "../../oracles/incentive-worked-cases.json";
import pay from "../../oracles/pay-worked-cases.json";

const kinds = [...payCases, ...incentivesCases];
const files = {
  csv(path: string): never {
    throw new Error(`pay cases read no file: ${path}`);
  },
};
const check = (subject: Case) => checkCase(subject, kinds, files);
const worked: Case[] = [...(pay as Case[]), ...(incentives as unknown as Case[])];

describe("worked pay and incentive cases", () => {
  it.each(worked.map((subject) => [subject.id, subject] as const))("%s is reproduced", (_, subject) => {
    const { outcome, problem, fields } = check(subject);
    expect({ outcome, problem, fields: fields.filter((field) => field.outcome !== "passed") }).toEqual({
      outcome: "passed",
      problem: null,
      fields: [],
    });
  });

  it.each(worked.map((subject) => [subject.id, subject] as const))(
    "%s is recognised by one kind only",
    (_, subject) => {
      expect(kinds.filter((kind) => kind.input.safeParse(subject.input).success)).toHaveLength(1);
    },
  );

  it.each(worked.map((subject) => [subject.id, subject] as const))(
    "%s with an unknown field is unsupported",
    (_, subject) => {
      expect(check({ ...subject, input: { ...subject.input, unheard_of: 1 } }).outcome).toBe("unsupported");
    },
  );

  it("a convention in other words is unsupported, never passed", () => {
    const bank = worked.find(({ id }) => id === "pay.bank.eva.steady")!;
    const input = { ...bank.input, rate_applies_to: "the closing balance" };
    expect(check({ ...bank, input }).outcome).toBe("unsupported");
  });
});
