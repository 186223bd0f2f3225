"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CapitalFiguresView, CapitalGroup } from "@/server/services/capital-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { contextQuery } from "../frame/context-params.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { useCapitalFigures } from "./use-capital-figures.ts";

/** Solvency capital in one line: of the book with the ratios, of one deal or of one manager. */
export function CapitalStrip({ of, code }: { of: "book" | "deals" | "managers"; code?: string }) {
  const t = useTranslations("capital.strip");
  const { params } = useUrlState();
  const { isAllowed, isPending, view } = useCapitalFigures(of, code);
  if (!isAllowed || (view === null && !isPending) || (view !== null && view.total === null)) return null;
  const group = view === null ? null : code === undefined ? view.total : (view.groups[code] ?? null);
  return (
    <section className="rounded-lg border border-line bg-surface px-4 py-3" aria-busy={isPending}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="font-medium text-ink-strong text-sm">{t(`title.${of}`)}</h2>
        <Link href={`/capital${contextQuery(params)}`} className="text-accent text-xs hover:underline" data-screen-only>
          {t("open")}
        </Link>
      </div>
      {view === null ? (
        <p className="mt-1 min-h-10 text-ink text-sm">{t("pending")}</p>
      ) : group === null ? (
        <p className="mt-1 text-ink text-sm">{t("noAsset")}</p>
      ) : (
        <dl className="mt-1 flex flex-wrap gap-x-8 gap-y-2 text-sm">
          {of === "book" ? <BookFigures view={view} /> : null}
          <GroupFigures group={group} view={view} isBook={of === "book"} />
        </dl>
      )}
    </section>
  );
}

function BookFigures({ view: { solvency, minimumCapital, currency } }: { view: CapitalFiguresView }) {
  const t = useTranslations("capital");
  const format = useFormat();
  return (
    <>
      <Fact label={t("kpi.comprehensive")}>
        <Figure unit="percent" value={solvency?.comprehensiveRatio ?? null} reason="noActualCapital" digits={1} />
      </Fact>
      <Fact label={t("kpi.core")}>
        <Figure unit="percent" value={solvency?.coreRatio ?? null} reason="noActualCapital" digits={1} />
      </Fact>
      <Fact label={t("whole")}>{format.money(minimumCapital, currency)}</Fact>
    </>
  );
}

function GroupFigures({
  group: { charge, allocated, returnOnCapital, tolerance },
  view: { currency, costOfCapital, requiredRatio },
  isBook,
}: {
  group: CapitalGroup;
  view: CapitalFiguresView;
  isBook: boolean;
}) {
  const t = useTranslations("capital");
  const format = useFormat();
  const money = (value: number) => format.money(value, currency);
  return (
    <>
      <Fact label={t("columns.charge")}>{money(charge)}</Fact>
      {isBook ? null : <Fact label={t("columns.allocated")}>{money(allocated)}</Fact>}
      <Fact label={t("columns.returnOnCapital")}>
        <Figure unit="percent" {...returnOnCapital} digits={1} tone />
      </Fact>
      <Fact label={t("strip.tolerance", { cost: costOfCapital, ratio: requiredRatio })}>
        {tolerance.count === 0 ? (
          <span className="text-ink">{t("strip.noLoss")}</span>
        ) : (
          t("strip.tolerated", {
            capital: money(tolerance.marginalCapital),
            cost: money(tolerance.capitalCost),
            needed: format.percent(tolerance.returnNeeded, { digits: 2 }),
          })
        )}
      </Fact>
    </>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-ink text-xs">{label}</dt>
    <dd className="text-ink-strong tabular">{children}</dd>
  </div>
);
