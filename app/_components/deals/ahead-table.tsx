"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealsView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";

export type Year = DealsView["ahead"][number];
export type AheadFigure = "calls" | "distributions" | "value";

/** Calls and distributions expected in the years ahead. */
export function AheadTable({
  years,
  currency,
  csvName,
  onExplain,
}: {
  years: readonly Year[];
  currency: string;
  csvName: string;
  onExplain?: (year: Year, figure: AheadFigure) => void;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const columns = useMemo((): SimpleColumn<Year>[] => {
    const amount = (year: Year, key: AheadFigure) => {
      const text = format.money(year[key], currency);
      return onExplain ? <Explained onExplain={() => onExplain(year, key)}>{text}</Explained> : text;
    };
    const most = Math.max(...years.flatMap(({ calls, distributions }) => [calls, distributions]), 1);
    const withBar = (key: "calls" | "distributions", ground: string): SimpleColumn<Year> => ({
      id: key,
      header: t(`ahead.${key}`),
      value: (year) => year[key],
      show: (year) => (
        <span className="inline-flex items-center justify-end gap-2">
          <span aria-hidden className="hidden h-2 w-16 rounded sm:inline-block bg-surface-subtle">
            <span className={`block h-full rounded ${ground}`} style={{ width: `${(year[key] / most) * 100}%` }} />
          </span>
          <span className="min-w-20 text-right">{amount(year, key)}</span>
        </span>
      ),
      numeric: true,
    });
    return [
      {
        id: "year",
        header: t("ahead.year"),
        value: ({ calendarYear }) => calendarYear,
        show: ({ calendarYear }) => String(calendarYear),
      },
      // A book that has promised nothing beyond what it paid has no column of zeros.
      ...(years.some(({ calls }) => calls > 0) ? [withBar("calls", "bg-ink-subtle")] : []),
      withBar("distributions", "bg-accent"),
      {
        id: "value",
        header: t("ahead.value"),
        value: ({ value }) => value,
        show: (year) => amount(year, "value"),
        numeric: true,
      },
    ];
  }, [t, format, currency, years, onExplain]);
  return (
    <SimpleTable
      caption={t("aheadTitle")}
      columns={columns}
      rows={years}
      rowKey={({ year }) => String(year)}
      csvName={csvName}
    />
  );
}
