import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runVerify } from "@/server/cli/verify/verify";

/** The worked cases live beside the repository, not in it. */
const folder = path.resolve(import.meta.dirname, "../../../../shared/examples");
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".json")) : [];
if (files.length === 0) console.warn(`skipped: no worked cases in ${folder}`);

describe.skipIf(files.length === 0)("the worked cases beside the repository", () => {
  it.each(files)("all pass: %s", async (name) => {
    const lines: string[] = [];
    await runVerify({ files: [path.join(folder, name)], write: (line) => lines.push(line) });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/^[1-9]\d* passed, 0 failed, 0 unsupported$/);
  });
});
