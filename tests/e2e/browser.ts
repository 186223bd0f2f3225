import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { inject } from "vitest";
import { transformer } from "@/server/api/wire-format";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const installed = () =>
  [
    process.env.CHROME,
    "/usr/bin/chromium",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ].find((file) => file && fs.existsSync(file));

/** The Chromium that npm ships (Linux x64), for machines without a browser; it brings its own libraries. */
async function shipped(): Promise<{ file: string; libraries: string }> {
  const { default: bundle } = await import("@sparticuz/chromium");
  const file = await bundle.executablePath();
  const libraries = path.join(os.tmpdir(), "longview-chromium-libraries");
  if (!fs.existsSync(path.join(libraries, "lib"))) {
    fs.mkdirSync(libraries, { recursive: true });
    const entry = createRequire(import.meta.url).resolve("@sparticuz/chromium");
    const archive = path.join(
      entry.slice(0, entry.lastIndexOf("@sparticuz/chromium")),
      "@sparticuz/chromium/bin/al2023.tar.br",
    );
    spawnSync("tar", ["-xf", "-", "-C", libraries], { input: brotliDecompressSync(fs.readFileSync(archive)) });
  }
  return { file, libraries: path.join(libraries, "lib") };
}

/** A real Chromium: the one named by CHROME, an installed one, or the one npm ships. */
export async function openBrowser(): Promise<Browser> {
  const file = installed();
  if (file) return chromium.launch({ executablePath: file, args: FLAGS });
  const own = await shipped();
  return chromium.launch({
    executablePath: own.file,
    args: FLAGS,
    env: { ...process.env, LD_LIBRARY_PATH: own.libraries },
  });
}

export interface Look {
  locale?: "en" | "zh-CN";
  theme?: "light" | "dark";
  width?: number;
}

/** A fresh visitor with a language, a theme and a width. */
export async function visitor(
  browser: Browser,
  { locale = "en", theme = "light", width = 1440 }: Look = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: inject("address"),
    viewport: { width, height: 900 },
    locale,
    reducedMotion: "reduce",
  });
  const url = inject("address");
  await context.addCookies([
    { name: "locale", value: locale, url },
    { name: "theme", value: theme, url },
  ]);
  return context;
}

export type DemoRole = "admin" | "cio" | "hr" | "analyst" | "manager" | "auditor";

/** Signs in through the page, as a person does. */
export async function signIn(page: Page, role: DemoRole): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(`${role}@demo.longview`);
  await page.locator("input[name=password]").fill(inject("demoPassword"));
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

/** A page signed in as a role of the demo institution. */
export async function pageAs(browser: Browser, role: DemoRole, look: Look = {}): Promise<Page> {
  const page = await (await visitor(browser, look)).newPage();
  await signIn(page, role);
  return page;
}

/** What a procedure answers to the person signed in on a page. */
// biome-ignore lint/suspicious/noExplicitAny: each test reads the answer of the procedure it names
export async function ask(page: Page, procedure: string, input: unknown = null): Promise<any> {
  const question = encodeURIComponent(JSON.stringify(transformer.serialize(input)));
  const answer = await (await page.request.get(`/api/trpc/${procedure}?input=${question}`)).json();
  if (!answer.result) throw new Error(`${procedure}: ${JSON.stringify(answer)}`);
  return transformer.deserialize(answer.result.data);
}

/** Has a procedure change something, as the person signed in on a page. */
export async function tell(page: Page, procedure: string, input: unknown): Promise<void> {
  const response = await page.request.post(`/api/trpc/${procedure}`, { data: transformer.serialize(input) as object });
  if (!response.ok()) throw new Error(`${procedure}: ${response.status()} ${await response.text()}`);
}
