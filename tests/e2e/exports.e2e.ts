import Excel from "exceljs";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser, pageAs } from "./browser";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await pageAs(browser, "analyst");
});
afterAll(() => browser.close());

/** Presses the Excel button of a page as a reader does, and opens what comes down. */
async function workbookOf(path: string): Promise<Excel.Workbook> {
  await page.goto(path);
  const button = page.locator("main button", { hasText: "Excel" }).first();
  await button.waitFor();
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const workbook = new Excel.Workbook();
  await workbook.xlsx.readFile(await download.path());
  return workbook;
}

describe("the Excel button", () => {
  it.each([
    ["/managers/M05", "Ladder"],
    ["/attribution", "Segments"],
    ["/private-funds", "Funds"],
  ])("of %s gives a workbook with the sheet %s, computed by formulas", async (path, name) => {
    const workbook = await workbookOf(path);
    const sheet = workbook.getWorksheet(name);
    let formulas = 0;
    sheet?.eachRow((row) => row.eachCell((cell) => (formulas += cell.formula ? 1 : 0)));
    expect(formulas).toBeGreaterThan(0);
  });
});
