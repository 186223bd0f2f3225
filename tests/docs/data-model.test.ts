import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const schema = fs.readFileSync(path.join(root, "prisma/schema.prisma"), "utf8");
const page = fs.readFileSync(path.join(root, "docs/data-model.md"), "utf8");

const tables = [...schema.matchAll(/^model (\w+)/gm)].map(([, name]) => name!);
const described = [...page.matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!);

describe("the page on the data model", () => {
  it("describes every table once, and none that does not exist", () => {
    expect(described.toSorted()).toEqual(tables.toSorted());
  });
});
