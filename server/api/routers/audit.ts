import "server-only";
import { z } from "zod";
import { auditActions, auditPage } from "@/server/services/audit.ts";
import { allowed, router } from "../trpc.ts";

const mayRead = allowed("audit.read");
const day = z.iso.date();
const startOf = (plainDate: string) => new Date(`${plainDate}T00:00:00Z`);
const endOf = (plainDate: string) => new Date(startOf(plainDate).getTime() + 24 * 3600 * 1000);

/** Who did what, when: the trail that nobody can change. Days are UTC, as on the page. */
export const auditRouter = router({
  list: mayRead
    .input(
      z.object({
        action: z.string().max(100).optional(),
        text: z.string().trim().max(200).optional(),
        from: day.optional(),
        until: day.optional(),
        cursor: z
          .string()
          .regex(/^\d{1,18}$/)
          .nullish(),
      }),
    )
    .query(({ input: { action, text, from, until, cursor } }) =>
      auditPage(
        { action, text, from: from ? startOf(from) : undefined, until: until ? endOf(until) : undefined },
        cursor ?? null,
      ),
    ),

  actions: mayRead.query(() => auditActions()),
});
