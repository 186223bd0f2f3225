import "server-only";
import { replay, replayTree, requestReplay, stopReplay } from "@/server/services/replay.ts";
import { replayBuildInput, replayInput, replayTreeInput } from "@/server/services/replay-view.ts";
import { allowed, router } from "../trpc.ts";

/** Schemes over history, for those who read the results of everybody. */
const everybody = allowed("replay.read");

export const replayRouter = router({
  run: everybody.input(replayInput.omit({ draft: true })).query(({ ctx, input }) => replay(ctx.viewer, input)),

  /** The same with a definition that nobody has saved: too long for an address, so that it is sent as a mutation is. */
  runDraft: everybody.input(replayInput).mutation(({ ctx, input }) => replay(ctx.viewer, input)),

  tree: everybody.input(replayTreeInput.omit({ draft: true })).query(({ ctx, input }) => replayTree(ctx.viewer, input)),

  treeDraft: everybody.input(replayTreeInput).mutation(({ ctx, input }) => replayTree(ctx.viewer, input)),

  /** Builds what a replay needs and what facts have overtaken. */
  build: everybody.input(replayBuildInput).mutation(({ ctx, input }) => requestReplay(input, ctx.viewer.userId)),

  /** Stops building; what is done stays. */
  stop: everybody.input(replayBuildInput).mutation(({ input }) => stopReplay(input)),
});
