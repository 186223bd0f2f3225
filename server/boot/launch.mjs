// npm start and npm run dev: database, migrations, demo institution, build, web and worker, in that order.
import fs from "node:fs";
import { loadAccounts } from "./accounts.mjs";
import { buildPages } from "./build-pages.mjs";
import { finished, killChildren, startChild, stopChildren } from "./children.mjs";
import { choosePort } from "./choose-port.mjs";
import { openEnvironment } from "./environment.mjs";
import { holdLauncher, tellAddress } from "./hold-launcher.mjs";
import { readOidcSettings } from "./oidc-settings.mjs";
import { inRoot } from "./paths.mjs";
import { progressOn } from "./progress.mjs";
import { typescriptArgs } from "./run-typescript.mjs";
import { readablePassword, secret } from "./secrets.mjs";
import { warmUp, warmUpSession } from "./warm-up.mjs";

const isDevelopment = process.argv.includes("--dev");
const host = process.env.HOST || "127.0.0.1";
const began = performance.now();
const { say, step } = progressOn(process.stdout);
let opening = Promise.resolve(null);
let hasBegun = false;
let isStopping = false;

/** Ends everything in order: web and worker, then the database; also while it is still being opened. */
async function stop(code) {
  if (isStopping) return;
  isStopping = true;
  if (hasBegun) console.log("\nStopping …");
  await stopChildren();
  const environment = await opening.catch(() => null);
  await environment?.stop();
  process.exit(code);
}

function fail(message) {
  if (isStopping) return;
  console.error(`\n${message}`);
  void stop(1);
}

async function seedDemo() {
  const password = secret("demo-password", readablePassword).trim();
  if ((await loadAccounts(process.env.DATABASE_URL)).isDemoSeeded) return password;
  await step("demo institution", () =>
    finished(
      startChild({
        name: "demo",
        args: [...typescriptArgs, inRoot("server/cli/longview.ts"), "demo"],
        env: { LONGVIEW_DEMO_PASSWORD: password },
        isQuiet: true,
      }),
    ),
  );
  return password;
}

/** Web or worker: its end is the end of all. */
function serve(name, args) {
  const started = startChild({ name, args, isQuiet: name === "web" });
  started.child.once("exit", (code) => {
    if (!started.isReplaced) fail(`${started.said}\nThe ${name} process stopped with code ${code}.`.trim());
  });
  return started;
}

const startWorker = () => serve("worker", [...typescriptArgs, inRoot("server/jobs/worker-entry.ts")]);

/** In development the worker starts again when its code changes, as the pages do. */
function restartOnChange(first) {
  let worker = first;
  let timer;
  fs.watch(inRoot("server"), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (isStopping) return;
      worker.isReplaced = true;
      worker.child.once("exit", () => {
        if (!isStopping) worker = startWorker();
      });
      worker.child.kill("SIGTERM");
      say("server code changed: the worker starts again");
    }, 500);
  });
}

/** Waits until database and worker are there; the web server says itself that it is ready once it is warm. */
async function untilUp(address) {
  while (!isStopping) {
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    const state = await answer?.json().catch(() => null);
    if (state?.database && state.worker) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function greet(address, { password, isAddressGuessed }) {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`\nLongview is ready at ${address} (${seconds} s)`);
  if (isAddressGuessed) console.log("  For people on other machines set NEXTAUTH_URL to the address they use.");
  if (password) {
    console.log(`
  Demo accounts, all with the password  ${password}
    cio@demo.longview       every manager under both clocks
    analyst@demo.longview   imports, attribution, every row behind a figure
    manager@demo.longview   one manager's own record
    hr@demo.longview        scores        auditor@demo.longview  reads all        admin@demo.longview  users`);
  }
  if (!(await loadAccounts(process.env.DATABASE_URL)).isAnybodyThere) {
    console.log(`
  Nobody can sign in yet. Create the first account; its one-time password is printed:
    npm run -s longview -- user add EMAIL --name NAME --role admin`);
  }
  console.log("\nCtrl-C stops everything; the data stay.\n");
}

async function main() {
  readOidcSettings(process.env);
  const other = holdLauncher();
  if (other) {
    const where = other.address ? `runs on these data already: ${other.address}` : "is starting on these data already";
    console.error(`Longview ${where} (process ${other.pid}). Stop it first, or set DATA_DIR.`);
    process.exit(1);
  }
  const port = await choosePort(process.env.PORT, host);
  const address = `http://localhost:${port}`;
  tellAddress(address);
  hasBegun = true;
  opening = step("database", () => openEnvironment({ say, onDatabaseEnd: () => fail("The database stopped.") }));
  const { embedded } = await opening;
  if (isStopping) return;
  const isAddressGuessed = !process.env.NEXTAUTH_URL && (!embedded || host !== "127.0.0.1");
  process.env.NEXTAUTH_URL ||= address;
  const withDemo = process.env.LONGVIEW_DEMO ? process.env.LONGVIEW_DEMO !== "0" : embedded;
  process.env.LONGVIEW_DEMO = withDemo ? "1" : "0";
  const password = withDemo ? await seedDemo() : null;
  if (!isDevelopment && !isStopping) await buildPages(step);
  if (isStopping) return;

  const worker = startWorker();
  if (isDevelopment) restartOnChange(worker);
  const web = serve("web", [
    "--import",
    inRoot("server/boot/exit-with-parent.mjs"),
    "--import",
    inRoot("server/boot/seen-address.mjs"),
    "--import",
    inRoot("server/boot/warming-up.mjs"),
    inRoot("node_modules/next/dist/bin/next"),
    isDevelopment ? "dev" : "start",
    "-p",
    String(port),
    "-H",
    host,
  ]);
  const near = `http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`;
  await step("web and worker", () => untilUp(near));
  if (!isDevelopment && !isStopping) {
    await step("every page once", async () => warmUp(near, await warmUpSession(process.env.DATABASE_URL)));
  }
  if (isStopping) return;
  web.child.send({ longview: "warm" });
  web.isQuiet = false;
  await greet(process.env.NEXTAUTH_URL, { password, isAddressGuessed });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => {
    if (isStopping)
      killChildren(); // asked twice: no more waiting
    else void stop(0);
  });
}
// Whoever read our lines has gone; that is no reason to leave the children alone.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => void stop(1));

main().catch((error) => {
  const isForbidden = error.code === "EACCES" || error.code === "EPERM";
  fail(
    isForbidden ? `${error.message}\nIt belongs to another user: start as that one, or set DATA_DIR.` : error.message,
  );
});
