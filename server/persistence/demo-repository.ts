import "server-only";
import type pg from "pg";
import { copyRows } from "./copy-rows.ts";
import type { Facts } from "./fact-tables.ts";
import { saveImportSlices } from "./import-slice-repository.ts";
import { inTransaction, pool } from "./pool.ts";
import { saveFacts } from "./save-facts.ts";

/** One file of the demo, ready to be stored. */
export interface DemoBatch {
  id: string;
  fileName: string;
  sha256: string;
  bytes: Uint8Array;
  /** What kind of file it is, kept in the mapping: the batch itself is of kind "demo". */
  fileKind: string;
  knownAt: Date;
  undoneAt: Date | null;
  /** Cells of each row as text, the heading first. */
  rows: readonly (readonly string[])[];
  restatedCount: number;
  facts: Facts;
}

/** Rows of the tables that name things; column -> value. */
export interface DemoReferences {
  Series: readonly Record<string, unknown>[];
  Portfolio: readonly Record<string, unknown>[];
  Manager: readonly Record<string, unknown>[];
  Deal: readonly Record<string, unknown>[];
  Fund: readonly Record<string, unknown>[];
  CapitalAsset: readonly Record<string, unknown>[];
}

/** Rows of the tables that people fill by hand. */
export interface DemoTerms {
  PayTerms: readonly Record<string, unknown>[];
  DealStandard: readonly Record<string, unknown>[];
  NegativeListEntry: readonly Record<string, unknown>[];
}

/** Whether the demo institution has been loaded before. */
export async function hasDemo(): Promise<boolean> {
  const { rows } = await pool().query(`select exists (select 1 from "ImportBatch" where kind = 'demo') as found`);
  return rows[0].found;
}

/** Stores the whole demo institution, or nothing of it. */
export async function saveDemo(
  batches: readonly DemoBatch[],
  references: DemoReferences,
  terms: DemoTerms,
): Promise<number> {
  return inTransaction(async (client) => {
    await saveBatches(client, batches);
    const benchmarks = references.Series.filter(({ portfolioId }) => portfolioId === null);
    const own = references.Series.filter(({ portfolioId }) => portfolioId !== null);
    await saveRows(client, "Series", benchmarks);
    await saveRows(client, "Portfolio", references.Portfolio);
    await saveRows(client, "Series", own);
    await saveRows(client, "Manager", references.Manager);
    await saveRows(client, "Deal", references.Deal);
    await saveRows(client, "Fund", references.Fund);
    await saveRows(client, "CapitalAsset", references.CapitalAsset);
    for (const [table, rows] of Object.entries(terms)) await saveRows(client, table, rows);
    let facts = 0;
    for (const batch of batches) {
      const added = await saveFacts(client, batch, batch.facts);
      facts += added;
      await client.query(`update "ImportBatch" set "factCount" = $2 where id = $1`, [batch.id, added]);
      if (batch.undoneAt === null) continue;
      await client.query(`update "SeriesPoint" set "retractedAt" = $2 where "batchId" = $1`, [
        batch.id,
        batch.undoneAt.toISOString(),
      ]);
    }
    return facts;
  });
}

async function saveBatches(client: pg.PoolClient, batches: readonly DemoBatch[]) {
  await saveRows(
    client,
    "ImportBatch",
    batches.map(({ id, fileName, sha256, fileKind, knownAt, undoneAt, rows, restatedCount }) => ({
      id,
      kind: "demo",
      fileName,
      sha256,
      status: undoneAt === null ? "committed" : "undone",
      encoding: "utf-8",
      delimiter: ",",
      mapping: { fileKind },
      rowCount: rows.length - 1,
      restatedCount,
      createdBy: "demo",
      createdAt: knownAt,
      knownAt,
      undoneAt,
    })),
  );
  await saveRows(
    client,
    "ImportFile",
    batches.map(({ id, bytes }) => ({ batchId: id, bytes: `\\x${Buffer.from(bytes).toString("hex")}` })),
  );
  for (const { id, rows } of batches)
    await saveImportSlices(
      client,
      id,
      rows.map((cells, index) => ({ line: index + 1, cells })),
    );
}

async function saveRows(client: pg.PoolClient, table: string, rows: readonly Record<string, unknown>[]) {
  const columns = Object.keys(rows[0] ?? {});
  if (rows.length === 0) return;
  await copyRows(
    client,
    table,
    columns,
    rows.map((row) => columns.map((column) => row[column])),
  );
}
