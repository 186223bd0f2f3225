import "server-only";
import type pg from "pg";
import type { ManagerScope } from "@/server/auth/permissions.ts";
import { pool } from "./pool.ts";

/** A manager as lists name one. */
export interface NamedManager {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
}

export interface DealBookRow {
  readonly id: string;
  readonly code: string;
  readonly portfolioId: string;
  readonly portfolioCode: string;
  readonly portfolioName: string;
  readonly portfolioNameZh: string | null;
  readonly company: string;
  readonly companyZh: string | null;
  readonly domain: string;
  readonly stage: string;
  readonly instrument: string;
  readonly currency: string;
  readonly decidedBy: NamedManager | null;
  readonly heldBy: readonly NamedManager[];
}

/** Deals that the scope's managers decided or hold on a day, as known at a moment; by code. */
export async function loadDealBook(scope: ManagerScope, asOf: string, knownAsOf: Date | null): Promise<DealBookRow[]> {
  const { rows } = await pool().query(
    `with answering as (
       select distinct on ("managerId", "portfolioId", credit, "effectiveOn") "managerId", "portfolioId", credit, "effectiveOn", until
         from "Assignment"
        where ($3::timestamptz is null and "retractedAt" is null)
           or ("knownAt" <= $3::timestamptz and ("retractedAt" is null or "retractedAt" > $3::timestamptz))
        order by "managerId", "portfolioId", credit, "effectiveOn", "knownAt" desc, id desc
     ), holding as (
       select a."portfolioId", m.id, m.code, m.name, m."nameZh" from answering a join "Manager" m on m.id = a."managerId"
        where a.credit = 'holding' and a."effectiveOn" <= $2::date and (a.until is null or a.until >= $2::date)
     )
     select d.id, d.code, d."portfolioId", p.code as "portfolioCode", p.name as "portfolioName", p."nameZh" as "portfolioNameZh",
       d.company, d."companyZh", d.domain, d.stage, d.instrument, p.currency,
       case when m.id is null then null else jsonb_build_object('id', m.id, 'code', m.code, 'name', m.name, 'nameZh', m."nameZh") end as "decidedBy",
       coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'code', h.code, 'name', h.name, 'nameZh', h."nameZh") order by h.code)
         from holding h where h."portfolioId" = d."portfolioId"), '[]') as "heldBy"
     from "Deal" d join "Portfolio" p on p.id = d."portfolioId" left join "Manager" m on m.id = d."decidedById"
     where $1::uuid[] is null or d."decidedById" = any($1::uuid[])
        or exists (select 1 from holding h where h."portfolioId" = d."portfolioId" and h.id = any($1::uuid[]))
     order by d.code`,
    [scope.managers === "all" ? null : scope.managers, asOf, knownAsOf?.toISOString() ?? null],
  );
  return rows;
}

/** What a form about a deal may name, and the codes that are taken. */
export interface DealChoices {
  readonly portfolios: readonly (Omit<NamedManager, "id"> & { readonly currency: string })[];
  readonly managers: readonly Omit<NamedManager, "id">[];
  readonly codes: readonly string[];
}

export async function loadDealChoices(): Promise<DealChoices> {
  const [portfolios, managers, codes] = await Promise.all([
    pool().query(`select code, name, "nameZh", currency from "Portfolio" where book = 'private' order by code`),
    pool().query(`select code, name, "nameZh" from "Manager" order by code`),
    pool().query(`select code from "Deal" order by code`),
  ]);
  return { portfolios: portfolios.rows, managers: managers.rows, codes: codes.rows.map(({ code }) => code) };
}

/** A file or form that told something of a deal. */
export interface DealChangeRow {
  readonly batchId: string;
  readonly fileName: string;
  readonly kind: string;
  readonly createdBy: string;
  readonly knownAt: Date;
  readonly undoneAt: Date | null;
  readonly facts: number;
  /** What the deal was and became where it was corrected, by column. */
  readonly corrected: {
    readonly before: Readonly<Record<string, string | null>>;
    readonly after: Readonly<Record<string, string | null>>;
  } | null;
  /** Whether it told of this deal alone: then it may be undone from the deal's page. */
  readonly isForm: boolean;
}

/** The batches that told of a deal, newest first; those undone too. */
export async function loadDealChanges(dealId: string, knownAsOf: Date | null): Promise<DealChangeRow[]> {
  const { rows } = await pool().query(
    `with told as (
       select "batchId" from "DealEvent" where "dealId" = $1::uuid
       union all select "batchId" from "CashFlow" where "dealId" = $1::uuid
       union all select "batchId" from "Valuation" where "dealId" = $1::uuid
       union all select "batchId" from "Deal" where id = $1::uuid and "batchId" is not null
       union all select id from "ImportBatch"
         where kind = 'deals' and status in ('committed', 'undone')
           and preview->'changed' @> jsonb_build_array(jsonb_build_object('id', $1::text))
     )
     select b.id as "batchId", b."fileName", b.kind, b."createdBy", b."knownAt", b."undoneAt", count(*)::int as facts,
       (select jsonb_build_object('before', c->'before', 'after', c->'after')
          from jsonb_array_elements(case jsonb_typeof(b.preview->'changed') when 'array' then b.preview->'changed' else '[]' end) c
         where c->>'id' = $1::text limit 1) as corrected,
       coalesce(b.mapping->>'origin' = 'form', false) or b."fileName" like 'form-%' as "isForm"
     from told t join "ImportBatch" b on b.id = t."batchId"
     where $2::timestamptz is null or b."knownAt" <= $2::timestamptz
     group by b.id order by b."knownAt" desc, b.id desc limit 200`,
    [dealId, knownAsOf?.toISOString() ?? null],
  );
  return rows;
}

