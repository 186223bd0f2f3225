import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { mean } from "../sum";

/** Investment result of a period in one currency, separate accounts excluded. Costs are positive amounts. */
export interface InvestmentResult {
  readonly investmentIncome: number;
  readonly fairValueGain: number;
  readonly currencyGain: number;
  readonly impairment: number;
  readonly taxes: number;
  readonly interest: number;
  /** Fair-value change through other comprehensive income: AFS, under the new standards FVOCI. */
  readonly otherComprehensiveGain: number;
  readonly averageInvestedAssets: number;
}

export interface InvestmentYields {
  /** 投资收益率 */
  readonly investmentYield: Measured;
  /** 综合投资收益率 */
  readonly comprehensiveInvestmentYield: Measured;
}

/**
 * Both yields of a period.
 *
 *   investment yield = (income + fair-value gain + FX - impairment - taxes - interest) / average invested assets
 *   comprehensive    = the same with the fair-value change of AFS (FVOCI) assets added
 *
 * @returns n/a (nothingInvested) without average invested assets
 * @throws InvalidInputError notFinite
 * @see C-ROSS II Rule 18
 */
export function investmentYields(result: InvestmentResult): InvestmentYields {
  if (!Object.values(result).every(Number.isFinite)) throw new InvalidInputError("notFinite", { ...result });
  const net =
    result.investmentIncome +
    result.fairValueGain +
    result.currencyGain -
    result.impairment -
    result.taxes -
    result.interest;
  const over = (amount: number): Measured =>
    result.averageInvestedAssets > 0 ? measured(amount / result.averageInvestedAssets) : unavailable("nothingInvested");
  return {
    investmentYield: over(net),
    comprehensiveInvestmentYield: over(net + result.otherComprehensiveGain),
  };
}

/** Years whose plain average an insurer discloses every quarter. */
export const DISCLOSED_YEARS = 3;

/**
 * Average of the last three yearly yields, as disclosed in the quarterly solvency summary.
 *
 * @param yields latest first
 * @returns n/a (tooFewYears) with fewer than three
 * @see 金规〔2023〕5号, item 10
 */
export function disclosedAverageYield(yields: readonly number[]): Measured {
  if (!yields.every(Number.isFinite)) throw new InvalidInputError("notFinite", { yields });
  return yields.length < DISCLOSED_YEARS
    ? unavailable("tooFewYears")
    : measured(mean(yields.slice(0, DISCLOSED_YEARS)));
}
