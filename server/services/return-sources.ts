import "server-only";
import { type Frequency, periodIndex, periodStart } from "@/server/core/returns/calendar/period.ts";
import type { ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import {
  loadBenchmarkWeights,
  loadCashFlows,
  loadSeriesPoints,
  loadValuations,
} from "@/server/persistence/fact-repository.ts";
import { loadBatchNames, loadPortfolios, loadReturnSeries } from "@/server/persistence/manager-repository.ts";

/** Rows of one file, ascending. */
export interface FileRows {
  readonly fileName: string;
  readonly rows: readonly number[];
}

/** What stands behind one period of a record. */
export interface PeriodSources {
  readonly portfolio: readonly FileRows[];
  readonly benchmark: readonly FileRows[];
}

interface SourcedFact {
  readonly effectiveOn: string;
  readonly batchId: string;
  readonly sourceRow: number | null;
}

/**
 * The rows of the files behind each period of a manager's record: returns, or flows and marks where returns are made
 * from them, of the portfolios the manager answered for at the time, and of their benchmarks.
 *
 * @param record in the viewer's scope
 * @returns by number of the period
 */
export async function returnSources(record: ManagerRecord, frequency: Frequency): Promise<Map<number, PeriodSources>> {
  const held = record.assignments.filter(({ credit }) => credit === "holding");
  const portfolioIds = [...new Set(held.map(({ portfolioId }) => portfolioId))];
  const query = { knownAsOf: record.knownAsOf === null ? null : new Date(record.knownAsOf), to: record.asOf };
  const [portfolios, series, batchNames] = await Promise.all([loadPortfolios(), loadReturnSeries(), loadBatchNames()]);
  const benchmarkOf = new Map(portfolios.map(({ id, benchmarkId }) => [id, benchmarkId]));
  const benchmarkIds = [...new Set(portfolioIds.flatMap((id) => benchmarkOf.get(id) ?? []))];
  const own = series.filter(
    ({ portfolioId, kind }) => kind === "portfolioReturn" && portfolioId !== null && portfolioIds.includes(portfolioId),
  );
  const weights = await loadBenchmarkWeights({ ...query, blendIds: benchmarkIds });
  const seriesIds = [...own.map(({ id }) => id), ...benchmarkIds, ...weights.map(({ componentId }) => componentId)];
  const [points, flows, marks] = await Promise.all([
    loadSeriesPoints({ ...query, seriesIds: [...new Set(seriesIds)] }),
    loadCashFlows({ ...query, portfolioIds }),
    loadValuations({ ...query, portfolioIds }),
  ]);

  const periodOf = ({ effectiveOn }: SourcedFact) => periodIndex(effectiveOn, frequency);
  const sources = new Map<number, { portfolio: SourcedFact[]; benchmark: SourcedFact[] }>();
  const put = (side: "portfolio" | "benchmark", facts: readonly SourcedFact[], portfolioId: string) => {
    for (const fact of facts) {
      const period = periodOf(fact);
      const [from, next] = [periodStart(period, frequency), periodStart(period + 1, frequency)];
      const isAnswered = held.some(
        (line) => line.portfolioId === portfolioId && line.from < next && (line.until === null || line.until >= from),
      );
      if (!isAnswered) continue;
      const known = sources.get(period) ?? { portfolio: [], benchmark: [] };
      known[side].push(fact);
      sources.set(period, known);
    }
  };
  const pointsOf = (id: string) => points.filter(({ seriesId }) => seriesId === id);
  for (const portfolioId of portfolioIds) {
    const line = own.find((one) => one.portfolioId === portfolioId);
    const reported = line ? pointsOf(line.id) : [];
    const made = [...flows, ...marks].filter((fact) => fact.portfolioId === portfolioId);
    put("portfolio", reported.length > 0 ? reported : made, portfolioId);
    const benchmarkId = benchmarkOf.get(portfolioId);
    if (!benchmarkId) continue;
    const parts = weights.filter(({ blendId }) => blendId === benchmarkId);
    const ids = parts.length > 0 ? [...new Set(parts.map(({ componentId }) => componentId))] : [benchmarkId];
    put("benchmark", ids.flatMap(pointsOf), portfolioId);
  }
  return new Map(
    [...sources].map(([period, { portfolio, benchmark }]) => [
      period,
      { portfolio: fileRows(portfolio, batchNames), benchmark: fileRows(benchmark, batchNames) },
    ]),
  );
}

/** Facts as the files and rows that they stand in. */
export function fileRows(
  facts: readonly Omit<SourcedFact, "effectiveOn">[],
  batchNames: ReadonlyMap<string, string>,
): FileRows[] {
  const byBatch = new Map<string, Set<number>>();
  for (const { batchId, sourceRow } of facts) {
    const rows = byBatch.get(batchId) ?? new Set();
    if (sourceRow !== null) rows.add(sourceRow);
    byBatch.set(batchId, rows);
  }
  return [...byBatch].map(([batchId, rows]) => ({
    fileName: batchNames.get(batchId) ?? "",
    rows: [...rows].sort((a, b) => a - b),
  }));
}
