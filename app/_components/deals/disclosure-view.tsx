"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { measured } from "@/server/core/measured.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import type { DisclosureView as View } from "@/server/services/disclosure.ts";
import { useTRPC } from "../api/client.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import { useName } from "../format/use-name.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom, contextQuery } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { Button } from "../ui/button.tsx";
import { NativeSelect } from "../ui/field.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DealExplainer, useDealExplain } from "./deal-explainer.tsx";
import { FeedLine, useFeedText } from "./feed-line.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useTerms } from "./use-terms.ts";

type Gap = View["gaps"][number];

/** Months without news open their derivation. */
function GapMonths({ gap, name, limit }: { gap: Gap; name: string; limit: number }) {
  const t = useTranslations("deals");
  const explain = useDealExplain();
  return (
    <Explained
      className="text-outside"
      onExplain={() =>
        explain({
          method: "dealNews",
          title: t("explain.title", { figure: t("disclosure.months"), of: name }),
          value: measured(gap.months),
          unit: "score",
          formula: "whole months from the last news to the day > limit of the rules",
          inputs: [
            { name: t("disclosure.lastNews"), value: gap.lastNewsOn, unit: "date" },
            { name: t("limit"), value: String(limit), unit: "text" },
          ],
          dealIds: [gap.dealId],
        })
      }
    >
      ◆ {gap.months}
    </Explained>
  );
}

const KINDS = [
  "materialEvent",
  "financialCondition",
  "milestone",
  "assessment",
  "stageChange",
  "conversion",
  "exitPlan",
  "exit",
  "dueDiligence",
  "commitment",
  "plannedTicket",
] as const;

/** What deals told, newest first, and which have told nothing for long. */
export function DisclosureView() {
  const t = useTranslations("deals.disclosure");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const feed = useQuery({
    ...trpc.deals.disclosure.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={feed} missing="deals" waiting={<Skeleton className="h-96" />}>
      {(answer) => <Ready view={answer} context={answer.context} />}
    </AnswerPage>
  );
}

function Ready({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("deals.disclosure");
  const words = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const name = useName();
  const label = useLabel();
  const text = useFeedText();
  const query = contextQuery(useSearchParams());
  const [kind, setKind] = useState<string>("all");
  const [company, setCompany] = useState<string>("all");
  const dealOf = useMemo(() => new Map(view.deals.map((deal) => [deal.dealId, deal])), [view.deals]);
  const nameOf = (dealId: string) => {
    const deal = dealOf.get(dealId);
    return deal ? name({ name: deal.company, nameZh: deal.companyZh }) : "";
  };
  const link = (dealId: string) => (
    <Link
      href={`/deals/${encodeURIComponent(dealOf.get(dealId)?.code ?? "")}${query}`}
      className="whitespace-nowrap font-medium underline-offset-4 hover:underline"
    >
      {nameOf(dealId)}
    </Link>
  );
  const lines = view.lines.filter(
    (line) => (kind === "all" || line.kind === kind) && (company === "all" || line.dealId === company),
  );
  const gapColumns: SimpleColumn<View["gaps"][number]>[] = [
    {
      id: "company",
      header: words("company"),
      value: ({ dealId }) => nameOf(dealId),
      show: ({ dealId }) => link(dealId),
    },
    {
      id: "heldBy",
      header: words("heldBy"),
      value: ({ dealId }) => (dealOf.get(dealId)?.heldBy ?? []).map(name).join(", "),
    },
    {
      id: "last",
      header: t("lastNews"),
      value: ({ lastNewsOn }) => lastNewsOn,
      show: ({ lastNewsOn }) => (lastNewsOn ? format.date(lastNewsOn) : format.missing),
    },
    {
      id: "months",
      header: t("months"),
      value: ({ months }) => months,
      show: (gap) => <GapMonths gap={gap} name={nameOf(gap.dealId)} limit={view.newsMonths} />,
      numeric: true,
    },
  ];
  const feedColumns: SimpleColumn<View["lines"][number]>[] = [
    {
      id: "on",
      header: words("date"),
      value: ({ on }) => on,
      show: ({ on }) => <span className="whitespace-nowrap tabular">{format.date(on)}</span>,
    },
    {
      id: "company",
      header: words("company"),
      value: ({ dealId }) => nameOf(dealId),
      show: ({ dealId }) => link(dealId),
    },
    { id: "kind", header: t("kind"), value: (line) => terms("dealEventKinds", line.kind) },
    {
      id: "what",
      header: t("what"),
      value: text,
      show: (line) => <FeedLine line={line} company={nameOf(line.dealId)} />,
    },
    { id: "note", header: t("note"), value: ({ note }) => (note ? label(note) : "") },
  ];
  return (
    <DealExplainer context={context} deals={view.deals}>
      <PageHeader
        title={t("title")}
        headline={t(`headlines.${view.headline.code}`, view.headline.facts)}
        actions={<Button onClick={() => window.print()}>{t("print")}</Button>}
      />
      <ContextBar context={context} />
      <Section title={t("gapsTitle")} note={t("gapsNote", { months: view.newsMonths })}>
        <SimpleTable
          caption={t("gapsTitle")}
          columns={gapColumns}
          rows={view.gaps}
          rowKey={({ dealId }) => dealId}
          csvName={`disclosure-gaps-${context.asOf}`}
          emptyText={t("noGaps")}
        />
      </Section>
      <Section
        title={company === "all" ? t("feedTitle") : t("feedOf", { company: nameOf(company) })}
        note={t("feedNote")}
        actions={
          <div className="flex gap-2">
            <NativeSelect
              aria-label={words("company")}
              className="h-8 max-w-44"
              value={company}
              onChange={({ target }) => setCompany(target.value)}
            >
              <option value="all">{t("allCompanies")}</option>
              {view.deals.map(({ dealId }) => (
                <option key={dealId} value={dealId}>
                  {nameOf(dealId)}
                </option>
              ))}
            </NativeSelect>
            <NativeSelect
              aria-label={t("kind")}
              className="h-8 max-w-36"
              value={kind}
              onChange={({ target }) => setKind(target.value)}
            >
              <option value="all">{t("allKinds")}</option>
              {KINDS.map((value) => (
                <option key={value} value={value}>
                  {terms("dealEventKinds", value)}
                </option>
              ))}
            </NativeSelect>
          </div>
        }
      >
        <SimpleTable
          caption={t("feedTitle")}
          columns={feedColumns}
          rows={lines}
          rowKey={({ dealId, on, kind: of, name: what }) => `${dealId} ${on} ${of} ${what}`}
          csvName={`disclosure-${context.asOf}`}
          emptyText={t("noLines")}
        />
      </Section>
    </DealExplainer>
  );
}
