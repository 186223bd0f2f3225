import { type AttributionPeriod, attributionMatrix, settledMatrix } from "./attribution-matrix";
import { fundReturns } from "./period-effects";
import type { UnheldRule } from "./segment";

/** The four funds of Brinson, Hood and Beebower in one period, as returns. */
export interface Quadrants {
  periodEnd: string;
  /** I: benchmark weights, benchmark returns. */
  benchmark: number;
  /** II: portfolio weights, benchmark returns. */
  allocation: number;
  /** III: benchmark weights, portfolio returns. */
  selection: number;
  /** IV: portfolio weights, portfolio returns. */
  portfolio: number;
}

/**
 * The returns of portfolio, benchmark and the two notional funds between them, per period. III depends on the rule for
 * unheld segments.
 *
 * @throws InvalidInputError as attributionOverTime
 * @see Brinson, Hood and Beebower (1986), Financial Analysts Journal 42(4), 39-44
 */
export function quadrants(
  periods: readonly AttributionPeriod[],
  unheld: UnheldRule,
  weightTolerance?: number,
): Quadrants[] {
  const funds = fundReturns(settledMatrix(attributionMatrix(periods), unheld, weightTolerance));
  return periods.map(({ periodEnd }, period) => ({
    periodEnd,
    benchmark: funds.benchmark[period]!,
    allocation: funds.allocation[period]!,
    selection: funds.selection[period]!,
    portfolio: funds.portfolio[period]!,
  }));
}
