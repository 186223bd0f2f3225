// Runs before start, dev and test, with nothing but Node: installs packages and generates the database client when
// they are missing or stale. It imports no package.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import { fingerprint, isStale, leaveMark } from "./fingerprint.mjs";
import { inRoot, root } from "./paths.mjs";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Longview needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

function run(what, command, args, env = {}) {
  const since = performance.now();
  console.error(`· ${what} …`);
  const result = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    encoding: "utf8",
    maxBuffer: 1 << 28,
    shell: process.platform === "win32",
    env: { ...process.env, ...env },
  });
  if (result.status !== 0) {
    console.error(result.stdout, result.stderr, result.error ?? "");
    console.error(`${what} failed.`);
    process.exit(1);
  }
  console.error(`· ${what}: done in ${seconds(since)}`);
}

const lock = fingerprint([inRoot("package-lock.json")]);
const lockMark = inRoot("node_modules/.longview-lock");
if (isStale(lockMark, lock)) {
  // No package needs its install script; NODE_ENV=production would leave out what the build and the tests need.
  run(
    "installing packages",
    "npm",
    ["ci", "--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"],
    {
      NODE_ENV: "development",
    },
  );
  leaveMark(lockMark, lock);
}

const schema = fingerprint([inRoot("prisma/schema.prisma"), inRoot("package-lock.json")]);
const schemaMark = inRoot("server/generated/.schema");
if (isStale(schemaMark, schema) || !fs.existsSync(inRoot("server/generated/prisma/client.ts"))) {
  run("generating the database client", process.execPath, [
    inRoot("node_modules/prisma/build/index.js"),
    "generate",
    "--config",
    inRoot("prisma/prisma.config.ts"),
  ]);
  leaveMark(schemaMark, schema);
}
