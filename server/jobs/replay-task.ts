import "server-only";
import { buildReplay } from "@/server/services/build-replay.ts";
import type { buildInput } from "@/server/services/replay-plan.ts";
import type { JobContext } from "./job-task.ts";

/** Builds what was known at every quarter end, for replays to run on. */
export const replayTask = ({ known, delayDays, months }: ReturnType<typeof buildInput>, context: JobContext) =>
  buildReplay(
    { known, delayDays, months: months.split(",").map(Number) },
    {
      progress: (fraction, { asOf, done, of }) => context.progress(fraction, { key: "replayQuarters", asOf, done, of }),
      between: () => context.throwIfCancelled(),
    },
  );
