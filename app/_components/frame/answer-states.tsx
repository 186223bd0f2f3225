"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFormat } from "../format/use-format.ts";
import { EmptyState } from "../ui/empty-state.tsx";

/** The figures of this context are being computed: how far, and that it is safe to leave. */
export function Building({ progress, asOf, children }: { progress: number; asOf: string; children?: ReactNode }) {
  const t = useTranslations("context");
  const format = useFormat();
  return (
    <div role="status" className="flex flex-col gap-3 rounded-lg border border-line bg-surface px-6 py-10">
      <p className="font-medium">{t("buildingTitle", { asOf: format.date(asOf) })}</p>
      <progress value={progress} max={1} className="h-2 w-full max-w-md accent-accent" />
      <p className="text-ink text-sm">{t("buildingBody")}</p>
      {children}
    </div>
  );
}

/** There is nothing yet that a page of results could show. */
export function NoFacts() {
  const t = useTranslations("context");
  return (
    <EmptyState
      title={t("noFactsTitle")}
      action={
        <Link href="/data" className="text-accent underline underline-offset-4">
          {t("noFactsAction")}
        </Link>
      }
    >
      {t("noFactsBody")}
    </EmptyState>
  );
}
