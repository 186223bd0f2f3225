import pg from "pg";

const OLDEST = 15;

const reasons = {
  ECONNREFUSED: "nothing answers there",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "there is no such host",
  ETIMEDOUT: "it does not answer",
  "28P01": "it refuses the password",
  28000: "it refuses this user",
  "3D000": "it has no such database",
};

/** Where an address leads, without its password. */
function placeOf(url) {
  try {
    const { host, pathname, username } = new URL(url);
    return `${username ? `${decodeURIComponent(username)}@` : ""}${host}${pathname}`;
  } catch {
    throw new Error("DATABASE_URL is no address. It looks like postgresql://user:password@host:5432/database");
  }
}

/** @throws Error in words for an operator, when the server of DATABASE_URL cannot be used */
export async function assertUsableServer(url) {
  const place = placeOf(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  let version;
  try {
    await client.connect();
    version = (await client.query("show server_version_num")).rows[0].server_version_num;
  } catch (error) {
    const one = error.errors?.[0] ?? error; // a name with several addresses fails once for each
    throw new Error(`The database of DATABASE_URL (${place}) cannot be used: ${reasons[one.code] ?? one.message}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
  if (Number(version) < OLDEST * 10_000)
    throw new Error(`Longview needs PostgreSQL ${OLDEST} or newer; ${place} is ${Math.floor(version / 10_000)}.`);
}
