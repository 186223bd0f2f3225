import path from "node:path";
import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { migrate } from "./migrate.mjs";
import { dataFolder } from "./paths.mjs";
import { secret } from "./secrets.mjs";
import { LAUNCHER_VARIABLE, SERVER_VARIABLE } from "./server-users.mjs";
import { assertUsableServer } from "./usable-server.mjs";

/**
 * What every entry needs before it may touch data: a database (the embedded one unless DATABASE_URL names another),
 * migrated, and the secrets, all in `process.env` for the processes started from here.
 *
 * @param {{ say?: (line: string) => void, onDatabaseEnd?: (code: number | null) => void }} options
 *   `onDatabaseEnd`: told when the embedded server ends by itself
 * @returns {Promise<{ embedded: boolean, stop: () => Promise<void> }>}
 */
export async function openEnvironment({ say = () => {}, onDatabaseEnd } = {}) {
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  process.env[LAUNCHER_VARIABLE] = String(process.pid);
  let stop = async () => {};
  const embedded = !process.env.DATABASE_URL;
  if (embedded) {
    const server = await startEmbeddedPostgres({ folder: path.join(dataFolder(), "postgres"), onEnd: onDatabaseEnd });
    const { data, users, startLock } = server;
    stop = server.stop;
    process.env.DATABASE_URL = server.url;
    process.env[SERVER_VARIABLE] = JSON.stringify({ data, users, startLock });
    if (server.moved) say(`only root can enter this folder, so the data lie in ${data}`);
    if (server.joined) say("the database runs already; it is shared until the last of its users stops");
  }
  try {
    if (!embedded) await assertUsableServer(process.env.DATABASE_URL);
    const applied = await migrate(process.env.DATABASE_URL);
    if (applied.length) say(`migrations applied: ${applied.join(", ")}`);
  } catch (error) {
    await stop();
    throw error;
  }
  process.env.NEXTAUTH_SECRET ||= secret("session-secret");
  return { embedded, stop };
}
