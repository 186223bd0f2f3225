import { type Measured, measured, unavailable } from "../measured";
import { HORIZON_MONTHS, type Horizon } from "../returns/calendar/horizons";
import { periodIndex, periodStart } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import { rateOver } from "../schemes/measures/hurdle-rate";
import type { DatedRate } from "../schemes/scheme-context";
import { sumBy } from "../sum";
import type { BookQuarter } from "./whole-book-returns";

export interface SpreadRow {
  readonly horizon: Horizon;
  readonly from: PlainDate | null;
  readonly to: PlainDate | null;
  /** Per year from one year on; of the quarter below. */
  readonly earned: Measured;
  readonly cost: Measured;
  /** earned - cost */
  readonly spread: Measured;
}

const ROWS: readonly Horizon[] = ["1q", "1y", "3y", "5y", "7y", "10y", "sinceInception"];

/**
 * What the book earned over what its liabilities cost, by horizon, up to the last quarter given.
 *
 *   earned = (product of (1 + r))^(4 / quarters) - 1 from one year on, product - 1 below
 *   cost = the yearly rates that held over the same days, chained; for a quarter (1 + cost)^(1/4) - 1
 *
 * @param quarters ascending
 * @returns n/a (horizonNotCovered) where the record is shorter or has a gap, (notReported) where the cost is not known
 */
export function spreadByHorizon(quarters: readonly BookQuarter[], liabilityCost: readonly DatedRate[]): SpreadRow[] {
  return ROWS.map((horizon) => {
    const months = HORIZON_MONTHS[horizon];
    const count = months === null ? quarters.length : months / 3;
    const window = quarters.slice(Math.max(0, quarters.length - count));
    const [first, last] = [window[0], window.at(-1)];
    if (first === undefined || last === undefined || window.length < count || hasGap(window)) {
      const missing = unavailable("horizonNotCovered");
      return { horizon, from: null, to: null, earned: missing, cost: missing, spread: missing };
    }
    const [from, to] = [periodStart(periodIndex(first.periodEnd, "quarterly"), "quarterly"), last.periodEnd];
    const perYear = window.length >= 4 ? 4 / window.length : 1;
    const growth = sumBy(window, ({ portfolio }) => Math.log1p(portfolio));
    const earned = Math.expm1(growth * perYear);
    const yearly = rateOver(liabilityCost, { from, to });
    const cost =
      yearly.value === null || window.length >= 4
        ? yearly
        : measured(Math.expm1((Math.log1p(yearly.value) * window.length) / 4));
    const spread = cost.value === null ? cost : measured(earned - cost.value);
    return { horizon, from, to, earned: measured(earned), cost, spread };
  });
}

const hasGap = (window: readonly BookQuarter[]) =>
  periodIndex(window.at(-1)!.periodEnd, "quarterly") - periodIndex(window[0]!.periodEnd, "quarterly") !==
  window.length - 1;
