// Starts the PostgreSQL server that comes with npm, as an ordinary server in a folder of ours.
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { whileHolding } from "./claim-file.mjs";
import { postgresPlaces } from "./postgres-places.mjs";
import { isAlive } from "./running-process.mjs";
import { hasUsers, registerUser, runningServer } from "./server-users.mjs";

/** A server that was killed leaves processes that keep its memory for a moment; so long a start waits for them. */
const PATIENCE_MS = 15_000;
/** A fast shutdown that has not ended by then is cut short; the next start replays the log, so nothing is lost. */
const SHUTDOWN_MS = 10_000;
/** The largest id a system could give, which none does. */
const NO_PROCESS = 2_147_483_646;

const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A TCP port nobody listens on right now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net
      .createServer()
      .once("error", reject)
      .listen(0, "127.0.0.1", () => {
        const { port } = server.address();
        server.close(() => resolve(port));
      });
  });

/**
 * Starts the server on a folder, or joins the one that already runs there. The last one to leave stops it.
 *
 * @param {{ folder: string, settings?: string[], onEnd?: (code: number | null) => void }} options
 *   `folder` holds the data (made on first use); its password lies beside it with mode 0600.
 *   `settings`: further `name=value` server settings.
 *   `onEnd`: told when a server started here ends without having been stopped.
 * @returns {Promise<{ url: string, joined: boolean, data: string, users: string, startLock: string, moved: boolean,
 *   stop: () => Promise<void> }>}
 *   `moved`: the data lie in `data`, not in `folder`, because only root can enter that one.
 */
export async function startEmbeddedPostgres({ folder, settings = [], onEnd = () => {} }) {
  const wanted = path.resolve(folder);
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  const { native, data, ids, major, moved } = postgresPlaces(wanted);
  const users = `${wanted}.users`;
  const startLock = `${wanted}.starting`;
  const run = { ...ids, env: { ...process.env, LC_ALL: "C" } };

  return whileHolding(startLock, async () => {
    const leave = registerUser(users);
    try {
      const password = passwordOf(wanted, data);
      const found = await answeringServer(data, password);
      if (!found) {
        assertUsableData(data, major);
        if (!fs.existsSync(path.join(data, "PG_VERSION"))) await initialise(native, data, password, run);
      }
      let isStopping = false;
      const { pid, port } =
        found ?? (await startServer(native, data, settings, run, (code) => isStopping || onEnd(code)));
      const stop = () =>
        whileHolding(startLock, async () => {
          leave();
          if (hasUsers(users)) return;
          isStopping = true;
          await stopServer(pid);
        });
      const url = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
      return { url, joined: found !== null, data, users, startLock, moved, stop };
    } catch (error) {
      leave();
      throw error;
    }
  });
}

/** The password made with the data: new data get a new one, old data without theirs cannot be opened. */
function passwordOf(wanted, data) {
  const file = `${wanted}.password`;
  if (!fs.existsSync(file)) {
    if (fs.existsSync(path.join(data, "PG_VERSION")))
      throw new Error(`The password of the data in ${data} is missing: ${file} must lie beside them.`);
    fs.writeFileSync(file, randomBytes(18).toString("base64url"), { mode: 0o600, flag: "wx" });
  }
  return fs.readFileSync(file, "utf8");
}

function assertUsableData(data, major) {
  if (!fs.existsSync(data)) return;
  const mark = path.join(data, "PG_VERSION");
  if (!fs.existsSync(mark)) {
    if (fs.readdirSync(data).length === 0) return;
    throw new Error(`${data} holds other files, no PostgreSQL data. Set DATA_DIR to a folder of Longview's own.`);
  }
  const found = Number.parseInt(fs.readFileSync(mark, "utf8"), 10);
  if (found !== major) {
    throw new Error(
      `The data in ${data} were made by PostgreSQL ${found}; this version of Longview brings PostgreSQL ${major}, which cannot open them. ` +
        `Move them into a PostgreSQL ${major} server with pg_dump and set DATABASE_URL, or start afresh with another DATA_DIR.`,
    );
  }
}

