import "server-only";
import { z } from "zod";
import {
  capitalFigures,
  capitalFiguresInput,
  capitalInput,
  capitalPage,
  capitalRows,
  capitalRowsInput,
  regimesPage,
  regimesRows,
  whatIfPage,
  whatIfRows,
} from "@/server/services/capital.ts";
import { addRule, newRuleInput, retireRule, rulesInput, rulesPage } from "@/server/services/capital-rules.ts";
import { pageContextInput } from "@/server/services/context-view.ts";
import { allowed, router } from "../trpc.ts";

/** Solvency capital of the book, its rules, and the same book under other regimes. */
export const capitalRouter = router({
  get: allowed("capital.read")
    .input(capitalInput)
    .query(({ ctx, input }) => capitalPage(ctx.viewer, input)),
  rows: allowed("capital.read")
    .input(capitalRowsInput)
    .query(({ ctx, input }) => capitalRows(ctx.viewer, input)),
  regimesRows: allowed("capital.read")
    .input(capitalRowsInput)
    .query(({ ctx, input }) => regimesRows(ctx.viewer, input)),
  whatIfRows: allowed("capital.read")
    .input(capitalRowsInput)
    .query(({ ctx, input }) => whatIfRows(ctx.viewer, input)),
  figures: allowed("capital.read")
    .input(capitalFiguresInput)
    .query(({ ctx, input }) => capitalFigures(ctx.viewer, input)),
  regimes: allowed("capital.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => regimesPage(ctx.viewer, input)),
  whatIf: allowed("capital.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => whatIfPage(ctx.viewer, input)),
  rules: allowed("capital.read")
    .input(rulesInput)
    .query(({ ctx, input }) => rulesPage(ctx.viewer, input)),
  addRule: allowed("capital.run")
    .input(newRuleInput)
    .mutation(({ ctx, input }) => addRule(ctx.viewer, input)),
  retireRule: allowed("capital.run")
    .input(z.strictObject({ id: z.uuid() }))
    .mutation(({ ctx, input }) => retireRule(ctx.viewer, input.id)),
});
