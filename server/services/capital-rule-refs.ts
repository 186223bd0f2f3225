import "server-only";
import { BOND_ASSET, DEBT_PRODUCT, ownFactors } from "@/server/core/capital/capital-book.ts";
import type { AllocatedLine } from "@/server/core/capital/capital-position.ts";
import { rowsInForce, ruleStanding } from "@/server/core/capital/regimes/dated-rule.ts";
import { type RegimeTables, type RuleRow, ruleKey } from "@/server/core/capital/regimes/rule-overlay.ts";
import type { CapitalFact } from "./capital-facts.ts";
import type { RuleRef } from "./capital-view.ts";

/** Finds the rows that a charge was made of, with their provenance; each has one name, and a line holds names. */
export class RuleFinder {
  readonly #rows = new Map<string, RuleRef>();
  readonly #index: readonly { readonly id: string; readonly row: RegimeTables["cross"]["indexFactors"][number] }[];
  readonly #used = new Map<string, RuleRef>();

  constructor(tables: RegimeTables, asOf: string) {
    const add = (table: string, row: RuleRow): string => {
      const { validFrom, validTo, source, sourceDate, sourceClass, confidence, article, note } = row;
      const key = ruleKey("cross", table, row);
      const id = `${table} ${key}`;
      this.#rows.set(id, {
        regime: "cross",
        table,
        key,
        provenance: { validFrom, validTo, source, sourceDate, sourceClass, confidence, article, note },
        standing: ruleStanding(row),
        isOwn: row.isOwn === true,
      });
      return id;
    };
    for (const table of ["baseFactors", "parameters", "curves", "surfaceDefaultFactors"] as const)
      for (const row of rowsInForce<RuleRow>(tables.cross[table], asOf)) add(table, row);
    this.#index = rowsInForce(tables.cross.indexFactors, asOf).map((row) => ({ id: add("indexFactors", row), row }));
  }

  /** Every row that was named so far. */
  get used(): Readonly<Record<string, RuleRef>> {
    return Object.fromEntries(this.#used);
  }

  of({ holding }: CapitalFact, line: AllocatedLine): string[] {
    const { factors, otherFactors } = line;
    const has = (reason: string) => otherFactors.some((factor) => factor.reason === reason);
    const parameters = [
      ...(factors !== null && factors.Kp !== 0 ? ["lookThroughStep"] : []),
      ...(factors !== null && factors.k1 !== 0 ? ["clampLower", "clampUpper"] : []),
      ...ownFactors.filter(has).map((name) => `${name}K`),
      ...(has("concentration") ? ["concentrationK"] : []),
      ...(has("propertyOverLimit") ? ["propertyOverLimitK"] : []),
    ].map((name) => `parameters ${name}`);
    const ids =
      holding.asset === BOND_ASSET
        ? [`curves spread · ${holding.grade}`, ...(line.charges.rate === undefined ? [] : ["curves rate · all"])]
        : holding.asset === DEBT_PRODUCT
          ? [`surfaceDefaultFactors ${holding.grade}`]
          : [
              `baseFactors ${holding.asset}`,
              ...line.parts.map(({ asset }) => `baseFactors ${asset}`),
              ...this.#indexRow(holding, factors),
            ];
    const found = [...new Set([...ids, ...parameters])].filter((id) => this.#rows.has(id));
    for (const id of found) this.#used.set(id, this.#rows.get(id)!);
    return found;
  }

  /** The row that k2 comes from. */
  #indexRow({ asset, indices }: CapitalFact["holding"], factors: AllocatedLine["factors"]): string[] {
    if (factors === null || factors.k2 === 0) return [];
    const found = this.#index.find(
      ({ row }) =>
        row.assets.includes(asset) &&
        (row.index === null || indices.includes(row.index)) &&
        Math.abs((row.targetFactor === null ? row.k2! : row.targetFactor / factors.baseFactor - 1) - factors.k2) <
          1e-12,
    );
    return found ? [found.id] : [];
  }
}
