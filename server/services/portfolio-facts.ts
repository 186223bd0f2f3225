import "server-only";
import { type BlendComponent, blendedBenchmark } from "@/server/core/records/blended-benchmark.ts";
import type { BenchmarkFacts, DealFacts, PortfolioFacts } from "@/server/core/records/manager-facts.ts";
import { periodSeries } from "@/server/core/records/period-series.ts";
import type { SourceRef } from "@/server/core/schemes/manager-record.ts";
import {
  loadBenchmarkWeights,
  loadCashFlows,
  loadDealEvents,
  loadFundPositions,
  loadSeriesPoints,
  loadValuations,
} from "@/server/persistence/fact-repository.ts";
import type { LoadedFact } from "@/server/persistence/fact-tables.ts";
import {
  type DealRow,
  type FundRow,
  loadDeals,
  loadFunds,
  loadPortfolios,
  loadRestatements,
  loadReturnSeries,
  type SeriesRow,
} from "@/server/persistence/manager-repository.ts";
import { grouped, sourceRefs } from "./source-refs.ts";

export interface FactsAsOf {
  readonly asOf: string;
  readonly knownAsOf: Date | null;
  readonly batchNames: ReadonlyMap<string, string>;
}

/** What is known of every portfolio as of a day, as known at a moment. */
export async function portfolioFacts(
  { asOf, knownAsOf, batchNames }: FactsAsOf,
  funds: readonly FundRow[],
): Promise<PortfolioFacts[]> {
  const query = { knownAsOf, to: asOf };
  const [portfolios, series, deals] = await Promise.all([loadPortfolios(), loadReturnSeries(), loadDeals()]);
  const portfolioIds = portfolios.map(({ id }) => id);
  const ownFunds = funds.filter(({ portfolioId }) => portfolioId !== null);
  const [points, weights, flows, marks, events, reported] = await Promise.all([
    loadSeriesPoints({ ...query, seriesIds: series.map(({ id }) => id) }),
    loadBenchmarkWeights({ ...query, blendIds: series.map(({ id }) => id) }),
    loadCashFlows({ ...query, portfolioIds }),
    loadValuations({ ...query, portfolioIds }),
    loadDealEvents({ ...query, dealIds: deals.map(({ id }) => id) }),
    loadFundPositions({ ...query, fundIds: ownFunds.map(({ id }) => id) }),
  ]);
  const [restatedPoints, restatedMarks, restatedFlows] = await Promise.all([
    loadRestatements("seriesPoints", knownAsOf),
    loadRestatements("valuations", knownAsOf),
    loadRestatements("cashFlows", knownAsOf),
  ]);

  const lines = new SeriesLines(series, points, weights, batchNames);
  const flowsOf = grouped(byDay(flows), ({ portfolioId }) => portfolioId);
  const marksOf = grouped(byDay(marks), ({ portfolioId }) => portfolioId);
  const dealsOf = grouped(deals, ({ portfolioId }) => portfolioId);
  const eventsOf = grouped(events, ({ dealId }) => dealId);
  const fundsOf = grouped(ownFunds, ({ portfolioId }) => portfolioId ?? "");
  const reportedOf = grouped(byDay(reported), ({ fundId }) => fundId);

  return portfolios.map(({ id, benchmarkId, ...portfolio }): PortfolioFacts => {
    const own = series.find(({ portfolioId, kind }) => portfolioId === id && kind === "portfolioReturn");
    const [ownFlows, ownMarks] = [flowsOf.get(id) ?? [], marksOf.get(id) ?? []];
    const ownReported = (fundsOf.get(id) ?? []).flatMap((fund) => reportedOf.get(fund.id) ?? []);
    const refs = (table: SourceRef["table"], rows: Parameters<typeof sourceRefs>[2], subjectId = id) =>
      sourceRefs(table, { id: subjectId, name: portfolio.name }, rows, batchNames);
    return {
      ...portfolio,
      portfolioId: id,
      returns: own ? lines.ownReturns(own) : null,
      benchmark: benchmarkId === null ? null : lines.benchmark(benchmarkId),
      flows: ownFlows.map(({ effectiveOn, kind, amount, dealId }) => ({ on: effectiveOn, kind, amount, dealId })),
      marks: ownMarks.map(({ effectiveOn, amount, basis, dealId }) => ({ on: effectiveOn, amount, basis, dealId })),
      deals: (dealsOf.get(id) ?? []).map((deal) => dealFacts(deal, eventsOf.get(deal.id) ?? [])),
      reported: ownReported.map(({ effectiveOn, commitment, paidIn, distributed, fairValue, netIrr }) => ({
        on: effectiveOn,
        commitment,
        paidIn,
        distributed,
        fairValue,
        netIrr,
      })),
      sources: [
        ...(own ? lines.sources(own) : []),
        ...refs("cashFlow", ownFlows),
        ...refs("valuation", ownMarks),
        ...refs("fundPosition", ownReported),
      ],
      restatedOn: [
        ...(own ? (restatedPoints.get(own.id) ?? []) : []),
        ...(restatedMarks.get(id) ?? []),
        ...(restatedFlows.get(id) ?? []),
      ].sort(),
    };
  });
}

