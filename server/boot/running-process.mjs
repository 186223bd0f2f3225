// What can be known of another process by its id. Ids are used again, in containers soon: an id alone proves nothing.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

function readOrNull(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** Fields of /proc/PID/stat from the state on; null where there is no /proc or no such process. */
function linuxStat(pid) {
  const stat = process.platform === "linux" ? readOrNull(`/proc/${pid}/stat`) : null;
  return stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? null;
}

const askPs = (pid, column) =>
  process.platform === "win32"
    ? ""
    : spawnSync("ps", ["-o", `${column}=`, "-p", String(pid)])
        .stdout?.toString()
        .trim();

/** Whether a process with this id runs; one that has ended and only waits to be collected does not. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== "EPERM") return false;
  }
  return !["Z", "X"].includes(linuxStat(pid)?.[0]);
}

/** When a process began, in the system's own words: together with the id it names one process for good. */
export function birthOf(pid) {
  const stat = linuxStat(pid);
  return stat ? `${readOrNull("/proc/sys/kernel/random/boot_id")?.trim()} ${stat[19]}` : (askPs(pid, "lstart") ?? "");
}

/** The command line of a process; empty where the system does not tell. */
export const commandOf = (pid) =>
  readOrNull(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ").trim() || (askPs(pid, "command") ?? "");
