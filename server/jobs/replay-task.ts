import "server-only";
import { buildReplay } from "@/server/services/build-replay.ts";
import type { KnownThen } from "@/server/services/replay-plan.ts";
import type { JobContext } from "./job-task.ts";

/** Builds what was known at every quarter end, for replays to run on. */
export const replayTask = ({ known, delayDays }: KnownThen, context: JobContext) =>
  buildReplay(
    { known, delayDays },
    {
      progress: (fraction, { asOf, done, of }) => context.progress(fraction, { key: "replayQuarters", asOf, done, of }),
      between: () => context.throwIfCancelled(),
    },
  );
