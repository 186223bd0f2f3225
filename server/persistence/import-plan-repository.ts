import "server-only";
import type pg from "pg";
import { copyRows, quoted } from "./copy-rows.ts";
import { columnType, type FactKind, type Facts, factKinds, factTables } from "./fact-tables.ts";

type AfterChunk = (rowsSoFar: number) => Promise<void>;

/** What a file would do to one fact table. */
export interface FactCounts {
  added: number;
  restated: number;
  unchanged: number;
}

/** One known value that would change. Values as PostgreSQL writes them, which loses no digit; null: not available. */
export interface Restatement {
  kind: FactKind;
  /** The key columns of the fact; ids where the table has ids. */
  key: Record<string, string | number | null>;
  field: string;
  before: string | null;
  after: string | null;
  row: number | null;
  column: string | null;
}

const stageName = (kind: FactKind) => `import_stage_${kind.toLowerCase()}`;
const NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid";

/** Key columns compared with `=`, so that the planner can hash them; an absent deal equals an absent deal. */
const comparable = (alias: string, column: string) =>
  column === "dealId" ? `coalesce(${alias}.${quoted(column)}, ${NOBODY})` : `${alias}.${quoted(column)}`;

/** Copies facts into temporary tables of the caller's transaction: nothing that anybody else sees. */
export async function stageFacts(client: pg.PoolClient, facts: Facts, afterChunk?: AfterChunk): Promise<FactKind[]> {
  const staged: FactKind[] = [];
  let before = 0;
  for (const kind of factKinds) {
    const rows = (facts[kind] ?? []) as readonly object[] as readonly Record<string, unknown>[];
    if (rows.length === 0) continue;
    const { table, key, values } = factTables[kind];
    const columns = [...key, ...values, "sourceRow", "sourceColumn"];
    const definition = columns.map((column) => `${quoted(column)} ${columnType(table, column)}`).join(", ");
    await client.query(`create temporary table ${stageName(kind)} (${definition}) on commit drop`);
    function* lines() {
      for (const row of rows) yield columns.map((column) => row[column]);
    }
    const offset = before;
    before += await copyRows(
      client,
      stageName(kind),
      columns,
      lines(),
      (count) => afterChunk?.(offset + count) ?? Promise.resolve(),
    );
    await client.query(`analyze ${stageName(kind)}`);
    staged.push(kind);
  }
  return staged;
}

/** `known`: the current row of every key that the stage speaks of. `compared`: staged rows beside it. */
function comparison(kind: FactKind): string {
  const { table, key, values } = factTables[kind];
  const first = quoted(key[0]);
  const same = key.map((column) => `${comparable("s", column)} = ${comparable("k", column)}`).join(" and ");
  const differs = values.map((column) => `s.${quoted(column)} is distinct from k.${quoted(column)}`).join(" or ");
  const keys = key.map(quoted).join(", ");
  return `with known as (
      select distinct on (${keys}) ${[...key, ...values].map(quoted).join(", ")}, id
      from ${quoted(table)}
      where "retractedAt" is null and ${first} in (select ${first} from ${stageName(kind)})
      order by ${keys}, "knownAt" desc, id desc
    ), compared as (
      select s.*, k.id as "knownId", ${values.map((column) => `k.${quoted(column)} as "known_${column}"`).join(", ")},
        (${differs}) as differs
      from ${stageName(kind)} s left join known k on ${same}
    )`;
}

/** Counts what staged facts would add, restate and leave as it is. */
export async function countStaged(client: pg.PoolClient, kind: FactKind): Promise<FactCounts> {
  const { rows } = await client.query(
    `${comparison(kind)} select count(*) filter (where "knownId" is null)::int as added,
       count(*) filter (where "knownId" is not null and differs)::int as restated,
       count(*) filter (where "knownId" is not null and not differs)::int as unchanged
     from compared`,
  );
  return rows[0] as FactCounts;
}

