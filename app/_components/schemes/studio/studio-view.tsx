"use client";

import { useTranslations } from "next-intl";
import { Callout } from "../../ui/callout.tsx";
import { LoadError } from "../../ui/load-error.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useSchemeQuery } from "../scheme-query.ts";
import { Studio } from "./studio.tsx";

/** The studio of one scheme; a preset has to be copied first. */
export function StudioView({ code, seesPay }: { code: string; seesPay: boolean }) {
  const t = useTranslations("studio");
  const query = useSchemeQuery(code);
  if (query.isPending)
    return (
      <>
        <PageHeader title={t("title")} headline={<Skeleton className="h-7 w-xl" />} />
        <Skeleton className="h-[32rem]" />
      </>
    );
  if (!query.data)
    return (
      <>
        <PageHeader title={t("title")} />
        <LoadError error={query.error} onRetry={() => query.refetch()} />
      </>
    );
  const version = query.data.versions.find(({ number }) => number === query.data.version);
  if (!version)
    return (
      <>
        <PageHeader title={t("title")} />
        <Callout title={t("presetTitle")}>{t("presetBody")}</Callout>
      </>
    );
  return <Studio key={`${version.id} ${version.changedAt}`} scheme={query.data} version={version} seesPay={seesPay} />;
}
