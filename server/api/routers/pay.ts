import "server-only";
import { z } from "zod";
import { payPage, payWhatIf } from "@/server/services/pay-ledger.ts";
import { agreeTerms, payTermsPage } from "@/server/services/pay-terms.ts";
import { allowed, router } from "../trpc.ts";

const amount = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,2})?$/)
  .nullable();

/** What people are owed, and what is agreed with them. */
export const payRouter = router({
  page: allowed("pay.read").query(({ ctx }) => payPage(ctx.viewer)),

  whatIf: allowed("pay.read")
    .input(z.object({ score: z.number().min(0).max(100), unitReturn: z.number().min(-1).max(5) }))
    .query(({ ctx, input }) => payWhatIf(ctx.viewer, input)),

  terms: allowed("pay.propose").query(() => payTermsPage()),

  agreeTerms: allowed("pay.propose")
    .input(
      z.object({
        managerId: z.uuid(),
        effectiveOn: z.iso.date(),
        target: amount,
        salary: amount,
        grade: z.string().trim().max(60).nullable(),
        carryShare: z
          .string()
          .regex(/^(0(\.\d{1,10})?|1(\.0+)?)$/)
          .nullable(),
      }),
    )
    .mutation(({ ctx, input }) => agreeTerms(input, ctx.viewer)),
});