/** Every known value that staged facts would change, by key. */
export async function loadStagedRestatements(client: pg.PoolClient, kind: FactKind): Promise<Restatement[]> {
  const { key, values } = factTables[kind];
  const { rows } = await client.query(
    `${comparison(kind)} select ${key.map(quoted).join(", ")}, "sourceRow", "sourceColumn",
       ${values.map((column) => `${quoted(column)}::text as "after_${column}", "known_${column}"::text as "before_${column}"`).join(", ")}
     from compared where "knownId" is not null and differs order by ${key.map(quoted).join(", ")}`,
  );
  return (rows as Record<string, string | number | null>[]).flatMap((row) =>
    values
      .filter((column) => row[`before_${column}`] !== row[`after_${column}`])
      .map((field) => ({
        kind,
        key: Object.fromEntries(key.map((column) => [column, row[column] ?? null])),
        field,
        before: row[`before_${field}`] as string | null,
        after: row[`after_${field}`] as string | null,
        row: row.sourceRow as number | null,
        column: row.sourceColumn as string | null,
      })),
  );
}

/**
 * Staged points whose series already has another date in the same month, quarter or year: loading them would count
 * that period twice.
 */
export async function loadPeriodClashes(client: pg.PoolClient) {
  const { rows } = await client.query(
    `select s."sourceRow" as row, s."sourceColumn" as column, e.code as series, s."effectiveOn"::text as given,
       min(p."effectiveOn")::text as known
     from ${stageName("seriesPoints")} s
     join "Series" e on e.id = s."seriesId" and e.frequency in ('monthly', 'quarterly', 'annual')
     join "SeriesPoint" p on p."seriesId" = s."seriesId" and p."retractedAt" is null and p."effectiveOn" <> s."effectiveOn"
       and date_trunc(case e.frequency when 'monthly' then 'month' when 'quarterly' then 'quarter' else 'year' end, p."effectiveOn"::timestamp)
         = date_trunc(case e.frequency when 'monthly' then 'month' when 'quarterly' then 'quarter' else 'year' end, s."effectiveOn"::timestamp)
     group by 1, 2, 3, 4 order by 1`,
  );
  return rows as { row: number | null; column: string | null; series: string; given: string; known: string }[];
}

/** Adds the staged facts that are new or differ; what is known already stays as it is. */
export async function insertStaged(client: pg.PoolClient, kind: FactKind, batch: { id: string; knownAt: Date }) {
  const { table, key, values } = factTables[kind];
  const columns = [...key, ...values, "sourceRow", "sourceColumn"].map(quoted).join(", ");
  const { rowCount } = await client.query(
    `${comparison(kind)}, news as (select ${columns} from compared where "knownId" is null or differs)
     insert into ${quoted(table)} (${columns}, "knownAt", "batchId")
     select ${columns}, $1::timestamptz, $2::uuid from news`,
    [batch.knownAt.toISOString(), batch.id],
  );
  return rowCount ?? 0;
}

/** One import at a time is loaded: what it compared with is still so when it is stored. */
export const lockImports = (client: pg.PoolClient) =>
  client.query(`select pg_advisory_xact_lock(hashtext('longview import'))`);

/** Retracts every fact of a batch from now on; earlier readings still see them. Returns how many. */
export async function retractFacts(client: pg.PoolClient, batchId: string, at: Date): Promise<number> {
  let count = 0;
  for (const kind of factKinds) {
    const { rowCount } = await client.query(
      `update ${quoted(factTables[kind].table)} set "retractedAt" = $2 where "batchId" = $1 and "retractedAt" is null`,
      [batchId, at.toISOString()],
    );
    count += rowCount ?? 0;
  }
  return count;
}

/** The moment as the database has it: every batch and every reading of one installation share its clock. */
export async function databaseNow(client: pg.PoolClient): Promise<Date> {
  const { rows } = await client.query(`select date_trunc('milliseconds', clock_timestamp()) as now`);
  return (rows[0] as { now: Date }).now;
}
