// npm run bench [core|import|event-loop|pages|studio]: measures on a throw-away database; prints name, value, unit and the floor of the run.
import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot } from "../../server/boot/paths.mjs";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "longview-bench-"));
fs.chmodSync(folder, 0o755);
process.env.DATA_DIR = folder;
process.env.DATABASE_URL = "";
const { openEnvironment } = await import("../../server/boot/environment.mjs");
const { typescriptArgs } = await import("../../server/boot/run-typescript.mjs");
const { stop } = await openEnvironment();
const bench = spawn(process.execPath, [...typescriptArgs, inRoot("tests/bench/bench.ts"), ...process.argv.slice(2)], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: process.env,
});
bench.once("exit", async (code) => {
  await stop();
  fs.rmSync(folder, { recursive: true, force: true });
  process.exitCode = code ?? 1;
});
