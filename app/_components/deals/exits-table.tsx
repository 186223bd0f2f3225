"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { measured } from "@/server/core/measured.ts";
import type { DealsView, DealView } from "@/server/services/deals-view.ts";
import { Explained } from "../explain/explained.tsx";
import { Figure } from "../format/figure.tsx";
import { useFormat } from "../format/use-format.ts";
import { useDealExplain } from "./deal-explainer.tsx";
import { type SimpleColumn, SimpleTable } from "./simple-table.tsx";
import { useDealSteps } from "./use-deal-steps.ts";
import { useTerms } from "./use-terms.ts";

type Exit = DealsView["exits"][number];

/** Deals that were left, by the way they were left. */
export function ExitsTable({
  exits,
  deals,
  currency,
  asOf,
}: {
  exits: readonly Exit[];
  deals: readonly DealView[];
  currency: string;
  asOf: string;
}) {
  const t = useTranslations("deals");
  const format = useFormat();
  const terms = useTerms();
  const explain = useDealExplain();
  const steps = useDealSteps();
  const columns = useMemo((): SimpleColumn<Exit>[] => {
    const membersOf = (route: string) =>
      deals.filter(({ state, exitRoute }) => !state.isOpen && (exitRoute ?? "other") === route);
    const open = (exit: Exit, key: "invested" | "proceeds" | "multiple") => {
      const amount = ({ invested, distributed }: DealView) => Number(key === "invested" ? invested : distributed);
      explain(
        steps.sum(
          {
            method: "dealMoney",
            title: steps.titled(t(key), terms("exitRoutes", exit.route)),
            value: key === "multiple" ? exit.multiple : measured(Number(exit[key])),
            unit: key === "multiple" ? "multiple" : "money",
            formula: key === "multiple" ? "Σ paid back ÷ Σ paid in" : "Σ over the deals",
            inputs: [steps.money(t("invested"), exit.invested), steps.money(t("proceeds"), exit.proceeds)],
          },
          membersOf(exit.route),
          amount,
        ),
      );
    };
    return [
      { id: "route", header: t("route"), value: ({ route }) => terms("exitRoutes", route) },
      { id: "deals", header: t("dealsCount"), value: ({ deals }) => deals, numeric: true },
      {
        id: "invested",
        header: t("invested"),
        value: ({ invested }) => invested,
        show: (exit) => (
          <Explained onExplain={() => open(exit, "invested")}>{format.money(exit.invested, currency)}</Explained>
        ),
        numeric: true,
      },
      {
        id: "proceeds",
        header: t("proceeds"),
        value: ({ proceeds }) => proceeds,
        show: (exit) => (
          <Explained onExplain={() => open(exit, "proceeds")}>{format.money(exit.proceeds, currency)}</Explained>
        ),
        numeric: true,
      },
      {
        id: "multiple",
        header: t("multiple"),
        value: ({ multiple }) => multiple.value,
        show: (exit) => (
          <Figure
            value={exit.multiple.value}
            reason={exit.multiple.reason}
            unit="multiple"
            onExplain={() => open(exit, "multiple")}
          />
        ),
        numeric: true,
      },
    ];
  }, [t, format, terms, currency, deals, explain, steps]);
  return (
    <SimpleTable
      caption={t("exitsTitle")}
      columns={columns}
      rows={exits}
      rowKey={({ route }) => route}
      csvName={`deals-exits-${asOf}`}
      emptyText={t("noExits")}
    />
  );
}
