"use client";

import type { ColumnDef } from "@tanstack/react-table";
import Link from "next/link";
import { useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { HorizonRow } from "@/server/core/schemes/manager-record.ts";
import type { HorizonLadderView } from "@/server/services/horizon-ladder-view.ts";
import { intervalOfRow } from "../../_charts/prepare-horizon-ladder.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useLabel } from "../format/use-label.ts";
import { useName } from "../format/use-name.ts";
import { Verdict } from "../format/verdict.tsx";
import { contextQuery } from "../frame/context-params.ts";
import { DataTable } from "../ui/data-table.tsx";

type Line = HorizonLadderView["managers"][number];

/** One line a manager, one column a horizon, the short clock's verdict before them and the long one's after. */
export function LadderOfAll({
  view,
  leftName,
  rightName,
  csvName,
}: {
  view: HorizonLadderView;
  leftName: string;
  rightName: string;
  csvName: string;
}) {
  const t = useTranslations("managers");
  const horizons = useTranslations("horizons");
  const verdicts = useTranslations("verdicts");
  const name = useName();
  const label = useLabel();
  const query = contextQuery(useSearchParams());
  const columns = useMemo((): ColumnDef<Line, string | number | null>[] => {
    const verdict = (side: "left" | "right", header: string): ColumnDef<Line, string | number | null> => ({
      id: side,
      header,
      accessorFn: (line) => line[side].verdict,
      meta: { csv: (line) => verdicts(line[side].verdict) },
      cell: ({ row }) => <Verdict verdict={row.original[side].verdict} />,
    });
    return [
      {
        id: "name",
        header: t("manager"),
        accessorFn: name,
        cell: ({ row }) => (
          <Link
            href={`/managers/${encodeURIComponent(row.original.code)}${query}`}
            className="whitespace-nowrap font-medium text-ink-strong underline-offset-4 hover:underline"
          >
            {name(row.original)}
          </Link>
        ),
      },
      { id: "style", header: t("style"), accessorFn: (line) => label(line.style ?? "") },
      verdict("left", leftName),
      ...view.horizons.map(
        (horizon, index): ColumnDef<Line, string | number | null> => ({
          id: horizon,
          header: horizons(horizon),
          accessorFn: (line) => line.rows[index]?.active.value ?? null,
          meta: { numeric: true },
          sortUndefined: "last",
          cell: ({ row }) => {
            const step = row.original.rows[index];
            return step ? <LadderCell row={step} /> : null;
          },
        }),
      ),
      verdict("right", rightName),
      {
        id: "skill",
        header: t("probabilitySkill"),
        accessorFn: (line) => line.probabilitySkill.value,
        meta: { numeric: true },
        cell: ({ row }) => (
          <Figure
            value={row.original.probabilitySkill.value}
            reason={row.original.probabilitySkill.reason}
            unit="percent"
            digits={0}
          />
        ),
      },
      {
        id: "yearsStillNeeded",
        header: t("yearsStillNeeded"),
        accessorFn: (line) => line.yearsStillNeeded.value,
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
      },
    ];
  }, [t, horizons, verdicts, name, label, query, view.horizons, leftName, rightName]);
  return (
    <DataTable
      caption={t("allLadderTitle")}
      columns={columns}
      rows={view.managers}
      rowKey={(line) => line.managerId}
      searchable
      choosable
      csvName={csvName}
      maxHeight={720}
    />
  );
}

/** One figure of the ladder: a full ground is proved, a faint one may be chance; a shorter window says its length. */
function LadderCell({ row }: { row: HorizonRow }) {
  const t = useTranslations("managers");
  const format = useFormat();
  const { active } = row;
  if (active.value === null) return <Figure value={null} reason={active.reason} unit="pp" />;
  const interval = intervalOfRow(row);
  const isProved = interval !== null && (interval.lower > 0 || interval.upper < 0);
  const colour = active.value < 0 ? "var(--loss)" : "var(--gain)";
  return (
    <span
      className="inline-block whitespace-nowrap rounded px-1.5 py-0.5 text-right"
      style={{ background: `color-mix(in srgb, ${colour} ${isProved ? 26 : 7}%, transparent)` }}
      title={
        interval
          ? t("intervalTitle", {
              confidence: format.percent(interval.confidence, { digits: 0 }),
              from: format.pp(interval.lower),
              to: format.pp(interval.upper),
            })
          : undefined
      }
    >
      <Figure value={active.value} unit="percent" digits={1} plus />
      {row.shortenedTo ? (
        <span className="block text-ink text-xs leading-none">
          {t("shortenedMark", { years: format.number(row.years, { digits: 1 }) })}
        </span>
      ) : null}
    </span>
  );
}
