// Who uses a running PostgreSQL: one small file a user, so that the last one to leave stops the server.
import { randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { claimFile, holderOf } from "./claim-file.mjs";
import { commandOf, isAlive } from "./running-process.mjs";

/** Registers one more use of the server; returns how to end it. */
export function registerUser(folder) {
  fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, randomUUID());
  claimFile(file);
  return () => fs.rmSync(file, { force: true });
}

/** Whether a living process uses the server; forgets the dead. */
export function hasUsers(folder) {
  if (!fs.existsSync(folder)) return false;
  return (
    fs.readdirSync(folder).filter((name) => {
      const file = path.join(folder, name);
      const isUser = holderOf(file) !== null;
      if (!isUser) fs.rmSync(file, { force: true });
      return isUser;
    }).length > 0
  );
}

/** The server that runs on these data, if one does: `postmaster.pid` may name a process that is long something else. */
export function runningServer(data) {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  const [pid, folder, , port] = fs.readFileSync(file, "utf8").split("\n");
  if (folder !== data || !isAlive(Number(pid))) return null;
  const command = commandOf(Number(pid));
  return command === "" || command.includes(data) ? { pid: Number(pid), port: Number(port) } : null;
}

/** The process id of the launcher, for the processes it starts. */
export const LAUNCHER_VARIABLE = "LONGVIEW_LAUNCHER";

/** What a process needs to know to stop the server after its launcher died: see exit-with-parent.mjs. */
export const SERVER_VARIABLE = "LONGVIEW_EMBEDDED_SERVER";

/** Stops the server of a launcher that was killed, unless somebody else uses it or is about to. */
export function stopServerLeftBehind(facts) {
  const { data, users, startLock } = JSON.parse(facts);
  if (holderOf(startLock) || hasUsers(users)) return;
  const server = runningServer(data);
  if (server) process.kill(server.pid, "SIGINT");
}
