import "server-only";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";

export interface ThreadQuestion {
  readonly number: number;
  readonly ask: string;
  readonly given: readonly unknown[];
}

export type ThreadAnswer =
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

class ServiceThread {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;
  hasEnded = false;

  constructor(entry: string) {
    // By their places and not by imports: a bundler must not take them along.
    const inServer = (...parts: string[]) => path.join(process.cwd(), "server", ...parts);
    this.#worker = new Worker(inServer("boot", "typescript-thread.mjs"), {
      execArgv: ["--conditions=react-server"],
      workerData: { entry: pathToFileURL(inServer("jobs", entry)).href },
    });
    this.#worker.unref();
    this.#worker.on("message", (answer: ThreadAnswer) => this.#take(answer));
    this.#worker.on("error", (error) => this.#end(error));
    this.#worker.on("exit", (code) => this.#end(new Error(`the thread of ${entry} ended with code ${code}`)));
  }

  ask(ask: string, given: readonly unknown[]): Promise<unknown> {
    clearTimeout(this.#idle);
    this.#worker.ref();
    const number = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      this.#worker.postMessage({ number, ask, given } satisfies ThreadQuestion);
    });
  }

  #take(answer: ThreadAnswer): void {
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

const kept = globalThis as unknown as { longviewThreads?: Map<string, ServiceThread> };

/** What a thread can do, by name. Arguments and results are plain data. */
type Work = Readonly<Record<string, (...given: never[]) => unknown>>;

export interface ThreadOf<W extends Work> {
  /** @throws InvalidInputError as the work does */
  ask<A extends keyof W & string>(ask: A, ...given: Parameters<W[A]>): Promise<Awaited<ReturnType<W[A]>>>;
  /** Starts the thread before the first question, which then does not wait for its code. */
  start(): void;
  /** Ends the thread, if there is one. */
  close(): Promise<void>;
}

/**
 * A thread of its own for work that would hold up other requests, started at the first question and again after it ended.
 *
 * @param entry file in server/jobs that answers with `answerQuestions`
 */
export function serviceThread<W extends Work>(entry: string): ThreadOf<W> {
  kept.longviewThreads ??= new Map();
  const threads = kept.longviewThreads;
  const running = (): ServiceThread => {
    const known = threads.get(entry);
    if (known && !known.hasEnded) return known;
    const started = new ServiceThread(entry);
    threads.set(entry, started);
    return started;
  };
  return {
    async ask(ask, ...given) {
      return (await running().ask(ask, given)) as never;
    },
    start() {
      running();
    },
    async close() {
      await threads.get(entry)?.close();
      threads.delete(entry);
    },
  };
}
