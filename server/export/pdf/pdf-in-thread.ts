import "server-only";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { PdfDocument } from "./pdf-document.ts";

/**
 * Draws a document in a thread of its own, which keeps the heartbeat of the worker and meets React as a browser does:
 * the renderer needs its client half.
 */
export function pdfInThread(document: PdfDocument): Promise<Uint8Array<ArrayBuffer>> {
  // By their places and not by imports: a bundler must not take them along.
  const inServer = (...parts: string[]) => path.join(process.cwd(), "server", ...parts);
  return new Promise((resolve, reject) => {
    const thread = new Worker(inServer("boot", "typescript-thread.mjs"), {
      execArgv: [],
      workerData: { entry: pathToFileURL(inServer("export", "pdf", "pdf-thread.ts")).href, document },
    });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`the PDF thread ended with code ${code}`)));
  });
}
