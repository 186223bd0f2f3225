import "server-only";
import type pg from "pg";
import type { ImportBatch, ImportStatus, Prisma } from "@/server/generated/prisma/client.ts";
import { pool } from "./pool.ts";
import { prisma } from "./prisma-client.ts";

export type { ImportBatch, ImportStatus };

export interface NewImport {
  kind: string;
  fileName: string;
  sha256: string;
  bytes: Uint8Array;
  mapping: Prisma.InputJsonObject;
  createdById: string | null;
  createdBy: string;
}

/**
 * Keeps the bytes as received, with a batch that has loaded nothing yet. Past Prisma, which writes them out as text first:
 * that would keep the web process from answering others while a large file arrives.
 */
export async function saveNewImport({ bytes, ...batch }: NewImport): Promise<{ id: string }> {
  const { rows } = await pool().query(
    `with batch as (
       insert into "ImportBatch" (id, kind, "fileName", sha256, encoding, mapping, "createdById", "createdBy")
       values (gen_random_uuid(), $1, $2, $3, '', $4, $5, $6) returning id
     ), file as (insert into "ImportFile" ("batchId", bytes) select id, $7 from batch)
     select id from batch`,
    [
      batch.kind,
      batch.fileName,
      batch.sha256,
      JSON.stringify(batch.mapping),
      batch.createdById,
      batch.createdBy,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    ],
  );
  return rows[0] as { id: string };
}

/** A batch without its long lists. */
const summary = {
  id: true,
  kind: true,
  fileName: true,
  sha256: true,
  status: true,
  encoding: true,
  delimiter: true,
  sheet: true,
  mapping: true,
  preview: true,
  revision: true,
  rowCount: true,
  factCount: true,
  restatedCount: true,
  unchangedCount: true,
  createdById: true,
  createdBy: true,
  createdAt: true,
  knownAt: true,
  undoneAt: true,
  jobId: true,
} as const;

export const loadImport = (id: string) => prisma().importBatch.findUnique({ where: { id }, select: summary });
export type LoadedImport = NonNullable<Awaited<ReturnType<typeof loadImport>>>;

export async function loadImportBytes(id: string): Promise<Uint8Array | null> {
  return (await prisma().importFile.findUnique({ where: { batchId: id } }))?.bytes ?? null;
}

/**
 * Batches, newest first. One whose work ended without its knowing (the worker was killed, the job was cancelled
 * before it began) is shown as its job ended.
 */
export async function loadImportHistory({ limit, offset }: { limit: number; offset: number }) {
  const { rows } = await pool().query(
    `select b.id, coalesce(b.mapping->>'kind', b.kind) as kind, b."fileName", b.encoding, b."rowCount", b."factCount", b."restatedCount", b."unchangedCount",
       b."createdBy", b."createdAt", b."knownAt", b."undoneAt", b."jobId",
       case when b.status = 'loading' and j.status in ('failed', 'cancelled') then j.status::text else b.status::text end as status,
       count(*) over ()::int as total, count(*) filter (where b.status = 'committed') over ()::int as committed
     from "ImportBatch" b left join "Job" j on j.id = b."jobId"
     order by b."createdAt" desc, b.id desc limit $1 offset $2`,
    [limit, offset],
  );
  return rows as (ImportHistoryRow & { total: number; committed: number })[];
}

export interface ImportHistoryRow {
  id: string;
  kind: string;
  fileName: string;
  encoding: string;
  rowCount: number;
  factCount: number;
  restatedCount: number;
  unchangedCount: number;
  createdBy: string;
  createdAt: Date;
  knownAt: Date | null;
  undoneAt: Date | null;
  jobId: string | null;
  status: ImportStatus;
}

/** The last committed batch of the same bytes. */
export const loadCommittedTwin = (sha256: string, exceptId: string) =>
  prisma().importBatch.findFirst({
    where: { sha256, status: "committed", id: { not: exceptId } },
    select: { id: true, fileName: true, knownAt: true, createdBy: true },
    orderBy: { createdAt: "desc" },
  });

