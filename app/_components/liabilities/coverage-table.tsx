"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Measured } from "@/server/core/measured.ts";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { LiabilitiesView } from "@/server/services/liabilities-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { DataTable } from "../ui/data-table.tsx";
import { explainCoverage } from "./explain-liabilities.ts";

interface Line {
  year: number;
  cost: number;
  net: { yield: number | null; coverage: Measured };
  comprehensive: { yield: number | null; coverage: Measured };
}

const notKnown = { yield: null, coverage: { value: null, reason: "notReported" } } as const;

/** Yield against liability cost, year by year and over three and five years. */
export function CoverageTable({
  view,
  asOf,
  onExplain,
}: {
  view: LiabilitiesView;
  asOf: string;
  onExplain: (node: EvaluationNode) => void;
}) {
  const t = useTranslations("liabilities");
  const format = useFormat();
  const { net, comprehensive, minimum } = view.coverage;
  const lines = useMemo((): Line[] => {
    const years = [...new Set([...net.years, ...comprehensive.years].map(({ year }) => year))];
    return years.flatMap((year) => {
      const [ofNet, ofAll] = [net, comprehensive].map((side) => side.years.find((line) => line.year === year));
      const cost = ofNet?.cost ?? ofAll?.cost;
      return cost === undefined ? [] : [{ year, cost, net: ofNet ?? notKnown, comprehensive: ofAll ?? notKnown }];
    });
  }, [net, comprehensive]);
  const columns = useMemo((): ColumnDef<Line, number | null>[] => {
    const rate = (id: string, header: string, of: (line: Line) => number | null): ColumnDef<Line, number | null> => ({
      id,
      header,
      accessorFn: of,
      meta: { numeric: true },
      cell: ({ row }) => <Figure value={of(row.original)} reason="notReported" unit="percent" digits={2} />,
    });
    const coverage = (which: "net" | "comprehensive", header: string): ColumnDef<Line, number | null> => ({
      id: `${which}Coverage`,
      header,
      accessorFn: (line) => line[which].coverage.value,
      meta: { numeric: true },
      cell: ({ row }) => {
        const { value, reason } = row.original[which].coverage;
        return <Figure value={value} reason={reason} unit="percent" digits={0} />;
      },
    });
    return [
      { id: "year", header: t("year"), accessorFn: ({ year }) => year },
      rate("cost", t("cost"), ({ cost }) => cost),
      rate("net", t("netYield"), (line) => line.net.yield),
      coverage("net", t("netCoverage")),
      rate("comprehensive", t("comprehensiveYield"), (line) => line.comprehensive.yield),
      coverage("comprehensive", t("comprehensiveCoverage")),
    ];
  }, [t]);
  return (
    <div className="flex flex-col gap-3">
      <dl className="grid grid-cols-2 gap-3 text-sm lg:grid-cols-4">
        {(["net", "comprehensive"] as const).flatMap((which) =>
          ([3, 5] as const).map((years) => (
            <div key={`${which}-${years}`}>
              <dt className="text-ink text-xs">{t("coverageOver", { which, years })}</dt>
              <dd className="font-semibold text-ink-strong text-lg">
                <Figure
                  value={view.coverage[which].over[years].value}
                  reason={view.coverage[which].over[years].reason}
                  unit="percent"
                  digits={0}
                  onExplain={() => onExplain(explainCoverage(view, which, years))}
                />
              </dd>
            </div>
          )),
        )}
      </dl>
      {minimum === null ? null : (
        <p className="text-ink text-xs">{t("coverageMinimum", { minimum: format.percent(minimum, { digits: 0 }) })}</p>
      )}
      <DataTable
        caption={t("coverageTitle")}
        columns={columns}
        rows={lines}
        rowKey={({ year }) => String(year)}
        csvName={`yield-coverage-${asOf}`}
        initialSorting={[{ id: "year", desc: true }]}
        emptyText={t("noYields")}
        maxHeight={420}
      />
    </div>
  );
}
