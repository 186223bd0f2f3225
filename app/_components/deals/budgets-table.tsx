"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { BudgetView } from "@/server/services/deals-view.ts";
import { useFormat } from "../format/use-format.ts";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";

/** The tolerance budget of each class of deals and how much of it is used. */
export function BudgetsTable({
  budgets,
  currency,
  asOf,
}: {
  budgets: readonly BudgetView[];
  currency: string;
  asOf: string;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const columns = useMemo((): SimpleColumn<BudgetView>[] => {
    const money = (key: "invested" | "budget" | "asked"): SimpleColumn<BudgetView> => ({
      id: key,
      header: t(`budgets.${key}`),
      value: (row) => row[key],
      show: (row) => format.money(row[key], currency),
      numeric: true,
    });
    return [
      { id: "name", header: t("budgets.name"), value: ({ name }) => (format.locale === "zh-CN" ? name.zh : name.en) },
      { id: "deals", header: t("dealsCount"), value: ({ deals }) => deals, numeric: true },
      money("invested"),
      money("budget"),
      money("asked"),
      {
        id: "used",
        header: t("budgets.used"),
        value: ({ used }) => used,
        show: ({ used }) => (
          <span className={used !== null && used > 1 ? "text-outside" : ""}>
            {used !== null && used > 1 ? "◆ " : ""}
            {format.percent(used, { digits: 0 })}
          </span>
        ),
        numeric: true,
      },
    ];
  }, [t, format, currency]);
  return (
    <SimpleTable
      caption={t("budgetTitle")}
      columns={columns}
      rows={budgets}
      rowKey={({ name }) => name.en}
      csvName={`deals-budgets-${asOf}`}
      emptyText={t("noBudgets")}
    />
  );
}
