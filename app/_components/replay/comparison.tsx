"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { useTranslations } from "next-intl";
import type { EvaluationNode } from "@/server/core/schemes/evaluation.ts";
import type { ReplaySchemeView, ReplayView } from "@/server/services/replay-view.ts";
import { Figure, type FigureUnit } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useBilingual } from "../frame/context-bar.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { type ComparedFigure, type ComparedMoney, explainCompared } from "./explain-replay.ts";
import { schemeColour } from "./scheme-colour.ts";

/** The schemes side by side: errors, order, cost. */
export function Comparison({
  view,
  csvName,
  onExplain,
}: {
  view: ReplayView;
  csvName: string;
  onExplain: (node: EvaluationNode | null) => void;
}) {
  const t = useTranslations("replay");
  const format = useFormat();
  const bilingual = useBilingual();
  const currency = commonCurrency(view);
  const figure = (
    id: ComparedFigure,
    value: (scheme: ReplaySchemeView) => { value: number | null; reason?: string },
    unit: FigureUnit,
    digits: number,
  ): ColumnDef<ReplaySchemeView> => ({
    id,
    header: t(`columns.${id}`),
    accessorFn: (scheme) => value(scheme).value,
    meta: { numeric: true },
    cell: ({ row: { original } }) => (
      <Figure
        {...value(original)}
        unit={unit}
        digits={digits}
        onExplain={() => onExplain(explainCompared(original, id))}
      />
    ),
  });
  const money = (id: ComparedMoney): ColumnDef<ReplaySchemeView> => ({
    id,
    header: t(`columns.${id}`),
    accessorFn: ({ totals }) => totals?.[id] ?? null,
    sortingFn: (a, b) => Number(a.original.totals?.[id] ?? 0) - Number(b.original.totals?.[id] ?? 0),
    meta: { numeric: true },
    cell: ({ row: { original } }) =>
      original.totals === null || original.currency === null ? (
        <span className="text-ink-subtle" title={t("schemeWithoutPay")}>
          {format.missing}
        </span>
      ) : (
        <button
          type="button"
          onClick={() => onExplain(explainCompared(original, id))}
          className="tabular whitespace-nowrap decoration-dotted underline-offset-4 hover:underline"
        >
          {format.money(original.totals[id], original.currency)}
        </button>
      ),
  });
  const columns: ColumnDef<ReplaySchemeView>[] = [
    {
      id: "scheme",
      header: t("scheme"),
      accessorFn: ({ name }) => bilingual(name),
      cell: ({ row: { original, index } }) => (
        <span className="inline-flex items-center gap-2">
          <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ background: schemeColour(index) }} />
          {bilingual(original.name)}
        </span>
      ),
    },
    figure("stopped", ({ stops }) => ({ value: stops.length }), "number", 0),
    figure("wrongStops", ({ wrongStops }) => ({ value: wrongStops }), "number", 0),
    figure("rightStops", ({ rightStops }) => ({ value: rightStops }), "number", 0),
    figure("missedStops", ({ missedStops }) => ({ value: missedStops.length }), "number", 0),
    {
      id: "valueAddedAfterWrongStops",
      header: t("columns.valueAddedAfterWrongStops"),
      accessorFn: (scheme) => explainCompared(scheme, "valueAddedAfterWrongStops")?.value.value ?? null,
      meta: { numeric: true },
      cell: ({ row: { original } }) => {
        const node = explainCompared(original, "valueAddedAfterWrongStops");
        return (
          <button
            type="button"
            onClick={() => onExplain(node)}
            className="tabular whitespace-nowrap decoration-dotted underline-offset-4 hover:underline"
          >
            {currency === null ? format.missing : format.money(node?.value.value ?? null, currency)}
          </button>
        );
      },
    },
    figure("reversalShare", ({ reversalShare }) => reversalShare, "percent", 1),
    ...(view.pay === "none"
      ? []
      : [
          money("paid"),
          money("open"),
          money("clawedBack"),
          money("paidWithoutValue"),
          figure(
            "payAgainstOutcome",
            ({ totals }) => totals?.payAgainstOutcome ?? { value: null, reason: "schemeWithoutPay" },
            "number",
            2,
          ),
        ]),
  ];
  return (
    <DataTable
      columns={columns}
      rows={view.schemes}
      caption={t("comparisonTitle")}
      rowKey={({ reference }) => reference}
      csvName={csvName}
    />
  );
}

/** Currency of the value added of everybody; null where there are several. */
export function commonCurrency({ managers }: ReplayView): string | null {
  const currencies = new Set(managers.flatMap(({ currency }) => currency ?? []));
  const [only] = currencies;
  return currencies.size === 1 ? (only ?? null) : null;
}
