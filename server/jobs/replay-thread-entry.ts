import { parentPort } from "node:worker_threads";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { ReplayEngine } from "@/server/services/replay-engine.ts";
import type { ReplayThreadAnswer, ReplayThreadQuestion } from "./replay-thread.ts";

const engine = new ReplayEngine();

/** Answers questions one after the other, each by its number. */
parentPort?.on("message", async ({ number, ask, work }: ReplayThreadQuestion) => {
  const reply = (answer: ReplayThreadAnswer) => parentPort?.postMessage(answer);
  try {
    reply({ number, value: await engine[ask](work as never) });
  } catch (error) {
    if (error instanceof InvalidInputError) reply({ number, refusal: { code: error.code, facts: error.facts } });
    else reply({ number, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
