"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { RegretLine } from "@/server/core/schemes/hindsight.ts";
import type { ReplayView } from "@/server/services/replay-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { explainAfter, explainValueSince, type SpanAfter } from "./explain-replay.ts";
import type { QuarterOfManager } from "./quarter-drawer.tsx";

interface Line extends RegretLine {
  readonly scheme: string;
  readonly schemeName: string;
  readonly manager: string;
  readonly currency: string | null;
}

const SPANS: readonly SpanAfter[] = ["1y", "3y", "5y", "toEnd"];

/** Who was stopped, why, and what happened next. */
export function Stops({
  view,
  csvName,
  onExplain,
  onQuarter,
}: {
  view: ReplayView;
  csvName: string;
  onExplain: (node: EvaluationNode) => void;
  onQuarter: (quarter: QuarterOfManager) => void;
}) {
  const t = useTranslations("replay");
  const format = useFormat();
  const nameOf = useName();
  const bilingual = useBilingual();
  const managers = new Map(view.managers.map((manager) => [manager.managerId, manager]));
  const lines = view.schemes.flatMap((scheme) =>
    scheme.stops.map((stop): Line => {
      const manager = managers.get(stop.managerId);
      return {
        ...stop,
        scheme: scheme.reference,
        schemeName: bilingual(scheme.name),
        manager: manager ? nameOf(manager) : "",
        currency: manager?.currency ?? null,
      };
    }),
  );
  const columns: ColumnDef<Line>[] = [
    { id: "manager", header: t("manager"), accessorKey: "manager" },
    { id: "scheme", header: t("scheme"), accessorKey: "schemeName" },
    {
      id: "stoppedOn",
      header: t("columns.stoppedOn"),
      accessorKey: "stoppedOn",
      cell: ({ row: { original } }) => (
        <button
          type="button"
          onClick={() =>
            onQuarter({ managerId: original.managerId, scheme: original.scheme, asOf: original.stoppedOn })
          }
          className="whitespace-nowrap text-accent underline-offset-4 hover:underline"
        >
          {format.quarter(original.stoppedOn)}
        </button>
      ),
    },
    {
      id: "breach",
      header: t("columns.breach"),
      accessorFn: ({ breach }) => (breach === null ? "" : t(`breaches.${breach}`)),
    },
    ...SPANS.map(
      (span): ColumnDef<Line> => ({
        id: span,
        header: t(`columns.after.${span}`),
        accessorFn: ({ after }) => after[span].value,
        meta: { numeric: true },
        cell: ({ row: { original } }) => (
          <Figure
            {...original.after[span]}
            unit="pp"
            digits={1}
            plus
            tone
            onExplain={() => onExplain(explainAfter(original, span))}
          />
        ),
      }),
    ),
    {
      id: "valueAddedSince",
      header: t("columns.valueAddedSince"),
      accessorFn: ({ valueAddedSince }) => valueAddedSince.value,
      meta: { numeric: true },
      cell: ({ row: { original } }) => (
        <button
          type="button"
          onClick={() => onExplain(explainValueSince(original))}
          className="tabular whitespace-nowrap decoration-dotted underline-offset-4 hover:underline"
        >
          {original.currency === null
            ? format.missing
            : format.money(original.valueAddedSince.value, original.currency)}
        </button>
      ),
    },
    {
      id: "wasWrong",
      header: t("columns.wasWrong"),
      accessorFn: ({ wasWrong }) => t(`judgement.${wasWrong === null ? "unknown" : wasWrong ? "wrong" : "right"}`),
      cell: ({ row: { original }, getValue }) => (
        <span className={`whitespace-nowrap ${original.wasWrong === true ? "font-medium text-warn" : ""}`}>
          {getValue<string>()}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      columns={columns}
      rows={lines}
      caption={t("stopsTitle")}
      rowKey={({ scheme, managerId }) => `${scheme} ${managerId}`}
      searchable
      csvName={csvName}
      emptyText={t("noStops")}
      initialSorting={[{ id: "valueAddedSince", desc: true }]}
    />
  );
}
