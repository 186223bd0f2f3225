import "server-only";
import type { CapitalRule, Prisma } from "@/server/generated/prisma/client.ts";
import { type AuditEntry, saveAuditEvent } from "./audit-repository.ts";
import { pool } from "./pool.ts";
import { prisma } from "./prisma-client.ts";

export interface CapitalAssetRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
  readonly asset: string;
  readonly portfolioId: string | null;
  readonly dealId: string | null;
  readonly dealCode: string | null;
  readonly counterparty: string | null;
  readonly currency: string;
  readonly indices: readonly string[];
  readonly layers: number;
  readonly productType: string | null;
  readonly emergingMarket: boolean;
  readonly issuerFactor: number | null;
  readonly grade: string | null;
  readonly specialFactors: readonly string[];
  /** As it was imported: the service checks its shape. */
  readonly below: unknown;
}

/** Every asset as solvency rules see it, by code. */
export async function loadCapitalAssets(): Promise<CapitalAssetRow[]> {
  const { rows } = await pool().query(
    `select a.id, a.code, a.name, a."nameZh", a.asset, a."portfolioId", a."dealId", d.code as "dealCode", a.counterparty,
            a.currency, coalesce(a.indices, '{}') as indices, a.layers, a."productType", a."emergingMarket", a."issuerFactor", a.grade,
            coalesce(a."specialFactors", '{}') as "specialFactors", a.below
       from "CapitalAsset" a left join "Deal" d on d.id = a."dealId" order by a.code`,
  );
  return rows;
}

export type CapitalRuleRow = CapitalRule;

/** Rows of the institution's own, oldest first, those retired included. */
export const loadCapitalRules = (): Promise<CapitalRuleRow[]> =>
  prisma().capitalRule.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });

/** Text that changes whenever a row is added or retired. */
export async function loadCapitalRulesMark(): Promise<string> {
  const { rows } = await pool().query(
    `select count(*) || ' ' || count("retiredAt") || ' ' || coalesce(max(greatest("createdAt", "retiredAt"))::text, '') as mark
       from "CapitalRule"`,
  );
  return rows[0].mark;
}

/**
 * Adds a row with its line in the audit trail, all or nothing. All other writers wait meanwhile, so that two rows added
 * at one moment cannot both be found to fit.
 *
 * @param decide sees the rows as they are; throws to refuse
 */
export async function saveCapitalRule(
  rule: Prisma.CapitalRuleCreateInput,
  decide: (existing: readonly CapitalRuleRow[]) => AuditEntry,
): Promise<CapitalRuleRow> {
  return prisma().$transaction(async (tx) => {
    await tx.$executeRaw`lock table "CapitalRule" in share row exclusive mode`;
    const audit = decide(await tx.capitalRule.findMany());
    const added = await tx.capitalRule.create({ data: rule });
    await saveAuditEvent(audit, tx);
    return added;
  });
}

/** Retires a row with its line in the audit trail; null when there is none that still counts. It stays in the history. */
export async function retireCapitalRule(
  id: string,
  by: string,
  at: Date,
  audit: (row: CapitalRuleRow) => AuditEntry,
): Promise<CapitalRuleRow | null> {
  return prisma().$transaction(async (tx) => {
    await tx.$executeRaw`lock table "CapitalRule" in share row exclusive mode`;
    const row = await tx.capitalRule.findFirst({ where: { id, retiredAt: null } });
    if (row === null) return null;
    const retired = await tx.capitalRule.update({ where: { id }, data: { retiredAt: at, retiredBy: by } });
    await saveAuditEvent(audit(row), tx);
    return retired;
  });
}
