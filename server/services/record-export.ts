import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import { saveAuditEvent } from "@/server/persistence/audit-repository.ts";
import { actorOf } from "./users.ts";

/** Writes into the audit trail who took which workbook away, and in answer to which question. */
export const recordExport = (
  viewer: Viewer,
  fileName: string,
  question: Readonly<Record<string, string>>,
): Promise<void> =>
  saveAuditEvent({ actor: actorOf(viewer), action: "export.workbook", subject: fileName, detail: { ...question } });
