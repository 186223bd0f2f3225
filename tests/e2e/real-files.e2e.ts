import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { ask, openBrowser, pageAs } from "./browser";

const data = path.resolve(import.meta.dirname, "../../../shared/data");
const examples = path.resolve(import.meta.dirname, "../../../shared/examples");
const arePresent = fs.existsSync(data) && fs.existsSync(examples);
if (!arePresent) console.warn("real files: ../shared/data is absent, these scenarios cannot run");

let browser: Browser;
let page: Page;

/** The expected fields of a worked case. */
function expected(file: string, id: string): Record<string, number> {
  const cases: { id: string; expected: Record<string, number> }[] = JSON.parse(
    fs.readFileSync(path.join(examples, file), "utf8"),
  );
  return cases.find((each) => each.id === id)!.expected;
}

/** Multiples of the pension plans' funds at most so many years old when reported: from money, else as reported. */
function fundsUpTo(years: number): number[] {
  const [header = "", ...lines] = fs
    .readFileSync(path.join(data, "us_public_pension_pe_funds_2025.csv"), "utf8")
    .trim()
    .split("\n");
  const names = header.trim().split(",");
  return lines.flatMap((line) => {
    const cells = Object.fromEntries(
      line
        .trim()
        .split(",")
        .map((cell, i) => [names[i], cell]),
    );
    const { as_of_date: asOf = "", vintage_year: vintage, net_multiple: reported } = cells;
    if (!vintage || Number(asOf.slice(0, 4)) - Number(vintage) > years) return [];
    const { paid_in_musd: paidIn, distributed_musd: distributed, fair_value_musd: value } = cells;
    if (paidIn && distributed && value && Number(paidIn) > 0)
      return [(Number(distributed) + Number(value)) / Number(paidIn)];
    return reported ? [Number(reported)] : [];
  });
}

/** Drops a file on the data page and waits until it has been read. */
async function drop(name: string): Promise<void> {
  await page.goto("/data");
  await page.locator("input[type=file]").setInputFiles(path.join(data, name));
  await page.waitForURL("**/data/batches/**");
  await page.getByText("How the file was read").first().waitFor();
  await page.locator("form select").first().waitFor();
}

async function confirmed(): Promise<void> {
  const button = page.getByRole("button", { name: /^Import/ });
  await button.click();
  // Stored: the action left is to take it back.
  await page.getByRole("button", { name: "Undo" }).waitFor();
}

describe.skipIf(!arePresent)("the real files, imported through the browser", () => {
  beforeAll(async () => {
    browser = await openBrowser();
    page = await pageAs(browser, "analyst");
  });
  afterAll(() => browser.close());

  it("HAM1 of managers.csv reads 13.75% a year on its page, and the same to the last digit underneath", async () => {
    await drop("managers.csv");
    await confirmed();
    await page.goto("/managers/HAM1?asOf=2006-12-31");
    await page.getByText("13.75%").first().waitFor();
    const answer = await ask(page, "managers.page", { code: "HAM1", asOf: "2006-12-31" });
    const sinceInception = answer.record.ladder.whole.at(-1);
    const { annualised_return_geometric: annual } = expected("risk.json", "risk.managers.ham1.return");
    expect(sinceInception.portfolio.annualized.value).toBeCloseTo(annual!, 12);
  });

  it("the sectors of January 2010 give the published effects on the attribution page", async () => {
    await drop("pa_sectors_2010.csv");
    await page.getByLabel("Portfolio of this file (code)").fill("PA200");
    await page.getByLabel(/Create portfolios/).check();
    await page.getByRole("button", { name: /^Read again/ }).click();
    await confirmed();
    await page.goto("/attribution?portfolio=PA200&from=2010-01-31&to=2010-01-31");
    const { allocation_total, selection_total, interaction_total, active_return } = expected(
      "attribution.json",
      "attribution.pa-january-sector",
    );
    const answer = await ask(page, "attribution.report", {
      portfolio: "PA200",
      from: "2010-01-31",
      to: "2010-01-31",
    });
    const { linked } = answer.attribution;
    expect(linked.allocation).toBeCloseTo(allocation_total!, 9);
    expect(linked.selection).toBeCloseTo(selection_total!, 9);
    expect(linked.interaction).toBeCloseTo(interaction_total!, 9);
    const shown = `${active_return! < 0 ? "\u2212" : "+"}${Math.abs(active_return! * 100).toFixed(2)} pp`;
    await page.getByText(shown).first().waitFor();
  });

  it("the 1,762 public pension funds make a real corridor, with young funds below water", async () => {
    await drop("us_public_pension_pe_funds_2025.csv");
    await confirmed();
    // The snapshot that the import asked for is being built; the page says so and follows.
    let answer = await ask(page, "privateFunds.get", {});
    while (answer.status !== "ready" || answer.corridor.peerCount < 1_700) {
      await page.waitForTimeout(500);
      answer = await ask(page, "privateFunds.get", {});
    }
    await page.goto("/private-funds");
    await page.getByText("CalPERS").first().waitFor();
    expect(answer.corridor.peerCount).toBeGreaterThan(1_700);
    // Counted from the file itself: multiples below 1 among funds up to three years old.
    const young = fundsUpTo(3);
    expect(young.length).toBeGreaterThan(300);
    expect(answer.young.funds).toBe(young.length);
    expect(answer.young.belowWater).toBe(young.filter((multiple) => multiple < 1).length);
  });

  it.each(["edhec.csv", "portfolio_bacon.csv"])("%s goes in as it is", async (name) => {
    await drop(name);
    await confirmed();
  });

  it("the holdings of a quarter roll up to the published sectors of January", async () => {
    await drop("pa_holdings_2010q1.csv");
    await page.getByLabel("Portfolio of this file (code)").fill("PA200H");
    await page.getByLabel(/Create portfolios/).check();
    await page.getByRole("button", { name: /^Read again/ }).click();
    await confirmed();
    const january = { from: "2010-01-31", to: "2010-01-31", unheld: "zeroReturn" };
    const answer = await ask(page, "attribution.report", {
      portfolio: "PA200H",
      breakdown: "holdings:sector",
      ...january,
    });
    const published = expected("attribution.json", "attribution.pa-january-sector");
    expect(answer.attribution.linked.allocation).toBeCloseTo(published.allocation_total!, 9);
    expect(answer.attribution.linked.selection).toBeCloseTo(published.selection_total!, 9);
  });

  it("the shell reads the same files with the same answers, and finds nothing new in them", () => {
    const shell = (name: string) =>
      spawnSync(process.execPath, ["server/boot/cli.mjs", "import", path.join(data, name), "--yes"], {
        encoding: "utf8",
        env: { ...process.env, DATA_DIR: inject("dataFolder"), DATABASE_URL: "", LANG: "C.UTF-8" },
      });
    for (const name of ["edhec.csv", "portfolio_bacon.csv", "us_public_pension_pe_funds_2025.csv"]) {
      const { status, stdout, stderr } = shell(name);
      expect(`${status} ${stdout} ${stderr}`).toMatch(/^0 .*Nothing new/s);
    }
  });
});
