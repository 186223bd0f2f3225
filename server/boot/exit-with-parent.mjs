// Loaded into every child: when the launcher dies, even by kill -9, its channel closes, the child ends too, and takes the
// embedded database with it.
import { isMainThread } from "node:worker_threads";
import { isAlive } from "./running-process.mjs";
import { LAUNCHER_VARIABLE, SERVER_VARIABLE, stopServerLeftBehind } from "./server-users.mjs";

const launcher = Number(process.env[LAUNCHER_VARIABLE]);
const server = process.env[SERVER_VARIABLE];

/** A process that is killed closes its channels first and is gone a moment later. */
function isLauncherGone(patienceMs) {
  const until = Date.now() + patienceMs;
  const pause = new Int32Array(new SharedArrayBuffer(4));
  while (isAlive(launcher) && Date.now() < until) Atomics.wait(pause, 0, 0, 10);
  return !isAlive(launcher);
}

if (isMainThread && launcher) {
  let isAlone = !isAlive(launcher);
  // Also when writing to the launcher's closed pipe was what ended this process.
  process.on("exit", (code) => {
    if (server && isLauncherGone(isAlone || code !== 0 ? 2_000 : 0)) stopServerLeftBehind(server);
  });
  if (isAlone) process.exit(0); // it died before this line was reached
  if (process.channel) {
    process.on("disconnect", () => {
      isAlone = true;
      process.exit(0);
    });
  }
}
