import fs from "node:fs";
import path from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { migrate } from "./migrate.mjs";
import { dataFolder } from "./paths.mjs";
import { secret } from "./secrets.mjs";

/**
 * What every entry needs before it may touch data: a database (the embedded one unless DATABASE_URL names another),
 * migrated, and the secrets, all in `process.env` for the processes started from here.
 *
 * @param {{ say?: (line: string) => void }} options
 * @returns {Promise<{ embedded: boolean, stop: () => Promise<void> }>}
 */
export async function openEnvironment({ say = () => {} } = {}) {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  let stop = async () => {};
  const embedded = !process.env.DATABASE_URL;
  if (embedded) {
    const server = await startEmbeddedPostgres({ folder: path.join(dataFolder(), "postgres") });
    stop = server.stop;
    process.env.DATABASE_URL = server.url;
    if (server.moved) say(`only root can enter this folder, so the data lie in ${server.data}`);
  }
  try {
    const applied = await migrate(process.env.DATABASE_URL);
    if (applied.length) say(`migrations applied: ${applied.join(", ")}`);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.NEXTAUTH_SECRET ??= secret("session-secret");
  return { embedded, stop };
}

/** One launcher a data folder: returns null when this process holds it now, else the other's id and address. */
export function holdLauncher(address, isAlive) {
  const file = path.join(dataFolder(), "launcher.json");
  if (fs.existsSync(file)) {
    const other = JSON.parse(fs.readFileSync(file, "utf8"));
    if (other.pid !== process.pid && isAlive(other.pid)) return other;
  }
  fs.mkdirSync(dataFolder(), { recursive: true, mode: 0o755 });
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, address }), { mode: 0o600 });
  process.on("exit", () => fs.rmSync(file, { force: true }));
  return null;
}
