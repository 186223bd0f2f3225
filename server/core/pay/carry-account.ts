import { InvalidInputError } from "../invalid-input-error";
import { datePartsOf, daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import { atLeastZero, Exact, type ExactInput, exact, larger, notNegative, ONE, share, smaller, ZERO } from "./exact";

/** What the investors (LP) must have before the GP shares: a yearly compound rate, or a multiple of what they paid in. */
export type CarryHurdle =
  | { readonly kind: "rate"; readonly rate: ExactInput }
  | { readonly kind: "multiple"; readonly multiple: ExactInput };

/** One hurdle and what holds above it; see WaterfallTier for catch-up and carry. */
export interface CarryTier {
  readonly hurdle: CarryHurdle;
  readonly catchUpShare: ExactInput;
  readonly carry: ExactInput;
}

/** Length of a year in the preference: actual days / 365, or months of 30 days. */
export type CarryDayCount = "actual/365" | "30/360";

/** What one distribution paid. The parts add up to the cash. */
export interface CarryDistribution {
  readonly date: PlainDate;
  readonly returnOfCapital: Exact;
  readonly preferredReturn: Exact;
  readonly catchUpLp: Exact;
  readonly catchUpGp: Exact;
  readonly carryLp: Exact;
  readonly carryGp: Exact;
  readonly lp: Exact;
  readonly gp: Exact;
}

interface ReadTier {
  readonly rate: Exact | null;
  readonly multiple: Exact | null;
  readonly catchUp: Exact;
  readonly carry: Exact;
}

/**
 * The account behind a dated waterfall: unreturned capital with its preference, what was shared above it, and for each
 * further hurdle what the LP still needs to reach it. Amounts go in by date and never leave without a line.
 *
 * The first hurdle is an account of its own: profit shared earlier is no advance on capital that is called later. Each
 * further hurdle counts everything the LP paid and got.
 */
export class CarryAccount {
  private readonly tiers: readonly ReadTier[];
  private today: PlainDate | null = null;
  private capital = ZERO;
  private preference = ZERO;
  private lpProfit = ZERO;
  private gpProfit = ZERO;
  /** What the LP still needs for hurdle 1, 2, ...; entry 0 is not used. Below 0 when it has more. */
  private readonly needed: Exact[];

  /** @throws InvalidInputError noTiers, notFinite, negativeAmount, shareOutOfRange, catchUpNotAboveCarry, tiersNotInOrder */
  constructor(
    tiers: readonly CarryTier[],
    private readonly dayCount: CarryDayCount,
  ) {
    this.tiers = readTiers(tiers);
    this.needed = this.tiers.map(() => ZERO);
  }

  /** Capital not returned and preference not paid, as of the last movement. */
  get outstanding(): { readonly capital: Exact; readonly preference: Exact } {
    return { capital: this.capital, preference: this.preference };
  }

  /**
   * Capital paid in. `since` dates it back: a deal's cost enters when the deal is realised, with its preference.
   *
   * @throws InvalidInputError datesNotInOrder, negativeAmount, notADate
   */
  contribute(date: PlainDate, amount: ExactInput, since: PlainDate = date): void {
    this.moveTo(date);
    const paid = notNegative(amount, "contribution");
    const years = elapsedYears(since, date, this.dayCount);
    this.capital = this.capital.plus(paid);
    this.tiers.forEach(({ rate, multiple }, i) => {
      const required = multiple === null ? paid.times(growth(rate, years)) : paid.times(multiple);
      if (i === 0) this.preference = this.preference.plus(atLeastZero(required.minus(paid)));
      else this.needed[i] = this.needed[i]!.plus(required);
    });
  }

  /**
   * Cash paid out through the tiers.
   *
   * @throws InvalidInputError datesNotInOrder, negativeAmount, notADate
   */
  distribute(date: PlainDate, amount: ExactInput): CarryDistribution {
    this.moveTo(date);
    let left = notNegative(amount, "distribution");
    const take = (most: Exact | null): Exact => {
      const cash = most === null ? left : smaller(left, atLeastZero(most));
      left = left.minus(cash);
      return cash;
    };
    const returnOfCapital = take(this.capital);
    this.capital = this.capital.minus(returnOfCapital);
    const preferredReturn = take(this.preference);
    this.preference = this.preference.minus(preferredReturn);
    this.credit(returnOfCapital.plus(preferredReturn), preferredReturn, ZERO);

    const shared = { catchUpLp: ZERO, catchUpGp: ZERO, carryLp: ZERO, carryGp: ZERO };
    this.tiers.forEach((tier, i) => {
      const room = i + 1 < this.tiers.length ? atLeastZero(this.needed[i + 1]!) : null;
      const caught = take(this.catchUpLayer(tier, room));
      const catchUpGp = caught.times(tier.catchUp);
      shared.catchUpGp = shared.catchUpGp.plus(catchUpGp);
      shared.catchUpLp = shared.catchUpLp.plus(caught.minus(catchUpGp));
      this.credit(caught.minus(catchUpGp), caught.minus(catchUpGp), catchUpGp);

      const roomLeft = i + 1 < this.tiers.length ? atLeastZero(this.needed[i + 1]!) : null;
      if (roomLeft !== null && tier.carry.eq(1)) return;
      const split = take(roomLeft === null ? null : roomLeft.div(ONE.minus(tier.carry)));
      const carryGp = split.times(tier.carry);
      shared.carryGp = shared.carryGp.plus(carryGp);
      shared.carryLp = shared.carryLp.plus(split.minus(carryGp));
      this.credit(split.minus(carryGp), split.minus(carryGp), carryGp);
    });
    const lp = returnOfCapital.plus(preferredReturn).plus(shared.catchUpLp).plus(shared.carryLp);
    return { date, returnOfCapital, preferredReturn, ...shared, lp, gp: shared.catchUpGp.plus(shared.carryGp) };
  }

  private catchUpLayer({ catchUp, carry }: ReadTier, room: Exact | null): Exact {
    if (catchUp.isZero()) return ZERO;
    const due = carry.times(this.lpProfit.plus(this.gpProfit)).minus(this.gpProfit);
    const layer = atLeastZero(due.div(catchUp.minus(carry)));
    return room === null || catchUp.eq(1) ? layer : smaller(layer, room.div(ONE.minus(catchUp)));
  }

  private credit(lpCash: Exact, lpProfit: Exact, gpProfit: Exact): void {
    this.lpProfit = this.lpProfit.plus(lpProfit);
    this.gpProfit = this.gpProfit.plus(gpProfit);
    for (let i = 1; i < this.needed.length; i++) this.needed[i] = this.needed[i]!.minus(lpCash);
  }

  private moveTo(date: PlainDate): void {
    const from = this.today ?? date;
    datePartsOf(date);
    if (date < from) throw new InvalidInputError("datesNotInOrder", { from, to: date });
    this.today = date;
    if (date === from) return;
    const years = elapsedYears(from, date, this.dayCount);
    this.tiers.forEach(({ rate }, i) => {
      if (rate === null) return;
      const factor = growth(rate, years);
      if (i > 0) this.needed[i] = this.needed[i]!.times(factor);
      else this.preference = this.capital.plus(this.preference).times(factor).minus(this.capital);
    });
  }
}

/** @throws InvalidInputError notADate */
export function elapsedYears(from: PlainDate, to: PlainDate, dayCount: CarryDayCount): Exact {
  if (dayCount === "actual/365") return new Exact(daysBetween(from, to)).div(365);
  const [a, b] = [datePartsOf(from), datePartsOf(to)];
  const months = (b.year - a.year) * 12 + (b.month - a.month);
  return new Exact(months * 30 + Math.min(b.day, 30) - Math.min(a.day, 30)).div(360);
}

/** (1 + rate)^years; a hurdle without a rate does not grow. */
export const growth = (rate: Exact | null, years: Exact): Exact =>
  rate === null || rate.isZero() || years.isZero() ? ONE : rate.plus(1).pow(years);

function readTiers(tiers: readonly CarryTier[]): readonly ReadTier[] {
  if (tiers.length === 0) throw new InvalidInputError("noTiers");
  const read = tiers.map(({ hurdle, ...tier }, i): ReadTier => {
    const carry = share(tier.carry, `tiers.${i}.carry`);
    const catchUp = share(tier.catchUpShare, `tiers.${i}.catchUpShare`);
    if (catchUp.gt(0) && catchUp.lte(carry))
      throw new InvalidInputError("catchUpNotAboveCarry", { catchUp: catchUp.toNumber(), carry: carry.toNumber() });
    return {
      rate: hurdle.kind === "rate" ? notNegative(hurdle.rate, `tiers.${i}.rate`) : null,
      multiple: hurdle.kind === "multiple" ? larger(ONE, exact(hurdle.multiple, `tiers.${i}.multiple`)) : null,
      catchUp,
      carry,
    };
  });
  read.forEach(({ rate, multiple }, i) => {
    const before = read[i - 1];
    if (before === undefined) return;
    const falls = (now: Exact | null, then: Exact | null) => now !== null && then !== null && now.lte(then);
    if (falls(rate, before.rate) || falls(multiple, before.multiple))
      throw new InvalidInputError("tiersNotInOrder", { tier: i });
  });
  return read;
}
