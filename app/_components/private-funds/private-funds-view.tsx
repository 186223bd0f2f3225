"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useMemo, useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import type { PrivateFundsView as View } from "@/server/services/private-funds-view.ts";
import { useTRPC } from "../api/client.ts";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { ExcelButton } from "../explain/excel-button.tsx";
import { SourceLink } from "../explain/source-link.tsx";
import { SubjectNames } from "../explain/subject-names.tsx";
import { useExportPath } from "../explain/use-export-path.ts";
import { useFormat } from "../format/use-format.ts";
import { useSentence } from "../format/use-sentence.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { explainPositionFigure, type PositionFigure } from "../managers/explain-row.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CorridorSection } from "./corridor-section.tsx";
import { DealContributions } from "./deal-contributions.tsx";
import { FundsAhead } from "./funds-ahead.tsx";
import { GroupsTable } from "./groups-table.tsx";
import { PositionsTable } from "./positions-table.tsx";
import { YoungFunds } from "./young-funds.tsx";

/** Where funds of every age stand, how many young ones sit below water, and where one's own lie among them. */
export function PrivateFundsView() {
  const t = useTranslations("privateFunds");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const funds = useQuery({
    ...trpc.privateFunds.get.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={funds} missing="privateFunds" waiting={<Waiting />}>
      {(answer) => <Ready view={answer} context={answer.context} />}
    </AnswerPage>
  );
}

function Ready({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("privateFunds");
  const sentence = useSentence();
  const exportPath = useExportPath();
  const [explained, setExplained] = useState<EvaluationNode | null>(null);
  const [by, setBy] = useState<"vintage" | "age">("vintage");
  const [whose, setWhose] = useState<"peers" | "own">("peers");
  const explain = useCallback(
    (position: PrivatePosition, figure: PositionFigure) => setExplained(explainPositionFigure(position, figure)),
    [],
  );
  // A fund that two managers share stands in the table for each of them, in the drawing once.
  const funds = useMemo(
    () => [...new Map(view.own.map((position) => [position.portfolioId, position])).values()],
    [view.own],
  );
  const groups = by === "age" ? view.peerAges : whose === "own" ? view.ownVintages : view.peerVintages;
  return (
    <SubjectNames subjects={view.own}>
      <PageHeader
        title={t("title")}
        headline={sentence("privateFunds.headlines", view.headline)}
        actions={view.own.length > 0 ? <ExcelButton path={exportPath("private-funds")} /> : null}
      />
      <ContextBar context={context} lenses={false} />
      <div className="grid gap-4 xl:grid-cols-[3fr_1fr]">
        <CorridorSection
          corridor={view.corridor}
          peers={view.peers}
          positions={funds}
          paths={view.ownPaths}
          asOf={context.asOf}
          title={t("corridorTitle")}
          height={520}
        />
        <div className="flex flex-col gap-4">
          <Section title={t("youngTitle")} note={t("youngNote", { age: view.young.maximumAge })}>
            <YoungFunds young={view.young} ages={view.peerAges} />
          </Section>
          <Section title={t("peersTitle")} note={t("peersNote")}>
            <Reporters view={view} />
          </Section>
        </div>
      </div>
      {view.own.length > 0 ? (
        <Section title={t("ownTitle")} note={`${t("ownNote")} ${t("currencyNote")}`}>
          <PositionsTable positions={view.own} csvName={`own-funds-${context.asOf}`} onExplain={explain} />
        </Section>
      ) : null}
      {view.ahead.funds > 0 ? <FundsAhead ahead={view.ahead} asOf={context.asOf} /> : null}
      <DealContributions context={context} />
      <Section
        title={t(by === "vintage" ? "byVintageTitle" : "byAgeTitle")}
        note={
          by === "vintage" && whose === "own" && view.pooledIn !== null
            ? `${t("groupsNote")} ${t("pooledIn", { currency: view.pooledIn })}`
            : t("groupsNote")
        }
        actions={
          <>
            {by === "vintage" && view.ownVintages.length > 0 ? (
              <Segmented
                label={t("whose")}
                value={whose}
                options={(["peers", "own"] as const).map((value) => ({ value, label: t(value) }))}
                onChange={setWhose}
              />
            ) : null}
            <Segmented
              label={t("groupBy")}
              value={by}
              options={(["vintage", "age"] as const).map((value) => ({ value, label: t(value) }))}
              onChange={setBy}
            />
          </>
        }
      >
        <GroupsTable key={by} groups={groups} by={by} csvName={`${by}-${whose}-${context.asOf}`} />
      </Section>
      <DerivationDrawer
        node={explained}
        exportPath={explained ? exportPath("private-funds", String(explained.facts.portfolio)) : null}
        onClose={() => setExplained(null)}
      />
    </SubjectNames>
  );
}

/** Whose reports the peers come from, and the files. */
function Reporters({ view }: { view: View }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const { corridor, sources } = view;
  return (
    <div className="flex flex-col gap-2 text-sm">
      {corridor.isDemo ? <p className="text-warn text-xs">{t("demoPeers")}</p> : null}
      <ul className="relative flex max-h-56 flex-col gap-1.5 overflow-y-auto">
        {corridor.reporters.map(({ reporter, funds, asOf }) => (
          <li key={reporter} className="flex items-baseline justify-between gap-3">
            <span className="min-w-0 truncate" title={reporter}>
              {reporter}
            </span>
            <span className="whitespace-nowrap text-ink text-xs tabular">
              {t("fundsOn", { count: funds, on: format.date(asOf) })}
            </span>
          </li>
        ))}
      </ul>
      {[...new Map(sources.map((source) => [source.batchId, source])).values()].map((source) => (
        <SourceLink
          key={source.batchId}
          batchId={source.batchId}
          fileName={source.fileName}
          rows={[source.firstRow, source.lastRow].filter((row) => row !== null)}
        />
      ))}
    </div>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className="h-16" />
      <div className="grid gap-4 xl:grid-cols-[3fr_1fr]">
        <Skeleton className="h-96" />
        <Skeleton className="h-96" />
      </div>
      <Skeleton className="h-80" />
    </>
  );
}
