import "server-only";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import { benchmarkLevel } from "@/server/core/deals/benchmark-level.ts";
import type { DealFile } from "@/server/core/deals/deal-facts.ts";
import { goesIn, type PortfolioFacts } from "@/server/core/records/manager-facts.ts";
import { dealLines } from "@/server/core/records/private-position.ts";
import { type DealBookRow, loadDealBook } from "@/server/persistence/deal-repository.ts";
import { loadCashFlows, loadDealEvents, loadValuations } from "@/server/persistence/fact-repository.ts";
import { loadBatchNames } from "@/server/persistence/manager-repository.ts";
import { portfolioBenchmarks } from "./portfolio-facts.ts";
import { grouped } from "./source-refs.ts";

/** A deal with all that is known of it and the benchmark it is measured against. */
export interface LoadedDeal {
  readonly row: DealBookRow;
  readonly file: DealFile;
  readonly benchmarkLevel: ((on: string) => number | null) | null;
}

/**
 * Deals that the scope may see, each with its facts as of a day and as known at a moment. Money is computed by the same
 * function as in every manager's record. Deals without a flow by then are left out.
 */
export async function loadDealFiles(scope: ManagerScope, asOf: string, knownAsOf: Date | null): Promise<LoadedDeal[]> {
  const rows = await loadDealBook(scope, asOf, knownAsOf);
  const portfolioIds = [...new Set(rows.map(({ portfolioId }) => portfolioId))];
  const query = { knownAsOf, to: asOf };
  const [flows, marks, events, batchNames] = await Promise.all([
    loadCashFlows({ ...query, portfolioIds }),
    loadValuations({ ...query, portfolioIds }),
    loadDealEvents({ ...query, dealIds: rows.map(({ id }) => id) }),
    loadBatchNames(),
  ]);
  const benchmarks = await portfolioBenchmarks({ asOf, knownAsOf, batchNames }, new Set(portfolioIds));
  const levels = new Map([...benchmarks].map(([id, { series }]) => [id, benchmarkLevel(series)]));
  const byDay = <T extends { effectiveOn: string }>(facts: readonly T[]) =>
    [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
  const flowsOf = grouped(byDay(flows), ({ dealId }) => dealId ?? "");
  const marksOf = grouped(byDay(marks), ({ dealId }) => dealId ?? "");
  const eventsOf = grouped(byDay(events), ({ dealId }) => dealId);
  const wholeMarks = grouped(
    marks.filter(({ dealId }) => dealId === null),
    ({ portfolioId }) => portfolioId,
  );
  return rows.flatMap((row): LoadedDeal[] => {
    const own = eventsOf.get(row.id) ?? [];
    const exit = own.findLast(({ kind }) => kind === "exit");
    const milestones = own.filter(({ kind }) => kind === "milestone");
    const asFlow = ({ effectiveOn, kind, amount, dealId }: (typeof flows)[number]) => ({
      on: effectiveOn,
      kind,
      amount,
      dealId,
    });
    const asMark = ({ effectiveOn, amount, basis, dealId }: (typeof marks)[number]) => ({
      on: effectiveOn,
      amount,
      basis,
      dealId,
    });
    const ownFlows = (flowsOf.get(row.id) ?? []).map(asFlow);
    const ownMarks = [...(marksOf.get(row.id) ?? []), ...(wholeMarks.get(row.portfolioId) ?? [])].map(asMark);
    const portfolio: PortfolioFacts = {
      portfolioId: row.portfolioId,
      code: row.portfolioCode,
      name: row.portfolioName,
      nameZh: row.portfolioNameZh,
      book: "private",
      assetClass: "directDeals",
      currency: row.currency,
      vintageYear: null,
      returns: null,
      benchmark: null,
      flows: ownFlows,
      marks: ownMarks,
      deals: [
        {
          dealId: row.id,
          code: row.code,
          company: row.company,
          companyZh: row.companyZh,
          domain: row.domain,
          stage: row.stage,
          instrument: row.instrument,
          exitedOn: exit?.effectiveOn ?? null,
          exitRoute: exit?.route ?? null,
          milestonesHit: milestones.filter(({ outcome }) => outcome === "hit").length,
          milestonesMissed: milestones.filter(({ outcome }) => outcome === "missed").length,
        },
      ],
      reported: [],
      sources: [],
      restatedOn: [],
    };
    const line = dealLines(portfolio, asOf)[0];
    if (line === undefined) return [];
    return [
      {
        row,
        benchmarkLevel: levels.get(row.portfolioId) ?? null,
        file: {
          line,
          flows: ownFlows.map((flow) => ({ on: flow.on, kind: flow.kind, amount: flow.amount, isIn: goesIn(flow) })),
          marks: ownMarks
            .filter(({ dealId }) => dealId !== null)
            .map(({ on, amount, basis }) => ({ on, amount, basis })),
          events: own.map(({ effectiveOn, kind, name, outcome, score, route, plannedOn, note }) => ({
            on: effectiveOn,
            kind,
            name,
            outcome,
            score,
            route,
            plannedOn,
            note,
          })),
        },
      },
    ];
  });
}
