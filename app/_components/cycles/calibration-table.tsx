"use client";

import type { ColumnDef } from "@tanstack/react-table";
import { FileText, Pencil } from "lucide-react";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { CycleHead, CycleLine, CycleTotals } from "@/server/services/cycle-view.ts";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useName } from "../format/use-name.ts";
import { Verdict } from "../format/verdict.tsx";
import { DataTable } from "../ui/data-table.tsx";
import { Money } from "./money.tsx";
import { ScoreDistribution } from "./score-distribution.tsx";

/** Everybody side by side: what the scheme says, what people decided, what that pays, and what it paid a year ago. */
export function CalibrationTable({
  cycle,
  lines,
  totals,
  mayAdjust,
  onShow,
  onAdjust,
}: {
  cycle: CycleHead;
  lines: readonly CycleLine[];
  totals: CycleTotals;
  mayAdjust: boolean;
  onShow: (evaluationId: string) => void;
  onAdjust: (managerId: string) => void;
}) {
  const t = useTranslations("cycles");
  const actions = useTranslations("cycles.actions");
  const reasons = useTranslations("cycles.noAward");
  const name = useName();
  const format = useFormat();
  const currency = cycle.currency ?? "";
  const columns = useMemo((): ColumnDef<CycleLine, string | number | null>[] => {
    const amountOf = (key: "calculated" | "granted" | "upfront" | "deferred" | "lastYear") =>
      ({
        id: key,
        header: t(key),
        accessorFn: ({ pay }) => (pay === null ? null : pay[key] === null ? null : Number(pay[key])),
        meta: { numeric: true, csv: ({ pay }) => pay?.[key] ?? null },
        cell: ({ row: { original: line } }) => (
          <Money
            amount={line.pay?.[key]}
            currency={currency}
            reason={line.pay === null ? t("noTerms") : t("noLastYear")}
            {...(key === "granted" && { onExplain: () => onShow(line.evaluationId) })}
          />
        ),
      }) satisfies ColumnDef<CycleLine, string | number | null>;
    return [
      {
        id: "name",
        header: t("manager"),
        accessorFn: (line) => name(line),
        cell: ({ row: { original: line } }) => (
          <button
            type="button"
            onClick={() => onShow(line.evaluationId)}
            className="whitespace-nowrap text-left font-medium text-accent hover:underline"
          >
            {name(line)} <span className="font-normal text-ink text-xs">{line.code}</span>
          </button>
        ),
      },
      {
        id: "score",
        header: t("score"),
        accessorFn: ({ score }) => score,
        meta: { numeric: true },
        cell: ({ row: { original: line } }) => (
          <Figure
            value={line.score}
            unit="number"
            digits={1}
            reason={line.scoreReason}
            onExplain={() => onShow(line.evaluationId)}
          />
        ),
      },
      {
        id: "verdict",
        header: t("verdict"),
        accessorFn: ({ verdict }) => verdict,
        cell: ({ row }) => <Verdict verdict={row.original.verdict} />,
      },
      { id: "action", header: t("action"), accessorFn: ({ action }) => actions(action) },
      amountOf("calculated"),
      {
        id: "adjusted",
        header: t("adjustedColumn"),
        accessorFn: ({ pay }) => (pay?.adjusted == null ? null : Number(pay.adjusted)),
        meta: { numeric: true, csv: ({ pay }) => pay?.adjusted ?? null },
        cell: ({ row: { original: line } }) => (
          <span className="inline-flex items-center justify-end gap-1.5">
            {line.pay?.adjusted == null ? (
              <span className="text-ink-subtle">–</span>
            ) : (
              <span title={line.adjustment ? `${line.adjustment.reason} (${line.adjustment.by})` : undefined}>
                <Money amount={line.pay.adjusted} currency={currency} className="font-medium" />
              </span>
            )}
            {mayAdjust && line.pay !== null ? (
              <button
                type="button"
                onClick={() => onAdjust(line.managerId)}
                aria-label={t("adjustOf", { name: name(line) })}
                className="rounded p-1 text-ink hover:bg-surface-subtle"
              >
                <Pencil aria-hidden className="size-3.5" />
              </button>
            ) : null}
          </span>
        ),
      },
      amountOf("granted"),
      amountOf("upfront"),
      amountOf("deferred"),
      amountOf("lastYear"),
      {
        id: "reason",
        header: t("remark"),
        accessorFn: ({ adjustment, pay }) =>
          adjustment?.reason ?? (pay === null ? t("noTerms") : pay.reason ? reasons(pay.reason) : ""),
        cell: ({ getValue }) => <span className="block min-w-44 text-ink text-xs">{getValue()}</span>,
      },
    ];
  }, [t, actions, reasons, name, currency, mayAdjust, onShow, onAdjust]);
  const sum = (amount: string) => <Money amount={amount} currency={currency} />;
  return (
    <div className="flex flex-col gap-4">
      <ScoreDistribution lines={lines} />
      <p className="flex flex-wrap gap-x-6 gap-y-1 text-ink text-xs">
        <span>
          {totals.pool === null
            ? t("noPool")
            : t("pool", { pool: format.money(totals.pool, currency), granted: format.money(totals.granted, currency) })}
        </span>
        <span className="inline-flex items-center gap-1">
          <FileText aria-hidden className="size-3" />
          {t("amountsIn", { currency })}
        </span>
      </p>
      <DataTable
        columns={columns}
        rows={lines}
        caption={t("calibration")}
        rowKey={({ managerId }) => managerId}
        initialSorting={[{ id: "score", desc: true }]}
        searchable
        choosable
        csvName={`cycle-${cycle.name}`}
        totals={{
          name: t("total"),
          calculated: sum(totals.calculated),
          granted: sum(totals.granted),
          upfront: sum(totals.upfront),
          deferred: sum(totals.deferred),
        }}
      />
    </div>
  );
}
