import "server-only";
import type { Prisma } from "@/server/generated/prisma/client.ts";
import { prisma } from "./prisma-client.ts";

/** Who did it: a person by id and e-mail, or a part of the system by name alone. */
export interface Actor {
  id: string | null;
  name: string;
}

/** One line of the audit trail before it is written. `action` is a key of `audit.actions.*` in the messages. */
export interface AuditEntry {
  actor: Actor;
  action: string;
  /** What it was done to, readable years later: an e-mail, a file name, a scheme and its version. */
  subject: string;
  detail?: Prisma.InputJsonObject;
}

/** Adds to the trail; inside a transaction when `tx` is given, so that neither the deed nor its trace stands alone. */
export async function saveAuditEvent(entry: AuditEntry, tx: Prisma.TransactionClient = prisma()): Promise<void> {
  const { actor, action, subject, detail = {} } = entry;
  await tx.auditEvent.create({ data: { actorId: actor.id, actor: actor.name, action, subject, detail } });
}

export interface AuditFilter {
  /** The action itself or the group before its dot: "user", "signIn.refused". */
  action?: string | undefined;
  /** Part of the actor or of the subject, in any case. */
  text?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
}

/** The trail, newest first, from just before the event `before` on. */
export function loadAuditEvents(filter: AuditFilter, before: bigint | null, count: number) {
  const { action, text, from, until } = filter;
  const contains = { contains: text?.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  return prisma().auditEvent.findMany({
    where: {
      ...(before === null ? {} : { id: { lt: before } }),
      at: { gte: from, lt: until },
      AND: [
        action ? { OR: [{ action }, { action: { startsWith: `${action}.` } }] } : {},
        text ? { OR: [{ actor: contains }, { subject: contains }] } : {},
      ],
    },
    orderBy: { id: "desc" },
    take: count,
  });
}

/** The actions that occur in the trail: what there is to filter by. */
export async function loadAuditActions(): Promise<string[]> {
  const rows = await prisma().auditEvent.findMany({
    distinct: ["action"],
    select: { action: true },
    orderBy: { action: "asc" },
  });
  return rows.map((row) => row.action);
}
