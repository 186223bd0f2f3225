import "server-only";
import { factTables } from "./fact-tables.ts";
import { inTransaction, pool } from "./pool.ts";

/** A day and the moment from which it is looked at; null: everything known now. */
export interface KnownDay {
  readonly asOf: string;
  readonly knownAsOf: Date | null;
}

export interface ReplayQuarterHead extends KnownDay {
  readonly id: string;
  readonly factsMark: string;
}

export interface ReplayQuarterToSave extends KnownDay {
  readonly factsMark: string;
  readonly engine: string;
  readonly buildMs: number;
  readonly content: Uint8Array;
}

/** Keeps what was known of a day at a moment in place of what was kept before; what another engine made goes as well. */
export async function saveReplayQuarter(quarter: ReplayQuarterToSave): Promise<void> {
  const { asOf, knownAsOf, factsMark, engine, buildMs, content } = quarter;
  await inTransaction(async (client) => {
    const moment = knownAsOf?.toISOString() ?? null;
    await client.query(
      `delete from "ReplayQuarter"
        where ("asOf" = $1::date and "knownAsOf" is not distinct from $2::timestamptz) or engine <> $3`,
      [asOf, moment, engine],
    );
    await client.query(
      `insert into "ReplayQuarter" (id, "asOf", "knownAsOf", "factsMark", engine, "buildMs", content)
       values (gen_random_uuid(), $1::date, $2::timestamptz, $3, $4, $5, $6)`,
      [asOf, moment, factsMark, engine, Math.round(buildMs), Buffer.from(content)],
    );
  });
}

/** All that is kept by one engine, without the content. */
export async function loadReplayHeads(engine: string): Promise<ReplayQuarterHead[]> {
  const { rows } = await pool().query(
    `select id, "asOf", "knownAsOf", "factsMark" from "ReplayQuarter" where engine = $1`,
    [engine],
  );
  return rows;
}

/** What saveReplayQuarter was given as `content`, by id. */
export async function loadReplayContents(ids: readonly string[]): Promise<Map<string, Uint8Array>> {
  const { rows } = await pool().query(`select id, content from "ReplayQuarter" where id = any($1::uuid[])`, [ids]);
  return new Map(rows.map(({ id, content }) => [id, content]));
}

/** A moment at which facts became known or were withdrawn, and the first day that any of them is about. */
export interface KnowledgeMoment {
  readonly at: Date;
  readonly firstDay: string;
}

/** Every moment at which what is known changed, in order, over all facts that a record is made from. */
export async function loadKnowledgeMoments(): Promise<KnowledgeMoment[]> {
  const kinds = [
    "seriesPoints",
    "benchmarkWeights",
    "cashFlows",
    "valuations",
    "fundPositions",
    "assignments",
    "dealEvents",
    "managerEvents",
    "institutionFigures",
  ] as const;
  const changes = kinds.flatMap((kind) => {
    const { table } = factTables[kind];
    return ["knownAt", "retractedAt"].map(
      (moment) =>
        `select "${moment}" as at, min("effectiveOn") as day from "${table}" where "${moment}" is not null group by 1`,
    );
  });
  const { rows } = await pool().query(
    `select at, min(day)::text as "firstDay" from (${changes.join(" union all ")}) change group by at order by at`,
  );
  return rows;
}

/** What was agreed with a person, from a day on. */
export interface PayTermsRow {
  readonly managerId: string;
  readonly effectiveOn: string;
  readonly target: string | null;
  readonly salary: string | null;
  readonly grade: string | null;
  readonly carryShare: string | null;
}

/** Terms of everybody, oldest first; of one day the newest. */
export async function loadPayTerms(): Promise<PayTermsRow[]> {
  const { rows } = await pool().query(
    `select distinct on ("managerId", "effectiveOn") "managerId", "effectiveOn", target::text, salary::text, grade,
            "carryShare"::text
       from "PayTerms" order by "managerId", "effectiveOn", "knownAt" desc, id desc`,
  );
  return rows;
}

/** Fingerprint of all terms, so that a change of one is seen. */
export async function loadPayTermsMark(): Promise<string> {
  const { rows } = await pool().query(`select coalesce(max(id), 0)::text || '-' || count(*) as mark from "PayTerms"`);
  return rows[0].mark;
}
