import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { ask, openBrowser, pageAs, signIn, tell, visitor } from "./browser";

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

it("leads a visitor to sign-in and back to the page asked for, and refuses a wrong password in words", async () => {
  const page = await (await visitor(browser)).newPage();
  await page.goto("/attribution");
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.locator("input[name=email]").fill("cio@demo.longview");
  await page.locator("input[name=password]").fill("not the password");
  await page.locator("button[type=submit]").click();
  await page.getByRole("alert").filter({ hasText: /./ }).first().waitFor();
  expect(new URL(page.url()).pathname).toBe("/sign-in");
  await page.locator("input[name=password]").fill(inject("demoPassword"));
  await page.locator("button[type=submit]").click();
  await page.waitForURL("**/attribution");
});

it("shows each role only its own pages, and says who can grant the rest", async () => {
  const hr = await pageAs(browser, "hr");
  const navigation = hr.getByRole("navigation", { name: "Main navigation" });
  expect(await navigation.getByRole("link").allInnerTexts()).not.toContain("Attribution");
  await hr.goto("/attribution");
  await hr.waitForURL("**/no-access**");
  expect(await hr.locator("main").innerText()).toContain("administrator");
});

it("ends a session at once when an administrator disables the account", async () => {
  const admin = await pageAs(browser, "admin");
  const auditor = await pageAs(browser, "auditor");
  const { users } = await ask(admin, "users.list");
  const { id } = users.find(({ email }: { email: string }) => email === "auditor@demo.longview");
  await tell(admin, "users.setDisabled", { id, disabled: true });
  await auditor.goto("/");
  expect(new URL(auditor.url()).pathname).toBe("/sign-in");
  await tell(admin, "users.setDisabled", { id, disabled: false });
  await signIn(auditor, "auditor");
});

it("remembers language and theme, and the first byte already has them", async () => {
  const page = await (await visitor(browser, { locale: "zh-CN", theme: "dark" })).newPage();
  const first = await page.goto("/sign-in");
  const html = await first!.text();
  expect(html).toContain('lang="zh-CN"');
  expect(html).toMatch(/<html[^>]*class="dark"/);
  expect(await page.locator("button[type=submit]").innerText()).toContain("登录");
});
