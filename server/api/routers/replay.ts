import "server-only";
import { replay, replayTree, requestReplay } from "@/server/services/replay.ts";
import { replayInput, replayTreeInput } from "@/server/services/replay-view.ts";
import { allowed, router } from "../trpc.ts";

/** Schemes over history, for those who read the results of everybody. */
const everybody = allowed("replay.read");

export const replayRouter = router({
  run: everybody.input(replayInput).query(({ ctx, input }) => replay(ctx.viewer, input)),

  tree: everybody.input(replayTreeInput).query(({ ctx, input }) => replayTree(ctx.viewer, input)),

  /** Builds what a replay needs and what facts have overtaken. */
  build: everybody
    .input(replayInput.pick({ known: true, delayDays: true }))
    .mutation(({ ctx, input }) => requestReplay(input, ctx.viewer.userId)),
});
