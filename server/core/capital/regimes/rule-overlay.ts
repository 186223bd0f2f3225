import { InvalidInputError } from "../../invalid-input-error";
import { addDays } from "../../returns/calendar/plain-date";
import { type CrossTables, parseCrossTables } from "./cross-tables";
import { assertNoOverlap, type Provenance } from "./dated-rule";
import { type NaicTables, parseNaicTables, shippedNaicTables } from "./naic-tables";
import { shippedCrossTables } from "./shipped-cross-tables";
import { parseSolvencyTwoTables, type SolvencyTwoTables, shippedSolvencyTwoTables } from "./solvency-two-tables";

/** Regimes whose tables an institution may put rows beside. */
export const editableRegimes = ["cross", "solvencyTwo", "naic"] as const;
export type EditableRegime = (typeof editableRegimes)[number];

/** A rule row of any table: its provenance and whatever its table holds beside. */
export type RuleRow = Provenance & Readonly<Record<string, unknown>>;

/** A row of the institution's own, in the shape of its table. */
export interface OwnRule {
  readonly regime: EditableRegime;
  readonly table: string;
  readonly row: RuleRow;
}

export interface RegimeTables {
  readonly cross: CrossTables;
  readonly solvencyTwo: SolvencyTwoTables;
  readonly naic: NaicTables;
}

export const shippedTables: RegimeTables = {
  cross: shippedCrossTables,
  solvencyTwo: shippedSolvencyTwoTables,
  naic: shippedNaicTables,
};

/** What makes two rows of a table the same rule; a row that stands for several assets or insurers is taken apart first. */
const keys: Readonly<Record<string, { readonly of: readonly string[]; readonly each?: string }>> = {
  "cross baseFactors": { of: ["asset"] },
  "cross indexFactors": { of: ["assets", "index", "longerThanYears"], each: "assets" },
  "cross parameters": { of: ["name"] },
  "cross concentrationThresholds": { of: ["insurers"], each: "insurers" },
  "cross sizeReliefs": { of: ["insurers"], each: "insurers" },
  "cross equityCaps": { of: ["insurers"], each: "insurers" },
  "cross curves": { of: ["charge", "grade"] },
  "cross surfaceDefaultFactors": { of: ["grade"] },
  "cross correlations": { of: ["scope"] },
  "cross stresses": { of: ["name"] },
  "cross appraisalWeights": { of: ["insurerClass", "department"] },
  "solvencyTwo stresses": { of: ["jurisdiction", "asset"] },
  "solvencyTwo symmetricAdjustments": { of: ["jurisdiction"] },
  "solvencyTwo equityCorrelations": { of: ["jurisdiction"] },
  "naic factors": { of: ["insurer", "asset"] },
};

const keyRule = (regime: string, table: string) => {
  const rule = keys[`${regime} ${table}`];
  if (rule === undefined) throw new InvalidInputError("unknownRuleTable", { regime, table });
  return rule;
};

/** Fields of a table that say which rule a row is. */
export const keyFields = (regime: EditableRegime, table: string): readonly string[] => keyRule(regime, table).of;

/**
 * Which rule a row is: rows of one table with the same key follow each other in time.
 *
 * @throws InvalidInputError unknownRuleTable
 */
export const ruleKey = (regime: EditableRegime, table: string, row: RuleRow): string =>
  keyRule(regime, table)
    .of.map((field) => String(row[field] ?? "all"))
    .join(" · ");

function takenApart(regime: EditableRegime, table: string, row: RuleRow): RuleRow[] {
  const { each } = keyRule(regime, table);
  const members = each === undefined ? undefined : row[each];
  return each !== undefined && Array.isArray(members) ? members.map((one) => ({ ...row, [each]: [one] })) : [row];
}

/**
 * The tables that count: the shipped rows, each set aside by the institution's own rows of the same rule for exactly the
 * days on which those count. A shipped row is never changed nor lost: outside those days it counts as before, and after
 * an own row with an end it comes back. Own rows carry `isOwn`, whatever they were stored with.
 *
 * @param own rows that are not retired, in any order
 * @throws InvalidInputError unknownRuleTable, rulesOverlap (two own rows of one rule on one day), ruleEndsBeforeItBegins,
 *   ruleTablesMalformed, correlationMatrixMalformed
 */
export function overlaidTables(own: readonly OwnRule[], shipped: RegimeTables = shippedTables): RegimeTables {
  if (own.length === 0) return shipped;
  return {
    cross: parseCrossTables(overlaid("cross", shipped.cross, own)),
    solvencyTwo: parseSolvencyTwoTables(overlaid("solvencyTwo", shipped.solvencyTwo, own)),
    naic: parseNaicTables(overlaid("naic", shipped.naic, own)),
  };
}

function overlaid(
  regime: EditableRegime,
  shipped: CrossTables | SolvencyTwoTables | NaicTables,
  own: readonly OwnRule[],
): Record<string, readonly RuleRow[]> {
  const tables: Record<string, readonly RuleRow[]> = { ...(shipped as unknown as Record<string, RuleRow[]>) };
  const here = own.filter((rule) => rule.regime === regime);
  for (const table of new Set(here.map((rule) => rule.table))) {
    const key = (row: RuleRow) => ruleKey(regime, table, row);
    const mine = here
      .filter((rule) => rule.table === table)
      .flatMap(({ row }) => takenApart(regime, table, { ...row, isOwn: true }));
    assertNoOverlap(mine, key);
    const kept = (tables[table] ?? [])
      .flatMap((row) => takenApart(regime, table, row))
      .flatMap((row) =>
        mine
          .filter((other) => key(other) === key(row))
          .reduce<RuleRow[]>((parts, cut) => parts.flatMap((part) => without(part, cut)), [row]),
      );
    tables[table] = [...kept, ...mine];
  }
  return tables;
}

/** What is left of a row outside the days of another: nothing, one part or two. */
function without(row: RuleRow, cut: Provenance): RuleRow[] {
  const isApart =
    (row.validTo !== null && row.validTo < cut.validFrom) || (cut.validTo !== null && cut.validTo < row.validFrom);
  if (isApart) return [row];
  const before = row.validFrom < cut.validFrom ? [{ ...row, validTo: addDays(cut.validFrom, -1) }] : [];
  if (cut.validTo === null || (row.validTo !== null && row.validTo <= cut.validTo)) return before;
  return [...before, { ...row, validFrom: addDays(cut.validTo, 1) }];
}
