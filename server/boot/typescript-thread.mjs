// Runs TypeScript of this project in a thread: what --import does for a process, a thread has to ask for.
import { workerData } from "node:worker_threads";
import { register } from "tsx/esm/api";

register();
await import(workerData.entry);
