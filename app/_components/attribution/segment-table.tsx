"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { Figure } from "../format/figure.tsx";
import { Callout } from "../ui/callout.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Section } from "../ui/section.tsx";
import type { Report } from "./report.ts";

interface Line {
  name: string;
  portfolioWeight: number;
  benchmarkWeight: number;
  /** Of the one period shown; over several periods a segment has no single return. */
  portfolioReturn: number | null;
  benchmarkReturn: number | null;
  allocation: number;
  selection: number;
  interaction: number | null;
  total: number;
}

/** Segments with their weights and effects; the totals row is what the effects make up. */
export function SegmentTable({ report, onExplain }: { report: Report; onExplain: (segment: string) => void }) {
  const t = useTranslations("attribution");
  const { linked, periods } = report.attribution;
  const only = report.onlyPeriod;
  const lines: Line[] = useMemo(
    () =>
      (linked.segments ?? []).map((effects, index) => ({
        ...report.averageWeights[index]!,
        portfolioReturn: only?.[index]?.portfolioReturn ?? null,
        benchmarkReturn: only?.[index]?.benchmarkReturn ?? null,
        allocation: effects.allocation,
        selection: effects.selection,
        interaction: effects.interaction,
        total: effects.total,
      })),
    [linked, only, report.averageWeights],
  );
  const columns = useMemo(() => {
    const figure = (
      key: Exclude<keyof Line, "name">,
      header: string,
      Cell: typeof Weight | typeof Effect,
    ): ColumnDef<Line, number | null> => ({
      id: key,
      accessorKey: key,
      header,
      meta: { numeric: true },
      cell: ({ row }) => <Cell value={row.original[key]} onExplain={() => onExplain(row.original.name)} />,
    });
    return [
      {
        id: "name",
        accessorKey: "name",
        header: t("segment"),
        cell: ({ row }) => row.original.name,
      } satisfies ColumnDef<Line, string>,
      figure("portfolioWeight", t(only ? "portfolioWeight" : "averagePortfolioWeight"), Weight),
      figure("benchmarkWeight", t(only ? "benchmarkWeight" : "averageBenchmarkWeight"), Weight),
      ...(only
        ? [
            figure("portfolioReturn", t("portfolioReturn"), Weight),
            figure("benchmarkReturn", t("benchmarkReturn"), Weight),
          ]
        : []),
      figure("allocation", t("effects.allocation"), Effect),
      figure("selection", t("effects.selection"), Effect),
      ...(linked.interaction === null ? [] : [figure("interaction", t("effects.interaction"), Effect)]),
      figure("total", t("effects.total"), Effect),
    ];
  }, [t, only, linked.interaction, onExplain]);

  if (!linked.segments) {
    return (
      <Section title={t("segmentsTitle")}>
        <Callout title={t("noSegmentsUnderDaviesLaker")} />
      </Section>
    );
  }
  const weights = (key: "portfolioWeight" | "benchmarkWeight") => lines.reduce((total, line) => total + line[key], 0);
  return (
    <Section title={t("segmentsTitle")} note={t("segmentsNote")}>
      <DataTable
        caption={t("segmentsTitle")}
        columns={columns}
        rows={lines}
        rowKey={(line) => line.name}
        searchable={lines.length > 15}
        choosable
        csvName={`attribution-segments-${report.subject.code}-${report.to}`}
        totals={{
          name: t("effects.total"),
          portfolioWeight: <Weight value={weights("portfolioWeight")} />,
          benchmarkWeight: <Weight value={weights("benchmarkWeight")} />,
          portfolioReturn: <Weight value={only && periods[0]?.portfolioReturn} />,
          benchmarkReturn: <Weight value={only && periods[0]?.benchmarkReturn} />,
          allocation: <Effect value={linked.allocation} />,
          selection: <Effect value={linked.selection} />,
          interaction: <Effect value={linked.interaction} />,
          total: <Effect value={linked.total} />,
        }}
      />
    </Section>
  );
}

interface CellProps {
  value: number | null | undefined;
  onExplain?: () => void;
}

const Weight = (cell: CellProps) => <Figure unit="percent" {...cell} />;

/** In percentage points, which the note above the table says once for all cells. */
const Effect = ({ value, onExplain }: CellProps) => (
  <Figure value={value && value * 100} unit="number" plus tone onExplain={onExplain} />
);
