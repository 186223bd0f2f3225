"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { CapitalBarsChart } from "@/app/_charts/capital-bars-chart.tsx";
import { ChartFrame } from "@/app/_charts/chart-frame.tsx";
import { DEFAULT_CLAMP } from "@/server/core/capital/risk-factor.ts";
import type { CapitalAssetLine, CapitalGroup, CapitalPageView } from "@/server/services/capital-view.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { useSentence } from "../format/use-sentence.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom, contextQuery } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { MethodsSection } from "../methods/methods-section.tsx";
import { Callout } from "../ui/callout.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AggregationTable } from "./aggregation-table.tsx";
import { AssetDrawer } from "./asset-drawer.tsx";
import { AssetsTable } from "./assets-table.tsx";
import { CapitalTabs } from "./capital-tabs.tsx";
import { ClampChoice, clampFrom } from "./clamp-choice.tsx";
import { ConcentrationList } from "./concentration-list.tsx";
import { StressTable } from "./stress-table.tsx";
import { ToleranceSection } from "./tolerance-section.tsx";
import { useAllRows } from "./use-all-rows.ts";
import { WorrySection } from "./worry-section.tsx";

/** Cards of the figures on this page. */
const METHODS = [
  "minimum-capital-of-an-asset",
  "floating-profit-or-loss-factor",
  "special-factors-and-their-bounds",
  "index-and-long-hold-factor",
  "holding-clock",
  "bond-charges",
  "concentration",
  "aggregation-of-risks",
  "allocation-of-capital",
  "return-on-capital",
  "marginal-capital-of-tolerance",
  "capital-given-back",
  "capital-saved",
  "solvency-ratios",
  "mandatory-stress",
];

