"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { ContextView } from "@/server/services/context-view.ts";
import type { DealsView as View } from "@/server/services/deals-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom, contextQuery } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { GroupsTable } from "../private-funds/groups-table.tsx";
import { Button } from "../ui/button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { NativeSelect } from "../ui/field.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AheadTable } from "./ahead-table.tsx";
import { BudgetsTable } from "./budgets-table.tsx";
import { ConcentrationTable } from "./concentration-table.tsx";
import { DealExplainer, useDealExplain } from "./deal-explainer.tsx";
import { DealMasterForm } from "./deal-master-form.tsx";
import { ExitsTable } from "./exits-table.tsx";
import { LossBar } from "./loss-bar.tsx";
import { PatientBookTable } from "./patient-book-table.tsx";
import { PowerLawSection } from "./power-law-section.tsx";
import { StageMatrix } from "./stage-matrix.tsx";
import { useAheadStep } from "./use-ahead-step.ts";
import { useCohortStep } from "./use-cohort-step.ts";
import { useTerms } from "./use-terms.ts";

/** Every tech and private investment: where it is on its way, whether its paper loss is expected, how it may be left. */
export function DealsView() {
  const t = useTranslations("deals");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const deals = useQuery({
    ...trpc.deals.get.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={deals} missing="deals" waiting={<Waiting />}>
      {(answer) => <Ready view={answer} context={answer.context} />}
    </AnswerPage>
  );
}

function Ready({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("deals");
  const headline = useDealsHeadline();
  return (
    <>
      <PageHeader
        title={t("title")}
        headline={headline(view)}
        actions={<DealLinks view={view} asOf={context.asOf} />}
      />
      <ContextBar context={context} />
      {view.deals.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <DealExplainer context={context} deals={view.deals}>
          <Book view={view} context={context} />
        </DealExplainer>
      )}
    </>
  );
}

function useDealsHeadline() {
  const t = useTranslations("deals.headlines");
  const format = useFormat();
  return ({ headline: { code, facts } }: View) =>
    t(code, {
      ...facts,
      loss: format.money(Number(facts.loss), String(facts.currency)),
      explained: format.percent(Number(facts.explained), { digits: 0 }),
    });
}

function DealLinks({ view, asOf }: { view: View; asOf: string }) {
  const t = useTranslations("deals");
  const query = contextQuery(useSearchParams());
  const router = useRouter();
  const [adding, setAdding] = useState(false);
  const look = "inline-flex h-9 items-center rounded-md border border-line-strong px-3 text-sm hover:bg-surface-subtle";
  return (
    <>
      <Link className={look} href={`/deals/standards${query}`}>
        {t("standards.title")}
      </Link>
      <Link className={look} href={`/deals/disclosure${query}`}>
        {t("disclosure.title")}
      </Link>
      {view.canEdit ? (
        <>
          <Button look="primary" onClick={() => setAdding(true)}>
            {t("form.create")}
          </Button>
          <Drawer open={adding} onClose={() => setAdding(false)} title={t("form.create")}>
            <DealMasterForm
              deal={null}
              domains={[...new Set(view.deals.map(({ domain }) => domain))].sort()}
              asOf={asOf}
              onSaved={(code) => router.push(`/deals/${encodeURIComponent(code)}${query}`)}
            />
          </Drawer>
        </>
      ) : null}
    </>
  );
}

function Book({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const [shown, setShown] = useState<"all" | "open" | "losing" | "outside" | "stuck" | "silent" | "exited">("all");
  const [cell, setCell] = useState<{ stage: string; domain: string } | null>(null);
  const deals = useMemo(
    () =>
      view.deals.filter(
        ({ state, domain, loss, stuck, silentMonths }) =>
          (cell === null || (state.stage === cell.stage && domain === cell.domain)) &&
          (shown === "all" ||
            (shown === "open" && state.isOpen) ||
            (shown === "losing" && Number(loss.loss) > 0) ||
            (shown === "outside" && Number(loss.parts.unexplained) > 0) ||
            (shown === "stuck" && stuck.isStuck) ||
            (shown === "silent" && silentMonths !== null) ||
            (shown === "exited" && !state.isOpen)),
      ),
    [view.deals, cell, shown],
  );
  const summed = useMemo(
    () => view.inOneCurrency ?? view.deals.filter(({ currency }) => currency === view.currency),
    [view.inOneCurrency, view.deals, view.currency],
  );
  const open = useMemo(() => summed.filter(({ state }) => state.isOpen), [summed]);
  const ventures = useMemo(() => summed.filter(({ invested }) => Number(invested) > 0), [summed]);
  const explain = useDealExplain();
  const cohortStep = useCohortStep(summed);
  const aheadStep = useAheadStep(open, view.rules, context.asOf);
  return (
    <>
      {view.converted + view.otherCurrencies > 0 ? (
        <p className="text-ink text-xs">{t("sumsOver", { currency: view.currency, count: view.otherCurrencies })}</p>
      ) : null}
      <StageMatrix
        cells={view.cells}
        deals={summed}
        currency={view.currency}
        chosen={cell}
        onChoose={setCell}
        asOf={context.asOf}
      />
      <Section title={t("lossTitle")} note={t("lossNote")}>
        <LossBar loss={view.loss} currency={view.currency} deals={summed} whose={t("explain.book")} />
      </Section>
      <Section
        title={cell ? `${terms("dealStages", cell.stage)} · ${terms("domains", cell.domain)}` : t("tableTitle")}
        note={t("tableNote")}
        actions={
          <NativeSelect
            aria-label={t("show")}
            className="h-8"
            value={shown}
            onChange={({ target }) => setShown(target.value as typeof shown)}
          >
            {(["all", "open", "losing", "outside", "stuck", "silent", "exited"] as const).map((value) => (
              <option key={value} value={value}>
                {t(`filters.${value}`)}
              </option>
            ))}
          </NativeSelect>
        }
      >
        <PatientBookTable deals={deals} asOf={context.asOf} />
      </Section>
      {view.powerLaw ? (
        <PowerLawSection law={view.powerLaw} deals={ventures} source={view.publishedSource} asOf={context.asOf} />
      ) : null}
      <div className="grid gap-4 2xl:grid-cols-2">
        <Section title={t("concentrationTitle")} note={t("concentrationNote")}>
          <ConcentrationTable rows={view.concentration} deals={open} currency={view.currency} asOf={context.asOf} />
        </Section>
        <div className="flex min-w-0 flex-col gap-4">
          <Section title={t("exitsTitle")} note={t("exitsNote")}>
            <ExitsTable exits={view.exits} deals={summed} currency={view.currency} asOf={context.asOf} />
          </Section>
          <Section title={t("vintagesTitle")} note={t("vintagesNote")}>
            <GroupsTable
              groups={view.vintages}
              by="vintage"
              csvName={`deal-vintages-${context.asOf}`}
              onExplain={(group, key) => explain(cohortStep(group, key))}
            />
          </Section>
        </div>
      </div>
      <div className="grid gap-4 2xl:grid-cols-2">
        <Section
          title={t("aheadTitle")}
          note={t("aheadNote", { years: view.rules.horizonYears, growth: format.percent(0.13, { digits: 0 }) })}
        >
          <AheadTable
            years={view.ahead}
            currency={view.currency}
            csvName={`deals-ahead-${context.asOf}`}
            onExplain={aheadStep}
          />
        </Section>
        <Section
          title={t("budgetTitle")}
          note={t("budgetNote", { scheme: format.locale === "zh-CN" ? view.budgetScheme.zh : view.budgetScheme.en })}
        >
          <BudgetsTable budgets={view.budgets} deals={summed} currency={view.currency} asOf={context.asOf} />
        </Section>
      </div>
    </>
  );
}

const Waiting = () => (
  <>
    <Skeleton className="h-80" />
    <Skeleton className="h-96" />
  </>
);
