import "server-only";
import { z } from "zod";
import { importKindSchema, importMappingSchema } from "@/server/import/import-mapping.ts";
import { importTemplate } from "@/server/import/template.ts";
import { importSourceRow } from "@/server/services/import-source-row.ts";
import {
  importHistory,
  importKindList,
  importProblems,
  importRestatements,
  importView,
} from "@/server/services/import-views.ts";
import { answerImport, confirmImport, discardImport, importerOf, undoImport } from "@/server/services/imports.ts";
import { allowed, router } from "../trpc.ts";

const batch = z.object({ id: z.uuid() });
const page = z.object({ limit: z.int().min(1).max(20_000).default(200), offset: z.int().min(0).default(0) });
const MAX_ROW = 2_147_483_647;

/** Files that are imported: read, answered, confirmed, undone, and traced back to. Their bytes arrive at /api/imports. */
export const importsRouter = router({
  kinds: allowed("data.read").query(() => importKindList()),

  template: allowed("data.read")
    .input(z.object({ kind: importKindSchema, language: z.enum(["en", "zh-CN"]) }))
    .query(({ input }) => importTemplate(input.kind, input.language)),

  history: allowed("data.read")
    .input(page)
    .query(({ input }) => importHistory(input)),

  get: allowed("data.read")
    .input(batch)
    .query(({ input }) => importView(input.id)),

  problems: allowed("data.read")
    .input(batch.extend(page.shape).extend({ level: z.enum(["error", "warning"]).optional() }))
    .query(({ input: { id, ...rest } }) => importProblems(id, rest)),

  restatements: allowed("data.read")
    .input(batch.extend(page.shape))
    .query(({ input: { id, ...rest } }) => importRestatements(id, rest)),

  /** The row of the file behind a figure; how much of it is shown depends on whose figure it is. */
  sourceRow: allowed("attribution.read")
    .input(z.object({ batchId: z.uuid(), row: z.int().min(1).max(MAX_ROW), column: z.string().nullable() }))
    .query(({ ctx, input }) => importSourceRow(input, ctx.viewer)),

  answer: allowed("data.write")
    .input(batch.extend({ kind: importKindSchema, mapping: importMappingSchema.partial() }))
    .mutation(({ ctx, input: { id, ...answers } }) => answerImport(id, answers, ctx.viewer)),

  confirm: allowed("data.write")
    .input(batch.extend({ revision: z.int() }))
    .mutation(({ ctx, input }) => confirmImport(input.id, input.revision, ctx.viewer)),

  discard: allowed("data.write")
    .input(batch)
    .mutation(({ input }) => discardImport(input.id)),

  undo: allowed("data.write")
    .input(batch)
    .mutation(({ ctx, input }) => undoImport(input.id, importerOf(ctx.viewer))),
});
