// Applies prisma/migrations/*/migration.sql and keeps _prisma_migrations as `prisma migrate deploy` does.
import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { runMigrations as migrateQueue } from "graphile-worker";
import pg from "pg";

/** The advisory lock that Prisma's own engine takes: two starts on one database migrate one after the other. */
const PRISMA_LOCK = 72707369;

const TABLE = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz,
  migration_name varchar(255) not null, logs text, rolled_back_at timestamptz,
  started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

/**
 * Brings the schema and the job queue up to date.
 *
 * @returns the names of the migrations applied now
 * @throws when a migration fails, failed earlier or was edited after it was applied, or the database knows newer ones
 */
export async function migrate(url, folder = path.join(import.meta.dirname, "../../prisma/migrations")) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const applied = [];
  try {
    await client.query("select pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query("select * from _prisma_migrations where rolled_back_at is null");
    const names = fs.readdirSync(folder).filter((name) => fs.existsSync(path.join(folder, name, "migration.sql")));
    const newer = rows.find((row) => !names.includes(row.migration_name));
    if (newer)
      throw new Error(`The database was migrated by another version of Longview, which has ${newer.migration_name}.`);
    for (const name of names.sort()) {
      const sql = fs.readFileSync(path.join(folder, name, "migration.sql"), "utf8");
      const checksum = createHash("sha256").update(sql).digest("hex");
      const known = rows.find((row) => row.migration_name === name);
      if (known) {
        if (!known.finished_at) throw new Error(`Migration ${name} failed earlier; see _prisma_migrations.`);
        if (known.checksum !== checksum) throw new Error(`Migration ${name} was edited after it was applied.`);
        continue;
      }
      await apply(client, { name, sql, checksum });
      applied.push(name);
    }
    await migrateQueue({ connectionString: url });
  } finally {
    await client.query("select pg_advisory_unlock($1)", [PRISMA_LOCK]).catch(() => undefined);
    await client.end();
  }
  return applied;
}

/** A migration and its line in the table in one transaction: a start that is killed meanwhile leaves neither. */
async function apply(client, { name, sql, checksum }) {
  const id = randomUUID();
  const values = [id, checksum, name];
  const insert = "insert into _prisma_migrations (id, checksum, migration_name, logs) values ($1, $2, $3, $4)";
  await client.query("begin");
  try {
    await client.query(insert, [...values, null]);
    await client.query(sql);
    await client.query("update _prisma_migrations set finished_at = now(), applied_steps_count = 1 where id = $1", [
      id,
    ]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    await client.query(insert, [...values, error.message]);
    throw new Error(`Migration ${name} failed: ${error.message}`, { cause: error });
  }
}
