import { sum, sumBy } from "../sum";
import { aggregate, type CompanyRisks, companyCapital } from "./aggregate";
import type { CrossRules } from "./regimes/cross-rules";
import { type MarketSubModule, marketSubModules } from "./regimes/cross-tables";

/** Risks that a company's minimum capital is shared out to. */
export type CapitalRisk = MarketSubModule | "life_insurance" | "non_life" | "credit";

export interface CapitalAllocation {
  /** Minimum capital of the company. */
  readonly whole: number;
  /** Sum of all amounts before any diversification. */
  readonly gross: number;
  /**
   * What one more unit of charge under a risk adds to the whole (Euler): the whole is the sum of amount x this over all
   * risks, because minimum capital is homogeneous of degree 1 in them. Negative where a risk offsets the others.
   */
  readonly marginal: Readonly<Record<CapitalRisk, number>>;
  /** Whole over gross: the same discount on every charge. */
  readonly proportional: number;
}

/**
 * Two ways to share a company's minimum capital out so that the parts sum to the whole.
 *
 *   MC = r x sqrt(u'Cu), u_market = sqrt(v'Mv)
 *   marginal of market sub-module i   = r x (Cu)_market / sqrt(u'Cu) x (Mv)_i / u_market
 *   marginal of another risk j        = r x (Cu)_j / sqrt(u'Cu)
 *   proportional                      = MC / sum of all amounts
 *
 * k1 of the listed book and the relief by size are taken as they stand.
 *
 * @throws InvalidInputError as companyCapital
 * @see Tasche (1999), Risk contributions and performance measurement: the Euler principle
 */
export function allocatedCapital(risks: CompanyRisks, rules: CrossRules): CapitalAllocation {
  const company = companyCapital(risks, rules);
  const marketAmounts = marketSubModules.map((module) => risks.marketSubModules[module] ?? 0);
  const market = rules.correlation("market").matrix;
  const marketWhole = aggregate(marketAmounts, market);
  const { modules, matrix } = rules.correlation(risks.insurer);
  const amountOf: Readonly<Record<string, number | undefined>> = { ...risks.otherModules, market: marketWhole };
  const amounts = modules.map((module) => amountOf[module] ?? 0);
  const slope = (name: string): number => {
    const i = modules.indexOf(name);
    if (i < 0 || company.beforeRelief === 0) return 0;
    return (company.sizeRelief * product(matrix[i] ?? [], amounts)) / company.beforeRelief;
  };
  const marketSlope = slope("market");
  const inMarket = (i: number) =>
    marketWhole === 0 ? 0 : (marketSlope * product(market[i] ?? [], marketAmounts)) / marketWhole;
  const gross = sum(marketAmounts) + sumBy(modules, (module) => (module === "market" ? 0 : (amountOf[module] ?? 0)));
  return {
    whole: company.minimumCapital,
    gross,
    marginal: {
      ...(Object.fromEntries(marketSubModules.map((module, i) => [module, inMarket(i)])) as Record<
        MarketSubModule,
        number
      >),
      life_insurance: slope("life_insurance"),
      non_life: slope("non_life"),
      credit: slope("credit"),
    },
    proportional: gross === 0 ? 0 : company.minimumCapital / gross,
  };
}

const product = (row: readonly number[], amounts: readonly number[]): number =>
  sumBy(amounts, (amount, i) => amount * (row[i] ?? 0));
