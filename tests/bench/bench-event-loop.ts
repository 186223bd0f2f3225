import { freePort } from "@/server/boot/embedded-postgres.mjs";
import { inRoot } from "@/server/boot/paths.mjs";
import { AppClient, queryPlace } from "./app-client.ts";
import { BENCH_PASSWORD } from "./bench-pages.ts";
import { importManyPeers, importManySegments, longFile } from "./large-files.ts";
import { importManyAssets } from "./many-assets.ts";
import { say } from "./say.ts";
import { startApp } from "./start-app.ts";

/** No request may keep the web process from answering others for longer. */
const LIMIT = { what: "limit", value: 50 };
const REQUESTS = 20;

/**
 * How long the web process was kept from turning: while files of 100,000 rows are uploaded, read, looked at, stored and
 * traced back to, and by requests of each page.
 */
export async function benchEventLoop(email: string, managerCode: string): Promise<void> {
  const portfolio = await importManySegments();
  await importManyPeers();
  await importManyAssets(portfolio);
  const hookPort = await freePort();
  const app = await startApp({
    NODE_OPTIONS: `--import ${inRoot("tests/bench/loop-delay-hook.mjs")}`,
    LONGVIEW_BENCH_LOOP_PORT: String(hookPort),
  });
  const longest = async () => Number(await (await fetch(`http://127.0.0.1:${hookPort}`)).text());
  /** Does something and says the longest block meanwhile. */
  const measured = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await longest();
    const result = await work();
    say(`event loop, longest block: ${name}`, await longest(), "ms", LIMIT);
    return result;
  };
  try {
    const client = await AppClient.signedIn(app.address, email, BENCH_PASSWORD);
    await untilBuilt(client);
    await measurePages(client, { portfolio, managerCode }, measured);
    for (const format of ["csv", "xlsx"] as const) await measureImport(client, format, measured);
  } finally {
    await app.stop();
  }
}

type Measured = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/** The same request again and again, one after another: two at once are two requests, and each has the limit to itself. */
async function repeatedly(ask: () => Promise<unknown>): Promise<void> {
  for (let i = 0; i < REQUESTS; i++) await ask();
}

/** Each kind of request once, which loads its code, and then as in use. */
async function measurePages(
  client: AppClient,
  { portfolio, managerCode }: { portfolio: string; managerCode: string },
  measured: Measured,
): Promise<void> {
  const kinds: [string, string][] = [
    ["a page that shows nothing", "/no-access?needs=users.write"],
    ["overview: its data", queryPlace("overview.get", {})],
    ["overview: its page", "/"],
    ["manager: its data", queryPlace("managers.page", { code: managerCode })],
    ["manager: its page", `/managers/${managerCode}`],
    ["attribution, 120 months x 30 segments: its data", queryPlace("attribution.report", { portfolio })],
    ["attribution, 120 months x 30 segments: its page", `/attribution?portfolio=${portfolio}`],
    ["private funds, 1,756 peers: its data", queryPlace("privateFunds.get", {})],
    ["private funds, 1,756 peers: its page", "/private-funds"],
    ["capital, 5,000 assets: its data", queryPlace("capital.get", {})],
    ["capital, 5,000 assets: further rows", queryPlace("capital.rows", { part: 1 })],
    ["capital, 5,000 assets: its page", "/capital"],
    ["what-if, 5,000 assets: its data", queryPlace("capital.whatIf", {})],
    ["regimes, 5,000 assets: its data", queryPlace("capital.regimes", {})],
  ];
  for (const [name, place] of kinds) {
    await measured(`${name}, the first time`, () => client.read(place));
    await measured(name, () => repeatedly(() => client.read(place)));
  }
}

/** A large file the whole way through the page: uploaded, read, looked at, answered, stored, traced back to. */
async function measureImport(client: AppClient, format: "csv" | "xlsx", measured: Measured): Promise<void> {
  const { name, bytes, rows, kind, mapping } = await longFile(format);
  const about = `${format.toUpperCase()} of ${rows.toLocaleString("en")} rows`;
  const { id, jobId } = await measured(`upload of a ${about}`, () => client.upload(name, bytes));
  await measured(`${about}: while it is read`, () => client.untilDone(jobId));
  const answered = await client.mutate<{ jobId: string }>("imports.answer", { id, kind, mapping });
  await measured(`${about}: while it is compared`, () => client.untilDone(answered.jobId));
  await measured(`${about}: its preview`, () => repeatedly(() => client.query("imports.get", { id })));
  const { revision } = await client.query<{ revision: number }>("imports.get", { id });
  const since = performance.now();
  const stored = await client.mutate<{ jobId: string }>("imports.confirm", { id, revision });
  await measured(`${about}: while it is stored`, () => client.untilDone(stored.jobId));
  say(`${about}: from the confirmation to stored`, (performance.now() - since) / 1000, "s", {
    what: "limit",
    value: 30,
  });
  const row = { batchId: id, row: rows / 2, column: null };
  await measured(`${about}: a row opened`, () => repeatedly(() => client.query("imports.sourceRow", row)));
}

/** Waits until the worker has built the snapshot that the pages open with. */
async function untilBuilt(client: AppClient) {
  for (;;) {
    const { status } = await client.query<{ status: string }>("overview.get", {});
    if (status === "ready") return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
