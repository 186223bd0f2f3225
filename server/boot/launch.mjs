// npm start and npm run dev: database, migrations, demo institution, build, web and worker, in that order.
import { spawn } from "node:child_process";
import net from "node:net";
import { isAlive } from "./embedded-postgres.mjs";
import { holdLauncher, openEnvironment } from "./environment.mjs";
import { fingerprint, isStale, leaveMark } from "./fingerprint.mjs";
import { inRoot, root } from "./paths.mjs";
import { typescriptArgs } from "./run-typescript.mjs";
import { readablePassword, secret } from "./secrets.mjs";

const isDevelopment = process.argv.includes("--dev");
const host = process.env.HOST ?? "127.0.0.1";
const began = performance.now();
const children = new Set();
let environment;
let stopping = false;

const say = (line) => console.log(`· ${line}`);

async function step(what, work) {
  const since = performance.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: done in ${((performance.now() - since) / 1000).toFixed(1)} s`);
  return result;
}

/** Starts a child that ends with us; `name` opens each of its lines. */
function child(name, args, env = {}) {
  const started = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
    // Its own group: Ctrl-C reaches the launcher alone, which stops web, worker and database in that order.
    detached: process.platform !== "win32",
  });
  children.add(started);
  const print = (chunk) => {
    for (const line of String(chunk).trimEnd().split("\n")) console.log(`[${name}] ${line}`);
  };
  started.stdout.on("data", print);
  started.stderr.on("data", print);
  started.once("exit", () => children.delete(started));
  return started;
}

const finished = (started) =>
  new Promise((resolve, reject) => {
    started.once("exit", (code) => (code === 0 ? resolve(undefined) : reject(new Error(`stopped with code ${code}`))));
  });

async function stop(code) {
  if (stopping) return;
  stopping = true;
  if (children.size) say("stopping …");
  const ends = [...children].map(
    (one) =>
      new Promise((resolve) => {
        one.once("exit", resolve);
        one.kill("SIGTERM");
        setTimeout(() => one.kill("SIGKILL"), 8_000).unref();
      }),
  );
  await Promise.all(ends);
  await environment?.stop();
  process.exit(code);
}

const isFree = (port) =>
  new Promise((resolve) => {
    const probe = net
      .createServer()
      .once("error", () => resolve(false))
      .listen(port, host, () => probe.close(() => resolve(true)));
  });

async function choosePort() {
  if (process.env.PORT) {
    if (await isFree(Number(process.env.PORT))) return Number(process.env.PORT);
    throw new Error(`Port ${process.env.PORT} is in use. Choose another with PORT.`);
  }
  for (let port = 3000; port < 3020; port++) if (await isFree(port)) return port;
  throw new Error("Ports 3000 to 3019 are in use. Choose another with PORT.");
}

const builtFrom = [
  "app",
  "server",
  "prisma/schema.prisma",
  "next.config.js",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
  "package-lock.json",
];

async function build() {
  const current = fingerprint(builtFrom.map((place) => inRoot(place)));
  const mark = inRoot(".next/longview-built-from");
  if (!isStale(mark, current)) return;
  await step("building the pages", () =>
    finished(child("build", [inRoot("node_modules/next/dist/bin/next"), "build"])),
  );
  leaveMark(mark, current);
}

async function seedDemo() {
  const password = secret("demo-password", readablePassword).trim();
  await step("demo institution", () =>
    finished(
      child("demo", [...typescriptArgs, inRoot("server/cli/longview.ts"), "demo"], {
        LONGVIEW_DEMO_PASSWORD: password,
      }),
    ),
  );
  return password;
}

async function untilReady(address, web) {
  let ended = false;
  web.once("exit", () => {
    ended = true;
  });
  for (;;) {
    if (ended) throw new Error("the web process stopped before it was ready");
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function main() {
  const port = await choosePort();
  const address = `http://localhost:${port}`;
  const other = holdLauncher(address, isAlive);
  if (other) {
    console.error(
      `Longview already runs on these data: ${other.address} (process ${other.pid}). Stop it first, or set DATA_DIR.`,
    );
    process.exit(1);
  }
  environment = await step("database", () => openEnvironment({ say }));
  process.env.NEXTAUTH_URL ??= address;
  const withDemo = process.env.LONGVIEW_DEMO ? process.env.LONGVIEW_DEMO !== "0" : environment.embedded;
  process.env.LONGVIEW_DEMO = withDemo ? "1" : "0";
  const password = withDemo ? await seedDemo() : null;
  if (!isDevelopment) await build();

  const worker = child("worker", [...typescriptArgs, inRoot("server/jobs/worker-entry.ts")]);
  const web = child("web", [
    "--import",
    inRoot("server/boot/exit-with-parent.mjs"),
    "--import",
    inRoot("server/boot/seen-address.mjs"),
    inRoot("node_modules/next/dist/bin/next"),
    isDevelopment ? "dev" : "start",
    "-p",
    String(port),
    "-H",
    host,
  ]);
  for (const one of [worker, web]) {
    one.once("exit", (code) => {
      if (!stopping) {
        console.error(`The ${one === web ? "web" : "worker"} process stopped with code ${code}.`);
        void stop(1);
      }
    });
  }
  await step("web and worker", () => untilReady(`http://${host === "0.0.0.0" ? "127.0.0.1" : host}:${port}`, web));
  console.log(
    `\nLongview is ready at ${process.env.NEXTAUTH_URL} (${((performance.now() - began) / 1000).toFixed(1)} s)`,
  );
  if (password) {
    console.log(`Demo accounts: admin, cio, hr, analyst, manager, auditor @demo.longview   password: ${password}`);
  }
  console.log("Ctrl-C stops everything; the data stay.\n");
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => void stop(0));

main().catch((error) => {
  console.error(`\n${error.message}`);
  void stop(1);
});
