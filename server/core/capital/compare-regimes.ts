import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";
import { bookCharge, type Position } from "./minimum-capital";
import { naicFactor } from "./naic-charge";
import { type CrossRules, crossRulesAt } from "./regimes/cross-rules";
import type { CrossTables } from "./regimes/cross-tables";
import type { NaicAsset, NaicInsurer, NaicTables } from "./regimes/naic-tables";
import { regimeEquivalent } from "./regimes/regime-equivalents";
import type { SolvencyTwoAsset, SolvencyTwoTables } from "./regimes/solvency-two-tables";
import { type ClampReading, DEFAULT_CLAMP } from "./risk-factor";
import { boundedAdjustment, type SolvencyTwoRules, solvencyTwoCharges, solvencyTwoRulesAt } from "./solvency-two";

/** A position with what it counts as abroad; absent: {@link regimeEquivalent}; null: not covered there. */
export interface ComparedPosition extends Position {
  readonly solvencyTwoAsset?: SolvencyTwoAsset | null | undefined;
  readonly naicAsset?: NaicAsset | null | undefined;
}

export const comparedRegimes = ["cross", "solvencyTwo", "solvencyTwo2027", "uk", "naic"] as const;
export type ComparedRegime = (typeof comparedRegimes)[number];

export interface ComparisonOptions {
  /** Day whose rules count for C-ROSS II, the UK and NAIC. */
  readonly date: string;
  /** Symmetric adjustment of Solvency II before its bounds. */
  readonly symmetricAdjustment: number;
  readonly naicInsurer: NaicInsurer;
  readonly portfolioBeta?: number | undefined;
  readonly clamp?: ClampReading | undefined;
  readonly tables?: {
    readonly cross?: CrossTables | undefined;
    readonly solvencyTwo?: SolvencyTwoTables | undefined;
    readonly naic?: NaicTables | undefined;
  };
}

export interface RegimeColumn {
  readonly regime: ComparedRegime;
  /** Charge of each position as a fraction of its value, in the order given. */
  readonly factors: readonly Measured[];
  /** Sum of the charges that exist, without any diversification. */
  readonly total: number;
  /** Value of the positions without a charge under this regime: the totals compare only where it is 0. */
  readonly valueNotCovered: number;
}

const LAST_DAY_BEFORE_REVIEW = "2027-01-29";
const FIRST_DAY_OF_REVIEW = "2027-01-30";

/**
 * The same book under C-ROSS II, Solvency II before and from 30 Jan 2027, the UK and NAIC: charges per position and
 * their sums, no aggregation, so that the factors themselves can be compared.
 *
 * @throws InvalidInputError as bookCharge, solvencyTwoCharges, naicFactor
 */
export function compareRegimes(positions: readonly ComparedPosition[], options: ComparisonOptions): RegimeColumn[] {
  const { date, tables = {} } = options;
  const cross = crossRulesAt(date, tables.cross);
  const euDay = (day: string) => solvencyTwoRulesAt(day, "eu", tables.solvencyTwo);
  return [
    column("cross", positions, crossFactors(positions, cross, options)),
    column("solvencyTwo", positions, solvencyTwoFactors(positions, euDay(LAST_DAY_BEFORE_REVIEW), options)),
    column("solvencyTwo2027", positions, solvencyTwoFactors(positions, euDay(FIRST_DAY_OF_REVIEW), options)),
    column("uk", positions, solvencyTwoFactors(positions, solvencyTwoRulesAt(date, "uk", tables.solvencyTwo), options)),
    column("naic", positions, naicFactors(positions, options)),
  ];
}

function column(
  regime: ComparedRegime,
  positions: readonly ComparedPosition[],
  factors: readonly Measured[],
): RegimeColumn {
  const value = (i: number) => Math.max(0, positions[i]?.admittedValue ?? 0);
  return {
    regime,
    factors,
    total: sumBy(factors, (factor, i) => value(i) * (factor.value ?? 0)),
    valueNotCovered: sumBy(factors, (factor, i) => (factor.value === null ? value(i) : 0)),
  };
}

const crossFactors = (
  positions: readonly ComparedPosition[],
  rules: CrossRules,
  { clamp = DEFAULT_CLAMP }: ComparisonOptions,
) => bookCharge(positions, rules, clamp).positions.map((charge) => measured(charge.riskFactor));

function solvencyTwoFactors(
  positions: readonly ComparedPosition[],
  rules: SolvencyTwoRules,
  { symmetricAdjustment }: ComparisonOptions,
): Measured[] {
  const adjustment = boundedAdjustment(symmetricAdjustment, rules);
  return positions.map(({ asset: code, solvencyTwoAsset = regimeEquivalent(code).solvencyTwo }) => {
    if (solvencyTwoAsset === null) return unavailable("notCoveredByRegime");
    const [charge] = solvencyTwoCharges([{ asset: solvencyTwoAsset, marketValue: 1 }], adjustment, rules);
    return measured(charge!.stress);
  });
}

function naicFactors(
  positions: readonly ComparedPosition[],
  { naicInsurer, portfolioBeta, date, tables }: ComparisonOptions,
): Measured[] {
  return positions.map(({ asset: code, naicAsset = regimeEquivalent(code).naic }) => {
    const isRuled = naicAsset !== null && (naicInsurer === "life" || naicAsset === "common_stock");
    if (!isRuled) return unavailable("notCoveredByRegime");
    return measured(naicFactor({ insurer: naicInsurer, asset: naicAsset, portfolioBeta, date }, tables?.naic));
  });
}
