import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { from as copyFrom } from "pg-copy-streams";
import { pool } from "@/server/persistence/pool.ts";
import { importNow } from "./import-now.ts";
import { say } from "./say.ts";

/** A long file of monthly returns: `rows` rows over series of 240 months. */
function returnsFile(rows: number): string {
  const lines = ["date,series,return"];
  for (let i = 0; i < rows; i++) {
    const month = i % 240;
    const end = new Date(Date.UTC(2005 + Math.floor(month / 12), (month % 12) + 1, 0)).toISOString().slice(0, 10);
    lines.push(`${end},S${Math.floor(i / 240)},${(((i * 7919) % 2001) / 20_000 - 0.05).toFixed(5)}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Rows per second from bytes to committed facts, beside a plain COPY of the same rows into a bare table. */
export async function benchImport(rows: number): Promise<void> {
  const text = returnsFile(rows);
  const since = performance.now();
  await importNow({
    fileName: `bench-${rows}.csv`,
    text,
    kind: "returnsLong",
    mapping: { createMissing: true, role: "benchmark" },
  });
  const seconds = (performance.now() - since) / 1000;

  const client = await pool().connect();
  await client.query("create temp table plain_copy (effective_on date, series text, value float8)");
  const copySince = performance.now();
  await pipeline(Readable.from([text]), client.query(copyFrom("copy plain_copy from stdin with (format csv, header)")));
  const copySeconds = (performance.now() - copySince) / 1000;
  client.release(true);
  const name = `import of ${rows.toLocaleString("en")} period returns`;
  say(name, seconds, "s");
  say(name, rows / seconds, "rows/s", {
    what: "plain COPY of the same rows into a bare table",
    value: rows / copySeconds,
  });
}
