"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { SchemeView } from "@/server/services/scheme-view.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { Button } from "../ui/button.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { RuleCheck, useRuleResults } from "./rule-check.tsx";
import { useSchemeQuery } from "./scheme-query.ts";

/** A scheme held against the rules that apply, clause by clause; made to be printed and put on file. */
export function SchemeRulesView({ code }: { code: string }) {
  const t = useTranslations("schemeRules");
  const query = useSchemeQuery(code);
  if (query.isPending)
    return (
      <>
        <PageHeader title={t("title")} headline={<Skeleton className="h-7 w-xl" />} />
        <Skeleton className="h-96" />
      </>
    );
  if (!query.data)
    return (
      <>
        <PageHeader title={t("title")} />
        <LoadError error={query.error} onRetry={() => query.refetch()} />
      </>
    );
  return <Ready scheme={query.data} />;
}

function Ready({ scheme }: { scheme: SchemeView }) {
  const t = useTranslations("schemeRules");
  const bilingual = useBilingual();
  const check = useRuleResults(scheme.definition, scheme.today);
  const count = (status: "passed" | "failed" | "notApplicable") =>
    check.results.reduce((sum, regime) => sum + regime[status], 0);
  const query = scheme.version === null ? "" : `?version=${scheme.version}`;
  return (
    <>
      <PageHeader
        title={
          <>
            {t("title")} ·{" "}
            <Link href={`/schemes/${scheme.code}${query}`} className="text-accent hover:underline">
              {scheme.code}
              {scheme.version === null ? "" : ` v${scheme.version}`}
            </Link>
          </>
        }
        headline={t("headline", {
          name: bilingual(scheme.definition.name),
          regimes: check.results.length,
          passed: count("passed"),
          failed: count("failed"),
          notApplicable: count("notApplicable"),
        })}
        actions={<Button onClick={() => window.print()}>{t("print")}</Button>}
      />
      <RuleCheck check={check} />
    </>
  );
}