export interface StandardRow {
  readonly id: string;
  readonly stage: string;
  readonly domain: string;
  readonly effectiveOn: string;
  readonly entryStandard: string;
  readonly entryStandardZh: string;
  readonly limitShare: number | null;
  readonly lossRate: number | null;
  readonly reviewMonths: number | null;
  readonly createdBy: string;
  readonly knownAt: Date;
  readonly retiredAt: Date | null;
}

/** Every row of the standards there ever was, oldest first: of one cell and day the last one counts. */
export async function loadDealStandards(): Promise<StandardRow[]> {
  const { rows } = await pool().query(
    `select id, stage, domain, "effectiveOn", "entryStandard", "entryStandardZh", "limitShare", "lossRate", "reviewMonths",
       "createdBy", "knownAt", "retiredAt" from "DealStandard" order by "knownAt", id`,
  );
  return rows;
}

export interface NegativeRow {
  readonly id: string;
  readonly kind: "company" | "domain";
  readonly subject: string;
  readonly subjectZh: string | null;
  readonly reason: string;
  readonly reasonZh: string | null;
  readonly effectiveOn: string;
  readonly until: string | null;
  readonly createdBy: string;
  readonly knownAt: Date;
  readonly retiredAt: Date | null;
}

export async function loadNegativeList(): Promise<NegativeRow[]> {
  const { rows } = await pool().query(
    `select id, kind, subject, "subjectZh", reason, "reasonZh", "effectiveOn", until, "createdBy", "knownAt", "retiredAt"
       from "NegativeListEntry" order by "knownAt", id`,
  );
  return rows;
}

type NewStandard = Omit<StandardRow, "id" | "createdBy" | "knownAt" | "retiredAt">;
type NewNegative = Omit<NegativeRow, "id" | "createdBy" | "knownAt" | "retiredAt">;
interface Author {
  readonly id: string;
  readonly name: string;
}

export const insertStandard = (client: pg.PoolClient, row: NewStandard, by: Author) =>
  client.query(
    `insert into "DealStandard" (id, stage, domain, "effectiveOn", "entryStandard", "entryStandardZh", "limitShare", "lossRate", "reviewMonths", "createdById", "createdBy")
     values (gen_random_uuid(), $1, $2, $3::date, $4, $5, $6, $7, $8, $9, $10)`,
    [
      row.stage,
      row.domain,
      row.effectiveOn,
      row.entryStandard,
      row.entryStandardZh,
      row.limitShare,
      row.lossRate,
      row.reviewMonths,
      by.id,
      by.name,
    ],
  );

export const insertNegative = (client: pg.PoolClient, row: NewNegative, by: Author) =>
  client.query(
    `insert into "NegativeListEntry"
       (id, kind, subject, "subjectZh", reason, "reasonZh", "effectiveOn", until, "createdById", "createdBy")
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6::date, $7::date, $8, $9)`,
    [row.kind, row.subject, row.subjectZh, row.reason, row.reasonZh, row.effectiveOn, row.until, by.id, by.name],
  );

/** Ends a row without losing it; its subject, or null when there was none in force. */
export async function retireRow(
  client: pg.PoolClient,
  table: "DealStandard" | "NegativeListEntry",
  id: string,
): Promise<string | null> {
  const subject = table === "DealStandard" ? `stage || ' / ' || domain` : "subject";
  const { rows } = await client.query(
    `update "${table}" set "retiredAt" = now() where id = $1 and "retiredAt" is null returning ${subject} as subject`,
    [id],
  );
  return rows[0]?.subject ?? null;
}

const RULES_KEY = "dealRules";

/** Versions of the rules as they were written, oldest first; empty while there is none. */
export async function loadDealRuleVersions(): Promise<unknown[]> {
  const { rows } = await pool().query(`select value from "Setting" where key = $1`, [RULES_KEY]);
  return rows[0]?.value ?? [];
}

export const appendDealRules = (client: pg.PoolClient, version: object) =>
  client.query(
    `insert into "Setting" (key, value) values ($1, jsonb_build_array($2::jsonb))
     on conflict (key) do update set value = "Setting".value || jsonb_build_array($2::jsonb)`,
    [RULES_KEY, JSON.stringify(version)],
  );

export const insertAudit = (
  client: pg.PoolClient,
  by: Author,
  action: string,
  subject: string,
  detail: object,
): Promise<unknown> =>
  client.query(`insert into "AuditEvent" ("actorId", actor, action, subject, detail) values ($1, $2, $3, $4, $5)`, [
    by.id,
    by.name,
    action,
    subject,
    JSON.stringify(detail),
  ]);
