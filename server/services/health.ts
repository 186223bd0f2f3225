import "server-only";
import { loadHealth } from "@/server/persistence/health-repository.ts";

/** Set by server/boot/warming-up.mjs while the launcher has the pages answer for the first time. */
const isWarmingUp = () => (globalThis as Record<symbol, unknown>)[Symbol.for("longview.isWarmingUp")] === true;

/** Ready means: the database answers, a worker takes jobs, and the pages have been loaded. */
export async function health(): Promise<{ ready: boolean; database: boolean; worker: boolean }> {
  const found = await loadHealth().catch(() => ({ database: false, worker: false }));
  return { ready: found.database && found.worker && !isWarmingUp(), ...found };
}
