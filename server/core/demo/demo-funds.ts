import { addDays, addMonths, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import type { Rng } from "../simulation/rng";
import { DEMO_LAST_MONTH, type FundStory } from "./demo-cast";

export interface FundQuarter {
  /** Last day of the quarter. */
  readonly on: PlainDate;
  /** Whole CNY; called in the middle of the quarter, paid back ten days before its end. */
  readonly call: number;
  readonly callOn: PlainDate;
  readonly distribution: number;
  readonly distributionOn: PlainDate;
  readonly mark: number;
}

export type FundLife = Pick<FundStory, "vintageYear" | "commitment" | "growth" | "noise" | "smoothing">;

const CALLED_BY_YEAR = [0.22, 0.26, 0.2, 0.16, 0.1] as const;

/**
 * Life of a private fund, quarter by quarter until the last of the demo: money is called over five years, grows at the
 * story's pace, and comes back from the fifth year on, faster every year. Each mark keeps a share of the one before it.
 *
 * @see Takahashi and Alexander (2002), Illiquid alternative asset fund modeling, for the shape of calls and distributions
 */
export function fundHistory(life: FundLife, rng: Rng, lastDay: PlainDate = DEMO_LAST_MONTH): FundQuarter[] {
  const quarters: FundQuarter[] = [];
  let [worth, mark] = [0, 0];
  for (let q = 0; ; q++) {
    const on = endOfMonth(addMonths(`${life.vintageYear}-03-31`, 3 * q));
    if (on > lastDay) return quarters;
    const year = Math.floor(q / 4);
    const call =
      year < CALLED_BY_YEAR.length
        ? Math.round(life.commitment * (CALLED_BY_YEAR[year]! / 4) * (0.7 + 0.6 * rng.uniform()))
        : 0;
    const growth = life.growth[year < 3 ? 0 : year < 7 ? 1 : 2];
    const change = (1 + growth) ** 0.25 - 1 + life.noise * rng.normal();
    const grown = Math.max(worth * (1 + change), 0);
    const paying = year < 4 ? 0 : Math.min(0.035 + 0.012 * (year - 4), 0.16);
    const distribution = Math.round(grown * paying * (0.5 + rng.uniform()));
    // Fees of 2% a year on what was committed are paid out of the calls, and worth nothing afterwards.
    const fee = year < 5 ? (life.commitment * 0.02) / 4 : 0;
    worth = Math.max(grown + call - fee - distribution, 0);
    const honest = worth;
    mark = Math.round(life.smoothing * (mark * 1.02 + call - distribution) + (1 - life.smoothing) * honest);
    if (mark < 0) mark = 0;
    quarters.push({
      on,
      call,
      callOn: addDays(endOfMonth(addMonths(on, -2)), 15),
      distribution,
      distributionOn: addDays(on, -10),
      mark,
    });
  }
}
