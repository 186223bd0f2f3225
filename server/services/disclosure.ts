import "server-only";
import type { Viewer } from "@/server/auth/permissions.ts";
import type { DealHappening } from "@/server/core/deals/deal-facts.ts";
import type { PageAnswer, PageContextInput, Sentence } from "./context-view.ts";
import { openDealBook } from "./deals.ts";
import type { DealView } from "./deals-view.ts";

/** A line of the feed: what was told of a deal, and when. */
export interface DisclosureLine extends DealHappening {
  readonly dealId: string;
}

export interface DisclosureView {
  readonly headline: Sentence;
  /** Newest first. */
  readonly lines: readonly DisclosureLine[];
  readonly deals: readonly Pick<
    DealView,
    "dealId" | "code" | "company" | "companyZh" | "domain" | "silentMonths" | "heldBy"
  >[];
  /** Open deals without news for longer than the rules allow, the longest first. */
  readonly gaps: readonly { readonly dealId: string; readonly months: number; readonly lastNewsOn: string | null }[];
  readonly newsMonths: number;
}

/** What deals told: material events, financial condition, milestones, judgements; and which have told nothing for long. */
export async function disclosurePage(viewer: Viewer, input: PageContextInput): Promise<PageAnswer<DisclosureView>> {
  const book = await openDealBook(viewer, input);
  if ("status" in book) return book;
  const { opened, deals, loaded, policy } = book;
  const lines = loaded
    .flatMap(({ row, file }) => file.events.map((event): DisclosureLine => ({ ...event, dealId: row.id })))
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
  const gaps = deals
    .flatMap(({ dealId, silentMonths, state }) =>
      silentMonths === null ? [] : [{ dealId, months: silentMonths, lastNewsOn: state.lastNewsOn }],
    )
    .sort((a, b) => b.months - a.months);
  return {
    status: "ready",
    context: opened.context,
    headline: {
      code: deals.length === 0 ? "nothing" : gaps.length > 0 ? "gaps" : "noGaps",
      facts: {
        deals: deals.filter(({ state }) => state.isOpen).length,
        gaps: gaps.length,
        months: policy.rules.newsMonths,
      },
    },
    lines,
    deals: deals.map(({ dealId, code, company, companyZh, domain, silentMonths, heldBy }) => ({
      dealId,
      code,
      company,
      companyZh,
      domain,
      silentMonths,
      heldBy,
    })),
    gaps,
    newsMonths: policy.rules.newsMonths,
  };
}
