import type { PlainDate } from "../returns/calendar/plain-date";
import { type CarryDayCount, type CarryHurdle, elapsedYears, growth } from "./carry-account";
import {
  atLeastZero,
  type Exact,
  type ExactInput,
  exact,
  larger,
  notNegative,
  ONE,
  share,
  smaller,
  ZERO,
} from "./exact";
import type { DatedFlow } from "./preferred-return";

export interface GivebackTerms {
  /** Carry share of the fund's whole profit; null = this test is not agreed. */
  readonly carry: ExactInput | null;
  /** What the investors must have in the end; null = this test is not agreed. */
  readonly hurdle: CarryHurdle | null;
  /** Tax paid on carry that need not be given back; 0 = gross of tax, as ILPA asks. */
  readonly taxRate: ExactInput;
  readonly dayCount: CarryDayCount;
}

export interface Giveback {
  /** Carry above the agreed share of the whole fund's profit. */
  readonly aboveCarryShare: Exact;
  /** What the investors lack to their hurdle on the day of the test. */
  readonly hurdleShortfall: Exact;
  /** Most that can be asked: carry received, less tax on it. */
  readonly limit: Exact;
  readonly due: Exact;
}

/**
 * Carry the manager (GP) must give back when a fund ends (回拨).
 *
 *   above the share   = carry paid - carry * max(0, LP flows + carry paid)
 *   hurdle shortfall  = max(0, -sum of LP flows grown at the hurdle rate to the day)   or multiple * paid in - distributed
 *   due               = min(carry paid * (1 - tax), the larger of the two)
 *
 * The shortfall is the amount that, paid on the day, gives the investors their hurdle exactly, not the gap between two
 * rates times capital, which falls far short of it.
 *
 * @param lpFlows investors' flows: below 0 paid in, above 0 received, up to the day
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange, notADate
 * @see ILPA Principles 3.0 (2019): clawback gross of tax, repaid within two years
 */
export function giveback(
  lpFlows: readonly DatedFlow[],
  carryPaid: ExactInput,
  date: PlainDate,
  terms: GivebackTerms,
): Giveback {
  const paid = notNegative(carryPaid, "carryPaid");
  const flows = lpFlows.map((flow, i) => ({ date: flow.date, amount: exact(flow.amount, `lpFlows.${i}.amount`) }));
  const lpProfit = flows.reduce((sum, { amount }) => sum.plus(amount), ZERO);
  const carryDue = terms.carry === null ? paid : share(terms.carry, "carry").times(atLeastZero(lpProfit.plus(paid)));
  const aboveCarryShare = atLeastZero(paid.minus(carryDue));
  const hurdleShortfall = terms.hurdle === null ? ZERO : shortfall(flows, date, terms.hurdle, terms.dayCount);
  const limit = paid.times(ONE.minus(share(terms.taxRate, "taxRate")));
  return { aboveCarryShare, hurdleShortfall, limit, due: smaller(limit, larger(aboveCarryShare, hurdleShortfall)) };
}

function shortfall(
  flows: readonly { date: PlainDate; amount: Exact }[],
  date: PlainDate,
  hurdle: CarryHurdle,
  dayCount: CarryDayCount,
): Exact {
  if (hurdle.kind === "rate") {
    const rate = notNegative(hurdle.rate, "rate");
    const grown = flows.map((flow) => flow.amount.times(growth(rate, elapsedYears(flow.date, date, dayCount))));
    return atLeastZero(grown.reduce((sum, amount) => sum.minus(amount), ZERO));
  }
  const multiple = notNegative(hurdle.multiple, "multiple");
  const required = flows.map(({ amount }) => (amount.lt(0) ? amount.times(multiple) : amount));
  return atLeastZero(required.reduce((sum, amount) => sum.minus(amount), ZERO));
}

/** Deal-by-deal carry with all profits and losses on one day, and what a whole-fund test takes back. */
export interface DealCarryTotals {
  readonly withoutClawback: Exact;
  readonly withClawback: Exact;
  readonly clawback: Exact;
}

/**
 * Carry on each winning deal alone against carry on all deals together, without preferred return.
 *
 *   without = carry * sum(max(0, profit))     with = carry * max(0, sum(profit))     clawback = the difference
 *
 * @throws InvalidInputError notFinite, shareOutOfRange
 */
export function dealCarryTotals(profits: readonly ExactInput[], carry: ExactInput): DealCarryTotals {
  const rate = share(carry, "carry");
  const amounts = profits.map((profit, i) => exact(profit, `profits.${i}`));
  const gains = amounts.reduce((sum, amount) => sum.plus(atLeastZero(amount)), ZERO);
  const net = atLeastZero(amounts.reduce((sum, amount) => sum.plus(amount), ZERO));
  const [withoutClawback, withClawback] = [rate.times(gains), rate.times(net)];
  return { withoutClawback, withClawback, clawback: withoutClawback.minus(withClawback) };
}
