import "server-only";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import { quoted } from "./copy-rows.ts";
import { type FactKind, factTables } from "./fact-tables.ts";
import { pool } from "./pool.ts";

export interface ManagerRow {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
  isExternal: boolean;
  desk: string | null;
  style: string | null;
}

/** Managers in the viewer's scope, by code. */
export async function loadManagers(scope: ManagerScope): Promise<ManagerRow[]> {
  const { rows } = await pool().query(
    `select id, code, name, "nameZh", "isExternal", desk, style from "Manager"
      where $1::uuid[] is null or id = any($1::uuid[]) order by code`,
    [scope.managers === "all" ? null : scope.managers],
  );
  return rows;
}

export interface PortfolioRow {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
  book: "liquid" | "private";
  assetClass: string;
  currency: string;
  benchmarkId: string | null;
  vintageYear: number | null;
}

export async function loadPortfolios(): Promise<PortfolioRow[]> {
  const { rows } = await pool().query(
    `select id, code, name, "nameZh", book, "assetClass", currency, "benchmarkId", "vintageYear" from "Portfolio" order by code`,
  );
  return rows;
}

export interface SeriesRow {
  id: string;
  code: string;
  name: string;
  nameZh: string | null;
  kind: "portfolioReturn" | "benchmarkReturn" | "riskFreeReturn" | "rate" | "fx" | "indexLevel";
  frequency: "daily" | "weekly" | "monthly" | "quarterly" | "annual";
  layer: "gross" | "net";
  portfolioId: string | null;
}

/** Lines of returns: of portfolios, and of whatever a benchmark may be made from. */
export async function loadReturnSeries(): Promise<SeriesRow[]> {
  const { rows } = await pool().query(
    `select id, code, name, "nameZh", kind, frequency, layer, "portfolioId" from "Series"
      where kind in ('portfolioReturn', 'benchmarkReturn', 'riskFreeReturn') order by layer desc, code`,
  );
  return rows;
}

/** Exchange rates: the pair of each series. */
export async function loadExchangeRateSeries(): Promise<{ id: string; pair: string }[]> {
  const { rows } = await pool().query(
    `select id, coalesce(unit, code) as pair from "Series" where kind = 'fx' order by code`,
  );
  return rows;
}

export interface DealRow {
  id: string;
  code: string;
  portfolioId: string;
  company: string;
  companyZh: string | null;
  domain: string;
  stage: string;
  instrument: string;
}

export async function loadDeals(): Promise<DealRow[]> {
  const { rows } = await pool().query(
    `select id, code, "portfolioId", company, "companyZh", domain, stage, instrument from "Deal" order by code`,
  );
  return rows;
}

export interface FundRow {
  id: string;
  name: string;
  reporter: string;
  vintageYear: number;
  strategy: string | null;
  currency: string;
  portfolioId: string | null;
  /** Made by the generator of the demo institution. */
  isDemo: boolean;
}

export async function loadFunds(): Promise<FundRow[]> {
  const { rows } = await pool().query(
    `select f.id, f.name, f.reporter, f."vintageYear", f.strategy, f.currency, f."portfolioId", coalesce(b.kind = 'demo', false) as "isDemo"
       from "Fund" f left join "ImportBatch" b on b.id = f."batchId" order by f.reporter, f.name, f."vintageYear"`,
  );
  return rows;
}

/** File name of every batch, for sources. */
export async function loadBatchNames(): Promise<Map<string, string>> {
  const { rows } = await pool().query(`select id, "fileName" from "ImportBatch"`);
  return new Map(rows.map(({ id, fileName }) => [id, fileName]));
}

/** For facts with an owner: days on which a figure known before was replaced by another, per owner. */
export async function loadRestatements(
  kind: Extract<FactKind, "seriesPoints" | "valuations" | "cashFlows">,
  knownAsOf: Date | null,
): Promise<Map<string, string[]>> {
  const { table, key } = factTables[kind];
  const owner = quoted(key[0]);
  const { rows } = await pool().query(
    `select ${owner} as owner, array_agg(distinct (restated at time zone 'UTC')::date::text) as days from (
       select ${owner}, max("knownAt") as restated from ${quoted(table)}
        where "knownAt" <= $1::timestamptz and ("retractedAt" is null or "retractedAt" > $1::timestamptz)
        group by ${key.map(quoted).join(", ")} having count(*) > 1) again
      group by ${owner}`,
    [knownAsOf?.toISOString() ?? "9999-12-31"],
  );
  return new Map(rows.map(({ owner: id, days }) => [id, [...days].sort()]));
}
