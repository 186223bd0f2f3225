import type { PlainDate } from "../returns/calendar/plain-date";
import {
  lastReviewOn,
  type NegativeListEntry,
  type NegativeListHit,
  reviewDueOn,
  type StandardCell,
  type StandardDeal,
} from "./deal-standards";

/** One thing that is not as the standards or the negative list ask. Shares and rates are fractions. */
export type StandardBreach =
  | {
      readonly kind: "limit" | "tolerance";
      readonly stage: string;
      readonly domain: string;
      readonly is: number;
      readonly bound: number;
    }
  | {
      readonly kind: "review";
      readonly stage: string;
      readonly domain: string;
      readonly dealId: string;
      readonly lastOn: PlainDate;
      readonly dueOn: PlainDate;
    }
  | {
      readonly kind: "negative";
      readonly dealId: string;
      readonly entryId: string;
      readonly lastTicketOn: PlainDate | null;
      readonly since: PlainDate;
    };

/**
 * Everything that breaks a standard, one line each, the gravest kind first: money against the negative list, limits
 * exceeded (the furthest over first), tolerances used up, then reviews, the longest overdue first.
 *
 * @param cells of `standardCells` over the same deals, and `hits` of `negativeListHits`
 */
export function standardBreaches(
  cells: readonly StandardCell[],
  deals: readonly StandardDeal[],
  hits: readonly NegativeListHit[],
  entries: readonly NegativeListEntry[],
): StandardBreach[] {
  const dealOf = new Map(deals.map((deal) => [deal.dealId, deal]));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  const negative = hits.flatMap(({ dealId, entryId, isBreach }): StandardBreach[] => {
    const [deal, entry] = [dealOf.get(dealId), entryOf.get(entryId)];
    if (!isBreach || !deal || !entry) return [];
    return [{ kind: "negative", dealId, entryId, lastTicketOn: deal.lastTicketOn, since: entry.effectiveOn }];
  });
  const over = (kind: "limit" | "tolerance") =>
    cells
      .flatMap((cell) => {
        const { stage, domain, standard } = cell;
        const [broken, is, bound] =
          kind === "limit"
            ? [cell.isOverLimit, cell.share, standard?.limitShare]
            : [cell.isOverLossRate, cell.lossRate, standard?.lossRate];
        return broken && bound != null ? [{ kind, stage, domain, is, bound }] : [];
      })
      .sort((a, b) => b.is - b.bound - (a.is - a.bound));
  const reviews = cells
    .flatMap(({ stage, domain, standard, overdue }) =>
      overdue.flatMap((dealId) => {
        const deal = dealOf.get(dealId);
        const lastOn = deal ? lastReviewOn(deal) : null;
        if (lastOn === null || standard?.reviewMonths == null) return [];
        return [
          { kind: "review" as const, stage, domain, dealId, lastOn, dueOn: reviewDueOn(lastOn, standard.reviewMonths) },
        ];
      }),
    )
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
  return [...negative, ...over("limit"), ...over("tolerance"), ...reviews];
}
