import "server-only";
import { pageContextInput } from "@/server/services/context-view.ts";
import { liabilities } from "@/server/services/liabilities.ts";
import { allowed, router } from "../trpc.ts";

/** What the liabilities cost and demand, and how the book stands to them. */
export const liabilitiesRouter = router({
  get: allowed("capital.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => liabilities(ctx.viewer, input)),
});