/** The running server once it answers; null when there is none, or when the one that ran has just ended. */
async function answeringServer(data, password) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const server = runningServer(data);
    if (!server) return null;
    if (await accepts(server.port, password)) return server;
    if (Date.now() > until)
      throw new Error(`A PostgreSQL server runs on ${data} (process ${server.pid}) but does not answer.`);
    await sleep(50);
  }
}

/** Whether the server on this port takes sessions: one that is shutting down or replaying its log does not. */
async function accepts(port, password) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ host: "127.0.0.1", port, user: "postgres", password, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    return error.code === "28P01"; // up, but with another password: whoever connects next is told so
  }
}

async function initialise(native, data, password, run) {
  // Made beside its place and moved when whole: a start that is killed meanwhile leaves nothing half made.
  const draft = `${data}.making`;
  fs.rmSync(draft, { recursive: true, force: true });
  fs.mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${data}.initial-password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (run.uid) for (const place of [draft, passwordFile]) fs.chownSync(place, run.uid, run.gid);
  try {
    const how = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C"];
    const initdb = spawn(path.join(native, "bin", "initdb"), ["-D", draft, ...how], {
      ...run,
      cwd: draft,
      detached: true, // Ctrl-C in the terminal is ours to handle
      stdio: ["ignore", "ignore", "pipe"],
    });
    const { code, said } = await ended(initdb);
    if (code !== 0) throw new Error(`initdb failed: ${said}`);
    fs.renameSync(draft, data);
  } finally {
    fs.rmSync(passwordFile, { force: true });
    fs.rmSync(draft, { recursive: true, force: true });
  }
}

function ended(child) {
  let said = "";
  child.stderr.on("data", (chunk) => {
    said = (said + chunk).slice(-4000);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, said }));
  });
}

async function startServer(native, data, settings, run, onEnd) {
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const port = await freePort();
    const own = [`port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories="];
    const server = spawn(
      path.join(native, "bin", "postgres"),
      ["-D", data, ...[...own, ...settings].flatMap((setting) => ["-c", setting])],
      // Its own group: Ctrl-C in the terminal reaches us, and we stop the server after its clients.
      { ...run, cwd: data, detached: true, stdio: ["ignore", "ignore", "pipe"] },
    );
    const problem = await problemOf(server);
    if (problem === null) {
      server.once("exit", onEnd);
      server.unref();
      server.stderr.unref?.();
      return { pid: server.pid, port };
    }
    const passes = /pre-existing shared memory block|lock file .* already exists|Address already in use/.test(problem);
    if (!passes || Date.now() > until) throw new Error(`PostgreSQL did not start: ${problem}`);
    disownStaleLock(data);
    await sleep(200);
  }
}

/**
 * PostgreSQL refuses a lock whose process id lives, even as another program's. The id is made one that never lives; the
 * rest of the lock stays, by which PostgreSQL finds out whether something still uses the memory of the old server.
 */
function disownStaleLock(data) {
  const file = path.join(data, "postmaster.pid");
  if (runningServer(data) || !fs.existsSync(file)) return;
  const [, ...rest] = fs.readFileSync(file, "utf8").split("\n");
  fs.writeFileSync(file, [NO_PROCESS, ...rest].join("\n"));
}

/** What kept the server from starting; null once it takes connections. */
function problemOf(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.once("exit", (code) => resolve(`code ${code}: ${said}`));
    server.once("error", reject);
    server.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4000);
      if (said.includes("ready to accept connections")) resolve(null);
    });
  });
}

async function stopServer(pid) {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT"); // fast shutdown: open transactions are rolled back, nothing acknowledged is lost
  const until = Date.now() + SHUTDOWN_MS;
  while (isAlive(pid) && Date.now() < until) await sleep(20);
  if (isAlive(pid)) process.kill(pid, "SIGQUIT");
  while (isAlive(pid)) await sleep(20);
}
