import { InvalidInputError } from "../invalid-input-error";
import type { Segment } from "./segment";

/** One security held by the portfolio, the benchmark or both; weights at the start of the period. */
export interface Holding {
  /** What the security can be grouped by: sector, country, currency, rating, ... */
  attributes: Readonly<Record<string, string>>;
  portfolioWeight: number;
  benchmarkWeight: number;
  /** null when there is none; refused where a weight is not zero. */
  return: number | null;
}

/** A holding's own return on each side, where the two are priced apart (fees, trading, another source). */
export interface SidedHolding extends Omit<Holding, "return"> {
  portfolioReturn: number | null;
  benchmarkReturn: number | null;
}

/**
 * Rolls securities up to segments of one attribute, ready for any of the models.
 *
 *   weight of a side = sum of w,  return of a side = sum(w * r) / sum(w)
 *
 * A side that does not hold the segment has no return there (`null`): the unheld rule of the attribution settles it. Long
 * and short positions that net to nothing but earn something have no return either and are refused: group more widely.
 *
 * @param groupBy a key of `attributes`
 * @returns one segment per value of the attribute, in the order of first appearance; weights are not checked here
 * @throws InvalidInputError missingAttribute, notFinite, missingReturn { side, segment }, returnOfZeroWeight { side, segment }
 */
export function rollUpHoldings(holdings: readonly (Holding | SidedHolding)[], groupBy: string): Segment[] {
  const groups = new Map<string, { portfolio: SideTotals; benchmark: SideTotals }>();
  for (const holding of holdings) {
    const name = holding.attributes[groupBy];
    if (name === undefined) throw new InvalidInputError("missingAttribute", { attribute: groupBy });
    let group = groups.get(name);
    if (!group) {
      group = { portfolio: new SideTotals(), benchmark: new SideTotals() };
      groups.set(name, group);
    }
    const sided = "return" in holding;
    group.portfolio.add(holding.portfolioWeight, sided ? holding.return : holding.portfolioReturn, "portfolio", name);
    group.benchmark.add(holding.benchmarkWeight, sided ? holding.return : holding.benchmarkReturn, "benchmark", name);
  }
  return [...groups].map(([name, { portfolio, benchmark }]) => ({
    name,
    portfolioWeight: portfolio.weight,
    benchmarkWeight: benchmark.weight,
    portfolioReturn: portfolio.return("portfolio", name),
    benchmarkReturn: benchmark.return("benchmark", name),
  }));
}

/** Weight and contribution of one side of one segment while it is being added up. */
class SideTotals {
  weight = 0;
  private contribution = 0;
  private gross = 0;

  add(weight: number, value: number | null, side: "portfolio" | "benchmark", segment: string) {
    if (!Number.isFinite(weight) || (value !== null && !Number.isFinite(value))) {
      throw new InvalidInputError("notFinite", { side, segment });
    }
    if (weight === 0) return;
    if (value === null) throw new InvalidInputError("missingReturn", { side, segment });
    this.weight += weight;
    this.gross += Math.abs(weight);
    this.contribution += weight * value;
  }

  return(side: "portfolio" | "benchmark", segment: string): number | null {
    if (this.gross === 0) return null;
    if (Math.abs(this.weight) > 1e-12 * this.gross) return this.contribution / this.weight;
    throw new InvalidInputError("returnOfZeroWeight", { side, segment });
  }
}
