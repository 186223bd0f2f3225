"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { AuditLine } from "@/server/services/audit.ts";
import { useActionName } from "./use-action-name.ts";

/** One event of the trail, whole: its detail is shown as it was kept, because it is evidence. */
export function AuditDetail({ event }: { event: AuditLine }) {
  const t = useTranslations("audit");
  const format = useFormatter();
  const { actionName } = useActionName();
  const lines = [
    [t("when"), format.dateTime(event.at, { dateStyle: "long", timeStyle: "medium" })],
    [t("who"), event.actor],
    [t("what"), `${actionName(event.action)} (${event.action})`],
    [t("subject"), event.subject],
  ] as const;
  return (
    <>
      <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-2 text-sm">
        {lines.map(([name, value]) => (
          <div key={name} className="contents">
            <dt className="text-ink">{name}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <pre className="mt-4 overflow-x-auto rounded-md border border-line bg-surface-muted p-3 text-xs">
        {JSON.stringify(event.detail, null, 2)}
      </pre>
    </>
  );
}
