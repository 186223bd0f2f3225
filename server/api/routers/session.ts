import "server-only";
import { z } from "zod";
import { accountPage } from "@/server/services/account.ts";
import { changeOwnPassword } from "@/server/services/sign-in.ts";
import { signInOptions } from "@/server/services/sign-in-options.ts";
import { openProcedure, router, signedInProcedure } from "../trpc.ts";

const typed = z.string().min(1).max(1000);

/** Signing in and one's own account. */
export const sessionRouter = router({
  signInOptions: openProcedure.query(() => signInOptions()),

  account: signedInProcedure.query(({ ctx }) => accountPage(ctx.viewer)),

  /** Ends all sessions of the viewer, also the one that asks: the page signs in again with the new password. */
  changePassword: signedInProcedure
    .input(z.object({ current: typed, wanted: typed }))
    .mutation(({ ctx, input }) => changeOwnPassword(ctx.viewer, input.current, input.wanted)),
});
