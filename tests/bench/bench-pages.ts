import { type Browser, chromium, type Page } from "playwright-core";
import { say } from "./say.ts";
import { startApp } from "./start-app.ts";

const VISITS = 5;
const PASSWORD = "bench-bench-bench";

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** One visit with a warm server: first byte, first useful paint (what `seen` names is visible), script bytes as sent. */
async function visit(page: Page, address: string, seen: string) {
  let scriptBytes = 0;
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.setCacheDisabled", { cacheDisabled: true });
  const scripts = new Set<string>();
  session.on("Network.responseReceived", ({ requestId, type }) => type === "Script" && scripts.add(requestId));
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scriptBytes += encodedDataLength;
  });
  const since = performance.now();
  await page.goto(address, { waitUntil: "commit" });
  await page.locator(seen).first().waitFor();
  const usefulMs = performance.now() - since;
  await page.waitForLoadState("load");
  const firstByteMs = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[];
    return entry!.responseStart - entry!.requestStart;
  });
  await session.detach();
  return { usefulMs, firstByteMs, scriptBytes };
}

async function measure(page: Page, address: string, seen: string) {
  await visit(page, address, seen);
  const visits = [];
  for (let i = 0; i < VISITS; i++) visits.push(await visit(page, address, seen));
  return {
    usefulMs: median(visits.map((each) => each.usefulMs)),
    firstByteMs: median(visits.map((each) => each.firstByteMs)),
    scriptBytes: median(visits.map((each) => each.scriptBytes)),
  };
}

export async function signedIn(browser: Browser, address: string, email: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await page.goto(`${address}/sign-in`);
  await page.locator("input[name=email]").fill(email);
  await page.locator("input[name=password]").fill(PASSWORD);
  await page.locator("button[type=submit]").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
  return page;
}

/** Pages of 200 managers x 40 quarters in a real browser, beside a page of the same app that shows nothing. */
export async function benchPages(executablePath: string, email: string, managerCode: string): Promise<void> {
  await (await startApp()).stop(); // builds when stale
  const app = await startApp();
  say("start-up, warm: from the command to ready", app.startSeconds, "s");
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run", "--disable-quic"],
  });
  try {
    const page = await signedIn(browser, app.address, email);
    const empty = await measure(page, `${app.address}/no-access?needs=users.write`, "h1");
    const what = "a page of the same app that shows nothing";
    for (const [name, path, seen] of [
      ["overview, 200 managers x 40 quarters", "/", "main table tbody tr"],
      ["manager page, 40 quarters", `/managers/${managerCode}`, "main table tbody tr"],
      ["attribution page", "/attribution", "main h1"],
      ["private funds page", "/private-funds", "main h1"],
    ] as const) {
      const found = await measure(page, `${app.address}${path}`, seen);
      say(`${name}: time to first byte`, found.firstByteMs, "ms", { what, value: empty.firstByteMs });
      say(`${name}: time to first useful paint`, found.usefulMs, "ms", { what, value: empty.usefulMs });
      say(`${name}: script sent`, found.scriptBytes / 1024, "KiB", { what, value: empty.scriptBytes / 1024 });
    }
  } finally {
    await browser.close();
    await app.stop();
  }
}

export { PASSWORD as BENCH_PASSWORD };
