import "server-only";
import { z } from "zod";
import { pageContextInput } from "@/server/services/context-view.ts";
import { dealCard } from "@/server/services/deal-card.ts";
import { dealOptions, editDeal } from "@/server/services/deal-edits.ts";
import { dealSources } from "@/server/services/deal-sources.ts";
import { retireStandard, saveDealRules, saveNegativeEntry, saveStandard } from "@/server/services/deal-standards.ts";
import { dealsPage, standardsPage } from "@/server/services/deals.ts";
import {
  dealEditInput,
  dealRulesInput,
  dealSourcesInput,
  negativeInput,
  standardInput,
} from "@/server/services/deals-view.ts";
import { disclosurePage } from "@/server/services/disclosure.ts";
import { allowed, router } from "../trpc.ts";

/** The patient book: every deal, the standards it is held to, what was told of it. */
export const dealsRouter = router({
  get: allowed("privateBook.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => dealsPage(ctx.viewer, input)),

  card: allowed("privateBook.read")
    .input(pageContextInput.extend({ code: z.string().min(1).max(120) }))
    .query(({ ctx, input }) => dealCard(ctx.viewer, input)),

  /** Rows of files behind figures of deals, for their derivations. */
  sources: allowed("privateBook.read")
    .input(dealSourcesInput)
    .query(({ ctx, input }) => dealSources(ctx.viewer, input)),

  disclosure: allowed("privateBook.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => disclosurePage(ctx.viewer, input)),

  standards: allowed("privateBook.read")
    .input(pageContextInput)
    .query(({ ctx, input }) => standardsPage(ctx.viewer, input)),

  /** What a form says, as an import of one row. */
  edit: allowed("data.write")
    .input(dealEditInput)
    .mutation(({ ctx, input }) => editDeal(ctx.viewer, input)),

  /** Portfolios, managers and codes that a form about a deal may name. */
  options: allowed("data.write").query(() => dealOptions()),

  saveStandard: allowed("standards.write")
    .input(standardInput)
    .mutation(({ ctx, input }) => saveStandard(ctx.viewer, input)),

  saveNegative: allowed("standards.write")
    .input(negativeInput)
    .mutation(({ ctx, input }) => saveNegativeEntry(ctx.viewer, input)),

  retire: allowed("standards.write")
    .input(z.object({ table: z.enum(["standard", "negative"]), id: z.uuid() }))
    .mutation(({ ctx, input }) => retireStandard(ctx.viewer, input)),

  saveRules: allowed("standards.write")
    .input(dealRulesInput)
    .mutation(({ ctx, input }) => saveDealRules(ctx.viewer, input)),
});
