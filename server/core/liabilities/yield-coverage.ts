import { type Measured, measured, unavailable } from "../measured";
import { sumBy } from "../sum";

/** A yearly figure of the institution. */
export interface YearlyRate {
  readonly year: number;
  readonly rate: number;
}

export interface CoverageYear {
  readonly year: number;
  readonly yield: number;
  readonly cost: number;
  /** yield / cost */
  readonly coverage: Measured;
  /** yield - cost, in the year */
  readonly spread: number;
}

export interface YieldCoverage {
  /** Years in which both are known, ascending. */
  readonly years: readonly CoverageYear[];
  /** Mean yield / mean cost over the last three and the last five of these years. */
  readonly over: { readonly 3: Measured; readonly 5: Measured };
}

/**
 * Whether investments earn what the liabilities cost (收益覆盖率).
 *
 *   coverage of a year = yield / liability cost       over n years = mean yield / mean cost
 *
 * @returns n/a (costNotPositive) where the cost is not above 0; n/a (tooFewYears) with fewer years, or years with a gap between
 * @see draft measures on asset-liability management of insurers (资产负债管理办法), 19 Dec 2025: at least 100%, judged over 3 to 5 years
 */
export function yieldCoverage(yields: readonly YearlyRate[], costs: readonly YearlyRate[]): YieldCoverage {
  const costOf = new Map(costs.map(({ year, rate }) => [year, rate]));
  const years = yields
    .flatMap(({ year, rate }): CoverageYear[] => {
      const cost = costOf.get(year);
      if (cost === undefined) return [];
      return [{ year, yield: rate, cost, coverage: coverage(rate, cost), spread: rate - cost }];
    })
    .sort((a, b) => a.year - b.year);
  const over = (count: number): Measured => {
    const last = years.slice(-count);
    if (last.length < count || last.at(-1)!.year - last[0]!.year !== count - 1) return unavailable("tooFewYears");
    return coverage(sumBy(last, (year) => year.yield) / count, sumBy(last, ({ cost }) => cost) / count);
  };
  return { years, over: { 3: over(3), 5: over(5) } };
}

const coverage = (rate: number, cost: number): Measured =>
  cost > 0 ? measured(rate / cost) : unavailable("costNotPositive");
