import "server-only";
import { pageContextInput } from "@/server/services/context-view.ts";
import { privateFunds } from "@/server/services/private-funds.ts";
import { allowed, router } from "../trpc.ts";

/** The private book: own funds, peers and the corridor between them. */
export const privateFundsRouter = router({
  get: allowed("privateBook.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => privateFunds(ctx.viewer, input)),
});
