import "server-only";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import type { InstitutionContext } from "@/server/core/records/institution-context.ts";
import type { ManagerContext } from "@/server/core/records/manager-context.ts";
import type { ManagerDetail, ManagerRecord } from "@/server/core/schemes/manager-record.ts";
import { copyRows } from "./copy-rows.ts";
import { inTransaction, pool } from "./pool.ts";

export interface SnapshotHead {
  readonly id: string;
  readonly asOf: string;
  readonly knownAsOf: Date | null;
  readonly factsMark: string;
  readonly engine: string;
  readonly builtAt: Date;
}

export interface SnapshotToSave {
  readonly asOf: string;
  readonly knownAsOf: Date | null;
  readonly factsMark: string;
  readonly engine: string;
  readonly buildMs: number;
  readonly corridor: object;
  readonly institution: InstitutionContext;
  readonly managers: readonly {
    readonly record: ManagerRecord;
    readonly detail: ManagerDetail;
    readonly context: ManagerContext;
  }[];
}

/** A snapshot can always be computed again: of those nobody asked for lately, only this many stay. */
const MOST_SNAPSHOTS = 60;

/**
 * Writes a snapshot, all at once. The one it replaces stays a few minutes longer: a page that has opened it reads it to
 * its end.
 */
export async function saveSnapshot(snapshot: SnapshotToSave): Promise<string> {
  const { asOf, knownAsOf, factsMark, engine, buildMs, corridor, institution, managers } = snapshot;
  const moment = knownAsOf?.toISOString() ?? null;
  return inTransaction(async (client) => {
    await client.query(
      `delete from "Snapshot" where "asOf" = $1::date and "knownAsOf" is not distinct from $2::timestamptz
          and "builtAt" < now() - interval '5 minutes'`,
      [asOf, moment],
    );
    const { rows } = await client.query(
      `insert into "Snapshot" (id, "asOf", "knownAsOf", "factsMark", engine, "buildMs", corridor, institution)
       values (gen_random_uuid(), $1::date, $2::timestamptz, $3, $4, $5, $6, $7) returning id`,
      [asOf, moment, factsMark, engine, Math.round(buildMs), JSON.stringify(corridor), JSON.stringify(institution)],
    );
    const id = String(rows[0].id);
    function* lines() {
      for (const { record, detail, context } of managers) yield [id, record.managerId, record, detail, context];
    }
    await copyRows(client, "SnapshotManager", ["snapshotId", "managerId", "record", "detail", "context"], lines());
    await client.query(
      `delete from "Snapshot" where id in (select id from "Snapshot" order by "builtAt" desc, id offset $1)`,
      [MOST_SNAPSHOTS],
    );
    return id;
  });
}

/** The snapshot of a day as known at a moment (null: now), if there is one. */
export async function loadSnapshotHead(asOf: string, knownAsOf: Date | null): Promise<SnapshotHead | null> {
  const { rows } = await pool().query(
    `select id, "asOf", "knownAsOf", "factsMark", engine, "builtAt" from "Snapshot"
      where "asOf" = $1::date and "knownAsOf" is not distinct from $2::timestamptz
      order by "builtAt" desc limit 1`,
    [asOf, knownAsOf?.toISOString() ?? null],
  );
  return rows[0] ?? null;
}

/** What schemes are evaluated on: a record with what the snapshot keeps beside it. */
export interface SnapshotEntry {
  readonly record: ManagerRecord;
  readonly returns: ManagerDetail["returns"];
  readonly deals: ManagerDetail["deals"];
  readonly paths: ManagerDetail["paths"];
  readonly context: ManagerContext;
}

/** Records of the managers in the viewer's scope, by code; without the files behind them, which no scheme reads. */
export async function loadSnapshotEntries(snapshotId: string, scope: ManagerScope): Promise<SnapshotEntry[]> {
  const { rows } = await pool().query(
    `select record, context, detail->'returns' as returns, detail->'deals' as deals, detail->'paths' as paths
       from "SnapshotManager"
      where "snapshotId" = $1 and ($2::uuid[] is null or "managerId" = any($2::uuid[]))
      order by record->>'code'`,
    [snapshotId, scope.managers === "all" ? null : scope.managers],
  );
  return rows;
}

/** Figures of the institution that schemes of this snapshot read. */
export async function loadSnapshotInstitution(snapshotId: string): Promise<InstitutionContext> {
  const { rows } = await pool().query(`select institution from "Snapshot" where id = $1`, [snapshotId]);
  return rows[0]?.institution ?? {};
}

