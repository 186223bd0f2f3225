import "server-only";
import { z } from "zod";
import { managerScope } from "@/server/auth/permissions.ts";
import { attributionReport, attributionSubjects, segmentDerivation } from "@/server/services/attribution-report.ts";
import { allowed, router } from "../trpc.ts";

/** The question of the attribution page, as it stands in the address. */
export const attributionQuestion = z.object({
  portfolio: z.string().max(200).optional(),
  breakdown: z.string().max(200).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  knownAsOf: z.iso.datetime().optional(),
  model: z.enum(["brinsonFachler", "brinsonHoodBeebower"]).default("brinsonFachler"),
  approach: z.enum(["arithmetic", "geometric"]).default("arithmetic"),
  interaction: z.enum(["separate", "inSelection", "inAllocation"]).default("separate"),
  linking: z.enum(["carino", "menchero", "grap", "frongello", "daviesLaker"]).default("carino"),
  unheld: z.enum(["zeroReturn", "otherSideReturn"]).default("otherSideReturn"),
});

export const attributionRouter = router({
  subjects: allowed("attribution.read")
    .input(z.object({ knownAsOf: z.iso.datetime().optional() }))
    .query(({ ctx, input }) => attributionSubjects(managerScope(ctx.viewer, "attribution.read"), input.knownAsOf)),

  report: allowed("attribution.read")
    .input(attributionQuestion)
    .query(({ ctx, input }) => attributionReport(input, managerScope(ctx.viewer, "attribution.read"))),

  derivation: allowed("attribution.read")
    .input(attributionQuestion.extend({ segment: z.string().max(400) }))
    .query(({ ctx, input }) => segmentDerivation(input, managerScope(ctx.viewer, "attribution.read"))),
});
