import "server-only";
import { pageContextInput } from "@/server/services/context-view.ts";
import { dealContributionsOf } from "@/server/services/deal-contributions.ts";
import { privateFunds } from "@/server/services/private-funds.ts";
import { dealContributionsInput } from "@/server/services/private-funds-view.ts";
import { allowed, router } from "../trpc.ts";

/** The private book: own funds, peers and the corridor between them. */
export const privateFundsRouter = router({
  get: allowed("privateBook.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => privateFunds(ctx.viewer, input)),

  /** What each deal added to the multiple and the rate of its portfolio. */
  contributions: allowed("privateBook.read")
    .input(dealContributionsInput)
    .query(({ ctx, input }) => dealContributionsOf(ctx.viewer, input)),
});
