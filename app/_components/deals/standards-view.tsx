"use client";

import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ContextView } from "@/server/services/context-view.ts";
import type { StandardsView as View } from "@/server/services/deals-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom, contextQuery } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { useErrorText } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { BreachesTable } from "./breaches-table.tsx";
import { DealExplainer } from "./deal-explainer.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { StageMatrix } from "./stage-matrix.tsx";
import { NegativeForm, RulesForm, StandardForm } from "./standards-forms.tsx";
import { useNegativeWords } from "./use-negative-words.ts";
import { useTerms } from "./use-terms.ts";

/** What deals of each stage and domain are held to, what uses it up, and what must not be invested in. */
export function StandardsView() {
  const t = useTranslations("deals.standards");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const standards = useQuery({
    ...trpc.deals.standards.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={standards} missing="deals" waiting={<Skeleton className="h-96" />}>
      {(answer) => <Ready view={answer} context={answer.context} />}
    </AnswerPage>
  );
}

type Standard = View["standards"][number];
type Negative = View["negativeList"][number];

function Ready({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("deals.standards");
  const words = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const name = useName();
  const trpc = useTRPC();
  const queries = useQueryClient();
  const errorText = useErrorText();
  const negative = useNegativeWords();
  const query = contextQuery(useSearchParams());
  const [form, setForm] = useState<"standard" | "negative" | "rules" | null>(null);
  const [withHistory, setWithHistory] = useState(false);
  const done = async () => {
    await queries.invalidateQueries(trpc.deals.pathFilter());
    setForm(null);
  };
  const retire = useMutation(trpc.deals.retire.mutationOptions({ onSuccess: done }));
  const ending = (table: "standard" | "negative", id: string, retiredAt: string | null) =>
    retiredAt ? (
      <span className="text-ink text-xs">{t("ended", { on: format.date(retiredAt.slice(0, 10)) })}</span>
    ) : view.canWrite ? (
      <Button look="quiet" className="h-7" disabled={retire.isPending} onClick={() => retire.mutate({ table, id })}>
        {t("end")}
      </Button>
    ) : null;
  const percent = (value: number | null) => (value === null ? "–" : format.percent(value, { digits: 0 }));
  const shown = view.standards.filter(({ isInForce }) => withHistory || isInForce);
  const entries = view.negativeList.filter(({ retiredAt }) => withHistory || retiredAt === null);
  const written: SimpleColumn<Standard> = {
    id: "by",
    header: t("by"),
    value: ({ createdBy, knownAt }) => `${createdBy} ${knownAt.slice(0, 10)}`,
    show: ({ createdBy, knownAt }) => (
      <span className="text-ink text-xs">
        {createdBy} · {format.date(knownAt.slice(0, 10))}
      </span>
    ),
  };
  const ended: SimpleColumn<Standard> = {
    id: "end",
    header: "",
    value: ({ retiredAt }) => retiredAt,
    show: ({ id, retiredAt }) => ending("standard", id, retiredAt),
  };
  const standardColumns: SimpleColumn<Standard>[] = [
    { id: "stage", header: words("stage"), value: ({ stage }) => terms("dealStages", stage) },
    {
      id: "domain",
      header: words("domain"),
      value: ({ domain }) => (domain === "all" ? t("allDomains") : terms("domains", domain)),
    },
    {
      id: "from",
      header: t("from"),
      value: ({ effectiveOn }) => effectiveOn,
      show: ({ effectiveOn }) => <span className="whitespace-nowrap">{format.date(effectiveOn)}</span>,
    },
    {
      id: "entry",
      header: t("entry"),
      value: (row) => (format.locale === "zh-CN" ? row.entryStandardZh : row.entryStandard),
      show: (row) => (
        <span className="block min-w-40">{format.locale === "zh-CN" ? row.entryStandardZh : row.entryStandard}</span>
      ),
    },
    {
      id: "limit",
      header: words("limit"),
      value: ({ limitShare }) => limitShare,
      show: ({ limitShare }) => percent(limitShare),
      numeric: true,
    },
    {
      id: "loss",
      header: t("lossRate"),
      value: ({ lossRate }) => lossRate,
      show: ({ lossRate }) => percent(lossRate),
      numeric: true,
    },
    {
      id: "review",
      header: t("review"),
      value: ({ reviewMonths }) => reviewMonths,
      show: ({ reviewMonths }) => (reviewMonths === null ? "–" : t("monthsN", { count: reviewMonths })),
      numeric: true,
    },
    // Who wrote it and when belongs to the history; without it the standards have the room.
    ...(withHistory ? [written] : []),
    ...(view.canWrite || withHistory ? [ended] : []),
  ];
  const hitsOf = (entry: Negative) =>
    view.negative.flatMap((hit) => {
      const deal = hit.entryId === entry.id ? view.deals.find(({ dealId }) => dealId === hit.dealId) : undefined;
      return deal ? [{ ...deal, isBreach: hit.isBreach }] : [];
    });
  const negativeColumns: SimpleColumn<Negative>[] = [
    { id: "kind", header: t("kind"), value: ({ kind }) => t(`kinds.${kind}`) },
    {
      id: "subject",
      header: t("subject"),
      value: (entry) => negative.subject(entry, view.deals),
    },
    { id: "reason", header: t("reason"), value: negative.reason },
    {
      id: "from",
      header: t("from"),
      value: ({ effectiveOn }) => effectiveOn,
      show: ({ effectiveOn }) => <span className="whitespace-nowrap">{format.date(effectiveOn)}</span>,
    },
    {
      id: "until",
      header: t("until"),
      value: ({ until }) => until,
      show: ({ until }) => (until ? format.date(until) : "–"),
    },
    {
      id: "hits",
      header: t("hits"),
      value: (entry) =>
        hitsOf(entry)
          .map(({ code }) => code)
          .join(" "),
      show: (entry) =>
        hitsOf(entry).map((deal) => (
          <Link
            key={deal.dealId}
            href={`/deals/${encodeURIComponent(deal.code)}${query}`}
            className={`mr-2 underline-offset-4 hover:underline ${deal.isBreach ? "text-outside" : ""}`}
          >
            {deal.isBreach ? "◆ " : ""}
            {name({ name: deal.company, nameZh: deal.companyZh })}
          </Link>
        )),
    },
    {
      id: "end",
      header: "",
      value: ({ retiredAt }) => retiredAt,
      show: ({ id, retiredAt }) => ending("negative", id, retiredAt),
    },
  ];
  const breaches = view.cells.filter((cell) => cell.isOverLimit || cell.isOverLossRate || cell.overdue.length > 0);
  const overdue = breaches.reduce((sum, cell) => sum + cell.overdue.length, 0);
  return (
    <DealExplainer context={context} deals={view.deals}>
      <PageHeader
        title={t("title")}
        headline={t("headline", {
          standards: view.standards.filter(({ isInForce }) => isInForce).length,
          limits: breaches.filter(({ isOverLimit }) => isOverLimit).length,
          losses: breaches.filter(({ isOverLossRate }) => isOverLossRate).length,
          overdue,
          negative: view.negative.filter(({ isBreach }) => isBreach).length,
        })}
        actions={
          <Button aria-pressed={withHistory} onClick={() => setWithHistory(!withHistory)}>
            {t(withHistory ? "hideHistory" : "showHistory")}
          </Button>
        }
      />
      <ContextBar context={context} />
      {retire.isError ? <Callout tone="bad" title={errorText(retire.error)} /> : null}
      <StageMatrix
        cells={view.cells}
        deals={view.inOneCurrency ?? view.deals.filter(({ currency }) => currency === view.currency)}
        currency={view.currency}
        asOf={context.asOf}
      />
      <Section title={t("breachesTitle")} note={t("breachesNote")}>
        <BreachesTable view={view} asOf={context.asOf} />
      </Section>
      <Section
        title={t("tableTitle")}
        note={t("tableNote")}
        actions={view.canWrite ? <Button onClick={() => setForm("standard")}>{t("add")}</Button> : null}
      >
        <SimpleTable
          caption={t("tableTitle")}
          columns={standardColumns}
          rows={shown}
          rowKey={({ id }) => id}
          csvName={`deal-standards-${context.asOf}`}
          emptyText={t("none")}
        />
      </Section>
      <Section
        title={t("negativeTitle")}
        note={t("negativeNote")}
        actions={view.canWrite ? <Button onClick={() => setForm("negative")}>{t("addNegative")}</Button> : null}
      >
        <SimpleTable
          caption={t("negativeTitle")}
          columns={negativeColumns}
          rows={entries}
          rowKey={({ id }) => id}
          csvName={`negative-list-${context.asOf}`}
          emptyText={t("noNegative")}
        />
      </Section>
      <Section
        title={t("rulesTitle")}
        note={view.ruleVersions.length === 0 ? t("rulesShipped") : t("rulesNote")}
        actions={view.canWrite ? <Button onClick={() => setForm("rules")}>{t("changeRules")}</Button> : null}
      >
        <dl className="grid gap-x-6 gap-y-2 text-sm sm:grid-cols-2 lg:grid-cols-3">
          {Object.entries(view.rules).map(([key, value]) => (
            <div key={key} className="flex justify-between gap-3 border-line border-b pb-1">
              <dt className="text-ink-emphasis">{t(`rules.${key}`)}</dt>
              <dd className="tabular">
                {key.endsWith("Limit") ? percent(value) : format.number(value, { digits: 0 })}
              </dd>
            </div>
          ))}
        </dl>
        {withHistory ? (
          <ul className="mt-3 text-ink text-xs">
            {view.ruleVersions.map((version) => (
              <li key={version.createdAt}>
                {t("ruleVersion", {
                  on: format.date(version.effectiveOn),
                  by: version.createdBy,
                  at: format.date(version.createdAt.slice(0, 10)),
                })}
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      <Drawer open={form !== null} onClose={() => setForm(null)} title={form ? t(`forms.${form}`) : ""}>
        {form === "standard" ? <StandardForm domains={view.domains} today={context.asOf} onSaved={done} /> : null}
        {form === "negative" ? <NegativeForm domains={view.domains} today={context.asOf} onSaved={done} /> : null}
        {form === "rules" ? <RulesForm rules={view.rules} today={context.asOf} onSaved={done} /> : null}
      </Drawer>
    </DealExplainer>
  );
}