/** Series and deals of one manager in the viewer's scope. */
export async function loadSnapshotDetails(
  snapshotId: string,
  scope: ManagerScope,
): Promise<{ managerId: string; detail: ManagerDetail }[]> {
  const { rows } = await pool().query(
    `select "managerId", detail from "SnapshotManager"
      where "snapshotId" = $1 and ($2::uuid[] is null or "managerId" = any($2::uuid[]))`,
    [snapshotId, scope.managers === "all" ? null : scope.managers],
  );
  return rows;
}

/** What saveSnapshot was given as `corridor`. */
export async function loadSnapshotCorridor<T>(snapshotId: string): Promise<T> {
  const { rows } = await pool().query(`select corridor from "Snapshot" where id = $1`, [snapshotId]);
  return rows[0].corridor;
}

/**
 * Fingerprint of the facts as known at a moment. Facts only come and go by batches, so the batches say it all; what
 * happened after the moment does not count, and a snapshot of the past never goes stale.
 */
export async function loadFactsMark(knownAsOf: Date | null): Promise<string> {
  const [mark] = await loadFactsMarks([knownAsOf]);
  return mark ?? "";
}

/** Fingerprints for many moments at once, in the order given. */
export async function loadFactsMarks(moments: readonly (Date | null)[]): Promise<string[]> {
  const { rows } = await pool().query(
    `select marked.mark from unnest($1::timestamptz[]) with ordinality as moment(at, number)
      cross join lateral (
       select md5(coalesce(string_agg(id::text || coalesce("undoneAt"::text, ''), ',' order by id), '')) as mark from (
         select id, case when "undoneAt" <= moment.at then "undoneAt" end as "undoneAt" from "ImportBatch"
          where "knownAt" <= moment.at) batch) marked
      order by moment.number`,
    [moments.map((moment) => moment?.toISOString() ?? "9999-12-31")],
  );
  return rows.map(({ mark }) => mark);
}

/** First and last day that results are about: returns of portfolios, and marks. */
export async function loadResultDays(knownAsOf: Date | null): Promise<{ first: string; last: string } | null> {
  const { rows } = await pool().query(
    `with day as (
       select min(p."effectiveOn") as first, max(p."effectiveOn") as last
         from "SeriesPoint" p join "Series" s on s.id = p."seriesId"
        where s.kind = 'portfolioReturn' and p."knownAt" <= $1::timestamptz
          and (p."retractedAt" is null or p."retractedAt" > $1::timestamptz)
       union all
       select min("effectiveOn"), max("effectiveOn") from "Valuation"
        where "knownAt" <= $1::timestamptz and ("retractedAt" is null or "retractedAt" > $1::timestamptz)
       union all
       select min(o."effectiveOn"), max(o."effectiveOn")
         from "FundPosition" o join "Fund" f on f.id = o."fundId"
        where f."portfolioId" is not null and o."knownAt" <= $1::timestamptz
          and (o."retractedAt" is null or o."retractedAt" > $1::timestamptz))
     select min(first)::text as first, max(last)::text as last from day`,
    [knownAsOf?.toISOString() ?? "9999-12-31"],
  );
  const { first, last } = rows[0];
  return first === null ? null : { first, last };
}

/** Moments at which something became known or was undone, latest first, each with one of the files that said so. */
export async function loadKnownMoments(): Promise<{ at: Date; fileName: string; kind: string; files: number }[]> {
  const { rows } = await pool().query(
    `select at, min("fileName") as "fileName", min(kind) as kind, count(*)::int as files from (
       select "knownAt" as at, "fileName", kind from "ImportBatch" where "knownAt" is not null
       union all select "undoneAt", "fileName", kind from "ImportBatch" where "undoneAt" is not null) moment
      group by at order by at desc limit 120`,
  );
  return rows;
}

/** How the last attempt at a snapshot went. */
export async function loadLastSnapshotJob(
  asOf: string,
  knownAsOf: Date | null,
): Promise<{ status: string; finishedAt: Date | null } | null> {
  const { rows } = await pool().query(
    `select status, "finishedAt" from "Job"
      where kind = 'snapshot' and input->>'asOf' = $1 and input->>'knownAsOf' is not distinct from $2
      order by "createdAt" desc limit 1`,
    [asOf, knownAsOf?.toISOString() ?? null],
  );
  return rows[0] ?? null;
}
