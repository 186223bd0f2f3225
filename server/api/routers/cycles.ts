import "server-only";
import { z } from "zod";
import {
  adjustAwardApart,
  adjustmentEffectApart,
  closeCycleApart,
  expectWork,
  recomputeCycleApart,
} from "@/server/services/cycle-apart.ts";
import { requestCalculation } from "@/server/services/cycle-calculation.ts";
import { cyclePage, cyclesPage, evaluationDetail } from "@/server/services/cycle-page.ts";
import { decideRestatement, requestProposal, requestRestatement } from "@/server/services/cycle-restatements.ts";
import { approveCycle, openCycle, proposeCycle, returnCycle } from "@/server/services/cycles.ts";
import { allowed, router } from "../trpc.ts";

const cycle = z.object({ id: z.uuid() });
/** For a decision: the cycle as it stood on the page. */
const seen = cycle.extend({ revision: z.int().min(0) });
const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
/** Cents as text: money never passes through a floating number. */
const cents = z.string().regex(/^-?\d{1,15}(\.\d{1,2})?$/);
const reason = z.string().max(2000);

/** The yearly cycle, from opening to the signed ledger. */
export const cyclesRouter = router({
  list: allowed("cycles.read").query(({ ctx }) => cyclesPage(ctx.viewer)),

  page: allowed("cycles.read")
    .input(cycle)
    .query(async ({ ctx, input }) => {
      const page = await cyclePage(ctx.viewer, input.id);
      if (page.may.adjust || page.may.close) expectWork();
      return page;
    }),

  /** Under pay.read, so that a manager can open the own one. */
  evaluation: allowed("pay.read")
    .input(cycle)
    .query(({ ctx, input }) => evaluationDetail(ctx.viewer, input.id)),

  open: allowed("pay.propose")
    .input(
      z.object({
        name: z.string().trim().min(1).max(120),
        asOf: z.iso.date(),
        knownAsOf: moment,
        schemeVersionId: z.uuid(),
      }),
    )
    .mutation(({ ctx, input }) => openCycle(input, ctx.viewer)),

  calculate: allowed("pay.propose")
    .input(seen)
    .mutation(({ ctx, input }) => requestCalculation(input, ctx.viewer)),

  adjustmentEffect: allowed("pay.propose")
    .input(cycle.extend({ managerId: z.uuid(), amount: cents }))
    .query(({ input }) => adjustmentEffectApart(input.id, input.managerId, input.amount)),

  adjust: allowed("pay.propose")
    .input(seen.extend({ managerId: z.uuid(), amount: cents, reason }))
    .mutation(({ ctx, input }) => adjustAwardApart(input, ctx.viewer)),

  propose: allowed("pay.propose")
    .input(seen)
    .mutation(({ ctx, input }) => proposeCycle(input, ctx.viewer)),

  approve: allowed("pay.approve")
    .input(seen)
    .mutation(({ ctx, input }) => approveCycle(input, ctx.viewer)),

  sendBack: allowed("pay.approve")
    .input(seen.extend({ note: reason }))
    .mutation(({ ctx, input }) => returnCycle(input, input.note, ctx.viewer)),

  close: allowed("pay.propose")
    .input(seen)
    .mutation(({ ctx, input }) => closeCycleApart(input, ctx.viewer)),

  /** Changes nothing: computes again and compares. */
  recompute: allowed("cycles.read")
    .input(cycle)
    .query(({ input }) => recomputeCycleApart(input.id)),

  findRestatements: allowed("pay.propose")
    .input(cycle)
    .mutation(({ ctx, input }) => requestRestatement(input.id, ctx.viewer)),

  proposeRestatement: allowed("pay.propose")
    .input(cycle.extend({ managerId: z.uuid(), knownAsOf: moment, reason }))
    .mutation(({ ctx, input }) => requestProposal(input, ctx.viewer)),

  decideRestatement: allowed("pay.approve")
    .input(cycle.extend({ approve: z.boolean() }))
    .mutation(({ ctx, input }) => decideRestatement(input, ctx.viewer)),
});
