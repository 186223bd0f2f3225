"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { DealsView } from "@/server/services/deals-view.ts";
import { useFormat } from "../format/use-format.ts";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";

type Year = DealsView["ahead"][number];

/** Calls and distributions expected in the years ahead. */
export function AheadTable({ years, currency, asOf }: { years: readonly Year[]; currency: string; asOf: string }) {
  const t = useTranslations("deals");
  const format = useFormat();
  const columns = useMemo((): SimpleColumn<Year>[] => {
    const most = Math.max(...years.map(({ distributions }) => distributions), 1);
    const money = (key: "calls" | "value"): SimpleColumn<Year> => ({
      id: key,
      header: t(`ahead.${key}`),
      value: (year) => year[key],
      show: (year) => format.money(year[key], currency),
      numeric: true,
    });
    return [
      {
        id: "year",
        header: t("ahead.year"),
        value: ({ calendarYear }) => calendarYear,
        show: ({ calendarYear }) => String(calendarYear),
      },
      money("calls"),
      {
        id: "distributions",
        header: t("ahead.distributions"),
        value: ({ distributions }) => distributions,
        show: ({ distributions }) => (
          <span className="inline-flex items-center justify-end gap-2">
            <span aria-hidden className="inline-block h-2 w-20 rounded bg-surface-subtle">
              <span className="block h-full rounded bg-accent" style={{ width: `${(distributions / most) * 100}%` }} />
            </span>
            <span className="w-20 text-right">{format.money(distributions, currency)}</span>
          </span>
        ),
        numeric: true,
      },
      money("value"),
    ];
  }, [t, format, currency, years]);
  return (
    <SimpleTable
      caption={t("aheadTitle")}
      columns={columns}
      rows={years}
      rowKey={({ year }) => String(year)}
      csvName={`deals-ahead-${asOf}`}
    />
  );
}
