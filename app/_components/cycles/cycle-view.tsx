"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CyclePage } from "@/server/services/cycle-view.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { MethodsSection } from "../methods/methods-section.tsx";
import { Callout } from "../ui/callout.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { AdjustDrawer } from "./adjust-drawer.tsx";
import { CalibrationTable } from "./calibration-table.tsx";
import { CycleActions } from "./cycle-actions.tsx";
import { CycleSeal } from "./cycle-seal.tsx";
import { CycleStepper } from "./cycle-stepper.tsx";
import { CycleWork, isUnderWay } from "./cycle-work.tsx";
import { EvaluationDrawer } from "./evaluation-drawer.tsx";
import { Restatements } from "./restatements.tsx";

/** Behind the figures of a cycle, in the order of its columns. */
const METHODS = [
  "score",
  "score-curve",
  "award",
  "bonus-pool",
  "pay-matrix",
  "deferral",
  "bonus-bank",
  "malus",
  "clawback",
];

/** How often a page looks again while work on the cycle is under way. */
const LOOK_EVERY_MS = 700;

/** One cycle from opening to the signed ledger. */
export function CycleView({ id }: { id: string }) {
  const t = useTranslations("cycles");
  const trpc = useTRPC();
  const queries = useQueryClient();
  const page = useQuery({
    ...trpc.cycles.page.queryOptions({ id }),
    refetchInterval: ({ state }) => (state.data?.jobs.some(isUnderWay) ? LOOK_EVERY_MS : false),
  });
  const reload = () => queries.invalidateQueries(trpc.cycles.pathFilter());
  const again = useMutation(trpc.cycles.calculate.mutationOptions({ onSettled: reload }));
  const [shownId, setShownId] = useState<string | null>(null);
  const [adjustedId, setAdjustedId] = useState<string | null>(null);
  if (page.isPending) return <Skeleton className="h-96 w-full" />;
  if (!page.data) return <LoadError error={page.error} onRetry={() => page.refetch()} />;
  const { cycle, jobs, totals, lines, restatements, may } = page.data;
  const isBusy = jobs.some(isUnderWay);
  const adjusted = lines?.find(({ managerId }) => managerId === adjustedId) ?? null;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("cycleName", { name: cycle.name })}
        headline={<Headline page={page.data} />}
        actions={<CycleActions cycle={cycle} may={may} isBusy={isBusy} onDone={reload} />}
      />
      <CycleWork
        jobs={jobs.filter(({ kind }) => kind === "calculateCycle")}
        onRetry={may.calculate ? () => again.mutate({ id: cycle.id, revision: cycle.revision }) : null}
      />
      <CycleStepper cycle={cycle} />
      {cycle.returnedNote && cycle.status === "calculated" ? (
        <Callout tone="warn" title={t("returned")}>
          {cycle.returnedNote}
        </Callout>
      ) : null}
      {totals === null ? (
        <Callout title={t("notCalculated")}>{t("notCalculatedHint")}</Callout>
      ) : lines === null ? (
        <Callout title={t("totalsOnly")}>{t("totalsOnlyHint")}</Callout>
      ) : (
        <Section title={t("calibration")} note={t("calibrationNote")}>
          <CalibrationTable
            cycle={cycle}
            lines={lines}
            totals={totals}
            mayAdjust={may.adjust && !isBusy}
            onShow={setShownId}
            onAdjust={setAdjustedId}
          />
        </Section>
      )}
      {cycle.status === "closed" ? (
        <Restatements cycle={cycle} jobs={jobs} restatements={restatements} may={may} onDone={reload} />
      ) : null}
      {may.recompute ? <CycleSeal cycle={cycle} /> : null}
      <MethodsSection ids={METHODS} />
      <EvaluationDrawer evaluationId={shownId} hasPapers={may.letters} onClose={() => setShownId(null)} />
      <AdjustDrawer cycle={cycle} line={adjusted} onClose={() => setAdjustedId(null)} onDone={reload} />
    </div>
  );
}

function Headline({ page: { cycle, totals } }: { page: CyclePage }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const text = useBilingual();
  if (totals === null || cycle.currency === null)
    return t("headlineOpen", { asOf: format.date(cycle.asOf), scheme: text(cycle.scheme.name) });
  const share = Number(totals.granted) === 0 ? 0 : Number(totals.deferred) / Number(totals.granted);
  return t("headline", {
    people: totals.people,
    paid: totals.paidPeople,
    granted: format.money(totals.granted, cycle.currency),
    upfront: format.money(totals.upfront, cycle.currency),
    deferred: format.money(totals.deferred, cycle.currency),
    share: format.percent(share, { digits: 0 }),
    adjusted: totals.adjusted,
  });
}
