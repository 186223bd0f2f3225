"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "../api/client.ts";
import { ExcelButton } from "../explain/excel-button.tsx";
import { NoFacts } from "../frame/answer-states.tsx";
import { useUrlState } from "../frame/use-url-state.ts";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { attributionExportPath, attributionQuestionFrom } from "./attribution-choices.ts";
import { AttributionControls } from "./attribution-controls.tsx";
import { AttributionHeadline } from "./attribution-headline.tsx";
import { EffectsSummary } from "./effects-summary.tsx";
import { EffectsThroughTime } from "./effects-through-time.tsx";
import { SegmentDrawer } from "./segment-drawer.tsx";
import { SegmentTable } from "./segment-table.tsx";

/** Where a portfolio's active return came from. */
export function AttributionView() {
  const t = useTranslations("attribution");
  const trpc = useTRPC();
  const { params, set } = useUrlState();
  const question = attributionQuestionFrom(params);
  const report = useQuery({ ...trpc.attribution.report.queryOptions(question), placeholderData: keepPreviousData });
  const [segment, setSegment] = useState<string | null>(null);

  if (report.isPending) return <Waiting title={t("title")} />;
  if (report.isError && !report.data) {
    return (
      <>
        <PageHeader title={t("title")} />
        <LoadError error={report.error} onRetry={() => report.refetch()} />
      </>
    );
  }
  if (report.data.status === "empty") {
    return (
      <>
        <PageHeader title={t("title")} />
        <NoFacts subject="attribution" />
      </>
    );
  }
  const { data } = report;
  return (
    <>
      <PageHeader
        title={t("title")}
        headline={<AttributionHeadline report={data} />}
        actions={<ExcelButton path={attributionExportPath(question)} />}
      />
      <AttributionControls report={data} question={question} onChange={set} />
      {report.isError ? <LoadError error={report.error} /> : null}
      <div
        aria-busy={report.isFetching}
        className={`flex flex-col gap-4 ${report.isPlaceholderData ? "opacity-60" : ""}`}
      >
        <EffectsSummary report={data} />
        <SegmentTable report={data} onExplain={setSegment} />
        <EffectsThroughTime report={data} />
      </div>
      <SegmentDrawer question={question} segment={segment} onClose={() => setSegment(null)} />
    </>
  );
}

function Waiting({ title }: { title: string }) {
  return (
    <>
      <PageHeader title={title} headline={<Skeleton className="h-7 w-2xl" />} />
      <Skeleton className="h-24" />
      <Skeleton className="h-80" />
      <Skeleton className="h-96" />
    </>
  );
}
