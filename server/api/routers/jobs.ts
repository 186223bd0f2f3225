import "server-only";
import { tracked } from "@trpc/server";
import { z } from "zod";
import { cancelJob, jobView } from "@/server/services/jobs.ts";
import { router, signedInProcedure } from "../trpc.ts";

const LOOK_EVERY_MS = 250;
const input = z.object({ id: z.uuid() });

/** Long work of the person who asked for it. */
export const jobsRouter = router({
  get: signedInProcedure.input(input).query(({ ctx, input }) => jobView(input.id, ctx.viewer)),

  cancel: signedInProcedure.input(input).mutation(({ ctx, input }) => cancelJob(input.id, ctx.viewer)),

  /** Every change until the job has ended. */
  watch: signedInProcedure.input(input.extend({ lastEventId: z.string().nullish() })).subscription(async function* ({
    ctx,
    input,
    signal,
  }) {
    let last = input.lastEventId ?? "";
    while (!signal?.aborted) {
      const job = await jobView(input.id, ctx.viewer);
      const mark = `${job.status}:${job.progress}:${JSON.stringify(job.step)}`;
      if (mark !== last) yield tracked(mark, job);
      last = mark;
      if (job.status !== "queued" && job.status !== "running") return;
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  }),
});
