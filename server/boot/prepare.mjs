// Runs before start, dev and test, with nothing but Node: installs packages and generates the database client when
// they are missing or stale. It imports no package.
import { spawn } from "node:child_process";
import fs from "node:fs";
import { fingerprint, isStale, leaveMark } from "./fingerprint.mjs";
import { inRoot, root } from "./paths.mjs";
import { progressOn } from "./progress.mjs";
import { isUsableNode } from "./usable-node.mjs";

if (!isUsableNode(process.versions.node)) {
  console.error(`Longview needs Node 20.19, 22.13, 24 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const { step } = progressOn(process.stderr);

/** Runs a command to its end; what it said is shown only when it fails. */
function run(what, command, args, env = {}) {
  return step(
    what,
    () =>
      new Promise((resolve) => {
        const child = spawn(command, args, {
          cwd: root,
          stdio: ["ignore", "pipe", "pipe"],
          shell: process.platform === "win32",
          env: { ...process.env, ...env },
        });
        for (const signal of ["SIGTERM", "SIGHUP"]) process.once(signal, () => child.kill(signal));
        let said = "";
        for (const stream of [child.stdout, child.stderr]) {
          stream.setEncoding("utf8").on("data", (chunk) => {
            said += chunk;
          });
        }
        const end = (why) => {
          console.error(`\n${said}${why}\n${what} failed.`);
          process.exit(1);
        };
        child.once("error", (error) => end(error.message));
        child.once("close", (code, signal) => {
          if (code === 0) resolve(undefined);
          else end(signal ?? "");
        });
      }),
  );
}

const lock = fingerprint([inRoot("package-lock.json")]);
const lockMark = inRoot("node_modules/.longview-lock");
if (isStale(lockMark, lock)) {
  // No package needs its install script; NODE_ENV=production would leave out what the build and the tests need.
  const flags = ["--ignore-scripts", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  await run("installing packages, a minute or two", "npm", ["ci", ...flags], { NODE_ENV: "development" });
  leaveMark(lockMark, lock);
}

const schema = fingerprint([inRoot("prisma/schema.prisma"), inRoot("package-lock.json")]);
const schemaMark = inRoot("server/generated/.schema");
if (isStale(schemaMark, schema) || !fs.existsSync(inRoot("server/generated/prisma/client.ts"))) {
  await run("generating the database client", process.execPath, [
    inRoot("node_modules/prisma/build/index.js"),
    "generate",
    "--config",
    inRoot("prisma/prisma.config.ts"),
  ]);
  leaveMark(schemaMark, schema);
}
