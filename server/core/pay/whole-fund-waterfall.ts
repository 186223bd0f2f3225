import type { PlainDate } from "../returns/calendar/plain-date";
import { CarryAccount, type CarryDayCount, type CarryDistribution, type CarryTier } from "./carry-account";
import { type Exact, exact, total, ZERO } from "./exact";
import type { DatedFlow } from "./preferred-return";

export interface FundWaterfall {
  /** One row per distribution, by date. */
  readonly rows: readonly CarryDistribution[];
  readonly paidIn: Exact;
  readonly lpDistributed: Exact;
  readonly gpCarry: Exact;
  /** LP's distributions / paid in; null when nothing was paid in. */
  readonly dpi: Exact | null;
  readonly unreturnedCapital: Exact;
  readonly unpaidPreference: Exact;
}

/**
 * Whole-fund (European) waterfall on dated flows: all capital called so far comes back with its preference before the
 * manager shares. Of one day, contributions come before distributions. Payouts = cash distributed.
 *
 * @param flows below 0: the investors pay in; above 0: cash to distribute
 * @throws InvalidInputError those of CarryAccount
 * @see ILPA Principles 3.0 (2019): contributions and preferred return first
 */
export function wholeFundWaterfall(
  flows: readonly DatedFlow[],
  tiers: readonly CarryTier[],
  dayCount: CarryDayCount = "actual/365",
): FundWaterfall {
  const account = new CarryAccount(tiers, dayCount);
  const read = flows
    .map(({ date, amount }, i) => ({ date, amount: exact(amount, `flows.${i}.amount`) }))
    .sort((a, b) => order(a.date, b.date) || a.amount.cmp(b.amount));
  const rows: CarryDistribution[] = [];
  let paidIn = ZERO;
  for (const { date, amount } of read) {
    if (amount.lt(0)) {
      account.contribute(date, amount.neg());
      paidIn = paidIn.minus(amount);
    } else rows.push(account.distribute(date, amount));
  }
  const lpDistributed = total(rows.map(({ lp }) => lp));
  return {
    rows,
    paidIn,
    lpDistributed,
    gpCarry: total(rows.map(({ gp }) => gp)),
    dpi: paidIn.isZero() ? null : lpDistributed.div(paidIn),
    unreturnedCapital: account.outstanding.capital,
    unpaidPreference: account.outstanding.preference,
  };
}

const order = (a: PlainDate, b: PlainDate): number => (a < b ? -1 : a > b ? 1 : 0);
