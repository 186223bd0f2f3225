"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createColumnHelper } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { RegimesPageView, RegimesRow } from "@/server/services/capital-view.ts";
import type { ContextView } from "@/server/services/context-view.ts";
import { useTRPC, useTRPCClient } from "../api/client.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { useSentence } from "../format/use-sentence.ts";
import { AnswerPage } from "../frame/answer-page.tsx";
import { ContextBar } from "../frame/context-bar.tsx";
import { contextFrom } from "../frame/context-params.ts";
import { lookAgain } from "../frame/look-again.ts";
import { useUrlState } from "../frame/use-url-state.ts";
import { MethodsSection } from "../methods/methods-section.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Section } from "../ui/section.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { CapitalTabs } from "./capital-tabs.tsx";
import { useAllRows } from "./use-all-rows.ts";
import { useAssetName } from "./use-asset-name.ts";

/** The same book under C-ROSS II, Solvency II before and from 30 Jan 2027, the UK and NAIC. */
export function RegimesView() {
  const t = useTranslations("capital");
  const trpc = useTRPC();
  const { params } = useUrlState();
  const query = useQuery({
    ...trpc.capital.regimes.queryOptions(contextFrom(params)),
    placeholderData: keepPreviousData,
    refetchInterval: lookAgain,
  });
  return (
    <AnswerPage title={t("tabs.regimes")} query={query} missing="capital" waiting={<Skeleton className="h-96" />}>
      {(view) => <Ready view={view} context={view.context} />}
    </AnswerPage>
  );
}

const column = createColumnHelper<RegimesRow>();

function Ready({ view, context }: { view: RegimesPageView; context: ContextView }) {
  const t = useTranslations("capital");
  const format = useFormat();
  const sentence = useSentence();
  const name = useName();
  const assetName = useAssetName();
  const { columns: regimes, currency } = view;
  const client = useTRPCClient();
  const { params } = useUrlState();
  const question = contextFrom(params);
  const { rows: assets, isWhole } = useAllRows(
    view.assets,
    ["capitalRows", "regimes", question, context.builtAt],
    (part) => client.capital.regimesRows.query({ ...question, part }),
  );
  const facts = view.headline.facts;
  const columns = useMemo(
    () => [
      column.accessor((line) => name(line), {
        id: "name",
        header: t("columns.name"),
        cell: (cell) => (
          <>
            {cell.getValue()}
            <span className="block text-ink text-xs">{assetName(cell.row.original.asset)}</span>
          </>
        ),
      }),
      column.accessor("admittedValue", {
        header: t("columns.value"),
        meta: { numeric: true },
        cell: (cell) => <span className="tabular whitespace-nowrap">{format.money(cell.getValue(), currency)}</span>,
      }),
      ...regimes.map(({ regime }, i) =>
        column.accessor(({ factors }) => factors[i]?.value ?? null, {
          id: regime,
          header: t(`regimes.${regime}`),
          meta: { numeric: true },
          cell: (cell) => <Figure unit="percent" digits={1} {...cell.row.original.factors[i]!} />,
        }),
      ),
    ],
    [t, format, name, assetName, currency, regimes],
  );
  const largest = Math.max(...regimes.map(({ total }) => total), 1);
  return (
    <>
      <PageHeader
        title={t("tabs.regimes")}
        headline={sentence("capital.regimeHeadlines", {
          code: view.headline.code,
          facts: Object.fromEntries(
            Object.entries(facts).map(([key, value]) => [
              key,
              ["cross", "europe", "later"].includes(key) ? format.money(Number(value), currency) : value,
            ]),
          ),
        })}
      />
      <CapitalTabs />
      <ContextBar context={context} lenses={false} filters={false} />
      <Section
        title={t("regimesTitle")}
        note={t(view.adjustmentIsAssumed ? "adjustmentAssumed" : "adjustment", {
          adjustment: view.symmetricAdjustment,
        })}
      >
        <ul className="flex flex-col gap-3">
          {regimes.map(({ regime, total, valueNotCovered }) => (
            <li key={regime} className="grid items-center gap-x-4 gap-y-1 text-sm sm:grid-cols-[16rem_1fr_8rem]">
              <span>
                {t(`regimes.${regime}`)}
                <span className="block text-ink text-xs">{t(`regimeNotes.${regime}`)}</span>
              </span>
              <span className="h-4 rounded bg-surface-subtle" aria-hidden>
                <span
                  className="block h-full rounded bg-[var(--cat-1)]"
                  style={{ width: `${(total / largest) * 100}%` }}
                />
              </span>
              <span className="text-right tabular">
                {format.money(total, currency)}
                <span className={`block text-xs ${valueNotCovered > 0 ? "text-warn" : "text-ink"}`}>
                  {valueNotCovered > 0
                    ? t("notCovered", { amount: format.money(valueNotCovered, currency) })
                    : t("allCovered")}
                </span>
              </span>
            </li>
          ))}
        </ul>
        {view.bondsLeftOut > 0 ? (
          <p className="mt-3 text-ink text-xs">{t("bondsLeftOut", { count: view.bondsLeftOut })}</p>
        ) : null}
      </Section>
      <Section title={t("regimeFactorsTitle")} note={t("regimeFactorsNote")}>
        {isWhole ? null : (
          <p className="mb-2 text-ink text-xs">
            {t("loadingRows", { shown: assets.length, count: view.assets.count })}
          </p>
        )}
        <DataTable
          columns={columns}
          rows={assets}
          caption={t("regimeFactorsTitle")}
          searchable
          csvName={`regimes-${context.asOf}`}
          rowKey={({ code }) => code}
          initialSorting={[{ id: "admittedValue", desc: true }]}
          totals={{
            name: t("sumOfCharges"),
            ...Object.fromEntries(
              regimes.map(({ regime, total }) => [
                regime,
                <span key={regime} className="tabular whitespace-nowrap">
                  {format.money(total, currency)}
                </span>,
              ]),
            ),
          }}
        />
      </Section>
      <MethodsSection
        ids={["regimes-side-by-side", "minimum-capital-of-an-asset", "solvency-two-equity", "naic-factor"]}
      />
    </>
  );
}
