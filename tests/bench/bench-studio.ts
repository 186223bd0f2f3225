import { chromium, type Page } from "playwright-core";
import { DEMO_STAR_CODE } from "@/server/core/demo/demo-cast.ts";
import { patient } from "@/server/core/schemes/presets/patient.ts";
import { closeReplay } from "@/server/jobs/replay-thread.ts";
import { buildReplay } from "@/server/services/build-replay.ts";
import { buildSnapshotNow } from "@/server/services/build-snapshot-now.ts";
import { seedDemoInstitution } from "@/server/services/demo-institution.ts";
import { seedDemoSchemes } from "@/server/services/demo-schemes.ts";
import { createDemoUsers, demoEmail } from "@/server/services/demo-users.ts";
import { AppClient } from "./app-client.ts";
import { BENCH_PASSWORD, signedIn } from "./bench-pages.ts";
import { say } from "./say.ts";
import { startApp } from "./start-app.ts";

const OTHERS = ["quarterly-mark-to-market", "annual", "mof-2025", "state-venture-fund"];
const CHANGES = 10;
const EFFECT_LIMIT_MS = 200;
const REPLAY_LIMIT_MS = 2000;

/**
 * The studio over the demo institution (24 managers x 12 years): a replay of five schemes after one of them changed, and a
 * slider in a real browser, from the event of the input to the changed figures on the screen.
 */
export async function benchStudio(executablePath: string | undefined): Promise<void> {
  await seedDemoInstitution();
  await buildSnapshotNow({ asOf: null, knownAsOf: null });
  await seedDemoSchemes();
  await createDemoUsers({ passwordFor: () => BENCH_PASSWORD, managerCode: DEMO_STAR_CODE });
  const since = performance.now();
  const quietly = { progress: async () => undefined, between: async () => undefined };
  const { built } = await buildReplay({ known: "then", delayDays: 45 }, quietly);
  say(`history for replays: ${built} quarters as known then`, (performance.now() - since) / 1000, "s");
  await closeReplay();
  const app = await startApp();
  try {
    await benchReplay(await AppClient.signedIn(app.address, demoEmail("hr"), BENCH_PASSWORD));
    if (executablePath) await benchSlider(executablePath, app.address);
    else console.log("slider: not measured, no browser found; set CHROME to a Chromium");
  } finally {
    await app.stop();
  }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}

/** Each question has another draft, so that nothing of it has been answered before. */
async function benchReplay(client: AppClient): Promise<void> {
  const draft = (i: number) => ({ ...patient, decision: { ...patient.decision, aheadFrom: 60 + i / 10 } });
  const ask = (i: number) => client.mutate("replay.runDraft", { schemes: OTHERS, draft: draft(i) });
  const name = "replay of 5 schemes, 24 managers x 12 years, over HTTP";
  const limit = { what: "limit", value: REPLAY_LIMIT_MS };
  say(`${name}: the first time`, await timed(() => ask(0)), "ms");
  const [changed, plain]: [number[], number[]] = [[], []];
  for (let i = 1; i <= CHANGES; i++) {
    changed.push(await timed(() => ask(i)));
    plain.push(await timed(() => client.query("schemes.list", {})));
  }
  say(`${name}: after a change of one`, median(changed), "ms", limit);
  say(`${name}: after a change, the slowest of ${CHANGES}`, Math.max(...changed), "ms", limit);
  say("the list of schemes, over HTTP: what a question costs at least", median(plain), "ms");
}

async function benchSlider(executablePath: string, address: string): Promise<void> {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const page = await signedIn(browser, address, demoEmail("hr"));
    // Functions are sent to the page as compiled here, where each is given its name by a helper that the page lacks.
    await page.addInitScript("globalThis.__name = (named) => named");
    await page.goto(`${address}/schemes/house-patient/edit`);
    await page.locator("aside table tbody tr").first().waitFor();
    await page.waitForLoadState("networkidle");
    await moved(page, 40);
    const [figures, own]: [number[], number[]] = [[], []];
    for (let i = 1; i <= CHANGES; i++) {
      const { ownMs, figuresMs } = await moved(page, 40 + i);
      own.push(ownMs);
      figures.push(figuresMs);
    }
    const floor = { what: "the weight beside the slider, without asking anybody", value: median(own) };
    say("slider of the studio: from the input to the changed figures", median(figures), "ms", floor);
    say("slider of the studio: the same, of the limit", median(figures), "ms", {
      what: "limit",
      value: EFFECT_LIMIT_MS,
    });
    say(`slider of the studio: the slowest of ${CHANGES}`, Math.max(...figures), "ms", {
      what: "limit",
      value: EFFECT_LIMIT_MS,
    });
  } finally {
    await browser.close();
  }
}

/** Moves the second slider as a hand does; times until its own weight and until the table of managers have been drawn. */
const moved = (page: Page, to: number): Promise<{ ownMs: number; figuresMs: number }> =>
  page.evaluate(
    (value) =>
      new Promise((resolve) => {
        const slider = document.querySelectorAll<HTMLInputElement>("main input[type=range]")[1]!;
        const form = slider.parentElement!;
        const table = document.querySelector("aside table")!;
        const since = performance.now();
        const seen = { ownMs: 0, figuresMs: 0 };
        const watch = (target: Element, name: keyof typeof seen) => {
          const observer = new MutationObserver(() => {
            observer.disconnect();
            requestAnimationFrame(() => {
              seen[name] = performance.now() - since;
              if (seen.ownMs > 0 && seen.figuresMs > 0) setTimeout(() => resolve(seen), 100);
            });
          });
          observer.observe(target, { subtree: true, childList: true, characterData: true, attributes: true });
        };
        watch(form, "ownMs");
        watch(table, "figuresMs");
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")!.set!.call(slider, String(value));
        slider.dispatchEvent(new Event("input", { bubbles: true }));
      }),
    to,
  );
