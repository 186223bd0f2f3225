"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { aheadAssumptions, holdingAhead } from "@/server/core/deals/deal-ahead.ts";
import type { DealRules } from "@/server/core/deals/deal-facts.ts";
import { moneyAhead } from "@/server/core/deals/money-ahead.ts";
import { measured } from "@/server/core/measured.ts";
import type { DealView } from "@/server/services/deals-view.ts";
import type { AheadFigure, Year } from "./ahead-table.tsx";
import { useDealExplain } from "./deal-explainer.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

const FORMULAS: Readonly<Record<AheadFigure, string>> = {
  calls: "planned instalments of the year + call rate × uncalled",
  distributions: "(age ÷ life)^bow × value × (1 + growth)",
  value: "value × (1 + growth) − distributions + calls",
};

/** Opens the derivation of one year's money ahead, with every deal's part in it. */
export function useAheadStep(deals: readonly DealView[], rules: DealRules, asOf: string) {
  const t = useTranslations("deals");
  const explain = useDealExplain();
  const steps = useDealSteps();
  return useCallback(
    (year: Year, key: AheadFigure) => {
      const assumptions = aheadAssumptions(rules);
      const part = (deal: DealView) => moneyAhead(holdingAhead(deal, asOf), assumptions)[year.year - 1]?.[key] ?? 0;
      const parts = new Map(deals.map((deal) => [deal.dealId, part(deal)]));
      const amount = ({ dealId }: DealView) => parts.get(dealId) ?? 0;
      explain(
        steps.sum(
          {
            method: "dealAhead",
            title: steps.titled(t(`ahead.${key}`), String(year.calendarYear)),
            value: measured(year[key]),
            unit: "money",
            formula: FORMULAS[key],
            inputs: [
              steps.money(
                t("uncalled"),
                deals.reduce((sum, { state }) => sum + state.uncalled, 0),
              ),
              { name: t("explain.life"), value: assumptions.lifeYears, unit: "years" },
              { name: t("explain.growth"), value: assumptions.growth, unit: "share" },
              { name: t("explain.callRate"), value: assumptions.callRate, unit: "share" },
              steps.text(t("explain.bow"), String(assumptions.bow)),
            ],
          },
          deals.filter((deal) => amount(deal) !== 0),
          amount,
        ),
      );
    },
    [t, explain, steps, deals, rules, asOf],
  );
}
