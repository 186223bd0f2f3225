import "server-only";
import type { ReplayEngine } from "@/server/services/replay-engine.ts";
import { serviceThread } from "./service-thread.ts";

/** What the thread can be asked. */
export type ReplayThreadWork = Pick<ReplayEngine, "replay" | "tree" | "effect">;

const thread = serviceThread<ReplayThreadWork>("replay-thread-entry.ts");

/**
 * Asks the replay engine in a thread of its own: no request waits for another one's computation.
 *
 * @throws InvalidInputError as the engine does
 */
export const askReplay = thread.ask;

/** Ends the thread, if there is one. */
export const closeReplay = thread.close;
