import "server-only";
import pg from "pg";
import { databaseUrl } from "./database-url.ts";

const kept = globalThis as unknown as { longviewPool?: pg.Pool };

// Plain dates stay text ("2024-12-31"): a Date object would move them with the time zone.
const types = {
  getTypeParser: (oid: number, format?: string) =>
    oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format as "text" | undefined),
} as pg.CustomTypesConfig;

/** Connections for COPY, unnest and set queries, where Prisma's row-by-row work would be the bottleneck. */
export function pool(): pg.Pool {
  if (!kept.longviewPool) {
    kept.longviewPool = new pg.Pool({ connectionString: databaseUrl(), max: 10, types });
    // A connection the server closed while idle is replaced at the next use; unhandled it would end the process.
    kept.longviewPool.on("error", () => undefined);
    kept.longviewPool.on("connect", (client) => void client.on("error", () => undefined));
  }
  return kept.longviewPool;
}

/** Runs `work` in one transaction: all or nothing. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}
