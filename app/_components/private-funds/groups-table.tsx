"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { FundGroup } from "@/server/core/records/fund-groups.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { DataTable } from "../ui/data-table.tsx";

export type GroupFigure = "tvpi" | "dpi" | "rvpi" | "medianTvpi" | "medianIrr";

/** Funds by vintage or by age: pooled multiples, medians, and how many stand below water. */
export function GroupsTable({
  groups,
  by,
  csvName,
  onExplain,
}: {
  groups: readonly FundGroup[];
  by: "vintage" | "age";
  csvName: string;
  onExplain?: (group: FundGroup, figure: GroupFigure) => void;
}) {
  const t = useTranslations("privateFunds");
  const columns = useMemo((): ColumnDef<FundGroup, number | null>[] => {
    const figure = (
      key: GroupFigure,
      header: string,
      unit: "multiple" | "percent" = "multiple",
    ): ColumnDef<FundGroup, number | null> => ({
      id: key,
      header,
      accessorFn: (group) => group[key].value,
      meta: { numeric: true },
      cell: ({ row }) => {
        const { value, reason } = row.original[key];
        return (
          <Figure
            value={value}
            reason={reason}
            unit={unit}
            digits={unit === "percent" ? 1 : 2}
            onExplain={onExplain ? () => onExplain(row.original, key) : undefined}
          />
        );
      },
    });
    return [
      {
        id: "key",
        header: t(by),
        accessorFn: ({ key }) => key,
        cell: ({ row }) => <span className="font-medium tabular">{row.original.key}</span>,
      },
      { id: "funds", header: t("funds"), accessorFn: ({ funds }) => funds, meta: { numeric: true } },
      figure("tvpi", t("pooled", { measure: t("tvpi") })),
      figure("dpi", t("pooled", { measure: t("dpi") })),
      figure("rvpi", t("pooled", { measure: t("rvpi") })),
      figure("medianTvpi", t("median", { measure: t("tvpi") })),
      figure("medianIrr", t("median", { measure: t("irr") }), "percent"),
      {
        id: "belowWater",
        header: t("belowWater"),
        accessorFn: ({ belowWater, withMultiple }) => (withMultiple > 0 ? belowWater / withMultiple : null),
        meta: { numeric: true },
        cell: ({ row }) => <BelowWater group={row.original} />,
      },
    ];
  }, [t, by, onExplain]);
  return (
    <DataTable
      caption={t(by === "vintage" ? "byVintageTitle" : "byAgeTitle")}
      columns={columns}
      rows={groups}
      rowKey={({ key }) => String(key)}
      csvName={csvName}
      maxHeight={420}
      initialSorting={[{ id: "key", desc: by === "vintage" }]}
    />
  );
}

/** The share of funds worth less than was paid in. */
function BelowWater({ group }: { group: FundGroup }) {
  const t = useTranslations("privateFunds");
  const format = useFormat();
  const { belowWater, withMultiple } = group;
  if (withMultiple === 0) return <Figure value={null} reason="notReported" unit="percent" />;
  const share = belowWater / withMultiple;
  return (
    <span
      className="inline-flex items-center justify-end gap-2"
      title={t("belowWaterOf", { count: belowWater, all: withMultiple })}
    >
      <span aria-hidden className="inline-block h-2 w-16 overflow-hidden rounded bg-surface-subtle">
        <span className="block h-full bg-loss" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="w-12 text-right tabular">{format.percent(share, { digits: 0 })}</span>
    </span>
  );
}
