"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ContextView } from "@/server/services/context-view.ts";
import type { OverviewView as Overview } from "@/server/services/overview-view.ts";
import { ChartFrame } from "../../_charts/chart-frame.tsx";
import { prepareRankSlopes } from "../../_charts/prepare-rank-slopes.ts";
import { RankSlopeChart } from "../../_charts/rank-slope-chart.tsx";
import { useTRPC } from "../api/client.ts";
import { CapitalStrip } from "../capital/capital-strip.tsx";
import { useName } from "../format/use-name.ts";
import { useSentence } from "../format/use-sentence.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar, useBilingual } from "../frame/context-bar.tsx";
import { contextFrom, contextQuery } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AgreementMatrix, type Cell } from "./agreement-matrix.tsx";
import { Disagreements } from "./disagreements.tsx";
import { ManagersTable } from "./managers-table.tsx";
import { PaperLosses } from "./paper-losses.tsx";
import { Totals } from "./totals.tsx";
import { Warnings } from "./warnings.tsx";

/** What a quarter and what many years say, and where they disagree. */
export function OverviewView() {
  const t = useTranslations("overview");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const overview = useQuery({
    ...trpc.overview.get.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={overview} waiting={<Waiting />}>
      {(answer) => <Ready overview={answer} context={answer.context} />}
    </AnswerPage>
  );
}

function Ready({ overview, context }: { overview: Overview; context: ContextView }) {
  const t = useTranslations("overview");
  const sentence = useSentence();
  const bilingual = useBilingual();
  const router = useRouter();
  const name = useName();
  const { params } = useUrlState();
  const [cell, setCell] = useState<Cell | null>(null);
  const leftName = bilingual(context.left.name);
  const rightName = bilingual(context.right.name);
  const chosen = cell
    ? new Set(overview.matrix.cells.find(({ left, right }) => left === cell.left && right === cell.right)?.managerIds)
    : null;
  const disagreements = chosen
    ? overview.disagreements.filter(({ managerId }) => chosen.has(managerId))
    : overview.disagreements;
  const managers = chosen ? overview.managers.filter(({ managerId }) => chosen.has(managerId)) : overview.managers;
  const slopes = prepareRankSlopes(
    overview.ranks.map((pair) => ({
      id: pair.code,
      name: name(pair),
      leftRank: pair.leftRank,
      rightRank: pair.rightRank,
    })),
  );
  const open = (code: string) => router.push(`/managers/${encodeURIComponent(code)}${contextQuery(params)}`);
  return (
    <>
      <PageHeader
        title={t("title")}
        headline={sentence("overview.headlines", {
          code: overview.headline.code,
          facts: { ...overview.headline.facts, leftLens: leftName, rightLens: rightName },
        })}
      />
      <ContextBar context={context} />
      <Totals totals={overview.totals} leftName={leftName} rightName={rightName} />
      <CapitalStrip of="book" />
      <div className="grid gap-4 xl:grid-cols-[5fr_7fr]">
        <Section title={t("matrixTitle")} note={t("matrixNote")}>
          <AgreementMatrix
            matrix={overview.matrix}
            leftName={leftName}
            rightName={rightName}
            selected={cell}
            onSelect={setCell}
          />
        </Section>
        <Section title={t("disagreementsTitle")} note={t("disagreementsNote", { left: leftName, right: rightName })}>
          <div className="relative max-h-[420px] overflow-y-auto">
            <Disagreements disagreements={disagreements} />
          </div>
        </Section>
      </div>
      <div className="grid gap-4 xl:grid-cols-[7fr_5fr]">
        {slopes.length > 1 ? (
          <section className="rounded-lg border border-line bg-surface p-4">
            <ChartFrame
              title={t("ranksTitle")}
              note={t("ranksNote")}
              name={`ranks-${context.asOf}`}
              twin={{
                heading: [t("manager"), leftName, rightName],
                rows: [...slopes]
                  .sort((a, b) => a.leftRank - b.leftRank)
                  .map((slope) => [slope.name, String(slope.leftRank), String(slope.rightRank)]),
              }}
            >
              <RankSlopeChart
                slopes={slopes}
                leftName={leftName}
                rightName={rightName}
                label={t("ranksTitle")}
                onSelect={open}
              />
            </ChartFrame>
          </section>
        ) : null}
        <div className="flex flex-col gap-4">
          {overview.paperLosses ? (
            <Section title={t("paperLossesTitle")} note={t("paperLossesNote")}>
              <PaperLosses losses={overview.paperLosses} />
            </Section>
          ) : null}
          <Section title={t("warningsTitle")} note={t("warningsNote")}>
            <Warnings warnings={overview.warnings} />
          </Section>
        </div>
      </div>
      <Section title={t("managersTitle")} note={t("managersNote")}>
        <ManagersTable managers={managers} leftName={leftName} rightName={rightName} />
      </Section>
    </>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className="h-16" />
      <Skeleton className="h-24" />
      <div className="grid gap-4 xl:grid-cols-[5fr_7fr]">
        <Skeleton className="h-80" />
        <Skeleton className="h-80" />
      </div>
      <Skeleton className="h-96" />
    </>
  );
}
