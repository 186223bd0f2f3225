import "server-only";
import { type AuditFilter, loadAuditActions, loadAuditEvents } from "@/server/persistence/audit-repository.ts";

const PAGE = 50;

/** One page of the audit trail, newest first. `next` continues it; null at the end. */
export async function auditPage(filter: AuditFilter, cursor: string | null) {
  const rows = await loadAuditEvents(filter, cursor === null ? null : BigInt(cursor), PAGE + 1);
  const events = rows.slice(0, PAGE).map(({ id, ...event }) => ({ ...event, id: id.toString() }));
  return { events, next: rows.length > PAGE ? (events.at(-1)?.id ?? null) : null };
}

export type AuditLine = Awaited<ReturnType<typeof auditPage>>["events"][number];

/** The actions there are to filter by. */
export const auditActions = () => loadAuditActions();
