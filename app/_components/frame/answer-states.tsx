"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "../format/use-format.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useIsUnlinkedManager, useMay } from "./viewer-rights.tsx";

/** What a page is made from; `context.noFacts.<subject>` says which files bring it. */
export type MissingSubject =
  | "results"
  | "privateFunds"
  | "deals"
  | "replay"
  | "capital"
  | "liabilities"
  | "attribution";

/** The figures of this context are being computed: how far, and that it is safe to leave. */
export function Building({ progress, asOf, children }: { progress: number; asOf: string; children?: ReactNode }) {
  const t = useTranslations("context");
  const format = useFormat();
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-6 py-10">
      <p className="font-medium">{t("buildingTitle", { asOf: format.date(asOf) })}</p>
      <progress
        value={progress}
        max={1}
        aria-label={t("buildingLabel")}
        className="h-2 w-full max-w-md accent-accent"
      />
      <p className="text-ink text-sm">{t("buildingBody")}</p>
      {children}
    </div>
  );
}

/** There is nothing yet that the page could show: what it is made from, and who brings it. */
export function NoFacts({ subject = "results" }: { subject?: MissingSubject }) {
  const t = useTranslations("context");
  const mayImport = useMay("data.write");
  if (useIsUnlinkedManager()) return <EmptyState title={t("notLinkedTitle")}>{t("notLinkedBody")}</EmptyState>;
  return (
    <EmptyState
      title={t(`noFacts.${subject}.title`)}
      action={
        mayImport ? (
          <Link href="/data" className="text-accent underline underline-offset-4">
            {t("noFactsAction")}
          </Link>
        ) : (
          <span className="text-ink text-sm">{t("noFactsWho")}</span>
        )
      }
    >
      {t(`noFacts.${subject}.body`)}
    </EmptyState>
  );
}
