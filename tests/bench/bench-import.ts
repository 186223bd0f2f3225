import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { pool } from "@/server/persistence/pool.ts";
import { loadImportFile } from "@/server/services/import-load.ts";
import { prepareImport } from "@/server/services/import-prepare.ts";
import { importView } from "@/server/services/import-views.ts";
import { claimPlan, stageImport } from "@/server/services/imports.ts";
import { say } from "./say.ts";

const quietly = { progress: async () => undefined, throwIfCancelled: async () => undefined };

/** A long file of monthly returns: `rows` rows over series of 240 months. */
function returnsFile(rows: number): string {
  const lines = ["date,series,return"];
  for (let i = 0; i < rows; i++) {
    const month = i % 240;
    const year = 2005 + Math.floor(month / 12);
    const end = new Date(Date.UTC(year, (month % 12) + 1, 0)).toISOString().slice(0, 10);
    lines.push(`${end},S${Math.floor(i / 240)},${(((i * 7919) % 2001) / 20_000 - 0.05).toFixed(5)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Rows per second from bytes to committed facts, beside a plain COPY of the same rows into a bare table. */
export async function benchImport(rows: number): Promise<void> {
  const text = returnsFile(rows);
  const since = performance.now();
  const id = await stageImport(
    { fileName: `bench-${rows}.csv`, bytes: Buffer.from(text), kind: "returnsLong", mapping: { createMissing: true } },
    { id: null, name: "bench" },
  );
  const { errors } = await prepareImport(id, quietly);
  if (errors > 0) throw new Error(`the bench file has ${errors} problems`);
  await claimPlan(id, (await importView(id)).revision);
  await loadImportFile(id, null, quietly);
  const seconds = (performance.now() - since) / 1000;

  const client = await pool().connect();
  await client.query("create temp table plain_copy (effective_on date, series text, value float8)");
  const copySince = performance.now();
  await pipeline(Readable.from([text]), client.query(copyFrom("copy plain_copy from stdin with (format csv, header)")));
  const copySeconds = (performance.now() - copySince) / 1000;
  client.release(true);
  say(`import: ${rows.toLocaleString("en")} period returns`, rows / seconds, "rows/s", {
    what: "plain COPY of the same rows into a bare table",
    value: rows / copySeconds,
  });
  say(`import: ${rows.toLocaleString("en")} period returns`, seconds, "s");
}
