"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useEffect, useMemo, useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ReplayView as View } from "@/server/services/replay-view.ts";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { ExcelButton } from "../explain/excel-button.tsx";
import { useFormat } from "../format/use-format.ts";
import { NoFacts } from "../frame/answer-states.tsx";
import { useBilingual } from "../frame/context-bar.tsx";
import { useUrlState } from "../frame/use-url-state.ts";
import { readDraft } from "../schemes/draft-in-link.ts";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { Comparison } from "./comparison.tsx";
import { Lanes } from "./lanes.tsx";
import { PayOutcome } from "./pay-outcome.tsx";
import { PayYears } from "./pay-years.tsx";
import { QuarterDrawer, type QuarterOfManager } from "./quarter-drawer.tsx";
import { ReplayBuild } from "./replay-build.tsx";
import { ReplayControls } from "./replay-controls.tsx";
import { questionFrom } from "./replay-question.ts";
import { Reversals } from "./reversals.tsx";
import { Stops } from "./stops.tsx";

const LOOK_AGAIN_MS = 1_500;

/** Schemes over history: what each would have said, stopped and paid on what was known then, and what came of it. */
export function ReplayView() {
  const t = useTranslations("replay");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const client = useTRPCClient();
  const question = useMemo(() => questionFrom(params), [params]);
  const draft = useDraftOfLink();
  const { data, error, isPending, isFetching, isPlaceholderData, refetch } = useQuery({
    queryKey: [...trpc.replay.run.queryKey(question), draft],
    queryFn: () =>
      draft === null ? client.replay.run.query(question) : client.replay.runDraft.mutate({ ...question, draft }),
    enabled: draft !== undefined,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchInterval: ({ state }) =>
      state.data?.status === "building" ||
      (state.data?.status === "ready" && state.data.isStale && !state.data.isStopped)
        ? LOOK_AGAIN_MS
        : false,
  });
  if (isPending)
    return (
      <div role="status" aria-label={t("waiting")} className="flex flex-col gap-4">
        <PageHeader title={t("title")} headline={<Skeleton className="h-7 w-2xl" />} />
        <Skeleton className="h-24" />
        <Skeleton className="h-[640px]" />
      </div>
    );
  if (!data)
    return (
      <>
        <PageHeader title={t("title")} />
        <LoadError error={error} onRetry={() => refetch()} />
      </>
    );
  if (data.status === "noFacts")
    return (
      <>
        <PageHeader title={t("title")} />
        <NoFacts subject="replay" />
      </>
    );
  if (data.status === "building" || data.status === "stopped")
    return (
      <>
        <PageHeader title={t("title")} headline={t(data.status === "building" ? "building" : "build.headline")} />
        <ReplayBuild answer={data} question={question} />
      </>
    );
  return (
    <div aria-busy={isFetching} className={`flex flex-col gap-4 ${isPlaceholderData ? "opacity-60" : ""}`}>
      {error ? <LoadError error={error} onRetry={() => refetch()} /> : null}
      <Ready view={data} draft={draft} />
    </div>
  );
}

/** The definition that the address carries behind its #; null: none, undefined: not read yet. */
function useDraftOfLink(): unknown {
  const [draft, setDraft] = useState<unknown>();
  useEffect(() => {
    readDraft(window.location.hash).then(setDraft, () => setDraft(null));
  }, []);
  return draft;
}

/** The same replay as a workbook; a definition that nobody has saved stays out of it, and of every address. */
function exportPath({ schemes, quarters, known, delayDays }: View): string {
  const references = schemes.map(({ reference }) => reference).filter((reference) => reference !== "draft");
  const [from, to] = [quarters[0] ?? "", quarters.at(-1) ?? ""];
  return `replay?${new URLSearchParams({ schemes: references.join(","), known, delay: String(delayDays), from, to })}`;
}

function Ready({ view, draft }: { view: View; draft: unknown }) {
  const t = useTranslations("replay");
  const format = useFormat();
  const bilingual = useBilingual();
  const [quarter, setQuarter] = useState<QuarterOfManager | null>(null);
  const [explained, setExplained] = useState<EvaluationNode | null>(null);
  const { facts, code } = view.headline;
  const headline = t(`headlines.${code}`, {
    ...facts,
    scheme: view.headlineScheme ? bilingual(view.headlineScheme) : "",
    amount: "amount" in facts ? format.money(String(facts.amount), String(facts.currency)) : "",
  });
  const name = `replay-${view.quarters.at(-1) ?? ""}`;
  const pays = view.schemes.some(({ totals }) => totals !== null);
  return (
    <>
      <PageHeader title={t("title")} headline={headline} actions={<ExcelButton path={exportPath(view)} />} />
      {draft === null ? null : <p className="text-ink text-xs">{t("saveDraftFirst")}</p>}
      <ReplayControls view={view} />
      <Section title={t("lanesTitle")} note={t("lanesNote", { known: view.known, days: view.delayDays })}>
        <Lanes view={view} name={`${name}-verdicts`} onQuarter={setQuarter} />
      </Section>
      <Section title={t("comparisonTitle")} note={t("comparisonNote")}>
        <Comparison view={view} csvName={`${name}-schemes`} onExplain={setExplained} />
      </Section>
      <Section title={t("stopsTitle")} note={t("stopsNote")} id="stops">
        <Stops view={view} csvName={`${name}-stops`} onExplain={setExplained} onQuarter={setQuarter} />
      </Section>
      <Section title={t("reversalsTitle")} note={t("reversalsNote")}>
        <Reversals view={view} name={`${name}-reversals`} />
      </Section>
      {view.pay === "none" ? null : (
        <Section title={t("payTitle")} note={t(view.pay === "totals" ? "payTotalsNote" : "payNote")}>
          {pays ? <PayYears view={view} name={`${name}-pay`} /> : <p className="text-ink text-sm">{t("noPay")}</p>}
        </Section>
      )}
      {view.pay === "all" && pays ? (
        <Section title={t("outcomeTitle")} note={t("outcomeNote")}>
          <PayOutcome view={view} name={`${name}-pay-outcome`} />
        </Section>
      ) : null}
      <QuarterDrawer quarter={quarter} view={view} draft={draft} onClose={() => setQuarter(null)} />
      <DerivationDrawer node={explained} exportPath={null} onClose={() => setExplained(null)} />
    </>
  );
}
