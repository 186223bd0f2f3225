import "server-only";
import { pageContextInput } from "@/server/services/context-view.ts";
import { overview } from "@/server/services/overview.ts";
import { allowed, router } from "../trpc.ts";

/** What a quarter and what many years say. */
export const overviewRouter = router({
  get: allowed("results.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => overview(ctx.viewer, input)),
});
