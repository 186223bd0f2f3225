import { InvalidInputError } from "../invalid-input-error";
import { sum } from "../sum";
import type { CrossRules } from "./regimes/cross-rules";
import { type InsurerKind, type MarketSubModule, marketSubModules } from "./regimes/cross-tables";

/**
 * Minimum capital of several risks together.
 *
 *   MC = sqrt(v M v')
 *
 * Never above the sum of the parts. Never below the largest part where no correlation is negative; a negative one
 * (as between rates and equity) can bring the whole below its largest part.
 *
 * @param amounts v, one capital amount per risk
 * @param correlations M, square, symmetric, ones on the diagonal
 * @throws InvalidInputError notFinite, correlationSizeMismatch
 * @see C-ROSS II Rules 2, 8
 */
export function aggregate(amounts: readonly number[], correlations: readonly (readonly number[])[]): number {
  if (!amounts.every(Number.isFinite)) throw new InvalidInputError("notFinite", { amounts });
  if (correlations.length !== amounts.length)
    throw new InvalidInputError("correlationSizeMismatch", { amounts: amounts.length, matrix: correlations.length });
  const quadratic = sum(
    amounts.flatMap((a, i) => amounts.map((b, j) => (a === 0 || b === 0 ? 0 : a * b * (correlations[i]?.[j] ?? 0)))),
  );
  return Math.sqrt(Math.max(0, quadratic));
}

export interface AggregatedCapital {
  readonly minimumCapital: number;
  /** Sum of the parts minus the whole, never negative. */
  readonly diversification: number;
}

/**
 * Market risk from its six sub-modules.
 *
 * @param subModules minimum capital by sub-module; absent ones are 0
 * @throws InvalidInputError notFinite, noRuleInForce
 * @see C-ROSS II Rule 8
 */
export function marketRiskCapital(
  subModules: Readonly<Partial<Record<MarketSubModule, number>>>,
  rules: CrossRules,
): AggregatedCapital {
  const amounts = marketSubModules.map((module) => subModules[module] ?? 0);
  const minimumCapital = aggregate(amounts, rules.correlation("market").matrix);
  return { minimumCapital, diversification: sum(amounts) - minimumCapital };
}

/** Insurers whose own correlations are in the tables. */
export type AggregatedInsurer = Exclude<InsurerKind, "reinsurer">;

/** Risks beside market risk; a property and casualty insurer has no life-insurance risk. */
export interface OtherModules {
  readonly life_insurance?: number | undefined;
  readonly non_life?: number | undefined;
  readonly credit?: number | undefined;
}

export interface CompanyRisks {
  readonly insurer: AggregatedInsurer;
  readonly marketSubModules: Readonly<Partial<Record<MarketSubModule, number>>>;
  readonly otherModules: OtherModules;
  readonly totalAssetsBnCny: number;
}

export interface CompanyCapital {
  readonly marketRisk: AggregatedCapital;
  readonly beforeRelief: number;
  readonly sizeRelief: number;
  readonly minimumCapital: number;
  /** Sum of market risk and the other modules, minus their aggregate before relief. */
  readonly diversification: number;
}

/**
 * Minimum capital of the company: market risk from its sub-modules, then all risks by the company's correlations, then
 * the relief by size.
 *
 * @throws InvalidInputError notFinite, lifeRiskOfNonLifeInsurer, negativeTotalAssets, noRuleInForce
 * @see C-ROSS II Rule 2
 */
export function companyCapital(risks: CompanyRisks, rules: CrossRules): CompanyCapital {
  const { insurer, otherModules, totalAssetsBnCny } = risks;
  if (insurer === "property_and_casualty" && (otherModules.life_insurance ?? 0) !== 0)
    throw new InvalidInputError("lifeRiskOfNonLifeInsurer", { life: otherModules.life_insurance });
  const marketRisk = marketRiskCapital(risks.marketSubModules, rules);
  const amountOf: Readonly<Record<string, number | undefined>> = {
    ...otherModules,
    market: marketRisk.minimumCapital,
  };
  const { modules, matrix } = rules.correlation(insurer);
  const amounts = modules.map((module) => amountOf[module] ?? 0);
  const beforeRelief = aggregate(amounts, matrix);
  const sizeRelief = sizeReliefFactor(insurer, totalAssetsBnCny, rules);
  return {
    marketRisk,
    beforeRelief,
    sizeRelief,
    minimumCapital: beforeRelief * sizeRelief,
    diversification: sum(amounts) - beforeRelief,
  };
}

/**
 * Factor on total minimum capital by total assets (bn CNY); the lower bound belongs to the bracket.
 *
 * @throws InvalidInputError negativeTotalAssets, noRuleInForce
 * @see C-ROSS II Rule 2
 */
export function sizeReliefFactor(insurer: InsurerKind, totalAssetsBnCny: number, rules: CrossRules): number {
  if (!(totalAssetsBnCny >= 0)) throw new InvalidInputError("negativeTotalAssets", { totalAssetsBnCny });
  return bracketValue(rules.brackets("sizeReliefs", insurer).brackets, totalAssetsBnCny);
}

/** Value of the bracket that a figure falls into; brackets end below their upper bound, the last has none. */
export function bracketValue(
  brackets: readonly { readonly below: number | null; readonly value: number }[],
  figure: number,
): number {
  const bracket = brackets.find(({ below }) => below === null || figure < below);
  if (bracket === undefined) throw new InvalidInputError("noBracket", { figure });
  return bracket.value;
}