/** A page of one of the long lists of a batch, and its length; only rows of `level` where that is given. */
export async function loadImportList(
  id: string,
  list: "problems" | "restatements",
  { limit, offset, level }: { limit: number; offset: number; level?: string },
): Promise<{ rows: unknown[]; total: number }> {
  const { rows } = await pool().query(
    `with entries as (
       select value, position from "ImportBatch" b, jsonb_array_elements(b.${list}) with ordinality as e(value, position)
       where b.id = $1 and ($4::text is null or value->>'level' = $4)
     ) select (select count(*) from entries)::int as total,
       coalesce((select jsonb_agg(value order by position) from (select * from entries order by position limit $2 offset $3) page), '[]') as rows`,
    [id, limit, offset, level ?? null],
  );
  return rows[0] as { rows: unknown[]; total: number };
}

export interface ImportPlan {
  kind: string;
  encoding: string;
  delimiter: string | null;
  sheet: string | null;
  mapping: object;
  preview: object;
  problems: readonly object[];
  restatements: readonly object[];
  rowCount: number;
  factCount: number;
  restatedCount: number;
  unchangedCount: number;
}

/** Writes what a reading of the file found, unless the answers have changed since it began. */
export async function saveImportPlan(id: string, revision: number, plan: ImportPlan): Promise<boolean> {
  const { rowCount } = await pool().query(
    `update "ImportBatch" set kind = $3, encoding = $4, delimiter = $5, sheet = $6, mapping = $7, preview = $8,
       problems = $9, restatements = $10, "rowCount" = $11, "factCount" = $12, "restatedCount" = $13, "unchangedCount" = $14,
       status = 'staged'
     where id = $1 and revision = $2 and status not in ('committed', 'undone')`,
    [
      id,
      revision,
      plan.kind,
      plan.encoding,
      plan.delimiter,
      plan.sheet,
      JSON.stringify(plan.mapping),
      JSON.stringify(plan.preview),
      JSON.stringify(plan.problems),
      JSON.stringify(plan.restatements),
      plan.rowCount,
      plan.factCount,
      plan.restatedCount,
      plan.unchangedCount,
    ],
  );
  return rowCount === 1;
}

/** Writes new answers; what was read with the old ones is out of date. */
export async function saveImportAnswers(id: string, kind: string, mapping: object): Promise<number | null> {
  const { rows } = await pool().query(
    `update "ImportBatch" b set kind = $2, mapping = $3, revision = b.revision + 1, status = 'staged'
     from "ImportBatch" o left join "Job" j on j.id = o."jobId"
     where b.id = $1 and o.id = b.id and b.status not in ('committed', 'undone')
       and not (b.status = 'loading' and j.status in ('queued', 'running'))
     returning b.revision`,
    [id, kind, JSON.stringify(mapping)],
  );
  return (rows[0] as { revision: number } | undefined)?.revision ?? null;
}

export const saveImportJob = (id: string, jobId: string) =>
  prisma().importBatch.update({ where: { id }, data: { jobId }, select: { id: true } });

/** Claims a staged batch for loading; false when it is not there to be claimed. */
export async function claimImport(id: string, revision: number): Promise<boolean> {
  const { rowCount } = await pool().query(
    `update "ImportBatch" b set status = 'loading'
     from "ImportBatch" o left join "Job" j on j.id = o."jobId"
     where b.id = $1 and o.id = b.id and b.revision = $2
       and (b.status in ('staged', 'failed', 'cancelled') or (b.status = 'loading' and coalesce(j.status in ('failed', 'cancelled'), false)))`,
    [id, revision],
  );
  return rowCount === 1;
}

export const saveImportStatus = (id: string, status: "staged" | "cancelled" | "failed") =>
  prisma().importBatch.updateMany({ where: { id, status: "loading" }, data: { status } });

