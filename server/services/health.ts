import "server-only";
import { loadHealth } from "@/server/persistence/health-repository.ts";

/** Ready means: the database answers and a worker takes jobs. */
export async function health(): Promise<{ ready: boolean; database: boolean; worker: boolean }> {
  const found = await loadHealth().catch(() => ({ database: false, worker: false }));
  return { ready: found.database && found.worker, ...found };
}
