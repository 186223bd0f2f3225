import "server-only";
import { z } from "zod";
import { pageContextInput } from "@/server/services/context-view.ts";
import { horizonLadders } from "@/server/services/horizon-ladder.ts";
import { managerPage } from "@/server/services/manager-page.ts";
import { allowed, router } from "../trpc.ts";

/** Managers, over every horizon and one by one. */
export const managersRouter = router({
  ladder: allowed("results.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => horizonLadders(ctx.viewer, input)),

  page: allowed("results.read")
    .input(pageContextInput.extend({ code: z.string().min(1).max(120) }))
    .query(({ ctx, input }) => managerPage(ctx.viewer, input)),
});
