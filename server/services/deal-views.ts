import "server-only";
import type { DealRules } from "@/server/core/deals/deal-facts.ts";
import { dealState } from "@/server/core/deals/deal-state.ts";
import { PAPER_LOSS_CLASSES, type PaperLossClass, paperLossParts } from "@/server/core/deals/paper-loss.ts";
import { type PeerCut, peerCut } from "@/server/core/deals/peer-cut.ts";
import { stuckFinding } from "@/server/core/deals/stuck-deals.ts";
import { measured, unavailable } from "@/server/core/measured.ts";
import { Exact } from "@/server/core/pay/exact.ts";
import { corridorPlacer } from "@/server/core/private-equity/j-curve-corridor.ts";
import { fullMonthsBetween } from "@/server/core/returns/calendar/plain-date.ts";
import type { Placed } from "@/server/core/schemes/manager-record.ts";
import type { LoadedDeal } from "./deal-files.ts";
import type { DealView, LossView } from "./deals-view.ts";
import type { PeerPoint } from "./private-funds-view.ts";
import type { SnapshotCorridor } from "./snapshot-corridor.ts";

/**
 * Deals as pages show them. The corridor of funds of the same age stands in for one of deals, which nobody publishes: of funds
 * that invest at the deal's stage where there are enough of them.
 */
export function dealViews(
  deals: readonly LoadedDeal[],
  { peers, view }: Pick<SnapshotCorridor, "peers" | "view">,
  asOf: string,
  rules: DealRules,
): DealView[] {
  const placers = new Map<string, ReturnType<typeof corridorPlacer>>();
  const placerOf = ({ name, stage, peers: members }: PeerCut<PeerPoint>) => {
    const key = name === "all" ? name : `${name} ${stage}`;
    const known = placers.get(key) ?? corridorPlacer("tvpi", members, view);
    placers.set(key, known);
    return known;
  };
  const placed = (ageYears: number | null, multiple: DealView["multiple"], cut: PeerCut<PeerPoint>): Placed => {
    if (multiple.value === null) return multiple;
    if (ageYears === null) return unavailable("notStarted");
    if (peers.length === 0) return unavailable("noPeers");
    return measured(placerOf(cut)({ ageYears: Math.floor(ageYears), value: multiple.value }));
  };
  const cuts = rememberedCuts(peers, view);
  return deals.map(({ row, file, benchmarkLevel }) => {
    const state = dealState(file, asOf);
    const cut = cuts(state.stage, Math.floor(state.ageYears ?? 0));
    const position = state.isOpen ? placed(state.ageYears, file.line.multiple, cut) : unavailable("exited");
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
      peerCut: { name: cut.name, stage: cut.stage, countOfStage: cut.countOfStage, peers: cut.peers.length },
      silentMonths: state.isOpen && silent !== null && silent > rules.newsMonths ? silent : null,
    };
  });
}

/** {@link peerCut}, each stage and age once. */
function rememberedCuts(peers: readonly PeerPoint[], view: SnapshotCorridor["view"]) {
  const known = new Map<string, PeerCut<PeerPoint>>();
  return (stage: string, ageYears: number): PeerCut<PeerPoint> => {
    const key = `${stage} ${ageYears}`;
    const cut = known.get(key) ?? peerCut(peers, { stage, ageYears }, view);
    known.set(key, cut);
    return cut;
  };
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
