"use client";

import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealLine } from "@/server/core/schemes/manager-record.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { contextQuery } from "../frame/context-params.ts";
import { DataTable } from "../ui/data-table.tsx";

/** Every deal with what it cost, what it is worth, paper apart from realised, and its milestones. */
export function DealsTable({ deals, name }: { deals: readonly DealLine[]; name: string }) {
  const t = useTranslations("managers");
  const format = useFormat();
  const nameOf = useName();
  const terms = useTranslations("terms");
  const query = contextQuery(useSearchParams());
  const columns = useMemo((): ColumnDef<DealLine, string | number | null>[] => {
    const money = (
      key: "invested" | "distributed" | "value" | "paper" | "realised" | "total",
      plus = false,
    ): ColumnDef<DealLine, string | number | null> => ({
      id: key,
      header: t(key),
      accessorFn: (deal) => Number(deal[key]),
      meta: { numeric: true, csv: (deal) => deal[key] },
      cell: ({ row }) => (
        <span className="tabular whitespace-nowrap">
          {format.money(row.original[key], row.original.currency, { plus, digits: 1 })}
        </span>
      ),
    });
    return [
      {
        id: "company",
        header: t("company"),
        accessorFn: (deal) => nameOf({ name: deal.company, nameZh: deal.companyZh }),
        cell: ({ row, getValue }) => (
          <Link
            href={`/deals/${encodeURIComponent(row.original.code)}${query}`}
            className="whitespace-nowrap font-medium text-ink-strong underline-offset-4 hover:underline"
          >
            {getValue()}
          </Link>
        ),
      },
      {
        id: "domain",
        header: t("domain"),
        accessorFn: ({ domain }) => (terms.has(`domains.${domain}`) ? terms(`domains.${domain}`) : domain),
      },
      {
        id: "stage",
        header: t("stage"),
        accessorFn: ({ stage }) => (terms.has(`dealStages.${stage}`) ? terms(`dealStages.${stage}`) : stage),
      },
      {
        id: "investedOn",
        header: t("investedOn"),
        accessorFn: ({ investedOn }) => investedOn,
        cell: ({ row }) => (
          <span className="tabular whitespace-nowrap">{row.original.investedOn?.slice(0, 7) ?? format.missing}</span>
        ),
      },
      money("invested"),
      money("distributed"),
      money("value"),
      money("paper", true),
      money("realised", true),
      money("total", true),
      {
        id: "multiple",
        header: t("multiple"),
        accessorFn: ({ multiple }) => multiple.value,
        meta: { numeric: true },
        cell: ({ row }) => (
          <Figure value={row.original.multiple.value} reason={row.original.multiple.reason} unit="multiple" />
        ),
      },
      {
        id: "mark",
        header: t("lastMark"),
        accessorFn: ({ markOn, exitedOn }) => exitedOn ?? markOn,
        meta: {
          csv: ({ markOn, markBasis, exitedOn, exitRoute }) =>
            `${exitedOn ?? markOn ?? ""} ${exitRoute ?? markBasis ?? ""}`.trim(),
        },
        cell: ({ row }) => <Standing deal={row.original} />,
      },
      {
        id: "milestones",
        header: t("milestones"),
        accessorFn: ({ milestonesHit }) => milestonesHit,
        meta: {
          numeric: true,
          csv: ({ milestonesHit, milestonesMissed }) => `${milestonesHit}/${milestonesHit + milestonesMissed}`,
        },
        cell: ({ row }) => {
          const { milestonesHit: hit, milestonesMissed: missed } = row.original;
          return hit + missed === 0 ? (
            <span className="text-ink-subtle">–</span>
          ) : (
            <span title={t("milestonesAre", { hit, missed })} className="whitespace-nowrap tabular">
              <span aria-hidden>
                {"●".repeat(Math.min(hit, 6))}
                <span className="text-ink-subtle">{"○".repeat(Math.min(missed, 6))}</span>
              </span>{" "}
              {hit}/{hit + missed}
            </span>
          );
        },
      },
    ];
  }, [t, terms, format, nameOf, query]);
  return (
    <DataTable
      caption={t("dealsTitle")}
      columns={columns}
      rows={deals}
      rowKey={({ dealId }) => dealId}
      searchable={deals.length > 12}
      choosable
      csvName={`deals-${name}`}
    />
  );
}

function Standing({ deal }: { deal: DealLine }) {
  const t = useTranslations("managers");
  const terms = useTranslations("terms");
  const words = (group: "exitRoutes" | "markBases", key: string | null) =>
    key === null ? "" : terms.has(`${group}.${key}`) ? terms(`${group}.${key}`) : key;
  return (
    <span className="whitespace-nowrap text-xs">
      {deal.exitedOn
        ? t("exitedIs", { on: deal.exitedOn.slice(0, 7), route: words("exitRoutes", deal.exitRoute) })
        : `${deal.markOn?.slice(0, 7) ?? ""} ${words("markBases", deal.markBasis)}`}
    </span>
  );
}
