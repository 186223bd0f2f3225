import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import english from "@/app/_messages/en.json";
import { ask, type Look, openBrowser, pageAs } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

const paths = [
  ...["/", "/managers", "/managers/M05", "/attribution", "/private-funds", "/methods"],
  ...["/deals", "/deals/standards", "/deals/disclosure"],
  ...["/schemes", "/schemes/patient", "/schemes/patient/rules", "/schemes/compare", "/replay", "/cycles", "/pay"],
  ...["/capital", "/capital/what-if", "/capital/regimes", "/capital/rules", "/liabilities"],
];
const looks: Look[] = [
  { locale: "en", theme: "light", width: 1440 },
  { locale: "zh-CN", theme: "dark", width: 1024 },
];

const namespaces = Object.keys(english).join("|");
const missingKey = new RegExp(`\\b(${namespaces})\\.[a-z][A-Za-z]+(\\.[A-Za-z]+)*\\b`);

/** Opens a page and collects what a reader never should meet. */
async function complaintsOf(page: Page, path: string): Promise<string[]> {
  const complaints: string[] = [];
  const note = (text: string) => complaints.push(`${path}: ${text}`);
  const onConsole = (message: { type(): string; text(): string }) => {
    if (message.type() === "error") note(message.text());
  };
  const onError = (error: Error) => note(error.message);
  page.on("console", onConsole);
  page.on("pageerror", onError);
  await page.goto(path);
  await page.locator("main h1").first().waitFor();
  await page.locator("main [aria-hidden].animate-pulse").first().waitFor({ state: "detached" });
  const found = await page.evaluate(() => ({
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    text: document.body.innerText,
  }));
  if (found.sideways > 0) note(`${found.sideways} px wider than the window`);
  for (const broken of ["NaN", "undefined", "Infinity", "[object"])
    if (found.text.includes(broken)) note(`shows "${broken}"`);
  // A message that is missing is shown as its key, namespace.key; paths and files are no keys.
  const key = found.text.replaceAll(/\S*\/\S+|\S+\.(csv|xlsx|tsx?|md)\b/g, "").match(missingKey);
  if (key) note(`shows the key ${key[0]}`);
  page.off("console", onConsole);
  page.off("pageerror", onError);
  return complaints;
}

describe.each(looks)("in $locale, $theme, at $width px", (look) => {
  it("every page of results is whole: no errors, no overflow, no missing words, no broken numbers", async () => {
    const page = await pageAs(browser, "cio", look);
    const complaints = [];
    for (const path of paths) complaints.push(...(await complaintsOf(page, path)));
    expect(complaints).toEqual([]);
  });
});

it("Chinese pages are in Chinese: no English sentence is left", async () => {
  const page = await pageAs(browser, "cio", { locale: "zh-CN" });
  await page.goto("/");
  await page.locator("main table").first().waitFor();
  const headings = await page.locator("h1, h2, h3, th").allInnerTexts();
  const english = headings.filter((text) => /[A-Za-z]{4,}/.test(text) && !/[\u4e00-\u9fff]/.test(text));
  expect(english).toEqual([]);
});

it("the context travels with every link, and Back undoes a choice", async () => {
  const page = await pageAs(browser, "cio");
  await page.goto("/");
  await page.locator("main table").first().waitFor();
  await page.getByRole("combobox", { name: "Style" }).selectOption({ index: 1 });
  await page.waitForURL(/style=/);
  await page.locator("nav a[href*='style=']").first().waitFor();
  await page.getByRole("navigation", { name: "Main navigation" }).getByRole("link", { name: "Managers" }).click();
  await page.waitForURL(/\/managers\?.*style=/);
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/" && url.searchParams.has("style"));
  await page.goBack();
  await page.waitForURL((url) => url.pathname === "/" && !url.searchParams.has("style"));
});

it("a manager reads the own record and nothing of others", async () => {
  const page = await pageAs(browser, "manager");
  await page.goto("/managers");
  await page.locator("main h1").first().waitFor();
  const overview = await ask(page, "overview.get", {});
  expect(overview.managers).toHaveLength(1);
  expect(overview.ranks).toEqual([]);
});
