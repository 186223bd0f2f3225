import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { holdLauncher } from "@/server/boot/hold-launcher.mjs";
import { inRoot } from "@/server/boot/paths.mjs";
import { ownFolder } from "./own-folder.ts";

const others: ChildProcess[] = [];

afterEach(() => {
  delete process.env.DATA_DIR;
  for (const other of others.splice(0)) other.kill("SIGKILL");
});

/** Another launcher on the same data, up to the moment at which it has told its address. */
async function otherLauncher(): Promise<ChildProcess> {
  const script = `
    const { holdLauncher, tellAddress } = await import(${JSON.stringify(inRoot("server/boot/hold-launcher.mjs"))});
    if (holdLauncher() !== null) process.exit(1);
    tellAddress("http://localhost:3004");
    process.on("SIGTERM", () => process.exit(0));
    setInterval(() => {}, 1000);
    console.log("held");`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, NODE_OPTIONS: "" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  others.push(other);
  await new Promise((resolve, reject) => {
    other.stdout!.once("data", resolve);
    other.once("exit", () => reject(new Error("the other launcher did not start")));
  });
  return other;
}

const end = (other: ChildProcess, signal: NodeJS.Signals) =>
  new Promise((resolve) => {
    other.once("exit", resolve);
    other.kill(signal);
  });

it("refuses a second launcher on the same data and says where the first one serves", async () => {
  process.env.DATA_DIR = ownFolder();
  const other = await otherLauncher();
  expect(holdLauncher()).toMatchObject({ pid: other.pid, address: "http://localhost:3004" });
  process.env.DATA_DIR = ownFolder();
  expect(holdLauncher()).toBeNull();
});

it("lets the next launcher start after one that was killed, and leaves nothing behind after one that ended", async () => {
  process.env.DATA_DIR = ownFolder();
  await end(await otherLauncher(), "SIGTERM");
  expect(fs.existsSync(path.join(process.env.DATA_DIR, "launcher.json"))).toBe(false);
  await end(await otherLauncher(), "SIGKILL");
  expect(holdLauncher()).toBeNull();
});
