import "server-only";
import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

const CHUNK_ROWS = 2_000;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** One value in the text format of COPY. Floats keep every digit: JavaScript writes the shortest text that reads back the same. */
function copyText(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (typeof value === "number") return String(value);
  const text = typeof value === "string" ? value : value instanceof Date ? value.toISOString() : JSON.stringify(value);
  return text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

export const quoted = (column: string) => `"${column.replaceAll('"', '""')}"`;

/**
 * Streams rows into a table with COPY. Between chunks the event loop runs on and `afterChunk` may report, or throw to stop:
 * the surrounding transaction then leaves nothing behind.
 */
export async function copyRows(
  client: pg.PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly unknown[]>,
  afterChunk?: (rowsSoFar: number) => Promise<void>,
): Promise<number> {
  const stream = client.query(copyFrom(`copy ${quoted(table)} (${columns.map(quoted).join(", ")}) from stdin`));
  const end = finished(stream);
  end.catch(() => undefined); // awaited below; a failure between chunks must not count as unhandled
  let count = 0;
  let chunk = "";
  const write = async () => {
    if (!stream.write(chunk)) await Promise.race([once(stream, "drain"), end]);
    chunk = "";
    await afterChunk?.(count);
    await new Promise((resolve) => setImmediate(resolve));
  };
  try {
    for (const row of rows) {
      chunk += `${row.map(copyText).join("\t")}\n`;
      count++;
      if (count % CHUNK_ROWS === 0) await write();
    }
    if (chunk !== "") await write();
    stream.end();
  } catch (error) {
    stream.destroy(error as Error);
    await end.catch(() => undefined);
    throw error;
  }
  await end;
  return count;
}
