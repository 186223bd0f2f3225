import "server-only";
import { parentPort } from "node:worker_threads";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import type { ThreadAnswer, ThreadQuestion } from "./service-thread.ts";

/** Inside a thread: answers questions one after the other as they come, each by its number. */
export function answerQuestions(work: Readonly<Record<string, (...given: never[]) => unknown>>): void {
  parentPort?.on("message", async ({ number, ask, given }: ThreadQuestion) => {
    const reply = (answer: ThreadAnswer) => parentPort?.postMessage(answer);
    try {
      const asked = work[ask];
      if (asked === undefined) throw new Error(`the thread does not know ${ask}`);
      reply({ number, value: await asked(...(given as never[])) });
    } catch (error) {
      if (error instanceof InvalidInputError) reply({ number, refusal: { code: error.code, facts: error.facts } });
      else reply({ number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  });
}
