import "server-only";
import { z } from "zod";
import { scopeOf, type Viewer } from "@/server/auth/permissions.ts";
import { rowsInForce, ruleStanding } from "@/server/core/capital/regimes/dated-rule.ts";
import {
  type EditableRegime,
  editableRegimes,
  type OwnRule,
  overlaidTables,
  type RegimeTables,
  type RuleRow,
  ruleKey,
  shippedTables,
} from "@/server/core/capital/regimes/rule-overlay.ts";
import { InvalidInputError } from "@/server/core/invalid-input-error.ts";
import {
  type CapitalRuleRow,
  loadCapitalRules,
  retireCapitalRule,
  saveCapitalRule,
} from "@/server/persistence/capital-repository.ts";
import type { RuleLine, RulesPageView } from "./capital-view.ts";
import { actorOf } from "./users.ts";

export const rulesInput = z.strictObject({ on: z.iso.date() });

export const newRuleInput = z.strictObject({
  regime: z.enum(editableRegimes),
  table: z.string().min(1).max(60),
  /** Provenance and figures in the shape of the table; checked against it. */
  row: z.record(z.string().max(60), z.unknown()),
  note: z.string().trim().max(2000).optional(),
});

/** Longest row that is kept: a correlation matrix has a few hundred characters. */
const LONGEST_ROW = 20_000;

const ownRule = ({ regime, table, row }: Pick<CapitalRuleRow, "regime" | "table" | "row">): OwnRule => ({
  regime: regime as EditableRegime,
  table,
  row: row as RuleRow,
});

/** Tables that count, as they were kept at a moment (null: now): shipped rows with the institution's own laid over. */
export async function capitalTables(knownAsOf: Date | null): Promise<RegimeTables> {
  const rows = (await loadCapitalRules()).filter(({ createdAt, retiredAt }) =>
    knownAsOf === null ? retiredAt === null : createdAt <= knownAsOf && (retiredAt === null || retiredAt > knownAsOf),
  );
  return overlaidTables(rows.map(ownRule));
}

/** Every row of every table with where it comes from, what it counts for on a day, and who put it there. */
export async function rulesPage(viewer: Viewer, { on }: z.infer<typeof rulesInput>): Promise<RulesPageView> {
  const own = await loadCapitalRules();
  const counting = own.filter(({ retiredAt }) => retiredAt === null);
  const shipped = editableRegimes.flatMap((regime) =>
    Object.entries(shippedTables[regime] as unknown as Record<string, RuleRow[]>).flatMap(([table, rows]) =>
      rows.map((row): RuleLine => {
        const key = ruleKey(regime, table, row);
        const isSetAside = counting.some(
          (rule) =>
            rule.regime === regime &&
            rule.table === table &&
            sharesKey(regime, table, row, ownRule(rule).row) &&
            rowsInForce([ownRule(rule).row], on).length > 0,
        );
        return {
          ...noOwner,
          id: null,
          regime,
          table,
          key,
          row,
          standing: ruleStanding(row),
          status: isSetAside && statusOn(row, on) === "inForce" ? "superseded" : statusOn(row, on),
        };
      }),
    ),
  );
  const mine = own.map((rule): RuleLine => {
    const { regime, table, row } = ownRule(rule);
    return {
      id: rule.id,
      regime,
      table,
      key: ruleKey(regime, table, row),
      row,
      standing: ruleStanding(row),
      status: rule.retiredAt === null ? statusOn(row, on) : "retired",
      note: rule.note,
      createdBy: rule.createdBy,
      createdAt: rule.createdAt.toISOString(),
      retiredBy: rule.retiredBy,
      retiredAt: rule.retiredAt?.toISOString() ?? null,
    };
  });
  return { on, lines: [...mine, ...shipped], mayEdit: scopeOf(viewer.role, "capital.run") !== null };
}

const noOwner = { note: null, createdBy: null, createdAt: null, retiredBy: null, retiredAt: null } as const;

const statusOn = ({ validFrom, validTo }: RuleRow, on: string): RuleLine["status"] =>
  validFrom > on ? "future" : validTo !== null && validTo < on ? "past" : "inForce";

/** A row that stands for several assets is set aside in part by a row for one of them. */
function sharesKey(regime: EditableRegime, table: string, shipped: RuleRow, own: RuleRow): boolean {
  const members = ["assets", "insurers"].find((field) => Array.isArray(shipped[field]) && Array.isArray(own[field]));
  if (members === undefined) return ruleKey(regime, table, shipped) === ruleKey(regime, table, own);
  const [theirs, mine] = [shipped[members] as string[], own[members] as string[]];
  const one = (row: RuleRow) => ruleKey(regime, table, { ...row, [members]: [] });
  return one(shipped) === one(own) && theirs.some((member) => mine.includes(member));
}

/**
 * Puts a row of the institution's own beside the shipped ones, from its first day on.
 *
 * @throws InvalidInputError unknownRuleTable, ruleTablesMalformed, rulesOverlap, ruleEndsBeforeItBegins,
 *   correlationMatrixMalformed
 */
export async function addRule(
  viewer: Viewer,
  { regime, table, row, note }: z.infer<typeof newRuleInput>,
): Promise<{ id: string }> {
  if (JSON.stringify(row).length > LONGEST_ROW) throw new InvalidInputError("ruleTablesMalformed", { problems: "row" });
  const added = { regime, table, row: row as RuleRow };
  const { id } = await saveCapitalRule(
    {
      regime,
      table,
      row: row as object,
      note: note === "" ? null : (note ?? null),
      createdById: viewer.userId,
      createdBy: viewer.email,
    },
    (existing) => {
      overlaidTables([...existing.filter(({ retiredAt }) => retiredAt === null).map(ownRule), added]);
      return {
        actor: actorOf(viewer),
        action: "capitalRule.add",
        subject: `${regime} ${table}: ${ruleKey(regime, table, added.row)}`,
        detail: { row: row as object, note: note ?? "" },
      };
    },
  );
  return { id };
}

/**
 * Takes back a row of the institution's own; what it had set aside counts again. It stays in the history.
 *
 * @throws InvalidInputError unknownRule
 */
export async function retireRule(viewer: Viewer, id: string): Promise<void> {
  const retired = await retireCapitalRule(id, viewer.email, new Date(), (rule) => {
    const { regime, table, row } = ownRule(rule);
    return {
      actor: actorOf(viewer),
      action: "capitalRule.retire",
      subject: `${regime} ${table}: ${ruleKey(regime, table, row)}`,
      detail: { row: row as object },
    };
  });
  if (retired === null) throw new InvalidInputError("unknownRule", { id });
}
