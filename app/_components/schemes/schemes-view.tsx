"use client";

import { useQuery } from "@tanstack/react-query";
import { GitCompareArrows, Plus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SchemeLine, SchemesView as Schemes } from "@/server/services/scheme-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { NewSchemeDialog } from "./new-scheme-dialog.tsx";
import { StandingMark } from "./standing-mark.tsx";

/** Every scheme there is: the institution's own first, then those that come with the product. */
export function SchemesView({ mayWrite }: { mayWrite: boolean }) {
  const t = useTranslations("schemes");
  const trpc = useTRPC();
  const list = useQuery(trpc.schemes.list.queryOptions());
  if (list.isPending)
    return (
      <>
        <PageHeader title={t("title")} headline={<Skeleton className="h-7 w-xl" />} />
        <Skeleton className="h-64" />
      </>
    );
  if (!list.data)
    return (
      <>
        <PageHeader title={t("title")} />
        <LoadError error={list.error} onRetry={() => list.refetch()} />
      </>
    );
  return <Ready list={list.data} mayWrite={mayWrite} />;
}

function Ready({ list, mayWrite }: { list: Schemes; mayWrite: boolean }) {
  const t = useTranslations("schemes");
  const format = useFormat();
  const bilingual = useBilingual();
  const [isAdding, setAdding] = useState(false);
  const own = list.schemes.filter(({ isPreset }) => !isPreset);
  const presets = list.schemes.filter(({ isPreset }) => isPreset);
  const { inForce } = list;
  return (
    <>
      <PageHeader
        title={t("title")}
        headline={
          inForce
            ? t("headline", {
                name: bilingual(inForce.name),
                version: inForce.version,
                from: format.date(inForce.from),
                proposed: list.proposed,
              })
            : t("headlineNone", { proposed: list.proposed })
        }
        actions={
          <>
            {presets.length > 0 ? (
              <Link
                href="/schemes/compare"
                className="inline-flex h-9 items-center gap-1.5 rounded-md border border-line-strong bg-surface px-3 font-medium text-sm hover:bg-surface-subtle"
              >
                <GitCompareArrows aria-hidden className="size-4" />
                {t("compare")}
              </Link>
            ) : null}
            {mayWrite ? (
              <Button look="primary" onClick={() => setAdding(true)}>
                <Plus aria-hidden className="size-4" />
                {t("new")}
              </Button>
            ) : null}
          </>
        }
      />
      <Section title={t("ownTitle")} note={t("ownNote")}>
        {own.length === 0 ? (
          <EmptyState title={t("ownEmpty")}>{mayWrite ? t("ownEmptyBody") : t("ownEmptyOthers")}</EmptyState>
        ) : (
          <Cards schemes={own} />
        )}
      </Section>
      {presets.length > 0 ? (
        <Section title={t("presetsTitle", { count: presets.length })} note={t("presetsNote")}>
          <Cards schemes={presets} />
        </Section>
      ) : null}
      {mayWrite ? <NewSchemeDialog open={isAdding} onClose={() => setAdding(false)} schemes={list.schemes} /> : null}
    </>
  );
}

function Cards({ schemes }: { schemes: readonly SchemeLine[] }) {
  return (
    <ul className="grid gap-3 md:grid-cols-2 xl:grid-cols-3">
      {schemes.map((scheme) => (
        <li key={scheme.code}>
          <SchemeCard scheme={scheme} />
        </li>
      ))}
    </ul>
  );
}

function SchemeCard({ scheme }: { scheme: SchemeLine }) {
  const t = useTranslations("schemes");
  const format = useFormat();
  const bilingual = useBilingual();
  return (
    <Link
      href={`/schemes/${scheme.code}`}
      className="flex h-full flex-col gap-2 rounded-md border border-line p-3 transition-colors hover:border-accent"
    >
      <span className="flex items-start justify-between gap-2">
        <span className="font-semibold text-ink-strong">{bilingual(scheme.name)}</span>
        <StandingMark standing={scheme.standing} />
      </span>
      <span className="line-clamp-4 text-ink-emphasis text-sm">{bilingual(scheme.description)}</span>
      <span className="mt-auto flex flex-wrap gap-x-3 gap-y-1 border-line border-t pt-2 text-ink text-xs">
        <span>{t("measuresCount", { count: scheme.measures })}</span>
        <span>{t(`paysBy.${scheme.paysBy}`)}</span>
        {scheme.version === null ? (
          <span>{t(`confidence.${scheme.source.confidence}`)}</span>
        ) : (
          <>
            <span>{t("versionOf", { version: scheme.version, count: scheme.versions })}</span>
            {scheme.inForceFrom ? <span>{t("since", { from: format.date(scheme.inForceFrom) })}</span> : null}
            {scheme.changedAt ? (
              <span>
                {t("changed", { on: format.date(scheme.changedAt.slice(0, 10)), by: scheme.changedBy ?? "" })}
              </span>
            ) : null}
          </>
        )}
        {scheme.waiting ? (
          <span className="inline-flex items-center gap-1">
            {t("newerVersion")} <StandingMark standing={scheme.waiting} />
          </span>
        ) : null}
      </span>
    </Link>
  );
}
