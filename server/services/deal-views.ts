import "server-only";
import type { DealRules } from "@/server/core/deals/deal-facts.ts";
import { dealState } from "@/server/core/deals/deal-state.ts";
import { PAPER_LOSS_CLASSES, type PaperLossClass, paperLossParts } from "@/server/core/deals/paper-loss.ts";
import { stuckFinding } from "@/server/core/deals/stuck-deals.ts";
import { measured, unavailable } from "@/server/core/measured.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import { corridorPlacer } from "@/server/core/private-equity/j-curve-corridor.ts";
import { fullMonthsBetween } from "@/server/core/returns/calendar/plain-date.ts";
import type { Placed } from "@/server/core/schemes/manager-record.ts";
import type { LoadedDeal } from "./deal-files.ts";
import type { DealView, LossView } from "./deals-view.ts";
import type { SnapshotCorridor } from "./snapshot-corridor.ts";

/** Deals as pages show them. The corridor of funds of the same age stands in for one of deals, which nobody publishes. */
export function dealViews(
  deals: readonly LoadedDeal[],
  { peers, view }: Pick<SnapshotCorridor, "peers" | "view">,
  asOf: string,
  rules: DealRules,
): DealView[] {
  const place = corridorPlacer("tvpi", peers, view);
  const placed = (ageYears: number | null, multiple: DealView["multiple"]): Placed => {
    if (multiple.value === null) return multiple;
    if (ageYears === null) return unavailable("notStarted");
    if (peers.length === 0) return unavailable("noPeers");
    return measured(place({ ageYears: Math.floor(ageYears), value: multiple.value }));
  };
  return deals.map(({ row, file, benchmarkLevel }) => {
    const state = dealState(file, asOf);
    const position = state.isOpen ? placed(state.ageYears, file.line.multiple) : unavailable("exited");
    const lowerMultiple = position.value?.band.quantiles.value?.[0] ?? null;
    const { loss, parts } = paperLossParts(file, asOf, { benchmarkLevel, lowerMultiple });
    const silent = state.lastNewsOn === null ? null : fullMonthsBetween(state.lastNewsOn, asOf);
    return {
      ...file.line,
      portfolioCode: row.portfolioCode,
      portfolioName: row.portfolioName,
      portfolioNameZh: row.portfolioNameZh,
      decidedBy: row.decidedBy,
      heldBy: row.heldBy,
      state,
      stuck: stuckFinding(file, asOf, rules, state),
      loss: {
        loss: loss.toFixed(),
        parts: Object.fromEntries(PAPER_LOSS_CLASSES.map((name) => [name, parts[name].toFixed()])) as LossView["parts"],
      },
      place: position,
      silentMonths: state.isOpen && silent !== null && silent > rules.newsMonths ? silent : null,
    };
  });
}

/** Sum of the losses of deals, part by part. */
export function totalLoss(deals: readonly DealView[]): LossView {
  const add = (take: (loss: LossView) => string) =>
    deals.reduce((sum, { loss }) => sum.plus(take(loss)), new Exact(0)).toFixed();
  return {
    loss: add(({ loss }) => loss),
    parts: Object.fromEntries(
      PAPER_LOSS_CLASSES.map((name: PaperLossClass) => [name, add(({ parts }) => parts[name])]),
    ) as LossView["parts"],
  };
}
