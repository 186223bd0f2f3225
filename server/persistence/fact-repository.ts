import "server-only";
import { quoted } from "./copy-rows.ts";
import { type FactKind, factTables, type LoadedFact } from "./fact-tables.ts";
import { pool } from "./pool.ts";

/** Which facts, and as known when. */
export interface FactQuery {
  /** The moment to look from; null: everything known now. */
  knownAsOf: Date | null;
  /** Plain dates, inclusive, on `effectiveOn`. */
  from?: string;
  to?: string;
}

/**
 * The one reading of facts: for each key the newest row that was known by `knownAsOf` and not retracted by then.
 *
 * @param filters column -> allowed values; a filter that is undefined does not filter, an empty one matches nothing
 */
async function loadFacts<K extends FactKind>(
  kind: K,
  filters: Readonly<Record<string, readonly string[] | undefined>>,
  { knownAsOf, from, to }: FactQuery,
): Promise<LoadedFact<K>[]> {
  const { table, key, values } = factTables[kind];
  const parameters: unknown[] = [];
  const parameter = (value: unknown) => `$${parameters.push(value)}`;
  const conditions: string[] = [];
  for (const [column, allowed] of Object.entries(filters)) {
    if (allowed === undefined) continue;
    if (allowed.length === 0) return [];
    const type = column.endsWith("Id") ? "uuid[]" : "text[]";
    conditions.push(`${quoted(column)} = any(${parameter(allowed)}::${type})`);
  }
  if (from !== undefined) conditions.push(`"effectiveOn" >= ${parameter(from)}::date`);
  if (to !== undefined) conditions.push(`"effectiveOn" <= ${parameter(to)}::date`);
  if (knownAsOf === null) conditions.push(`"retractedAt" is null`);
  else {
    const moment = `${parameter(knownAsOf.toISOString())}::timestamptz`;
    conditions.push(`"knownAt" <= ${moment}`, `("retractedAt" is null or "retractedAt" > ${moment})`);
  }
  const keyColumns = key.map(quoted).join(", ");
  const columns = [...key, ...values, "id", "batchId", "knownAt", "sourceRow", "sourceColumn"].map(quoted).join(", ");
  const { rows } = await pool().query(
    `select distinct on (${keyColumns}) ${columns} from ${quoted(table)} where ${conditions.join(" and ")}
     order by ${keyColumns}, "knownAt" desc, id desc`,
    parameters,
  );
  return rows as LoadedFact<K>[];
}

/** Returns, rates and levels, ordered by series and date. */
export const loadSeriesPoints = ({ seriesIds, ...query }: FactQuery & { seriesIds: readonly string[] }) =>
  loadFacts("seriesPoints", { seriesId: seriesIds }, query);

/** The parts of blended benchmarks with the day from which each weight holds. */
export const loadBenchmarkWeights = ({ blendIds, ...query }: FactQuery & { blendIds: readonly string[] }) =>
  loadFacts("benchmarkWeights", { blendId: blendIds }, query);

/** Weights and returns by segment, ordered by portfolio, breakdown, date and segment. */
export const loadSegmentReturns = ({
  portfolioIds,
  breakdown,
  ...query
}: FactQuery & { portfolioIds: readonly string[]; breakdown?: string }) =>
  loadFacts(
    "segmentReturns",
    { portfolioId: portfolioIds, breakdown: breakdown === undefined ? undefined : [breakdown] },
    query,
  );

/** Securities with weights, return and attributes, ordered by portfolio, date and security. */
export const loadHoldings = ({ portfolioIds, ...query }: FactQuery & { portfolioIds: readonly string[] }) =>
  loadFacts("holdings", { portfolioId: portfolioIds }, query);

/** Positions of private funds; without `fundIds` those of every fund. */
export const loadFundPositions = ({ fundIds, ...query }: FactQuery & { fundIds?: readonly string[] }) =>
  loadFacts("fundPositions", { fundId: fundIds }, query);

/** Dated flows of portfolios and their deals. */
export const loadCashFlows = ({ portfolioIds, ...query }: FactQuery & { portfolioIds: readonly string[] }) =>
  loadFacts("cashFlows", { portfolioId: portfolioIds }, query);

/** Marks of portfolios and their deals. */
export const loadValuations = ({ portfolioIds, ...query }: FactQuery & { portfolioIds: readonly string[] }) =>
  loadFacts("valuations", { portfolioId: portfolioIds }, query);

/** Who answered for what; without a filter everybody for everything. */
export const loadAssignments = ({
  managerIds,
  portfolioIds,
  ...query
}: FactQuery & { managerIds?: readonly string[]; portfolioIds?: readonly string[] }) =>
  loadFacts("assignments", { managerId: managerIds, portfolioId: portfolioIds }, query);

/** Milestones, assessments, stage changes and exits of deals. */
export const loadDealEvents = ({ dealIds, ...query }: FactQuery & { dealIds: readonly string[] }) =>
  loadFacts("dealEvents", { dealId: dealIds }, query);

/** Judgements of managers, events and departures; without a filter of everybody. */
export const loadManagerEvents = ({ managerIds, ...query }: FactQuery & { managerIds?: readonly string[] }) =>
  loadFacts("managerEvents", { managerId: managerIds }, query);

/** Figures of the institution by name; without `names` all of them. */
export const loadInstitutionFigures = ({ names, ...query }: FactQuery & { names?: readonly string[] }) =>
  loadFacts("institutionFigures", { name: names }, query);

/** What assets are expected to bring and liabilities to cost; `from` and `to` are days ahead. */
export const loadExpectedFlows = (query: FactQuery) => loadFacts("expectedFlows", {}, query);

/** Values and costs of capital assets; without `assetIds` of all. */
export const loadAssetPositions = ({ assetIds, ...query }: FactQuery & { assetIds?: readonly string[] }) =>
  loadFacts("assetPositions", { assetId: assetIds }, query);

/** Trades of listed assets; without `assetIds` of all. */
export const loadAssetTrades = ({ assetIds, ...query }: FactQuery & { assetIds?: readonly string[] }) =>
  loadFacts("assetTrades", { assetId: assetIds }, query);
