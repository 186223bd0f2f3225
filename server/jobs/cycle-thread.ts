import "server-only";
import type { CycleThreadWork } from "@/server/services/cycle-thread-work.ts";
import { serviceThread } from "./service-thread.ts";

const thread = serviceThread<CycleThreadWork>("cycle-thread-entry.ts");

/** Asks for work on a whole cycle in a thread of its own. @throws InvalidInputError as the work does */
export const askCycles = thread.ask;

export const startCycleThread = thread.start;

/** Ends the thread, if there is one. */
export const closeCycleThread = thread.close;