/** What the book costs in solvency capital, who uses it, and what tolerating its paper losses costs. */
export function CapitalView() {
  const t = useTranslations("capital");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const query = useQuery({
    ...trpc.capital.get.queryOptions({
      ...contextFrom(params),
      clamp: params.has("clamp") ? clampFrom(params) : undefined,
    }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={query} missing="capital" waiting={<Waiting />}>
      {(view) => <Ready view={view} context={view.context} />}
    </AnswerPage>
  );
}

function Ready({ view, context }: { view: CapitalPageView; context: ContextView }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const sentence = useSentence();
  const name = useName();
  const reasons = useTranslations("reasons");
  const { params, set } = useUrlState();
  const [by, setBy] = useState<"class" | "manager">("class");
  const client = useTRPCClient();
  const question = { ...contextFrom(params), clamp: params.has("clamp") ? clampFrom(params) : undefined };
  const { rows: lines, isWhole } = useAllRows(
    view.lines,
    ["capitalRows", "lines", question, context.builtAt, view.clamp],
    (part) => client.capital.rows.query({ ...question, part }),
  );
  const [explained, setExplained] = useState<CapitalAssetLine | null>(null);
  const { position, tolerated, currency, assumptions } = view;
  const money = (value: number | null) => format.money(value, currency);
  const groups = by === "class" ? view.byClass : view.byManager;
  const groupName = (group: CapitalGroup) => (by === "class" ? t(`classes.${group.key}`) : name(group));
  const facts = view.headline.facts;
  const headline = sentence("capital.headlines", {
    code: view.headline.code,
    facts: Object.fromEntries(
      Object.entries(facts).map(([key, value]) => [
        key,
        ["patientCapital", "loss", "capital", "capitalCost"].includes(key) ? money(Number(value)) : value,
      ]),
    ),
  });
  return (
    <>
      <PageHeader title={t("title")} headline={headline} />
      <CapitalTabs />
      <ContextBar context={context} lenses={false} filters={false} />
      {position.solvency?.payAndDividendsMustBeLimited ? (
        <Callout tone="bad" title={t("breachTitle")}>
          {t("breachBody")}
        </Callout>
      ) : position.solvency?.onWatchList ? (
        <Callout tone="warn" title={t("watchTitle")}>
          {t("watchBody", view.marks)}
        </Callout>
      ) : null}
      {view.clamp === DEFAULT_CLAMP ? null : (
        <Callout tone="info" title={t("clamp.otherTitle")}>
          {t("clamp.otherBody")}
        </Callout>
      )}
      {assumptions.assumed.length > 0 ? (
        <p className="text-ink text-xs">
          {t("assumed", { names: assumptions.assumed.map((key) => t(`figures.${key}`)).join(", ") })}
        </p>
      ) : null}
      <div className="grid gap-4 sm:grid-cols-2 xl:grid-cols-4">
        <Kpi label={t("kpi.comprehensive")} note={t("kpi.comprehensiveNote", { mark: view.marks.comprehensive })}>
          <Figure
            unit="percent"
            value={position.solvency?.comprehensiveRatio ?? null}
            reason="noActualCapital"
            digits={1}
          />
        </Kpi>
        <Kpi label={t("kpi.core")} note={t("kpi.coreNote", { mark: view.marks.core })}>
          <Figure unit="percent" value={position.solvency?.coreRatio ?? null} reason="noActualCapital" digits={1} />
        </Kpi>
        <Kpi label={t("kpi.patient")} note={t("kpi.patientNote", { charge: money(view.patient.charge) })}>
          {money(view.patient.allocated)}
        </Kpi>
        <Kpi
          label={t("kpi.tolerance")}
          note={t("kpi.toleranceNote", {
            capital: money(tolerated.marginalCapital),
            cost: assumptions.costOfCapital,
            ratio: assumptions.requiredRatio,
          })}
        >
          {money(tolerated.capitalCost)}
        </Kpi>
      </div>
      <div className="grid gap-4 xl:grid-cols-[3fr_2fr]">
        <div className="rounded-lg border border-line bg-surface p-4">
          <ChartFrame
            title={t("pictureTitle")}
            note={t("pictureNote")}
            name={`capital-${by}-${context.asOf}`}
            actions={
              <Segmented
                label={t("groupBy")}
                value={by}
                options={(["class", "manager"] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
                onChange={setBy}
              />
            }
            twin={{
              heading: [
                t(`by.${by}`),
                t("columns.value"),
                t("columns.charge"),
                t("columns.allocated"),
                t("paperLoss"),
                t("columns.returnOnCapital"),
              ],
              rows: groups.map((group) => [
                groupName(group),
                money(group.value),
                money(group.charge),
                money(group.allocated),
                money(group.paperLoss),
                format.percent(group.returnOnCapital.value),
              ]),
              exact: groups.map((group) => [
                groupName(group),
                group.value,
                group.charge,
                group.allocated,
                group.paperLoss,
                group.returnOnCapital.value,
              ]),
            }}
          >
            <CapitalBarsChart
              bars={groups.map((group) => ({
                name: groupName(group),
                charge: group.charge,
                paperLoss: group.paperLoss,
              }))}
              currency={currency}
              names={{ charge: t("columns.charge"), paperLoss: t("paperLoss") }}
            />
          </ChartFrame>
        </div>
        <WorrySection view={view} />
      </div>
      <ToleranceSection tolerated={tolerated} groups={groups} groupName={groupName} currency={currency} />
      <Section
        title={t("assetsTitle")}
        note={t("assetsNote", { x: format.percent(position.x), k1: format.number(position.k1, { digits: 4 }) })}
        actions={
          <>
            <ClampChoice value={view.clamp} onChange={set} />
            <Link href={`/capital/what-if${contextQuery(params)}`} className="text-accent text-sm hover:underline">
              {t("toWhatIf")}
            </Link>
          </>
        }
      >
        {isWhole ? null : (
          <p className="mb-2 text-ink text-xs">{t("loadingRows", { shown: lines.length, count: view.lines.count })}</p>
        )}
        <AssetsTable lines={lines} currency={currency} csvName={`capital-${context.asOf}`} onExplain={setExplained} />
      </Section>
      {view.uncharged.length > 0 ? (
        <Callout tone="warn" title={t("unchargedTitle", { count: view.uncharged.length })}>
          <ul>
            {view.uncharged.map((line) => (
              <li key={line.code}>
                {name(line)} · {money(line.admittedValue)} · {reasons(line.reason)}
              </li>
            ))}
          </ul>
        </Callout>
      ) : null}
      <div className="grid gap-4 xl:grid-cols-2">
        <Section title={t("stressTitle")} note={t("stressNote")}>
          <StressTable rows={view.stresses} currency={currency} />
        </Section>
        <Section title={t("concentrationTitle")} note={t("concentrationNote")}>
          <ConcentrationList lines={view.concentration} currency={currency} />
        </Section>
      </div>
      <Section title={t("aggregationTitle")} note={t("aggregationNote")}>
        <AggregationTable position={position} currency={currency} />
      </Section>
      <MethodsSection ids={METHODS} />
      <AssetDrawer
        line={explained}
        rules={view.ruleRefs}
        x={position.x}
        currency={currency}
        onClose={() => setExplained(null)}
      />
    </>
  );
}

function Kpi({ label, note, children }: { label: string; note: string; children: React.ReactNode }) {
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3">
      <p className="text-ink text-xs">{label}</p>
      <p className="font-semibold text-2xl text-ink-strong tabular">{children}</p>
      <p className="text-ink text-xs">{note}</p>
    </div>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className="h-16" />
      <div className="grid gap-4 xl:grid-cols-4">
        {["a", "b", "c", "d"].map((key) => (
          <Skeleton key={key} className="h-24" />
        ))}
      </div>
      <Skeleton className="h-96" />
      <Skeleton className="h-96" />
    </>
  );
}
