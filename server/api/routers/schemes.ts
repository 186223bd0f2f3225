import "server-only";
import { z } from "zod";
import { pageContextInput } from "@/server/services/context-view.ts";
import { schemeEffect } from "@/server/services/scheme-effect.ts";
import {
  addScheme,
  approveScheme,
  discardScheme,
  proposeScheme,
  retireScheme,
  returnScheme,
  saveScheme,
  withdrawScheme,
} from "@/server/services/scheme-steps.ts";
import { schemePage, schemeReference, schemesPage } from "@/server/services/schemes.ts";
import { allowed, router } from "../trpc.ts";

const mayWrite = allowed("schemes.write");
const mayApprove = allowed("schemes.approve");

const version = z.strictObject({ id: z.uuid() });
const code = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/)
  .max(60);
const note = z.string().trim().max(2000).nullable();
const reason = z.string().trim().min(1).max(2000);
const words = z.strictObject({ en: z.string().trim().min(1).max(200), zh: z.string().trim().min(1).max(200) });

/** Schemes: what there is, what one says, and its way from draft to force to the archive. */
export const schemesRouter = router({
  list: allowed("schemes.read").query(({ ctx }) => schemesPage(ctx.viewer)),

  one: allowed("schemes.read")
    .input(z.strictObject({ code: z.string().min(1).max(80), version: z.int().min(1).max(10_000).optional() }))
    .query(({ ctx, input }) => schemePage(ctx.viewer, input.code, input.version)),

  /** A definition by reference ("code" or "code@3"), to set beside another. */
  reference: allowed("schemes.read")
    .input(z.strictObject({ reference: z.string().min(1).max(80) }))
    .query(({ ctx, input }) => schemeReference(ctx.viewer, input.reference)),

  /** What a draft would do to the managers that the viewer may see. Changes nothing; sent like a change, since a draft is too long for an address. */
  effect: allowed("results.read")
    .input(
      pageContextInput
        .pick({ asOf: true, knownAsOf: true })
        .extend({ draft: z.unknown(), against: z.string().min(1).max(80) }),
    )
    .mutation(({ ctx, input }) => schemeEffect(ctx.viewer, input)),

  add: mayWrite
    .input(
      z.strictObject({
        code,
        name: words,
        origin: z.union([
          z.strictObject({ copyOf: z.string().min(1).max(80) }),
          z.strictObject({ definition: z.unknown() }),
        ]),
      }),
    )
    .mutation(({ ctx, input }) => addScheme(ctx.viewer, input)),

  save: mayWrite
    .input(
      z.strictObject({
        code,
        definition: z.unknown(),
        note,
        version: z.int().min(1),
        changedAt: z.iso.datetime(),
      }),
    )
    .mutation(({ ctx, input }) => saveScheme(ctx.viewer, input)),

  propose: mayWrite
    .input(version.extend({ note }))
    .mutation(({ ctx, input }) => proposeScheme(ctx.viewer, input.id, input.note)),

  withdraw: mayWrite.input(version).mutation(({ ctx, input }) => withdrawScheme(ctx.viewer, input.id)),

  discard: mayWrite.input(version).mutation(({ ctx, input }) => discardScheme(ctx.viewer, input.id)),

  sendBack: mayApprove
    .input(version.extend({ reason }))
    .mutation(({ ctx, input }) => returnScheme(ctx.viewer, input.id, input.reason)),

  approve: mayApprove
    .input(version.extend({ from: z.iso.date() }))
    .mutation(({ ctx, input }) => approveScheme(ctx.viewer, input.id, input.from)),

  retire: mayApprove
    .input(version.extend({ lastDay: z.iso.date() }))
    .mutation(({ ctx, input }) => retireScheme(ctx.viewer, input.id, input.lastDay)),
});
