"use client";

import { useQuery } from "@tanstack/react-query";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { addDays, addMonths } from "@/server/core/returns/calendar/plain-date.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import type { AttributionReport } from "@/server/services/attribution-report.ts";
import { useTRPC } from "../api/client.ts";
import { attributionQuestionFrom } from "../attribution/attribution-choices.ts";
import { EffectsSummary } from "../attribution/effects-summary.tsx";
import { useName } from "../format/use-name.ts";
import { useMay } from "../frame/viewer-rights.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Skeleton } from "../ui/skeleton.tsx";

type Subject = AttributionReport["subject"];

/** Where the active return of the last year came from, for each portfolio that has segments; the page of it has the rest. */
export function ManagerAttribution({ record, knownAsOf }: { record: ManagerRecord; knownAsOf: string | null }) {
  const trpc = useTRPC();
  const may = useMay("attribution.read");
  const [chosen, setChosen] = useState<string | null>(null);
  const subjects = useQuery({
    ...trpc.attribution.subjects.queryOptions({ knownAsOf: knownAsOf ?? undefined }),
    enabled: may && record.portfolios.some(({ book }) => book === "liquid"),
  });
  const from = addDays(addMonths(record.asOf, -12), 1);
  const held = new Set(record.portfolios.map(({ code }) => code));
  // The first breakdown of each portfolio, as on its page.
  const own = [
    ...new Map(
      (subjects.data ?? [])
        .filter((subject) => held.has(subject.code) && subject.from <= record.asOf && subject.to >= from)
        .reverse()
        .map((subject) => [subject.code, subject]),
    ).values(),
  ].reverse();
  const shown = own.find(({ code }) => code === chosen) ?? own[0];
  if (!shown) return null;
  return (
    <Shown
      subjects={own}
      shown={shown}
      onChoose={setChosen}
      window={{ from, to: record.asOf, ...(knownAsOf === null ? {} : { knownAsOf }) }}
    />
  );
}

function Shown({
  subjects,
  shown,
  onChoose,
  window,
}: {
  subjects: readonly Subject[];
  shown: Subject;
  onChoose: (code: string) => void;
  window: { from: string; to: string; knownAsOf?: string };
}) {
  const t = useTranslations("managers");
  const trpc = useTRPC();
  const name = useName();
  const address = new URLSearchParams({ portfolio: shown.code, ...window });
  const report = useQuery(trpc.attribution.report.queryOptions(attributionQuestionFrom(address)));
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
        {subjects.length > 1 ? (
          <Segmented
            label={t("portfolios")}
            value={shown.code}
            options={subjects.map((subject) => ({ value: subject.code, label: name(subject) }))}
            onChange={onChoose}
          />
        ) : (
          <p className="text-ink">{name(shown)}</p>
        )}
        <Link className="text-accent hover:underline" href={`/attribution?${address}`}>
          {t("openAttribution")}
        </Link>
      </div>
      {report.data?.status === "ready" ? (
        <EffectsSummary report={report.data} />
      ) : report.isError ? (
        <LoadError error={report.error} onRetry={() => report.refetch()} />
      ) : (
        <Skeleton className="h-80" />
      )}
    </div>
  );
}
