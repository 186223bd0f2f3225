import "server-only";
import type pg from "pg";
import { quoted } from "./copy-rows.ts";
import { pool } from "./pool.ts";

export interface KnownManager {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
  isExternal: boolean;
  desk: string | null;
  style: string | null;
}
export interface KnownPortfolio {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
  book: string;
  assetClass: string;
  accountingClass: string | null;
  desk: string | null;
  style: string | null;
  currency: string;
  benchmarkId: string | null;
  vintageYear: number | null;
}
export interface KnownSeries {
  id: string;
  code: string;
  name: string;
  kind: string;
  frequency: string;
  layer: string;
  currency: string | null;
  unit: string | null;
  portfolioId: string | null;
}
export interface KnownFund {
  id: string;
  reporter: string;
  name: string;
  generalPartner: string | null;
  strategy: string | null;
  vintageYear: number;
  currency: string;
  portfolioId: string | null;
}
export interface KnownDeal {
  id: string;
  code: string;
  portfolioId: string;
  company: string;
  companyZh: string | null;
  domain: string;
  stage: string;
  instrument: string;
  decidedById: string | null;
  currency: string;
}

export interface KnownCapitalAsset {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
  asset: string;
  portfolioId: string | null;
  dealId: string | null;
  counterparty: string | null;
  currency: string;
  indices: string[];
  layers: number;
  productType: string | null;
  emergingMarket: boolean;
  issuerFactor: number | null;
  grade: string | null;
  specialFactors: string[];
  below: object[];
}

/** Who and what is known, as imports look it up. */
export interface KnownReferences {
  managers: readonly KnownManager[];
  portfolios: readonly KnownPortfolio[];
  series: readonly KnownSeries[];
  funds: readonly KnownFund[];
  deals: readonly KnownDeal[];
  capitalAssets: readonly KnownCapitalAsset[];
  /** Ids of portfolios that somebody answers for. */
  assignedPortfolioIds: ReadonlySet<string>;
}

type Queryable = Pick<pg.PoolClient, "query">;

/** Everything that codes of a file may refer to: hundreds to some thousands of rows. */
export async function loadKnownReferences(client: Queryable = pool()): Promise<KnownReferences> {
  const all = async <T>(columns: string, table: string) =>
    (await client.query(`select ${columns} from "${table}"`)).rows as T[];
  const managers = await all<KnownManager>(`id, code, name, "nameZh", "isExternal", desk, style`, "Manager");
  const portfolios = await all<KnownPortfolio>(
    `id, code, name, "nameZh", book, "assetClass", "accountingClass", desk, style, currency, "benchmarkId", "vintageYear"`,
    "Portfolio",
  );
  const series = await all<KnownSeries>(
    `id, code, name, kind, frequency, layer, currency, unit, "portfolioId"`,
    "Series",
  );
  const funds = await all<KnownFund>(
    `id, reporter, name, "generalPartner", strategy, "vintageYear", currency, "portfolioId"`,
    "Fund",
  );
  const deals = await all<KnownDeal>(
    `id, code, "portfolioId", company, "companyZh", domain, stage, instrument, "decidedById", currency`,
    "Deal",
  );
  const capitalAssets = await all<KnownCapitalAsset>(
    `id, code, name, "nameZh", asset, "portfolioId", "dealId", counterparty, currency, indices, layers, "productType",
     "emergingMarket", "issuerFactor", grade, "specialFactors", below`,
    "CapitalAsset",
  );
  const { rows } = await client.query(
    `select distinct "portfolioId" as id from "Assignment" where "retractedAt" is null`,
  );
  const assignedPortfolioIds = new Set(rows.map(({ id }: { id: string }) => id));
  return { managers, portfolios, series, funds, deals, capitalAssets, assignedPortfolioIds };
}

export type ReferenceTable = "Manager" | "Portfolio" | "Series" | "Fund" | "Deal" | "CapitalAsset";

/** A value of a column: lists are those of capital assets. */
export type ReferenceValue = string | number | boolean | null | readonly (string | object)[];

/** A row to be created, with every column that has no default. */
export interface NewReference {
  table: ReferenceTable;
  row: Record<string, unknown> & { id: string };
}

/** A correction of what something is: only the columns that change. */
export interface ReferenceChange {
  table: ReferenceTable;
  id: string;
  /** How the reader knows it. */
  label: string;
  sourceRow: number | null;
  before: Record<string, ReferenceValue>;
  after: Record<string, ReferenceValue>;
}

