import "server-only";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { ReplayEngine } from "@/server/services/replay-engine.ts";

/** What the thread can be asked. */
export type ReplayAsk = "replay" | "tree" | "effect";

export interface ReplayThreadQuestion {
  readonly number: number;
  readonly ask: ReplayAsk;
  readonly work: unknown;
}

export type ReplayThreadAnswer =
  | { readonly number: number; readonly value: unknown }
  | {
      readonly number: number;
      readonly refusal: { readonly code: string; readonly facts: Readonly<Record<string, unknown>> };
    }
  | { readonly number: number; readonly failure: string };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** A thread that nobody asked for so long ends, and gives its memory back. */
const IDLE_MS = process.env.NODE_ENV === "development" ? 60_000 : 30 * 60_000;

class ReplayThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;
  hasEnded = false;

  constructor() {
    // By their places and not by imports: a bundler must not take them along.
    const inServer = (...parts: string[]) => path.join(process.cwd(), "server", ...parts);
    this.#worker = new Worker(inServer("boot", "typescript-thread.mjs"), {
      execArgv: ["--conditions=react-server"],
      workerData: { entry: pathToFileURL(inServer("jobs", "replay-thread-entry.ts")).href },
    });
    this.#worker.unref();
    this.#worker.on("message", (answer: ReplayThreadAnswer) => this.#take(answer));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", (code) => this.#end(new Error(`the replay thread ended with code ${code}`)));
  }

  ask(ask: ReplayAsk, work: unknown): Promise<unknown> {
    clearTimeout(this.#idle);
    this.#worker.ref();
    const number = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, ask, work } satisfies ReplayThreadQuestion);
    });
  }

  #take(answer: ReplayThreadAnswer): void {
    const waiting = this.#waiting.get(answer.number);
    this.#waiting.delete(answer.number);
    if (this.#waiting.size === 0) this.#rest();
    if ("value" in answer) waiting?.resolve(answer.value);
    else if ("refusal" in answer) waiting?.reject(new InvalidInputError(answer.refusal.code, answer.refusal.facts));
    else waiting?.reject(new Error(answer.failure));
  }

  /** Waiting for questions keeps no process alive. */
  #rest(): void {
    this.#worker.unref();
    this.#idle = setTimeout(() => void this.#worker.terminate(), IDLE_MS);
    this.#idle.unref();
  }

  #end(error: Error): void {
    this.hasEnded = true;
    clearTimeout(this.#idle);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }

  close(): Promise<number> {
    return this.#worker.terminate();
  }
}

const kept = globalThis as unknown as { longviewReplayThread?: ReplayThread };

type Work<A extends ReplayAsk> = Parameters<ReplayEngine[A]>[0];
type Answer<A extends ReplayAsk> = Awaited<ReturnType<ReplayEngine[A]>>;

/**
 * Asks the replay engine in a thread of its own, started at the first question and again after it ended: no request waits
 * for another one's computation.
 *
 * @throws InvalidInputError as the engine does
 */
export async function askReplay<A extends ReplayAsk>(ask: A, work: Work<A>): Promise<Answer<A>> {
  if (kept.longviewReplayThread === undefined || kept.longviewReplayThread.hasEnded)
    kept.longviewReplayThread = new ReplayThread();
  return (await kept.longviewReplayThread.ask(ask, work)) as Answer<A>;
}

/** Ends the thread, if there is one. */
export async function closeReplay(): Promise<void> {
  await kept.longviewReplayThread?.close();
  delete kept.longviewReplayThread;
}
