import "server-only";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { aheadAssumptions, holdingAhead } from "@/server/core/deals/deal-ahead.ts";
import { dealBridge } from "@/server/core/deals/deal-bridge.ts";
import type { DealFile } from "@/server/core/deals/deal-facts.ts";
import { negativeListHits, standardCells, standardFor } from "@/server/core/deals/deal-standards.ts";
import { moneyAhead } from "@/server/core/deals/money-ahead.ts";
import { peerCut } from "@/server/core/deals/peer-cut.ts";
import { projectedPath } from "@/server/core/deals/projected-path.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import { jCurveCorridor } from "@/server/core/private-equity/j-curve-corridor.ts";
import { daysBetween } from "@/server/core/returns/calendar/plain-date.ts";
import { loadDealChanges } from "@/server/persistence/deal-repository.ts";
import type { PageAnswer, PageContextInput } from "./context-view.ts";
import { openDealBook, standardDeal } from "./deals.ts";
import type { DealCardView } from "./deals-view.ts";
import { corridorOf } from "./snapshot.ts";

/**
 * One company: its way so far, where it is expected to go, what its paper loss is made of, and who changed what.
 *
 * @throws InvalidInputError unknownDeal, also for a deal that the viewer may not see
 */
export async function dealCard(
  viewer: Viewer,
  { code, ...input }: PageContextInput & { code: string },
): Promise<PageAnswer<DealCardView>> {
  const book = await openDealBook(viewer, input);
  if ("status" in book) return book;
  const { opened, policy, knownAsOf } = book;
  const { asOf } = opened.context;
  const deal = book.deals.find((item) => item.code === code);
  const file = book.loaded.find(({ row }) => row.code === code)?.file;
  if (!deal || !file) throw new InvalidInputError("unknownDeal", { code });
  const [{ view, peers }, changes] = await Promise.all([
    corridorOf(opened.snapshotId),
    loadDealChanges(deal.dealId, knownAsOf),
  ]);
  const { state } = deal;
  const cut = peerCut(peers, { stage: state.stage, ageYears: Math.floor(state.ageYears ?? 0) }, view);
  const corridor =
    cut.name === "all" ? view : { ...view, ages: jCurveCorridor(cut.peers, view), peerCount: cut.peers.length };
  const held = standardDeal(deal);
  const hits = negativeListHits([held], policy.negativeList, asOf);
  return {
    status: "ready",
    context: opened.context,
    headline: {
      code: !state.isOpen ? "exited" : Number(deal.loss.loss) > 0 ? "losing" : "gaining",
      facts: {
        company: deal.company,
        companyZh: deal.companyZh ?? deal.company,
        years: state.ageYears ?? 0,
        multiple: deal.multiple.value ?? 0,
        loss: Number(deal.loss.loss),
        currency: deal.currency,
        explained: Number(deal.loss.loss) > 0 ? 1 - Number(deal.loss.parts.unexplained) / Number(deal.loss.loss) : 1,
        signs: deal.stuck.signs.length,
        stuck: deal.stuck.isStuck ? 1 : 0,
      },
    },
    deal,
    flows: file.flows,
    marks: file.marks,
    events: file.events,
    path: multiples(file),
    projection:
      state.isOpen && state.ageYears !== null && deal.multiple.value !== null
        ? projectedPath(
            { ageYears: state.ageYears, multiple: deal.multiple.value },
            corridor.ages,
            corridor.probabilities,
          )
        : [],
    ahead: state.isOpen
      ? moneyAhead(holdingAhead(deal, asOf), aheadAssumptions(policy.rules)).map((year) => ({
          ...year,
          calendarYear: Number(asOf.slice(0, 4)) + year.year,
        }))
      : [],
    corridor,
    lowerMultiple: deal.place.value?.band.quantiles.value?.[0] ?? null,
    bridge: dealBridge(file, asOf),
    rules: policy.rules,
    standard: standardFor(policy.standards, { stage: state.stage, domain: deal.domain }, asOf),
    reviewOverdue: standardCells([held], policy.standards, asOf).some(({ overdue }) => overdue.length > 0),
    negative: policy.negativeList.filter(({ id }) => hits.some(({ entryId }) => entryId === id)),
    changes: changes.map(({ createdBy, knownAt, undoneAt, ...change }) => ({
      ...change,
      // The name of a file may name other portfolios, so that one who sees only the own record is not told it.
      fileName: opened.scope.managers === "all" || change.isForm ? change.fileName : "",
      by: opened.scope.managers === "all" ? createdBy : "",
      knownAt: knownAt.toISOString(),
      undoneAt: undoneAt?.toISOString() ?? null,
    })),
    canEdit: scopeOf(viewer.role, "data.write") !== null,
  };
}

/** (paid out so far + value) / paid in so far, on the day of each mark. */
function multiples({ line, flows, marks }: DealFile): DealCardView["path"] {
  const { investedOn } = line;
  if (investedOn === null) return [];
  return marks.flatMap(({ on, amount }) => {
    let [paidIn, distributed] = [0, 0];
    for (const flow of flows) {
      if (flow.on > on) break;
      if (flow.isIn) paidIn += Number(flow.amount);
      else distributed += Number(flow.amount);
    }
    if (!(paidIn > 0)) return [];
    return [{ on, ageYears: daysBetween(investedOn, on) / 365.25, multiple: (distributed + Number(amount)) / paidIn }];
  });
}
