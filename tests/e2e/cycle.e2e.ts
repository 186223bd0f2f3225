import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser, pageAs } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/** The demo's cycles are made by the worker after the start: looked for until they are there. */
async function openCycle(page: Page, name: string): Promise<void> {
  const link = page.getByRole("link", { name: `Cycle ${name}` });
  for (let tries = 0; tries < 30; tries++) {
    await page.goto("/cycles");
    if ((await link.count()) > 0) break;
    await page.waitForTimeout(2000);
  }
  await link.click();
  await page.getByText("Calibration").or(page.getByText("You see sums here")).first().waitFor();
}

/** Waits until what HR edits shows its effect on real managers. */
const effectShown = (page: Page) => page.locator("aside table tbody tr").first().waitFor();

it("HR composes a scheme, sees its effect, replays it and holds it against the rules; the CIO puts it in force", async () => {
  const hr = await pageAs(browser, "hr");
  await hr.goto("/schemes/house-patient/edit?version=3");
  await effectShown(hr);

  // A weight by hand: the others of the book give way, and the scheme stays whole.
  const slider = hr.getByRole("slider", { name: /Weight by hand/ }).first();
  await slider.focus();
  for (let i = 0; i < 3; i++) await slider.press("ArrowRight");
  await hr.getByText("Liquid book: 100.0%").waitFor();

  // A corner of a curve by keyboard and by mouse.
  await hr.getByRole("button", { name: "Return over a horizon · 3 years · Benchmark" }).click();
  const corner = hr.getByRole("slider", { name: "Corner 2" }).first();
  const before = await corner.getAttribute("aria-valuenow");
  await corner.focus();
  await corner.press("ArrowUp");
  const nudged = await corner.getAttribute("aria-valuenow");
  expect(Number(nudged)).toBeGreaterThan(Number(before));
  const box = (await corner.boundingBox())!;
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await hr.mouse.move(middle.x, middle.y);
  await hr.mouse.down();
  await hr.mouse.move(middle.x, middle.y - 15, { steps: 4 });
  await hr.mouse.up();
  expect(Number(await corner.getAttribute("aria-valuenow"))).toBeGreaterThan(Number(nudged));

  // A reload loses nothing, and the address carries the edit.
  await hr.waitForURL(/#d=/);
  await hr.reload();
  await hr.getByText("Your unsaved changes are here again").waitFor();
  await hr.getByRole("button", { name: "Save draft" }).click();
  await hr.getByText("Saved", { exact: true }).waitFor();

  // Its replay over the whole history, and the rules.
  await hr.goto("/replay?schemes=quarterly-mark-to-market,house-patient@3");
  await hr.getByRole("heading", { name: "Regret ledger" }).waitFor({ timeout: 120_000 });
  expect(await hr.locator("main").innerText()).toContain("Patient capital of the house");
  await hr.goto("/schemes/house-patient/rules?version=3");
  await hr.getByText("Insurers' pay guideline (2012 No. 63)").first().waitFor();

  await hr.goto("/schemes/house-patient?version=3");
  await hr.getByRole("button", { name: "Propose" }).click();
  await hr.getByRole("dialog").getByRole("button", { name: "Propose" }).click();
  await hr.getByRole("dialog").waitFor({ state: "detached" });

  const cio = await pageAs(browser, "cio");
  await cio.goto("/schemes/house-patient?version=3");
  await cio.getByRole("button", { name: "Approve" }).click();
  await cio.getByRole("dialog").getByRole("button", { name: "Approve" }).click();
  await cio.getByRole("dialog").waitFor({ state: "detached" });
  await cio
    .getByText(/It will be in force from|begins on|in force from/i)
    .first()
    .waitFor();
});

it("HR proposes, the CIO approves, HR closes, and the manager sees only the own award", async () => {
  const hr = await pageAs(browser, "hr");
  await openCycle(hr, "2026");
  await hr.getByRole("button", { name: "Propose" }).click();
  await hr.getByRole("button", { name: "Propose" }).waitFor({ state: "detached" });

  const cio = await pageAs(browser, "cio");
  await openCycle(cio, "2026");
  await cio.getByRole("button", { name: "Approve" }).click();
  await cio.getByRole("button", { name: "Approve" }).waitFor({ state: "detached" });

  await hr.reload();
  await hr.getByRole("button", { name: "Close", exact: false }).first().click();
  await hr.getByRole("button", { name: "Close for good" }).click();
  await hr.getByRole("button", { name: "Recompute and compare" }).click();
  await hr.getByText("the same to the cent").waitFor();

  const manager = await pageAs(browser, "manager");
  await manager.goto("/pay");
  await manager.getByText("If next year comes out like this").waitFor();
  const said = await manager.locator("main").innerText();
  expect(said).toContain("of yours is locked");
  for (const other of ["Sun Jing", "Wang Lei", "Lin Yue"]) expect(said).not.toContain(other);
  await manager.goto("/cycles");
  await manager.waitForURL("**/no-access**");
});
