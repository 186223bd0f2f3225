// Loaded into every process of the app under measurement; in the web process it measures how long the event loop was kept
// from turning, and tells the longest since last asked on a port of its own.
import http from "node:http";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

const [, script = "", command] = process.argv;

if (isMainThread && script.endsWith("next/dist/bin/next") && command === "start") {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  http
    .createServer((_request, response) => {
      const longestMs = delay.max / 1e6;
      delay.reset();
      response.end(String(longestMs));
    })
    .listen(Number(process.env.LONGVIEW_BENCH_LOOP_PORT), "127.0.0.1")
    .unref();
}
