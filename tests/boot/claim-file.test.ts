import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { claimFile, holderOf, tellOfClaim, whileHolding } from "@/server/boot/claim-file.mjs";
import { birthOf, isAlive } from "@/server/boot/running-process.mjs";
import { ownFolder } from "./own-folder.ts";

const claimed = () => path.join(ownFolder(), "claim");

function sleeper() {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
  const killed = new Promise((resolve) => child.once("exit", resolve));
  return {
    pid: child.pid!,
    async kill() {
      child.kill("SIGKILL");
      await killed;
    },
  };
}

it("is held by one living process, which can say more of itself", () => {
  const file = claimed();
  expect(claimFile(file)).toBeNull();
  tellOfClaim(file, { address: "http://localhost:3000" });
  expect(claimFile(file)).toMatchObject({ pid: process.pid, address: "http://localhost:3000" });
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(path.dirname(file))).toEqual(["claim"]);
});

it("is free again when its holder was killed", async () => {
  const file = claimed();
  const other = sleeper();
  fs.writeFileSync(file, JSON.stringify({ pid: other.pid, birth: birthOf(other.pid) }));
  expect(holderOf(file)).toMatchObject({ pid: other.pid });
  await other.kill();
  expect(isAlive(other.pid)).toBe(false);
  expect(claimFile(file)).toBeNull();
});

it("is free when the holder's process id lives on as another process's", async () => {
  const file = claimed();
  const other = sleeper();
  fs.writeFileSync(file, JSON.stringify({ pid: other.pid, birth: "another start of the machine" }));
  expect(claimFile(file)).toBeNull();
  await other.kill();
});

it("is free when what it holds cannot be read", () => {
  const file = claimed();
  fs.writeFileSync(file, "{");
  expect(claimFile(file)).toBeNull();
});

it("lets work be done by one at a time, also after work that failed", async () => {
  const file = claimed();
  let inside = 0;
  const work = async () => {
    expect(++inside).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside--;
  };
  await expect(whileHolding(file, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
  await Promise.all([1, 2, 3, 4].map(() => whileHolding(file, work)));
  expect(fs.existsSync(file)).toBe(false);
});
