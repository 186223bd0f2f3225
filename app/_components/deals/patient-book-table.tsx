"use client";

import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealView } from "@/server/services/deals-view.ts";
import { useCapitalFigures } from "../capital/use-capital-figures.ts";
import { Explained } from "../explain/explained.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { contextQuery } from "../frame/context-params.ts";
import { Place, placeOf } from "../private-funds/place.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { capitalColumns } from "./capital-columns.tsx";
import { useDealExplain } from "./deal-explainer.tsx";
import { StuckMark } from "./stuck-mark.tsx";
import { useDealSteps } from "./use-deal-steps.ts";
import { useTerms } from "./use-terms.ts";

type Column = ColumnDef<DealView, string | number | null>;

/** Deals with their age, money, place in the corridor, plan to leave and signs of being stuck. */
export function PatientBookTable({ deals, asOf }: { deals: readonly DealView[]; asOf: string }) {
  const t = useTranslations("deals");
  const capitalWords = useTranslations("capital");
  const format = useFormat();
  const name = useName();
  const terms = useTerms();
  const explain = useDealExplain();
  const steps = useDealSteps();
  const query = contextQuery(useSearchParams());
  const { view: capital } = useCapitalFigures("deals");
  const columns = useMemo((): Column[] => {
    const money = (key: "invested" | "distributed" | "value" | "paper" | "realised", plus = false): Column => ({
      id: key,
      header: t(key),
      accessorFn: (deal) => Number(deal[key]),
      meta: { numeric: true, csv: (deal) => deal[key] },
      cell: ({ row }) => (
        <Explained onExplain={() => explain(steps.figure(row.original, key))}>
          {format.money(row.original[key], row.original.currency, { plus })}
        </Explained>
      ),
    });
    return [
      {
        id: "company",
        header: t("company"),
        accessorFn: (deal) => name({ name: deal.company, nameZh: deal.companyZh }),
        cell: ({ row, getValue }) => (
          <Link
            href={`/deals/${encodeURIComponent(row.original.code)}${query}`}
            className="whitespace-nowrap font-medium text-ink-strong underline-offset-4 hover:underline"
          >
            {getValue()}
          </Link>
        ),
      },
      { id: "domain", header: t("domain"), accessorFn: ({ domain }) => terms("domains", domain) },
      { id: "stage", header: t("stage"), accessorFn: ({ state }) => terms("dealStages", state.stage) },
      {
        id: "age",
        header: t("age"),
        accessorFn: ({ state }) => state.ageYears,
        meta: { numeric: true },
        cell: ({ row }) => (
          <Figure
            value={row.original.state.ageYears}
            unit="number"
            digits={1}
            onExplain={() => explain(steps.figure(row.original, "age"))}
          />
        ),
      },
      money("invested"),
      {
        id: "multiple",
        header: t("multiple"),
        accessorFn: ({ multiple }) => multiple.value,
        meta: { numeric: true },
        cell: ({ row }) => (
          <Figure
            value={row.original.multiple.value}
            reason={row.original.multiple.reason}
            unit="multiple"
            onExplain={() => explain(steps.figure(row.original, "multiple"))}
          />
        ),
      },
      money("paper", true),
      money("realised", true),
      {
        id: "place",
        header: t("place"),
        accessorFn: ({ place }) => place.value?.rank.value ?? null,
        meta: { csv: ({ place }) => placeOf(place) ?? "" },
        cell: ({ row }) =>
          row.original.state.isOpen ? (
            <Place placed={row.original.place} onExplain={() => explain(steps.place(row.original))} />
          ) : (
            <span className="whitespace-nowrap text-ink text-xs">
              {t("leftBy", {
                on: row.original.exitedOn?.slice(0, 7) ?? "",
                route: terms("exitRoutes", row.original.exitRoute),
              })}
            </span>
          ),
      },
      {
        id: "outside",
        header: t("losses.unexplained"),
        accessorFn: ({ loss }) => Number(loss.parts.unexplained),
        meta: { numeric: true, csv: ({ loss }) => loss.parts.unexplained },
        cell: ({ row }) => {
          const { loss, currency } = row.original;
          return Number(loss.loss) > 0 ? (
            <Explained
              onExplain={() => explain(steps.loss([row.original], loss, "unexplained", steps.called(row.original)))}
            >
              {format.money(loss.parts.unexplained, currency)}
            </Explained>
          ) : (
            <span className="text-ink-subtle">–</span>
          );
        },
      },
      {
        id: "exitPlan",
        header: t("exitPlan"),
        accessorFn: ({ state }) => state.exitPlan?.plannedOn ?? null,
        cell: ({ row }) => {
          const plan = row.original.state.exitPlan;
          return plan ? (
            <span className="whitespace-nowrap text-xs">
              {terms("exitRoutes", plan.route)} {plan.plannedOn?.slice(0, 7) ?? ""}
            </span>
          ) : (
            <span className="text-ink-subtle">–</span>
          );
        },
      },
      {
        id: "stuck",
        header: t("signs"),
        accessorFn: ({ stuck }) => stuck.signs.length,
        meta: { csv: ({ stuck }) => stuck.signs.map(({ code }) => code).join(" ") },
        cell: ({ row }) => (
          <StuckMark stuck={row.original.stuck} onExplain={() => explain(steps.signs(row.original))} />
        ),
      },
      ...(capital === null ? [] : capitalColumns(capital, { t: capitalWords, format })),
      {
        id: "heldBy",
        header: t("heldBy"),
        accessorFn: ({ heldBy }) => heldBy.map(name).join(", "),
        cell: ({ getValue }) => <span className="whitespace-nowrap">{getValue() || format.missing}</span>,
      },
    ];
  }, [t, format, name, terms, query, capital, capitalWords, explain, steps]);
  return (
    <DataTable
      caption={t("tableTitle")}
      columns={columns}
      rows={deals}
      rowKey={({ dealId }) => dealId}
      searchable
      choosable
      csvName={`deals-${asOf}`}
      initialSorting={[{ id: "invested", desc: true }]}
    />
  );
}
