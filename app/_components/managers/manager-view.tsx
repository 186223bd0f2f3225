"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import type { ManagerPageView } from "@/server/services/manager-view.ts";
import { useTRPC } from "../api/client.ts";
import { CapitalStrip } from "../capital/capital-strip.tsx";
import { DerivationDrawer } from "../explain/derivation-drawer.tsx";
import { ExcelButton } from "../explain/excel-button.tsx";
import { SubjectNames } from "../explain/subject-names.tsx";
import { useExportPath } from "../explain/use-export-path.ts";
import { useLabel } from "../format/use-label.ts";
import { useName } from "../format/use-name.ts";
import { useSentence } from "../format/use-sentence.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar, useBilingual } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { HorizonLadder } from "./horizon-ladder.tsx";
import { ManagerActions } from "./manager-actions.tsx";
import { ManagerAttribution } from "./manager-attribution.tsx";
import { ManagerFacts } from "./manager-facts.tsx";
import { PrivateBook } from "./private-book.tsx";
import { RecordOverTime } from "./record-over-time.tsx";
import { RecordWarnings } from "./record-warnings.tsx";
import { Responsibility } from "./responsibility.tsx";
import { ScoreTree } from "./score-tree.tsx";
import { TwoClocks } from "./two-clocks.tsx";

/** One manager under two clocks, and everything the verdicts rest on. */
export function ManagerView({ code }: { code: string }) {
  const t = useTranslations("managers");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const page = useQuery({
    ...trpc.managers.page.queryOptions({ ...contextFrom(params), code }),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("manager")} query={page} waiting={<Waiting />}>
      {(answer) => <Ready page={answer} context={answer.context} />}
    </AnswerPage>
  );
}

function Ready({ page, context }: { page: ManagerPageView; context: ContextView }) {
  const t = useTranslations("managers");
  const sentence = useSentence();
  const bilingual = useBilingual();
  const name = useName();
  const label = useLabel();
  const exportPath = useExportPath();
  const [explained, setExplained] = useState<EvaluationNode | null>(null);
  const explain = useCallback((node: EvaluationNode) => setExplained(node), []);
  const { record, detail, clocks, line } = page;
  const style = [record.desk, record.style].flatMap((text) => (text ? [label(text)] : [])).join(" · ");
  return (
    <SubjectNames subjects={record.portfolios}>
      <PageHeader
        title={
          <>
            <span className="font-semibold text-base text-ink-strong">{name(record)}</span>
            {style ? <span className="ml-2">{style}</span> : null}
            {record.isExternal ? <span className="ml-2">{t("external")}</span> : null}
          </>
        }
        headline={sentence("managerPage.headlines", {
          code: page.headline.code,
          facts: {
            ...page.headline.facts,
            leftLens: bilingual(clocks.left.lens.name),
            rightLens: bilingual(clocks.right.lens.name),
          },
        })}
        actions={
          <>
            <ExcelButton path={exportPath("managers", record.code)} />
            <ManagerActions code={record.code} neighbours={page.neighbours} />
          </>
        }
      />
      <ContextBar context={context} filters={false} />
      <ManagerFacts record={record} />
      <CapitalStrip of="managers" code={record.code} />
      <TwoClocks
        left={{ clock: clocks.left, line: line.left }}
        right={{ clock: clocks.right, line: line.right }}
        onExplain={explain}
      />
      <RecordWarnings warnings={record.warnings} />
      <HorizonLadder record={record} clocks={clocks} onExplain={explain} />
      {detail && record.positions.length > 0 ? (
        <PrivateBook record={record} detail={detail} corridor={page.corridor} onExplain={explain} />
      ) : null}
      <ManagerAttribution record={record} knownAsOf={context.knownAsOf} />
      {detail ? <RecordOverTime record={record} detail={detail} onExplain={explain} /> : null}
      {record.assignments.length > 0 ? (
        <Section title={t("responsibilityTitle")} note={t("responsibilityNote")}>
          <Responsibility record={record} />
        </Section>
      ) : null}
      <div className="grid gap-4 xl:grid-cols-2">
        {(["left", "right"] as const).map((side) => (
          <Section
            key={side}
            title={t("treeTitle", { lens: bilingual(clocks[side].lens.name) })}
            note={bilingual(clocks[side].lens.description)}
          >
            <ScoreTree root={clocks[side].evaluation.tree} onExplain={explain} />
          </Section>
        ))}
      </div>
      <DerivationDrawer
        node={explained}
        exportPath={
          explained?.key === "positionFigure"
            ? exportPath("private-funds", String(explained.facts.portfolio))
            : exportPath("managers", record.code)
        }
        onClose={() => setExplained(null)}
      />
    </SubjectNames>
  );
}

function Waiting() {
  return (
    <>
      <Skeleton className="h-16" />
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-56" />
        <Skeleton className="h-56" />
      </div>
      <Skeleton className="h-96" />
    </>
  );
}
