"use client";

import { useQuery } from "@tanstack/react-query";
import { CalendarPlus } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { CyclesPage } from "@/server/services/cycle-page.ts";
import { useTRPC } from "../api/client.ts";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { Button } from "../ui/button.tsx";
import { Callout } from "../ui/callout.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LoadError } from "../ui/load-error.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CycleStatus } from "./cycle-status.tsx";
import { OpenCycleForm } from "./open-cycle-form.tsx";

type Listed = CyclesPage["cycles"][number];

/** Every cycle, the latest first; HR opens the next one here. */
export function CyclesView() {
  const t = useTranslations("cycles");
  const trpc = useTRPC();
  const list = useQuery(trpc.cycles.list.queryOptions());
  const [isOpening, setOpening] = useState(false);
  if (list.isPending) return <Skeleton className="h-96 w-full" />;
  if (!list.data) return <LoadError error={list.error} onRetry={() => list.refetch()} />;
  const { cycles, mayOpen, scheme } = list.data;
  const closed = cycles.filter(({ status }) => status === "closed");
  const underWay = cycles.find(({ status }) => status !== "closed");
  const opening =
    mayOpen && scheme ? (
      <Button look="primary" onClick={() => setOpening(true)}>
        <CalendarPlus aria-hidden className="size-4" />
        {t("openNew")}
      </Button>
    ) : null;
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title={t("title")}
        headline={t("listHeadline", {
          closed: closed.length,
          underWay: underWay ? t(`status.${underWay.status}`) : "none",
          name: underWay?.name ?? "",
        })}
        actions={opening}
      />
      {mayOpen && !scheme ? <Callout tone="warn" title={t("noScheme")} /> : null}
      {cycles.length === 0 ? (
        <EmptyState title={t("emptyTitle")} action={opening}>
          {t("empty")}
        </EmptyState>
      ) : (
        <ul className="grid gap-4 lg:grid-cols-2">
          {cycles.map((cycle) => (
            <CycleCard key={cycle.id} cycle={cycle} />
          ))}
        </ul>
      )}
      <Drawer open={isOpening} onClose={() => setOpening(false)} title={t("openNew")}>
        {scheme ? <OpenCycleForm scheme={scheme} /> : null}
      </Drawer>
    </div>
  );
}

function CycleCard({ cycle }: { cycle: Listed }) {
  const t = useTranslations("cycles");
  const format = useFormat();
  const text = useBilingual();
  const { totals, currency } = cycle;
  return (
    <li className="rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-2">
        <Link href={`/cycles/${cycle.id}`} className="font-semibold text-accent text-lg hover:underline">
          {t("cycleName", { name: cycle.name })}
        </Link>
        <CycleStatus status={cycle.status} />
      </div>
      <p className="mt-1 text-ink text-xs">
        {t("asOfScheme", {
          asOf: format.date(cycle.asOf),
          scheme: text(cycle.scheme.name),
          version: cycle.scheme.version,
        })}
      </p>
      {totals && currency ? (
        <dl className="mt-3 grid grid-cols-3 gap-3 text-sm">
          {(["granted", "upfront", "deferred"] as const).map((name) => (
            <div key={name}>
              <dt className="text-ink text-xs">{t(name)}</dt>
              <dd className="font-semibold text-ink-strong tabular">{format.money(totals[name], currency)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="mt-3 text-ink text-sm">{t("notCalculated")}</p>
      )}
    </li>
  );
}
