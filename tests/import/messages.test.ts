import { describe, expect, it } from "vitest";
import en from "@/app/_messages/en.json";
import zhCN from "@/app/_messages/zh-CN.json";
import { importKindNames, importKinds } from "@/server/import/import-kinds.ts";
import { problemLevels } from "@/server/import/problem.ts";

describe.each([
  ["en", en],
  ["zh-CN", zhCN],
] as const)("the messages in %s", (_, messages) => {
  it("have a sentence and a remedy for every problem, and none for others", () => {
    const codes = Object.keys(problemLevels).sort();
    expect(Object.keys(messages.problems).sort()).toEqual(codes);
    expect(Object.keys(messages.remedies).sort()).toEqual(codes);
  });

  it("name every kind and every field", () => {
    expect(Object.keys(messages.data.kinds).sort()).toEqual([...importKindNames].sort());
    const fields = new Set(importKindNames.flatMap((kind) => importKinds[kind].map(({ name }) => name)));
    expect([...fields].filter((name) => !(name in messages.data.fields))).toEqual([]);
  });
});
