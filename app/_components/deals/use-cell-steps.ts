"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { PAPER_LOSS_CLASSES } from "@/server/core/deals/paper-loss.ts";
import { measured } from "@/server/core/measured.ts";
import type { DealView, LossView, StandardCellView } from "@/server/services/deals-view.ts";
import type { DealStep } from "./deal-explainer.tsx";
import { useDealSteps } from "./use-deal-steps.ts";

/** Derivations of a cell of stage and domain: money at work, paper loss, and what it is held to. */
export function useCellSteps(deals: readonly DealView[], cells: readonly StandardCellView[]) {
  const t = useTranslations("deals");
  const steps = useDealSteps();
  return useMemo(() => {
    const { terms, money, text } = steps;
    const book = cells.reduce((sum, { open }) => sum + open, 0);
    const titleOf = ({ stage, domain }: StandardCellView) =>
      `${terms("dealStages", stage)} · ${terms("domains", domain)}`;
    const members = (cell: StandardCellView) =>
      deals.filter(({ state, domain }) => state.stage === cell.stage && domain === cell.domain);
    const openOf = ({ state, invested }: DealView) => (state.isOpen ? Number(invested) : 0);
    const openStep = (cell: StandardCellView): DealStep =>
      steps.sum(
        {
          method: "dealStandard",
          title: steps.titled(t("open"), titleOf(cell)),
          value: measured(cell.open),
          unit: "money",
          formula: "Σ paid in for what is still held; share = it ÷ the book",
          inputs: [
            money(t("explain.book"), book),
            { name: t("share"), value: cell.share, unit: "share" },
            { name: t("limit"), value: cell.standard?.limitShare ?? null, unit: "share" },
          ],
        },
        members(cell).filter(({ state }) => state.isOpen),
        openOf,
      );
    const lossStep = (cell: StandardCellView): DealStep => {
      const own = members(cell);
      const add = (take: (loss: LossView) => string) =>
        String(own.reduce((sum, { loss }) => sum + Number(take(loss)), 0));
      const whole: LossView = {
        loss: add(({ loss }) => loss),
        parts: Object.fromEntries(
          PAPER_LOSS_CLASSES.map((name) => [name, add(({ parts }) => parts[name])]),
        ) as LossView["parts"],
      };
      return steps.loss(own, whole, null, titleOf(cell));
    };
    const standardStep = (cell: StandardCellView): DealStep => {
      const late = new Set(cell.overdue);
      return steps.sum(
        {
          method: "dealStandard",
          title: steps.titled(t("standards.title"), titleOf(cell)),
          value: measured(cell.lossRate),
          unit: "share",
          formula: "losses ÷ invested > tolerated;  at work ÷ book > limit;  last review + rhythm < day",
          inputs: [
            { name: t("explain.lossRate"), value: cell.lossRate, unit: "share" },
            { name: t("standards.lossRate"), value: cell.standard?.lossRate ?? null, unit: "share" },
            { name: t("share"), value: cell.share, unit: "share" },
            { name: t("limit"), value: cell.standard?.limitShare ?? null, unit: "share" },
            text(t("standards.review"), t("standards.monthsN", { count: cell.standard?.reviewMonths ?? 0 })),
            ...members(cell)
              .filter(({ dealId }) => late.has(dealId))
              .map((deal) => text(`${steps.called(deal)}: ${t("explain.lastReview")}`, lastReview(deal))),
          ],
        },
        members(cell),
        ({ total }) => Math.min(0, Number(total)),
      );
    };
    return { openStep, lossStep, standardStep };
  }, [t, steps, deals, cells]);
}

const lastReview = ({ state, investedOn }: DealView): string =>
  state.assessments.reduce<string | null>((last, { on }) => (last === null || on > last ? on : last), null) ??
  investedOn ??
  "–";
