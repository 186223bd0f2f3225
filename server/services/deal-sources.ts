import "server-only";
import type { z } from "zod";
import { managerScope, type Viewer } from "@/server/auth/permissions.ts";
import { mergedSources } from "@/server/core/records/merged-sources.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import { loadDealBook } from "@/server/persistence/deal-repository.ts";
import { loadCashFlows, loadDealEvents, loadValuations } from "@/server/persistence/fact-repository.ts";
import { loadBatchNames } from "@/server/persistence/manager-repository.ts";
import type { dealSourcesInput } from "./deals-view.ts";
import { grouped, sourceRefs } from "./source-refs.ts";

/**
 * Rows of files that figures of deals rest on: instalments and proceeds, marks, events. For one deal every file stands by
 * itself; for several there is one line per deal and kind of fact. Deals that the viewer may not see are left out.
 */
export async function dealSources(
  viewer: Viewer,
  { asOf: to, knownAsOf: moment, dealIds }: z.infer<typeof dealSourcesInput>,
): Promise<SourceRef[]> {
  const knownAsOf = moment === null ? null : new Date(moment);
  const wanted = new Set(dealIds);
  const book = await loadDealBook(managerScope(viewer, "privateBook.read"), to, knownAsOf);
  const deals = book.filter(({ id }) => wanted.has(id));
  const query = { knownAsOf, to };
  const portfolioIds = [...new Set(deals.map(({ portfolioId }) => portfolioId))];
  const [flows, marks, events, names] = await Promise.all([
    loadCashFlows({ ...query, portfolioIds }),
    loadValuations({ ...query, portfolioIds }),
    loadDealEvents({ ...query, dealIds: deals.map(({ id }) => id) }),
    loadBatchNames(),
  ]);
  const flowsOf = grouped(flows, ({ dealId }) => dealId ?? "");
  const marksOf = grouped(marks, ({ dealId }) => dealId ?? "");
  const eventsOf = grouped(events, ({ dealId }) => dealId);
  const refs = deals.flatMap((deal) => {
    const subject = { id: deal.id, name: deal.company };
    return [
      ...sourceRefs("cashFlow", subject, flowsOf.get(deal.id) ?? [], names),
      ...sourceRefs("valuation", subject, marksOf.get(deal.id) ?? [], names),
      ...sourceRefs("dealEvent", subject, eventsOf.get(deal.id) ?? [], names),
    ];
  });
  return deals.length > 1 ? mergedSources(refs) : refs;
}
