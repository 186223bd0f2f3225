import "server-only";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import { pool } from "./pool.ts";

/** A portfolio with segments or holdings, and over which time. */
export interface AttributionSubject {
  portfolioId: string;
  code: string;
  name: string;
  nameZh: string | null;
  /** "sector" from segment facts, "holdings:sector" rolled up from securities. */
  breakdown: string;
  from: string;
  to: string;
  periods: number;
}

const known = `"knownAt" <= coalesce($1::timestamptz, 'infinity') and ("retractedAt" is null or "retractedAt" > coalesce($1::timestamptz, 'infinity'))`;

/**
 * Portfolios that can be attributed, as far as the viewer may see: all of them, or for some managers only those they
 * answered for, over the time they did.
 */
export async function loadAttributionSubjects(
  scope: ManagerScope,
  knownAsOf: Date | null,
): Promise<AttributionSubject[]> {
  const managers = scope.managers === "all" ? null : scope.managers;
  const { rows } = await pool().query(
    `with fact as (
       select "portfolioId", breakdown, "effectiveOn" from "SegmentReturn" where ${known}
       union
       select h."portfolioId", 'holdings:' || attribute, h."effectiveOn"
         from (select distinct on ("portfolioId", "effectiveOn") "portfolioId", "effectiveOn", attributes
                 from "Holding" where ${known} order by "portfolioId", "effectiveOn") h,
              jsonb_object_keys(h.attributes) attribute
     ), seen as (
       select distinct fact.* from fact
        where $2::uuid[] is null or exists (
          select 1 from "Assignment" a
           where a."portfolioId" = fact."portfolioId" and a."managerId" = any($2::uuid[]) and ${known}
             and fact."effectiveOn" >= a."effectiveOn" and fact."effectiveOn" <= coalesce(a.until, 'infinity'))
     )
     select p.id as "portfolioId", p.code, p.name, p."nameZh", seen.breakdown,
            min(seen."effectiveOn")::text as "from", max(seen."effectiveOn")::text as "to", count(*)::int as periods
       from seen join "Portfolio" p on p.id = seen."portfolioId"
      group by p.id, seen.breakdown order by p.code, seen.breakdown`,
    [knownAsOf?.toISOString() ?? null, managers],
  );
  return rows;
}

/** The period ends at which the viewer's managers answered for the portfolio; null: no limit. */
export async function loadAnsweredWindows(
  scope: ManagerScope,
  portfolioId: string,
  knownAsOf: Date | null,
): Promise<{ from: string; until: string }[] | null> {
  if (scope.managers === "all") return null;
  const { rows } = await pool().query(
    `select "effectiveOn"::text as "from", coalesce(until::text, '9999-12-31') as until from "Assignment"
      where ${known} and "portfolioId" = $2 and "managerId" = any($3::uuid[])`,
    [knownAsOf?.toISOString() ?? null, portfolioId, scope.managers],
  );
  return rows;
}

/** File names of batches, for source lines. */
export async function loadBatchFiles(batchIds: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await pool().query(`select id, "fileName" from "ImportBatch" where id = any($1::uuid[])`, [
    batchIds,
  ]);
  return new Map(rows.map((row: { id: string; fileName: string }) => [row.id, row.fileName]));
}
