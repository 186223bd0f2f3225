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