/** Funds with their latest reported position on or before a day; peers and own alike. */
export async function latestFundPositions({ asOf, knownAsOf }: FactsAsOf) {
  const [funds, positions] = await Promise.all([loadFunds(), loadFundPositions({ knownAsOf, to: asOf })]);
  const latest = new Map(byDay(positions).map((position) => [position.fundId, position]));
  return { funds, latest };
}

/** Benchmarks of portfolios as of a day, by portfolio; one without a benchmark is left out. */
export async function portfolioBenchmarks(
  { asOf, knownAsOf, batchNames }: FactsAsOf,
  portfolioIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, BenchmarkFacts>> {
  const [portfolios, all] = await Promise.all([loadPortfolios(), loadReturnSeries()]);
  const series = all.filter(({ kind }) => kind !== "portfolioReturn");
  const query = { knownAsOf, to: asOf };
  const seriesIds = series.map(({ id }) => id);
  const [points, weights] = await Promise.all([
    loadSeriesPoints({ ...query, seriesIds }),
    loadBenchmarkWeights({ ...query, blendIds: seriesIds }),
  ]);
  const lines = new SeriesLines(series, points, weights, batchNames);
  return new Map(
    portfolios.flatMap(({ id, benchmarkId }) => {
      const benchmark = benchmarkId !== null && portfolioIds.has(id) ? lines.benchmark(benchmarkId) : null;
      return benchmark === null ? [] : [[id, benchmark]];
    }),
  );
}

/** Return series by id, worked out at first use: many portfolios share a benchmark. */
class SeriesLines {
  readonly #points: ReadonlyMap<string, LoadedFact<"seriesPoints">[]>;
  readonly #weights: ReadonlyMap<string, LoadedFact<"benchmarkWeights">[]>;
  readonly #byId: ReadonlyMap<string, SeriesRow>;
  readonly #benchmarks = new Map<string, BenchmarkFacts | null>();

  constructor(
    series: readonly SeriesRow[],
    points: readonly LoadedFact<"seriesPoints">[],
    weights: readonly LoadedFact<"benchmarkWeights">[],
    readonly batchNames: ReadonlyMap<string, string>,
  ) {
    this.#byId = new Map(series.map((row) => [row.id, row]));
    this.#points = grouped(points, ({ seriesId }) => seriesId);
    this.#weights = grouped(weights, ({ blendId }) => blendId);
  }

  ownReturns({ id, frequency }: SeriesRow) {
    const points = this.#points.get(id) ?? [];
    return periodSeries(
      points.map(({ effectiveOn, value }) => ({ on: effectiveOn, value })),
      frequency,
    );
  }

  sources({ id, name }: SeriesRow): SourceRef[] {
    return sourceRefs("seriesPoint", { id, name }, this.#points.get(id) ?? [], this.batchNames);
  }

  benchmark(id: string): BenchmarkFacts | null {
    const known = this.#benchmarks.get(id);
    if (known !== undefined) return known;
    const row = this.#byId.get(id);
    const facts = row ? this.#benchmarkOf(row) : null;
    this.#benchmarks.set(id, facts);
    return facts;
  }

  #benchmarkOf(row: SeriesRow): BenchmarkFacts {
    const { id: seriesId, name, nameZh } = row;
    const weights = this.#weights.get(seriesId) ?? [];
    if (weights.length === 0)
      return { seriesId, name, nameZh, series: this.ownReturns(row), sources: this.sources(row) };
    const parts = [...grouped(weights, ({ componentId }) => componentId)].flatMap(([componentId, dated]) => {
      const component = this.#byId.get(componentId);
      return component
        ? [{ component, weights: byDay(dated).map((w) => ({ from: w.effectiveOn, weight: w.weight })) }]
        : [];
    });
    const blend = parts.map(
      ({ component, weights: dated }): BlendComponent => ({ series: this.ownReturns(component), weights: dated }),
    );
    return {
      seriesId,
      name,
      nameZh,
      series: blendedBenchmark(blend),
      sources: [
        ...sourceRefs("benchmarkWeight", { id: seriesId, name }, weights, this.batchNames),
        ...parts.flatMap(({ component }) => this.sources(component)),
      ],
    };
  }
}

function dealFacts(
  { id, code, company, companyZh, domain, stage, instrument }: DealRow,
  events: readonly LoadedFact<"dealEvents">[],
): DealFacts {
  const exit = byDay(events).findLast(({ kind }) => kind === "exit");
  const milestones = events.filter(({ kind }) => kind === "milestone");
  return {
    dealId: id,
    code,
    company,
    companyZh,
    domain,
    stage,
    instrument,
    exitedOn: exit?.effectiveOn ?? null,
    exitRoute: exit?.route ?? null,
    milestonesHit: milestones.filter(({ outcome }) => outcome === "hit").length,
    milestonesMissed: milestones.filter(({ outcome }) => outcome === "missed").length,
  };
}

const byDay = <T extends { effectiveOn: string }>(facts: readonly T[]): T[] =>
  [...facts].sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : a.effectiveOn > b.effectiveOn ? 1 : 0));
