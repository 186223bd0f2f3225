import superjson from "superjson";
import { freePort } from "@/server/boot/embedded-postgres.mjs";
import { inRoot } from "@/server/boot/paths.mjs";
import { Visitor } from "../auth/visitor.ts";
import { BENCH_PASSWORD } from "./bench-pages.ts";
import { importLongFile, importManyPeers, importManySegments } from "./large-files.ts";
import { say } from "./say.ts";
import { startApp } from "./start-app.ts";

/** No request may keep the web process from answering others for longer. */
const LIMIT = { what: "limit", value: 50 };
const VISITORS = 4;
const REQUESTS = 24;

/** An address that asks one procedure, as the pages do. */
const ask = (procedure: string, input: object) =>
  `/api/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(superjson.serialize(input)))}`;

/**
 * How long the web process was kept from turning by requests of each kind, from several visitors at once: the longest
 * after the code of a kind has been loaded, and beside it the longest of the very first request.
 */
export async function benchEventLoop(email: string, managerCode: string): Promise<void> {
  const portfolio = await importManySegments();
  await importManyPeers();
  const csv = await importLongFile("csv");
  const xlsx = await importLongFile("xlsx");
  const hookPort = await freePort();
  const app = await startApp({
    NODE_OPTIONS: `--import ${inRoot("tests/bench/loop-delay-hook.mjs")}`,
    LONGVIEW_BENCH_LOOP_PORT: String(hookPort),
  });
  const longest = async () => Number(await (await fetch(`http://127.0.0.1:${hookPort}`)).text());
  const visitor = new Visitor(app.address);
  await visitor.signIn(email, BENCH_PASSWORD);
  const fetchAll = async (place: string) => {
    const response = await visitor.send(place);
    const body = await response.text();
    if (response.status !== 200) throw new Error(`${place}: ${response.status} ${body.slice(0, 300)}`);
    return body;
  };

  const kinds: [string, string][] = [
    ["a page that shows nothing", "/no-access?needs=users.write"],
    ["overview: its data", ask("overview.get", {})],
    ["overview: its page", "/"],
    ["manager: its data", ask("managers.page", { code: managerCode })],
    ["manager: its page", `/managers/${managerCode}`],
    ["attribution, 120 months x 30 segments: its data", ask("attribution.report", { portfolio })],
    ["attribution, 120 months x 30 segments: its page", `/attribution?portfolio=${portfolio}`],
    ["private funds, 1,756 peers: its data", ask("privateFunds.get", {})],
    ["private funds, 1,756 peers: its page", "/private-funds"],
    ["source row of a CSV of 100,000 rows", ask("imports.sourceRow", { ...csv, column: null })],
    ["source row of an XLSX of 100,000 rows", ask("imports.sourceRow", { ...xlsx, column: null })],
  ];
  try {
    await untilBuilt(() => fetchAll(ask("overview.get", {})));
    for (const [name, place] of kinds) {
      await longest();
      await fetchAll(place);
      const first = await longest();
      for (let i = 0; i < REQUESTS / VISITORS; i++)
        await Promise.all(Array.from({ length: VISITORS }, () => fetchAll(place)));
      say(`event loop, longest block: ${name}`, await longest(), "ms", LIMIT);
      say("  of the very first request of this kind, which loads its code", first, "ms");
    }
  } finally {
    await app.stop();
  }
}

/** Waits until the worker has built the snapshot that the pages open with. */
async function untilBuilt(overview: () => Promise<string>) {
  while (!(await overview()).includes('"status":"ready"')) await new Promise((resolve) => setTimeout(resolve, 500));
}
