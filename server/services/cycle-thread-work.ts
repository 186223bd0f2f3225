import "server-only";
import { adjustAward, adjustmentEffect, recomputeCycle } from "./cycle-calculation.ts";
import { closeCycle } from "./cycles.ts";

/** What is done with a whole cycle while a person waits for it. */
export const cycleThreadWork = { adjustAward, adjustmentEffect, closeCycle, recomputeCycle };

export type CycleThreadWork = typeof cycleThreadWork;
