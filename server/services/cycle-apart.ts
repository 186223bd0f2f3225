import "server-only";
import { askCycles, startCycleThread } from "@/server/jobs/cycle-thread.ts";
import type { CycleThreadWork } from "./cycle-thread-work.ts";

/** The same as the functions they are named after, in a thread of their own: each settles or hashes a whole cycle. */
const apart =
  <A extends keyof CycleThreadWork>(name: A) =>
  (...given: Parameters<CycleThreadWork[A]>) =>
    askCycles(name, ...given);

export const adjustAwardApart = apart("adjustAward");
export const adjustmentEffectApart = apart("adjustmentEffect");
export const closeCycleApart = apart("closeCycle");
export const recomputeCycleApart = apart("recomputeCycle");

/** For a page that may ask soon: the thread takes seconds to start. */
export const expectWork = startCycleThread;