/** In this order every row finds what it refers to, but for the benchmark of a portfolio, which is set at the end. */
const ORDER: readonly ReferenceTable[] = ["Manager", "Portfolio", "Series", "Fund", "Deal", "CapitalAsset"];

/** Adds new references of a batch, inside the caller's transaction. */
export async function saveNewReferences(client: Queryable, batchId: string, references: readonly NewReference[]) {
  const withBenchmark: { id: unknown; benchmarkId: unknown }[] = [];
  for (const table of ORDER) {
    const rows = references.filter((reference) => reference.table === table).map(({ row }) => ({ ...row, batchId }));
    const [first] = rows;
    if (!first) continue;
    const later = rows.map((row: Record<string, unknown>) => {
      if (table !== "Portfolio" || row.benchmarkId == null) return row;
      withBenchmark.push({ id: row.id, benchmarkId: row.benchmarkId });
      return { ...row, benchmarkId: null };
    });
    const columns = Object.keys(first).map(quoted).join(", ");
    await client.query(
      `insert into ${quoted(table)} (${columns}) select ${columns} from jsonb_populate_recordset(null::${quoted(table)}, $1)`,
      [JSON.stringify(later)],
    );
  }
  if (withBenchmark.length > 0)
    await client.query(
      `update "Portfolio" p set "benchmarkId" = n."benchmarkId"
       from jsonb_to_recordset($1) as n(id uuid, "benchmarkId" uuid) where p.id = n.id`,
      [JSON.stringify(withBenchmark)],
    );
}

/** Writes the `side` of changes: "after" to correct, "before" to take a correction back where nobody corrected it since. */
export async function saveReferenceChanges(
  client: Queryable,
  changes: readonly ReferenceChange[],
  side: "before" | "after",
) {
  for (const { table, id, before, after } of changes) {
    const [from, to] = side === "after" ? [before, after] : [after, before];
    for (const column of Object.keys(to)) {
      const name = quoted(column);
      await client.query(
        `update ${quoted(table)} t set ${name} = n.${name}
         from jsonb_populate_record(null::${quoted(table)}, $2) n, jsonb_populate_record(null::${quoted(table)}, $3) o
         where t.id = $1 and t.${name} is not distinct from o.${name}`,
        [id, JSON.stringify({ [column]: to[column] }), JSON.stringify({ [column]: from[column] })],
      );
    }
  }
}

/** What refers to a row of a reference table: an undone batch's references stay where any of these do. */
const REFERRING: Readonly<Record<ReferenceTable, readonly [string, string][]>> = {
  Manager: [
    ["Assignment", "managerId"],
    ["Deal", "decidedById"],
    ["User", "managerId"],
    ["Evaluation", "managerId"],
    ["SnapshotManager", "managerId"],
    ["Award", "managerId"],
    ["LedgerEntry", "managerId"],
    ["CycleRestatement", "managerId"],
    ["ManagerEvent", "managerId"],
    ["PayTerms", "managerId"],
  ],
  Portfolio: [
    ["Assignment", "portfolioId"],
    ["Series", "portfolioId"],
    ["SegmentReturn", "portfolioId"],
    ["Holding", "portfolioId"],
    ["CashFlow", "portfolioId"],
    ["Valuation", "portfolioId"],
    ["Fund", "portfolioId"],
    ["Deal", "portfolioId"],
    ["CapitalAsset", "portfolioId"],
  ],
  Series: [
    ["SeriesPoint", "seriesId"],
    ["BenchmarkWeight", "blendId"],
    ["BenchmarkWeight", "componentId"],
    ["Portfolio", "benchmarkId"],
  ],
  Fund: [["FundPosition", "fundId"]],
  Deal: [
    ["DealEvent", "dealId"],
    ["CashFlow", "dealId"],
    ["Valuation", "dealId"],
    ["CapitalAsset", "dealId"],
  ],
  CapitalAsset: [
    ["AssetPosition", "assetId"],
    ["AssetTrade", "assetId"],
  ],
};

/**
 * Removes references that a batch created and nothing refers to. Those with facts stay, retracted facts too:
 * what was known earlier must still be readable.
 */
export async function deleteUnusedReferences(client: Queryable, batchId: string) {
  for (const table of [...ORDER].reverse()) {
    const unused = REFERRING[table]
      .map(([other, column]) => `not exists (select from "${other}" o where o."${column}" = t.id)`)
      .join(" and ");
    await client.query(`delete from "${table}" t where t."batchId" = $1 and ${unused}`, [batchId]);
  }
}
