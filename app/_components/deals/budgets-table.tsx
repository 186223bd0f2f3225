"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { measured, unavailable } from "@/server/core/measured.ts";
import type { BudgetView, DealView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { useFormat } from "../format/use-format.ts";
import { useDealExplain } from "./deal-explainer.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

/** The tolerance budget of each class of deals and how much of it is used. */
export function BudgetsTable({
  budgets,
  deals,
  currency,
  asOf,
}: {
  budgets: readonly BudgetView[];
  deals: readonly DealView[];
  currency: string;
  asOf: string;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const explain = useDealExplain();
  const steps = useDealSteps();
  const columns = useMemo((): SimpleColumn<BudgetView>[] => {
    const open = (row: BudgetView, key: "invested" | "budget" | "asked" | "used") => {
      const asked = new Map(row.members.map((member) => [member.dealId, Number(member.asked)]));
      explain(
        steps.sum(
          {
            method: "dealBudget",
            title: steps.titled(t(`budgets.${key}`), format.locale === "zh-CN" ? row.name.zh : row.name.en),
            value:
              key === "used"
                ? row.used === null
                  ? unavailable("nothingPaidIn")
                  : measured(row.used)
                : measured(Number(row[key])),
            unit: key === "used" ? "share" : "money",
            formula: "used = asked ÷ budget;  budget = loss rate × invested",
            inputs: (["invested", "budget", "asked"] as const).map((name) =>
              steps.money(t(`budgets.${name}`), row[name]),
            ),
          },
          deals.filter(({ dealId }) => asked.has(dealId)),
          key === "invested" || key === "budget"
            ? ({ invested }) => Number(invested)
            : ({ dealId }) => asked.get(dealId) ?? 0,
        ),
      );
    };
    const money = (key: "invested" | "budget" | "asked"): SimpleColumn<BudgetView> => ({
      id: key,
      header: t(`budgets.${key}`),
      value: (row) => row[key],
      show: (row) => <Explained onExplain={() => open(row, key)}>{format.money(row[key], currency)}</Explained>,
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
        show: (row) => (
          <Explained
            className={row.used !== null && row.used > 1 ? "text-outside" : ""}
            onExplain={() => open(row, "used")}
          >
            {row.used !== null && row.used > 1 ? "◆ " : ""}
            {format.percent(row.used, { digits: 0 })}
          </Explained>
        ),
        numeric: true,
      },
    ];
  }, [t, format, currency, deals, explain, steps]);
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
