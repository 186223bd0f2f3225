"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import type { SchemeDefinition } from "@/server/core/schemes/scheme-definition.ts";
import { SUMMARY_PARTS, schemeSummary } from "@/server/core/schemes/scheme-summary.ts";

/** What a definition says in plain sentences; generated from it, so that it cannot say anything else. */
export function SchemeSummaryView({ definition, columns = true }: { definition: SchemeDefinition; columns?: boolean }) {
  const t = useTranslations("schemes.parts");
  const locale = useLocale();
  const summary = useMemo(() => schemeSummary(definition), [definition]);
  const lines = locale === "zh-CN" ? summary.zh : summary.en;
  return (
    <div className={columns ? "grid gap-x-8 gap-y-4 lg:grid-cols-2" : "flex flex-col gap-4"}>
      {SUMMARY_PARTS.map((part) => (
        <section key={part}>
          <h3 className="font-medium text-ink-strong text-sm">{t(part)}</h3>
          <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-ink-emphasis text-sm marker:text-ink-subtle">
            {lines.map((line, i) => (summary.parts[i] === part ? <li key={line}>{line}</li> : null))}
          </ul>
        </section>
      ))}
    </div>
  );
}
