"use client";

import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ClockLine, ManagerLine } from "@/server/services/overview-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import { useName } from "../format/use-name.ts";
import { Verdict } from "../format/verdict.tsx";
import { contextQuery } from "../frame/context-params.ts";
import { DataTable } from "../ui/data-table.tsx";

/** Every manager with both clocks and what the record proves. */
export function ManagersTable({
  managers,
  leftName,
  rightName,
}: {
  managers: readonly ManagerLine[];
  leftName: string;
  rightName: string;
}) {
  const t = useTranslations("overview");
  const verdicts = useTranslations("verdicts");
  const horizons = useTranslations("horizons");
  const format = useFormat();
  const name = useName();
  const label = useLabel();
  const query = contextQuery(useSearchParams());
  const columns = useMemo(() => {
    const clock = (side: "left" | "right", lens: string): ColumnDef<ManagerLine, number | null> => ({
      id: side,
      // Sorted by what lies behind the verdict: the active return over the clock's longest horizon.
      accessorFn: (line) => line[side].active.value,
      header: lens,
      meta: { csv: (line) => verdicts(line[side].verdict) },
      cell: ({ row }) => (
        <>
          <Verdict verdict={row.original[side].verdict} />
          <Active line={row.original[side]} horizon={horizons} />
        </>
      ),
    });
    return [
      {
        id: "name",
        accessorFn: name,
        header: t("manager"),
        cell: ({ row }) => (
          <Link
            href={`/managers/${encodeURIComponent(row.original.code)}${query}`}
            className="font-medium text-ink-strong underline-offset-4 hover:underline"
          >
            {name(row.original)}
          </Link>
        ),
      } satisfies ColumnDef<ManagerLine, string>,
      { id: "style", accessorFn: (line) => label(line.style ?? ""), header: t("style") } satisfies ColumnDef<
        ManagerLine,
        string
      >,
      {
        id: "value",
        accessorFn: (line) => (line.value.value === null ? null : Number(line.value.value.amount)),
        header: t("value"),
        meta: { numeric: true },
        cell: ({ row }) => {
          const { value } = row.original.value;
          return (
            <span className="tabular whitespace-nowrap">
              {value ? format.money(value.amount, value.currency) : format.missing}
            </span>
          );
        },
      } satisfies ColumnDef<ManagerLine, number | null>,
      {
        id: "recordYears",
        accessorFn: (line) => line.recordYears,
        header: t("recordYears"),
        meta: { numeric: true },
        cell: ({ row }) => <Figure value={row.original.recordYears} unit="number" digits={1} />,
      } satisfies ColumnDef<ManagerLine, number | null>,
      clock("left", leftName),
      clock("right", rightName),
      {
        id: "skill",
        accessorFn: (line) => line.probabilitySkill.value,
        header: t("probabilitySkill"),
        meta: { numeric: true },
        cell: ({ row }) => (
          <Figure
            value={row.original.probabilitySkill.value}
            reason={row.original.probabilitySkill.reason}
            unit="percent"
            digits={0}
          />
        ),
      } satisfies ColumnDef<ManagerLine, number | null>,
      {
        id: "yearsStillNeeded",
        accessorFn: (line) => line.yearsStillNeeded.value,
        header: t("yearsStillNeededColumn"),
        meta: { numeric: true },
        cell: ({ row }) => (
          <Figure
            value={row.original.yearsStillNeeded.value}
            reason={row.original.yearsStillNeeded.reason}
            unit="number"
            digits={1}
            cap={100}
          />
        ),
      } satisfies ColumnDef<ManagerLine, number | null>,
    ];
  }, [t, verdicts, horizons, format, name, label, query, leftName, rightName]);
  return (
    <DataTable
      caption={t("managersTitle")}
      columns={columns}
      rows={managers}
      rowKey={(line) => line.managerId}
      searchable
      choosable
      csvName="managers"
    />
  );
}

const Active = ({ line, horizon }: { line: ClockLine; horizon: (key: string) => string }) => (
  <span className="block whitespace-nowrap text-xs">
    <Figure value={line.active.value} reason={line.active.reason} unit="pp" tone />{" "}
    <span className="text-ink-subtle text-xs">{line.horizon ? horizon(line.horizon) : ""}</span>
  </span>
);
