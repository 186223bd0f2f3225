import "server-only";
import type pg from "pg";
import { copyRows } from "./copy-rows.ts";
import { type FactKind, type Facts, factKinds, factTables } from "./fact-tables.ts";

/**
 * Adds facts of a batch in bulk (COPY), inside the caller's transaction. It compares nothing: a row whose key is already
 * known supersedes what was known before.
 *
 * @returns how many rows were added
 */
export async function saveFacts(
  client: pg.PoolClient,
  batch: { id: string; knownAt: Date },
  facts: Facts,
  afterChunk?: (rowsSoFar: number) => Promise<void>,
): Promise<number> {
  let total = 0;
  for (const kind of factKinds) total += await saveKind(client, batch, kind, facts[kind] ?? [], afterChunk);
  return total;
}

async function saveKind(
  client: pg.PoolClient,
  batch: { id: string; knownAt: Date },
  kind: FactKind,
  rows: readonly object[],
  afterChunk?: (rowsSoFar: number) => Promise<void>,
) {
  if (rows.length === 0) return 0;
  const { table, key, values } = factTables[kind];
  const columns = [...key, ...values, "sourceRow", "sourceColumn"];
  const knownAt = batch.knownAt.toISOString();
  function* lines() {
    for (const row of rows as readonly Record<string, unknown>[])
      yield [...columns.map((column) => row[column]), knownAt, batch.id];
  }
  return copyRows(client, table, [...columns, "knownAt", "batchId"], lines(), afterChunk);
}
