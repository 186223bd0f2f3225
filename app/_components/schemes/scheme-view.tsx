"use client";

import { useQuery } from "@tanstack/react-query";
import { Copy, Download, GitCompareArrows, Pencil, ShieldCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ruleCheck } from "@/server/core/schemes/rule-check.ts";
import { schemeToJson } from "@/server/core/schemes/scheme-definition.ts";
import type { SchemeView as Scheme } from "@/server/services/scheme-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { Button } from "../ui/button.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { saveFile } from "../ui/save-file.ts";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { NewSchemeDialog } from "./new-scheme-dialog.tsx";
import { usualRegimes } from "./rule-choices.ts";
import { SchemeBlocks } from "./scheme-blocks.tsx";
import { useSchemeQuery } from "./scheme-query.ts";
import type { SchemeRights } from "./scheme-rights.ts";
import { SchemeStepActions } from "./scheme-step-actions.tsx";
import { SchemeSummaryView } from "./scheme-summary-view.tsx";
import { SchemeVersions } from "./scheme-versions.tsx";
import { StandingMark } from "./standing-mark.tsx";

/** One scheme: what it says, where it comes from, how it stands to the rules, and what became of it over time. */
export function SchemeView({ code, ...rights }: { code: string } & SchemeRights) {
  const t = useTranslations("schemes");
  const query = useSchemeQuery(code);
  if (query.isPending)
    return (
      <>
        <PageHeader title={t("scheme")} headline={<Skeleton className="h-7 w-xl" />} />
        <Skeleton className="h-96" />
      </>
    );
  if (!query.data)
    return (
      <>
        <PageHeader title={t("scheme")} />
        <LoadError error={query.error} onRetry={() => query.refetch()} />
      </>
    );
  return <Ready scheme={query.data} rights={rights} />;
}

const linkLook =
  "inline-flex h-9 items-center gap-1.5 whitespace-nowrap rounded-md border border-line-strong bg-surface px-3 font-medium text-sm hover:bg-surface-subtle";

function Ready({ scheme, rights }: { scheme: Scheme; rights: SchemeRights }) {
  const t = useTranslations("schemes");
  const format = useFormat();
  const bilingual = useBilingual();
  const { code, definition, versions, version } = scheme;
  const opened = versions.find(({ number }) => number === version);
  const standing = opened?.standing ?? "preset";
  const reference = version === null ? code : `${code}@${version}`;
  const query = version === null ? "" : `?version=${version}`;
  const download = () =>
    saveFile(
      `${reference.replace("@", "-v")}.json`,
      new Blob([schemeToJson(definition)], { type: "application/json" }),
    );
  return (
    <>
      <PageHeader
        title={
          <span className="inline-flex flex-wrap items-center gap-x-3">
            {t("scheme")} · {code}
            {version === null ? null : <span>{t("version", { version })}</span>}
            <StandingMark standing={standing} />
          </span>
        }
        headline={
          standing === "inForce" && opened?.inForceFrom
            ? t("inForceHeadline", { name: bilingual(definition.name), from: format.date(opened.inForceFrom) })
            : t("otherHeadline", { name: bilingual(definition.name), standing })
        }
        actions={
          <span className="flex flex-wrap justify-end gap-2">
            {rights.mayWrite && version !== null ? (
              <Link href={`/schemes/${code}/edit${query}`} className={linkLook}>
                <Pencil aria-hidden className="size-4" />
                {t("edit")}
              </Link>
            ) : null}
            {rights.mayWrite ? <CopyButton reference={reference} name={definition.name} /> : null}
            {rights.seesAll ? (
              <Link href={`/schemes/compare?a=${encodeURIComponent(reference)}`} className={linkLook}>
                <GitCompareArrows aria-hidden className="size-4" />
                {t("compare")}
              </Link>
            ) : null}
            <Button onClick={download}>
              <Download aria-hidden className="size-4" />
              JSON
            </Button>
          </span>
        }
      />
      <p className="max-w-4xl text-ink-emphasis text-sm">{bilingual(definition.description)}</p>
      {opened ? <SchemeStepActions version={opened} scheme={scheme} rights={rights} /> : null}
      <Section title={t("summaryTitle")} note={t("summaryNote")}>
        <SchemeSummaryView definition={definition} />
      </Section>
      <RulesLine definition={definition} today={scheme.today} href={`/schemes/${code}/rules${query}`} />
      <Section title={t("blocksTitle")} note={t("blocksNote")}>
        <SchemeBlocks definition={definition} />
      </Section>
      <Section title={t("sourceTitle")}>
        <dl className="grid gap-x-6 gap-y-1 text-sm sm:grid-cols-[auto_1fr]">
          <dt className="text-ink">{t("source")}</dt>
          <dd>{bilingual(definition.source.title)}</dd>
          <dt className="text-ink">{t("sourceDate")}</dt>
          <dd>{definition.source.date === null ? t("nothing") : format.date(definition.source.date)}</dd>
          <dt className="text-ink">{t("confidenceTitle")}</dt>
          <dd>{t(`confidence.${definition.source.confidence}`)}</dd>
        </dl>
      </Section>
      {versions.length > 0 ? <SchemeVersions scheme={scheme} /> : null}
    </>
  );
}

function CopyButton({ reference, name }: { reference: string; name: Scheme["definition"]["name"] }) {
  const t = useTranslations("schemes");
  const trpc = useTRPC();
  const [isOpen, setOpen] = useState(false);
  const list = useQuery({ ...trpc.schemes.list.queryOptions(), enabled: isOpen });
  const others = (list.data?.schemes ?? []).filter(({ code }) => code !== reference);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Copy aria-hidden className="size-4" />
        {t("copyScheme")}
      </Button>
      <NewSchemeDialog
        open={isOpen}
        onClose={() => setOpen(false)}
        copyOf={reference}
        schemes={[{ code: reference, name, isPreset: false }, ...others]}
      />
    </>
  );
}

/** How the scheme stands to the usual rules, in one line; the proof is a page of its own. */
function RulesLine({ definition, today, href }: { definition: Scheme["definition"]; today: string; href: string }) {
  const t = useTranslations("schemes");
  const results = ruleCheck(definition, usualRegimes, today);
  const failed = results.reduce((sum, regime) => sum + regime.failed, 0);
  const passed = results.reduce((sum, regime) => sum + regime.passed, 0);
  return (
    <Section
      title={t("rulesTitle")}
      note={t("rulesNote", { count: results.length })}
      actions={
        <Link href={href} className={linkLook}>
          <ShieldCheck aria-hidden className="size-4" />
          {t("openRules")}
        </Link>
      }
    >
      <p className={failed > 0 ? "text-warn" : "text-good"}>{t("rulesLine", { passed, failed })}</p>
    </Section>
  );
}
