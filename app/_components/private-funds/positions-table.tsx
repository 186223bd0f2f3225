"use client";

import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { PrivatePosition } from "@/server/core/schemes/manager-record.ts";
import type { OwnFund } from "@/server/services/private-funds-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { contextQuery } from "../frame/context-params.ts";
import type { PositionFigure } from "../managers/explain-row.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Place, placeOf } from "./place.tsx";

type Line = PrivatePosition & Partial<Pick<OwnFund, "managerId" | "managerName" | "managerNameZh">>;

/** Private positions: what went in, what came out, paper apart from realised, and the place in the corridor. */
export function PositionsTable({
  positions,
  csvName,
  onExplain,
}: {
  positions: readonly Line[];
  csvName: string;
  onExplain: (position: PrivatePosition, figure: PositionFigure) => void;
}) {
  const t = useTranslations("privateFunds");
  const name = useName();
  const query = contextQuery(useSearchParams());
  const columns = useMemo((): ColumnDef<Line, string | number | null>[] => {
    const figure = (key: PositionFigure, unit: "multiple" | "percent"): ColumnDef<Line, string | number | null> => ({
      id: key,
      header: t(key),
      accessorFn: (line) => line[key].value,
      meta: { numeric: true },
      cell: ({ row }) => {
        const { value, reason } = row.original[key];
        return (
          <Figure
            value={value}
            reason={reason}
            unit={unit}
            digits={unit === "percent" ? 1 : 2}
            onExplain={() => onExplain(row.original, key)}
          />
        );
      },
    });
    const money = (key: "paidIn" | "distributed" | "value" | "paper" | "realised") =>
      ({
        id: key,
        header: t(key),
        accessorFn: (line) => Number(line[key]),
        meta: { numeric: true, csv: (line) => line[key] },
        cell: ({ row }) => <Money line={row.original} part={key} />,
      }) satisfies ColumnDef<Line, string | number | null>;
    const withManager = positions.some(({ managerId }) => managerId !== undefined);
    return [
      {
        id: "name",
        header: t("fund"),
        accessorFn: name,
        cell: ({ getValue }) => <span className="whitespace-nowrap font-medium text-ink-strong">{getValue()}</span>,
      },
      ...(withManager
        ? [
            {
              id: "manager",
              header: t("manager"),
              accessorFn: (line: Line) => name({ name: line.managerName ?? "", nameZh: line.managerNameZh }),
              cell: ({ row, getValue }) => (
                <Link
                  href={`/managers/${row.original.managerId}${query}`}
                  className="whitespace-nowrap underline-offset-4 hover:underline"
                >
                  {getValue()}
                </Link>
              ),
            } satisfies ColumnDef<Line, string | number | null>,
          ]
        : []),
      {
        id: "vintage",
        header: t("vintage"),
        accessorFn: ({ vintageYear }) => vintageYear,
        meta: { numeric: true },
        cell: ({ row }) => <span className="tabular">{row.original.vintageYear}</span>,
      },
      {
        id: "age",
        header: t("age"),
        accessorFn: ({ ageYears }) => ageYears,
        meta: { numeric: true },
        cell: ({ row }) => <span className="tabular">{row.original.ageYears}</span>,
      },
      {
        id: "place",
        header: t("placeLabel"),
        accessorFn: ({ corridor }) => corridor.tvpi.value?.rank.value ?? null,
        meta: {
          csv: ({ corridor }) => placeOf(corridor.tvpi) ?? "",
          label: t("placeLabel"),
        },
        cell: ({ row }) => <Place placed={row.original.corridor.tvpi} />,
      },
      figure("tvpi", "multiple"),
      figure("dpi", "multiple"),
      figure("rvpi", "multiple"),
      figure("irr", "percent"),
      money("paidIn"),
      money("distributed"),
      money("value"),
      money("paper"),
      money("realised"),
    ];
  }, [t, name, query, positions, onExplain]);
  return (
    <DataTable
      caption={t("ownTitle")}
      columns={columns}
      rows={positions}
      rowKey={(line) => `${line.managerId ?? ""}-${line.portfolioId}`}
      choosable
      searchable={positions.length > 12}
      csvName={csvName}
    />
  );
}

/** Amounts in the currency of the position; gains and losses in the reader's colours. */
function Money({ line, part }: { line: Line; part: "paidIn" | "distributed" | "value" | "paper" | "realised" }) {
  const format = useFormat();
  const isGain = part === "paper" || part === "realised";
  const tone = !isGain || Number(line[part]) === 0 ? "" : Number(line[part]) > 0 ? "text-gain" : "text-loss";
  return (
    <span className={`tabular whitespace-nowrap ${tone}`}>
      {format.money(line[part], line.currency, { plus: isGain, digits: 1 })}
    </span>
  );
}
