// A file that says which living process holds something. What a dead process left behind does not count.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import { birthOf, isAlive } from "./running-process.mjs";

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function read(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8"));
  } catch {
    return null;
  }
}

/** The facts of the living process that holds the file, else null. */
export function holderOf(file) {
  const holder = read(file);
  return holder && isAlive(holder.pid) && birthOf(holder.pid) === holder.birth ? holder : null;
}

/**
 * Takes the file for this process, unless a living process has it.
 *
 * @param facts what others may know of the holder
 * @returns null when this process holds it now, else the holder's facts with its `pid`
 */
export function claimFile(file, facts = {}) {
  const draft = `${file}.${randomUUID()}`;
  fs.writeFileSync(draft, JSON.stringify({ pid: process.pid, birth: birthOf(process.pid), ...facts }), { mode: 0o600 });
  try {
    for (;;) {
      try {
        fs.linkSync(draft, file); // appears whole or not at all, and only where nothing is
        return null;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const holder = holderOf(file);
      if (holder) return holder;
      fs.rmSync(file, { force: true });
    }
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Adds to what others may know of this process, which holds the file. */
export function tellOfClaim(file, facts) {
  const draft = `${file}.${randomUUID()}`;
  fs.writeFileSync(draft, JSON.stringify({ ...read(file), ...facts }), { mode: 0o600 });
  fs.renameSync(draft, file);
}

/** Does `work` while no other process does it; waits for one that does. */
export async function whileHolding(file, work) {
  while (claimFile(file)) await sleep(20);
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}
