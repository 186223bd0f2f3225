import "server-only";
import type { z } from "zod";
import type { Viewer } from "@/server/auth/permissions.ts";
import { DEFAULT_DEAL_RULES, type DealRules } from "@/server/core/deals/deal-facts.ts";
import type { DealStandard, NegativeListEntry } from "@/server/core/deals/deal-standards.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import {
  appendDealRules,
  insertAudit,
  insertNegative,
  insertStandard,
  loadDealRuleVersions,
  loadDealStandards,
  loadNegativeList,
  type NegativeRow,
  retireRow,
  type StandardRow,
} from "@/server/persistence/deal-repository.ts";
import { inTransaction } from "@/server/persistence/pool.ts";
import type { dealRulesInput, negativeInput, standardInput } from "./deals-view.ts";

interface RuleVersion {
  readonly effectiveOn: string;
  readonly rules: DealRules;
  readonly createdBy: string;
  readonly createdAt: string;
}

/** What deals are held to: standards, negative list and rules, as in force on a day and as known at a moment. */
export interface DealPolicy {
  readonly standards: readonly DealStandard[];
  readonly negativeList: readonly NegativeListEntry[];
  readonly rules: DealRules;
  /** Everything there ever was, for the page that edits it. */
  readonly history: {
    readonly standards: readonly StandardRow[];
    readonly negativeList: readonly NegativeRow[];
    readonly rules: readonly RuleVersion[];
  };
}

/** Reads standards, negative list and rules. Rules before the first version are the ones shipped. */
export async function dealPolicy(asOf: string, knownAsOf: Date | null): Promise<DealPolicy> {
  const [standards, negativeList, versions] = await Promise.all([
    loadDealStandards(),
    loadNegativeList(),
    loadDealRuleVersions() as Promise<RuleVersion[]>,
  ]);
  const isKnown = ({ knownAt, retiredAt }: { knownAt: Date; retiredAt: Date | null }) =>
    knownAsOf === null ? retiredAt === null : knownAt <= knownAsOf && (retiredAt === null || retiredAt > knownAsOf);
  const rules = versions
    .filter(
      ({ effectiveOn, createdAt }) => effectiveOn <= asOf && (knownAsOf === null || new Date(createdAt) <= knownAsOf),
    )
    .reduce<RuleVersion | null>((found, row) => (found && found.effectiveOn > row.effectiveOn ? found : row), null);
  return {
    standards: standards.filter(isKnown),
    negativeList: negativeList.filter(isKnown),
    rules: rules?.rules ?? DEFAULT_DEAL_RULES,
    history: { standards, negativeList, rules: versions },
  };
}

const author = ({ userId, email }: Viewer) => ({ id: userId, name: email });

/** Adds a row to the standards. An earlier row of the same cell and day stays in the history and no longer counts. */
export async function saveStandard(viewer: Viewer, row: z.infer<typeof standardInput>) {
  await inTransaction(async (client) => {
    const written = { ...row, entryStandardZh: row.entryStandardZh || row.entryStandard };
    await insertStandard(client, written, author(viewer));
    await insertAudit(client, author(viewer), "standards.saved", `${row.stage} / ${row.domain}`, written);
  });
  return { ok: true };
}

/** @throws InvalidInputError untilBeforeFrom */
export async function saveNegativeEntry(viewer: Viewer, row: z.infer<typeof negativeInput>) {
  if (row.until !== null && row.until < row.effectiveOn)
    throw new InvalidInputError("untilBeforeFrom", { from: row.effectiveOn, until: row.until });
  const written = { ...row, subjectZh: row.subjectZh || null, reasonZh: row.reasonZh || null };
  await inTransaction(async (client) => {
    await insertNegative(client, written, author(viewer));
    await insertAudit(client, author(viewer), "standards.negativeAdded", row.subject, written);
  });
  return { ok: true };
}

/** Ends a row from now on; it stays in the history. @throws InvalidInputError standardGone */
export async function retireStandard(viewer: Viewer, { table, id }: { table: "standard" | "negative"; id: string }) {
  await inTransaction(async (client) => {
    const subject = await retireRow(client, table === "standard" ? "DealStandard" : "NegativeListEntry", id);
    if (subject === null) throw new InvalidInputError("standardGone", { id });
    const action = table === "standard" ? "standards.retired" : "standards.negativeRetired";
    await insertAudit(client, author(viewer), action, subject, { id });
  });
  return { ok: true };
}

/** Writes a version of the rules by which deals are watched. */
export async function saveDealRules(viewer: Viewer, { effectiveOn, rules }: z.infer<typeof dealRulesInput>) {
  await inTransaction(async (client) => {
    const { rows } = await client.query("select now() as now");
    const version = { effectiveOn, rules, createdBy: viewer.email, createdAt: rows[0].now.toISOString() };
    await appendDealRules(client, version);
    await insertAudit(client, author(viewer), "standards.rulesSaved", effectiveOn, rules);
  });
  return { ok: true };
}
