import { InvalidInputError } from "../../invalid-input-error";
import {
  type BaseFactorRow,
  type BracketRow,
  type CorrelationRow,
  type CrossParameterName,
  type CrossTables,
  type CurveRow,
  crossParameterNames,
  type IndexFactorRow,
  type InsurerKind,
} from "./cross-tables";
import { rowInForce, rowsInForce } from "./dated-rule";
import { shippedCrossTables } from "./shipped-cross-tables";

/** The C-ROSS II rules of one day, ready for look-ups by thousands of positions. */
export interface CrossRules {
  readonly date: string;
  /** @throws InvalidInputError noRuleInForce */
  baseFactor(asset: string): BaseFactorRow;
  hasBaseFactor(asset: string): boolean;
  readonly indexFactors: readonly IndexFactorRow[];
  /** @throws InvalidInputError noRuleInForce */
  parameter(name: CrossParameterName): number;
  /** @throws InvalidInputError noRuleInForce */
  curve(charge: CurveRow["charge"], grade: string | null): CurveRow;
  hasCurve(charge: CurveRow["charge"], grade: string | null): boolean;
  /** @throws InvalidInputError noRuleInForce */
  surfaceDefaultFactor(grade: string): number;
  hasSurfaceDefaultFactor(grade: string): boolean;
  /** @throws InvalidInputError noRuleInForce */
  correlation(scope: CorrelationRow["scope"]): CorrelationRow;
  /** @throws InvalidInputError noRuleInForce */
  brackets(table: "concentrationThresholds" | "sizeReliefs" | "equityCaps", insurer: InsurerKind): BracketRow;
}

/**
 * Picks the rows that count on a day.
 *
 * @param date calendar date of the valuation
 * @param tables the shipped ones unless an institution keeps its own
 */
export function crossRulesAt(date: string, tables: CrossTables = shippedCrossTables): CrossRules {
  const baseFactors = new Map(rowsInForce(tables.baseFactors, date).map((row) => [row.asset, row]));
  const parameters = new Map<CrossParameterName, number>();
  for (const name of crossParameterNames) {
    const row = rowsInForce(tables.parameters, date).find((candidate) => candidate.name === name);
    if (row !== undefined) parameters.set(name, row.value);
  }
  const curves = new Map(rowsInForce(tables.curves, date).map((row) => [`${row.charge} ${row.grade}`, row]));
  const known = <Value>(value: Value | undefined, key: Readonly<Record<string, unknown>>): Value => {
    if (value === undefined) throw new InvalidInputError("noRuleInForce", { ...key, date });
    return value;
  };
  return {
    date,
    baseFactor: (asset) => known(baseFactors.get(asset), { asset }),
    hasBaseFactor: (asset) => baseFactors.has(asset),
    indexFactors: rowsInForce(tables.indexFactors, date),
    parameter: (name) => known(parameters.get(name), { parameter: name }),
    curve: (charge, grade) => known(curves.get(`${charge} ${grade}`), { charge, grade }),
    hasCurve: (charge, grade) => curves.has(`${charge} ${grade}`),
    surfaceDefaultFactor: (grade) =>
      rowInForce(tables.surfaceDefaultFactors, date, (row) => row.grade === grade, { grade }).factor,
    hasSurfaceDefaultFactor: (grade) =>
      rowsInForce(tables.surfaceDefaultFactors, date).some((row) => row.grade === grade),
    correlation: (scope) => rowInForce(tables.correlations, date, (row) => row.scope === scope, { scope }),
    brackets: (table, insurer) =>
      rowInForce(tables[table], date, (row) => row.insurers.includes(insurer), { table, insurer }),
  };
}
