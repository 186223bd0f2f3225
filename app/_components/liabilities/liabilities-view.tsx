"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Card } from "@tremor/react";
import { useTranslations } from "next-intl";
import { type ReactNode, useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import type { LiabilitiesView as View } from "@/server/services/liabilities-view.ts";
import { useTRPC } from "../api/client.ts";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useSentence } from "../format/use-sentence.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CoverageTable } from "./coverage-table.tsx";
import { DurationTable } from "./duration-table.tsx";
import { explainCap, explainGap, explainSpread } from "./explain-liabilities.ts";
import { MismatchSection } from "./mismatch-section.tsx";
import { SpreadSection } from "./spread-section.tsx";

/** What the liabilities cost and demand, and whether the book as a whole earns it. */
export function LiabilitiesView() {
  const t = useTranslations("liabilities");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const answer = useQuery({
    ...trpc.liabilities.get.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("title")} query={answer} missing="liabilities" waiting={<Waiting />}>
      {(view) => <Ready view={view} context={view.context} />}
    </AnswerPage>
  );
}

function Ready({ view, context }: { view: View; context: ContextView }) {
  const t = useTranslations("liabilities");
  const sentence = useSentence();
  const [explained, setExplained] = useState<EvaluationNode | null>(null);
  return (
    <>
      <PageHeader title={t("title")} headline={sentence("liabilities.headlines", view.headline)} />
      <ContextBar context={context} lenses={false} filters={false} />
      <KeyFigures view={view} onExplain={setExplained} />
      <div className="grid gap-4 xl:grid-cols-[7fr_5fr]">
        <SpreadSection view={view} asOf={context.asOf} onExplain={setExplained} />
        <Section title={t("durationTitle")} note={t("durationNote")}>
          <DurationTable view={view} onExplain={setExplained} />
        </Section>
      </div>
      <MismatchSection view={view} asOf={context.asOf} />
      <Section title={t("coverageTitle")} note={t("coverageNote")}>
        <CoverageTable view={view} asOf={context.asOf} onExplain={setExplained} />
      </Section>
      <DerivationDrawer node={explained} exportPath={null} onClose={() => setExplained(null)} />
    </>
  );
}

/** Four numbers that frame the page; each opens its derivation. */
function KeyFigures({ view, onExplain }: { view: View; onExplain: (node: EvaluationNode) => void }) {
  const t = useTranslations("liabilities");
  const format = useFormat();
  const year = view.spread.find(({ horizon }) => horizon === "1y");
  const longest = view.spread.findLast(({ horizon, spread }) => horizon !== "sinceInception" && spread.value !== null);
  const { equityCap, duration, cost } = view;
  return (
    <div className="grid grid-cols-2 gap-4 xl:grid-cols-4">
      <Block label={t("cost")} note={cost.on === null ? "" : t("reportedOn", { on: format.date(cost.on) })}>
        <Figure value={cost.value} reason={cost.reason} unit="percent" digits={2} />
      </Block>
      <Block
        label={t("spreadLong", { horizon: longest?.horizon ?? "none" })}
        note={year ? t("spreadShort", { value: format.pp(year.spread.value, { digits: 2, plus: true }) }) : ""}
      >
        <Figure
          value={longest?.spread.value ?? null}
          reason={longest?.spread.reason ?? "horizonNotCovered"}
          unit="pp"
          digits={2}
          plus
          tone
          onExplain={longest ? () => onExplain(explainSpread(view, longest)) : undefined}
        />
      </Block>
      <Block
        label={t("gap")}
        note={
          duration.effectiveGap.value === null
            ? ""
            : t("effectiveGap", { value: format.years(duration.effectiveGap.value, { digits: 2 }) })
        }
      >
        <Figure
          value={duration.gap.value}
          reason={duration.gap.reason}
          unit="years"
          digits={2}
          onExplain={() => onExplain(explainGap(view, "plain"))}
        />
      </Block>
      <Block
        label={t("headroom")}
        note={
          equityCap.cap.value === null
            ? ""
            : t("capAt", {
                cap: format.percent(equityCap.cap.value, { digits: 0 }),
                share: format.percent(equityCap.equityShare.value, { digits: 1 }),
              })
        }
      >
        <button
          type="button"
          className="decoration-dotted underline-offset-4 hover:underline"
          onClick={() => onExplain(explainCap(view))}
        >
          {format.money(equityCap.headroom.value, view.currency)}
        </button>
      </Block>
    </div>
  );
}

const Block = ({ label, note, children }: { label: string; note: string; children: ReactNode }) => (
  <Card className="p-4">
    <p className="text-tremor-content text-tremor-label">{label}</p>
    <p className="whitespace-nowrap font-semibold text-2xl text-tremor-content-strong tabular">{children}</p>
    <p className="text-tremor-content text-tremor-label">{note}</p>
  </Card>
);

const Waiting = () => (
  <>
    <Skeleton className="h-16" />
    <Skeleton className="h-24" />
    <div className="grid gap-4 xl:grid-cols-[7fr_5fr]">
      <Skeleton className="h-80" />
      <Skeleton className="h-80" />
    </div>
    <Skeleton className="h-80" />
  </>
);
