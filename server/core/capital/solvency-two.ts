import { InvalidInputError } from "../invalid-input-error";
import { mean, sumBy } from "../sum";
import { rowInForce } from "./regimes/dated-rule";
import {
  type SolvencyTwoAsset,
  type SolvencyTwoJurisdiction,
  type SolvencyTwoTables,
  shippedSolvencyTwoTables,
} from "./regimes/solvency-two-tables";

/** The Solvency II rules of one jurisdiction on one day. */
export interface SolvencyTwoRules {
  readonly date: string;
  readonly jurisdiction: SolvencyTwoJurisdiction;
  /** @throws InvalidInputError noRuleInForce */
  stress(asset: SolvencyTwoAsset): { readonly stress: number; readonly adjustmentShare: number };
  readonly adjustment: { readonly bound: number; readonly slope: number; readonly offset: number };
  readonly typeOneToTypeTwo: number;
}

/**
 * Picks the rows that count on a day.
 *
 * @throws InvalidInputError noRuleInForce for a day before the regime began
 */
export function solvencyTwoRulesAt(
  date: string,
  jurisdiction: SolvencyTwoJurisdiction = "eu",
  tables: SolvencyTwoTables = shippedSolvencyTwoTables,
): SolvencyTwoRules {
  const here = (row: { jurisdiction: SolvencyTwoJurisdiction }) => row.jurisdiction === jurisdiction;
  return {
    date,
    jurisdiction,
    stress: (asset) =>
      rowInForce(tables.stresses, date, (row) => here(row) && row.asset === asset, { jurisdiction, asset }),
    adjustment: rowInForce(tables.symmetricAdjustments, date, here, { jurisdiction, table: "symmetricAdjustments" }),
    typeOneToTypeTwo: rowInForce(tables.equityCorrelations, date, here, { jurisdiction, table: "equityCorrelations" })
      .typeOneToTypeTwo,
  };
}

/**
 * Symmetric adjustment before its bounds: the stress is higher after a rise of equities and lower after a fall.
 *
 *   SA = 1/2 x ((CI - AI) / AI - 8%)
 *
 * @param indexLevel CI
 * @param indexAverage AI, equal-weight daily average of 36 months
 * @throws InvalidInputError indexNotPositive
 * @see Delegated Regulation (EU) 2015/35, Art. 172
 */
export function symmetricAdjustment(indexLevel: number, indexAverage: number, rules: SolvencyTwoRules): number {
  if (!(indexLevel > 0 && indexAverage > 0 && Number.isFinite(indexLevel / indexAverage)))
    throw new InvalidInputError("indexNotPositive", { indexLevel, indexAverage });
  const { slope, offset } = rules.adjustment;
  return slope * ((indexLevel - indexAverage) / indexAverage - offset);
}

/**
 * AI from daily index levels: their plain average, null without any. The caller passes the levels of 36 months.
 *
 * @throws InvalidInputError indexNotPositive
 */
export function indexAverage(levels: readonly number[]): number | null {
  const wrong = levels.find((level) => !(level > 0 && Number.isFinite(level)));
  if (wrong !== undefined) throw new InvalidInputError("indexNotPositive", { level: wrong });
  return levels.length === 0 ? null : mean(levels);
}

/**
 * The adjustment within its bounds: 10% before 30 Jan 2027, 13% from that day (UK: 10%).
 *
 * @throws InvalidInputError notFinite
 */
export function boundedAdjustment(beforeBounds: number, rules: SolvencyTwoRules): number {
  if (!Number.isFinite(beforeBounds)) throw new InvalidInputError("notFinite", { beforeBounds });
  const { bound } = rules.adjustment;
  return Math.min(bound, Math.max(-bound, beforeBounds));
}

export interface SolvencyTwoPosition {
  readonly asset: SolvencyTwoAsset;
  /** 0 or more, in any one currency. */
  readonly marketValue: number;
}

export interface SolvencyTwoCharge {
  readonly asset: SolvencyTwoAsset;
  readonly stress: number;
  readonly capitalCharge: number;
}

/**
 * Charge of each position, without aggregation.
 *
 *   stress = base stress + share of SA x SA        type 1, type 2: all of SA; infrastructure 77% and 92%; else none
 *   charge = market value x stress
 *
 * @param adjustment SA within its bounds: {@link boundedAdjustment}
 * @throws InvalidInputError negativeMarketValue, noRuleInForce
 * @see Delegated Regulation (EU) 2015/35, Art. 169-174; Directive (EU) 2025/2
 */
export function solvencyTwoCharges(
  positions: readonly SolvencyTwoPosition[],
  adjustment: number,
  rules: SolvencyTwoRules,
): SolvencyTwoCharge[] {
  return positions.map(({ asset, marketValue }) => {
    if (!(marketValue >= 0 && Number.isFinite(marketValue)))
      throw new InvalidInputError("negativeMarketValue", { asset, marketValue });
    const row = rules.stress(asset);
    const stress = row.stress + row.adjustmentShare * adjustment;
    return { asset, stress, capitalCharge: marketValue * stress };
  });
}

const isTypeOne = ({ stressedAs }: { stressedAs: SolvencyTwoAsset }) => stressedAs === "type_1";

/**
 * Equity sub-module: type 1 against everything else that is equity.
 *
 *   sqrt(E1^2 + 2 x 0.75 x E1 x E2 + E2^2)
 *
 * Strategic participations and long-term equity count with type 1 if listed in the EEA or the OECD, else with type 2:
 * the caller says so by `stressedAs`. Property is a sub-module of its own and must be left out.
 *
 * @throws InvalidInputError propertyIsNotEquity
 */
export function solvencyTwoEquityModule(
  charges: readonly (SolvencyTwoCharge & { readonly stressedAs: "type_1" | "type_2" })[],
  rules: SolvencyTwoRules,
): number {
  if (charges.some(({ asset }) => asset === "property")) throw new InvalidInputError("propertyIsNotEquity");
  const typeOne = sumBy(charges.filter(isTypeOne), (charge) => charge.capitalCharge);
  const typeTwo = sumBy(charges, (charge) => charge.capitalCharge) - typeOne;
  return Math.sqrt(typeOne ** 2 + 2 * rules.typeOneToTypeTwo * typeOne * typeTwo + typeTwo ** 2);
}
