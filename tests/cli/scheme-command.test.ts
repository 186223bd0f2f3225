import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { runSchemeCommand } from "@/server/cli/scheme-command.ts";
import { annual } from "@/server/core/schemes/presets/annual.ts";

async function run(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "scheme-"));
  const io = { write: (line: string) => void out.push(line), warn: (line: string) => void err.push(line), folder };
  fs.writeFileSync(path.join(folder, "good.json"), JSON.stringify(annual));
  fs.writeFileSync(path.join(folder, "broken.json"), JSON.stringify({ ...annual, measures: [] }));
  fs.writeFileSync(path.join(folder, "text.json"), "{");
  return { code: await runSchemeCommand(args, io), out: out.join("\n"), err: err.join("\n") };
}

describe("longview scheme", () => {
  it("says what is wrong with a file, and where", async () => {
    expect(await run("check", "broken.json")).toMatchObject({
      code: 1,
      err: expect.stringContaining("measures: tooSmall"),
    });
    expect(await run("check", "text.json")).toMatchObject({ code: 1, err: expect.stringContaining("not valid JSON") });
  });

  it("fails where a clause fails, and not where all pass", async () => {
    // A scheme that pays everything at once cannot meet a rule that defers 40%.
    expect((await run("check", "good.json", "--on", "2026-01-01", "--regimes", "insurerPay2012")).code).toBe(1);
    const patient = await run("check", "patient", "--on", "2026-01-01", "--regimes", "crossRule12,secClawback2023");
    expect(patient.code).toBe(0);
    expect(patient.out).toContain("0 fail");
  });

  it("shows a scheme in words, in either language, and as JSON", async () => {
    expect((await run("show", "annual")).out).toContain("[measures]");
    expect((await run("show", "annual", "--zh")).out.split("\n")[0]).toBe(annual.name.zh);
    expect(JSON.parse((await run("show", "good.json", "--json")).out)).toEqual(annual);
  });

  it("explains itself when asked wrongly", async () => {
    expect(await run("frobnicate")).toMatchObject({ code: 2, err: expect.stringContaining("scheme check") });
  });
});
