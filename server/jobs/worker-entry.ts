import { startWorker } from "./worker.ts";

const worker = await startWorker({ concurrency: Number(process.env.WORKER_CONCURRENCY ?? 2) });
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, () => void worker.stop().then(() => process.exit(0)));
}