/** Marks a batch as stored, in the transaction that stores its facts. */
export const saveImportCommitted = (
  client: pg.PoolClient,
  id: string,
  knownAt: Date,
  counts: { factCount: number; restatedCount: number; unchangedCount: number },
) =>
  client.query(
    `update "ImportBatch" set status = 'committed', "knownAt" = $2, "factCount" = $3, "restatedCount" = $4, "unchangedCount" = $5
     where id = $1 and status = 'loading'`,
    [id, knownAt.toISOString(), counts.factCount, counts.restatedCount, counts.unchangedCount],
  );

/** Marks a committed batch as undone; false when it was not committed (any more). */
export async function saveImportUndone(client: pg.PoolClient, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await client.query(
    `update "ImportBatch" set status = 'undone', "undoneAt" = $2 where id = $1 and status = 'committed'`,
    [id, at.toISOString()],
  );
  return rowCount === 1;
}

/** Forgets a batch that never stored anything. */
export async function deleteStagedImport(id: string): Promise<boolean> {
  const { rowCount } = await pool().query(
    `delete from "ImportBatch" b using "ImportBatch" o left join "Job" j on j.id = o."jobId"
     where b.id = $1 and o.id = b.id and (b.status in ('staged', 'failed', 'cancelled')
       or (b.status = 'loading' and coalesce(j.status in ('failed', 'cancelled'), false)))`,
    [id],
  );
  return rowCount === 1;
}

/** The mapping last confirmed for these headings: of this kind, or of whichever kind was last. */
export const loadRememberedMapping = (fingerprint: string, kind: string | null) =>
  prisma().importMapping.findFirst({
    where: { fingerprint, ...(kind === null ? {} : { kind }) },
    orderBy: { usedAt: "desc" },
  });

export const saveRememberedMapping = (client: pg.PoolClient, kind: string, fingerprint: string, mapping: object) =>
  client.query(
    `insert into "ImportMapping" (kind, fingerprint, mapping) values ($1, $2, $3)
     on conflict (kind, fingerprint) do update set mapping = excluded.mapping, "usedAt" = now()`,
    [kind, fingerprint, JSON.stringify(mapping)],
  );

/** Writes who did what to a batch, in the transaction that does it. */
export const saveImportAudit = (
  client: pg.PoolClient,
  event: {
    actorId: string | null;
    actor: string;
    action: "import.committed" | "import.undone";
    subject: string;
    detail: object;
  },
) =>
  client.query(`insert into "AuditEvent" ("actorId", actor, action, subject, detail) values ($1, $2, $3, $4, $5)`, [
    event.actorId,
    event.actor,
    event.action,
    event.subject,
    JSON.stringify(event.detail),
  ]);

/** Whether a cell (or row) of a file holds a current or earlier fact about a portfolio that one of the managers answers for. */
export async function managersMayTrace(
  batchId: string,
  row: number,
  column: string | null,
  managerIds: readonly string[],
): Promise<boolean> {
  if (managerIds.length === 0) return false;
  const { rows } = await pool().query(
    `with cell as (select $1::uuid as batch, $2::int as row, $3::text as heading),
     portfolios as (
       select s."portfolioId" as id from cell, "SeriesPoint" f join "Series" s on s.id = f."seriesId"
         where f."batchId" = batch and f."sourceRow" = row and f."sourceColumn" is not distinct from heading
       union select f."portfolioId" from cell, "SegmentReturn" f where f."batchId" = batch and f."sourceRow" = row
       union select f."portfolioId" from cell, "Holding" f where f."batchId" = batch and f."sourceRow" = row
       union select f."portfolioId" from cell, "CashFlow" f where f."batchId" = batch and f."sourceRow" = row
       union select f."portfolioId" from cell, "Valuation" f where f."batchId" = batch and f."sourceRow" = row
       union select u."portfolioId" from cell, "FundPosition" f join "Fund" u on u.id = f."fundId"
         where f."batchId" = batch and f."sourceRow" = row
     )
     select 1 from "Assignment" a join portfolios p on p.id = a."portfolioId"
     where a."managerId" = any($4::uuid[]) and a."retractedAt" is null limit 1`,
    [batchId, row, column, managerIds],
  );
  return rows.length > 0;
}
