"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { FundGroup } from "@/server/core/records/fund-groups.ts";
import type { DealView } from "@/server/services/deals-view.ts";
import type { GroupFigure } from "../private-funds/groups-table.tsx";
import type { DealStep } from "./deal-explainer.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

const FORMULAS: Readonly<Record<GroupFigure, string>> = {
  tvpi: "(Σ paid back + Σ value) ÷ Σ paid in",
  dpi: "Σ paid back ÷ Σ paid in",
  rvpi: "Σ value ÷ Σ paid in",
  medianTvpi: "median of the multiples",
  medianIrr: "median of the rates",
};

/** Derivation of a figure of the deals of one year. */
export function useCohortStep(deals: readonly DealView[]) {
  const t = useTranslations("privateFunds");
  const words = useTranslations("deals");
  const steps = useDealSteps();
  return useCallback(
    (group: FundGroup, key: GroupFigure): DealStep => {
      const members = deals.filter(({ investedOn }) => Number(investedOn?.slice(0, 4)) === group.key);
      const total = (part: "invested" | "distributed" | "value") =>
        members.reduce((sum, deal) => sum + Number(deal[part]), 0);
      const measure = key.endsWith("Tvpi") ? "tvpi" : key.endsWith("Irr") ? "irr" : (key as "tvpi" | "dpi" | "rvpi");
      const title = t(key.startsWith("median") ? "median" : "pooled", { measure: t(measure) });
      return steps.sum(
        {
          method: "dealMoney",
          title: steps.titled(title, String(group.key)),
          value: group[key],
          unit: key === "medianIrr" ? "return" : "multiple",
          formula: FORMULAS[key],
          inputs: (["invested", "distributed", "value"] as const).map((part) => steps.money(words(part), total(part))),
        },
        members,
        ({ multiple }) => multiple.value ?? 0,
      );
    },
    [t, words, steps, deals],
  );
}
