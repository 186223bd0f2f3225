// Loaded before the web server: until the launcher has had every page answered once, /api/health says that it is not ready
// (server/services/health.ts reads the mark).
import { isMainThread } from "node:worker_threads";

const mark = Symbol.for("longview.isWarmingUp");

if (isMainThread && process.channel) {
  globalThis[mark] = true;
  process.on("message", (message) => {
    if (message?.longview === "warm") globalThis[mark] = false;
  });
}
