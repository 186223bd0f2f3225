import { InvalidInputError } from "../invalid-input-error";
import { dateOfDayNumber, dayNumber, daysBetween } from "../returns/calendar/plain-date";
import { sum, sumBy } from "../sum";
import { isAbove } from "./compared-with-tolerance";

/** One entry of a share ledger. */
export type LedgerEntry =
  | { readonly date: string; readonly side: "buy"; readonly shares: number; readonly price?: number | undefined }
  | { readonly date: string; readonly side: "sell"; readonly shares: number }
  /** Split or bonus issue: every share becomes `ratio` shares; ages and cost stay. */
  | { readonly date: string; readonly side: "split"; readonly ratio: number };

/** Shares bought on one day that are still held. */
export interface Lot {
  readonly acquiredOn: string;
  readonly shares: number;
  /** Per share; null where the ledger has none. */
  readonly price: number | null;
}

/**
 * What is still held, oldest first: sales take the oldest shares first (先进先出). Entries after the day are left out;
 * entries of one day count in the order given.
 *
 * @param date valuation day
 * @throws InvalidInputError notFinite, sharesNotPositive, sellsMoreThanHeld
 * @see 金规〔2025〕24号
 */
export function remainingLots(ledger: readonly LedgerEntry[], date: string): Lot[] {
  const entries = ledger.filter((entry) => entry.date <= date).toSorted((a, b) => compareDates(a.date, b.date));
  let lots: Lot[] = [];
  for (const entry of entries) {
    const amount = entry.side === "split" ? entry.ratio : entry.shares;
    if (!(Number.isFinite(amount) && amount > 0))
      throw new InvalidInputError("sharesNotPositive", { date: entry.date, amount });
    if (entry.side === "buy") lots.push({ acquiredOn: entry.date, shares: entry.shares, price: entry.price ?? null });
    else if (entry.side === "sell") lots = afterSale(lots, entry);
    else
      lots = lots.map((lot) => ({
        ...lot,
        shares: lot.shares * amount,
        price: lot.price === null ? null : lot.price / amount,
      }));
  }
  return lots;
}

const compareDates = (a: string, b: string) => (a < b ? -1 : Number(a > b));

function afterSale(lots: readonly Lot[], { date, shares }: { date: string; shares: number }): Lot[] {
  const held = sumBy(lots, (lot) => lot.shares);
  if (isMore(shares, held)) throw new InvalidInputError("sellsMoreThanHeld", { date, shares, held });
  let left = shares;
  return lots.flatMap((lot) => {
    const sold = Math.min(left, lot.shares);
    left -= sold;
    return isMore(lot.shares, sold) ? [{ ...lot, shares: lot.shares - sold }] : [];
  });
}

/** Fractional shares leave last digits behind: less than 1e-12 of the lot is nothing. */
const isMore = (shares: number, than: number) => isAbove(1, than / shares);

/** What a lot's age is weighted by; the rule as read does not say. All shares of one name have one value, so value = shares. */
export type HoldingWeight = "shares" | "cost" | "value";

export interface HoldingClockOptions {
  readonly weightedBy: HoldingWeight;
  /** Days of a year: 365, 365.25. */
  readonly daysPerYear: number;
  /** Longest age with which a lot counts; null: no limit. */
  readonly lotAgeCapYears: number | null;
  /** Ages begin no earlier than this day: the day a share entered its index, where ages before it do not count. */
  readonly countsFrom?: string | undefined;
}

export const DEFAULT_HOLDING_CLOCK: Omit<HoldingClockOptions, "lotAgeCapYears"> = {
  weightedBy: "shares",
  daysPerYear: 365,
};

/** The clock of one name on one day. */
export interface HoldingClock {
  readonly lots: readonly (Lot & { readonly holdingYears: number })[];
  /** null when nothing is held (or nothing with a cost, where cost is the weight). */
  readonly weightedHoldingYears: number | null;
}

/**
 * Weighted holding time over the lots still held.
 *
 *   age of a lot = min(days held / days per year, cap)
 *   holding time = sum(weight x age) / sum(weight)
 *
 * @param ledger trades of one name
 * @param date valuation day
 * @throws InvalidInputError as remainingLots; priceNeeded when weighted by cost
 * @see 金规〔2025〕24号: look-back of 6 years (CSI 300, Dividend Low Vol 100) and 4 years (STAR)
 */
export function holdingClock(ledger: readonly LedgerEntry[], date: string, options: HoldingClockOptions): HoldingClock {
  return clockOfLots(remainingLots(ledger, date), date, options);
}

function clockOfLots(held: readonly Lot[], date: string, options: HoldingClockOptions): HoldingClock {
  const aged = agedLots(held, options);
  const day = dayNumber(date);
  const { daysPerYear, lotAgeCapYears } = options;
  return {
    lots: held.map((lot, i) => {
      const age = Math.max(0, day - aged.begins[i]!) / daysPerYear;
      return { ...lot, holdingYears: lotAgeCapYears === null ? age : Math.min(age, lotAgeCapYears) };
    }),
    weightedHoldingYears: weightedYearsOn(aged, day, options),
  };
}

/** Lots with the day their age begins as a day number, and what the age is weighted by. */
interface AgedLots {
  readonly begins: readonly number[];
  readonly weights: readonly number[];
  readonly weight: number;
}

/** Weighted age on a day number; null when nothing is held. The search below asks it dozens of times. */
function weightedYearsOn({ begins, weights, weight }: AgedLots, day: number, options: HoldingClockOptions) {
  if (!(weight > 0)) return null;
  const cap = options.lotAgeCapYears ?? Number.POSITIVE_INFINITY;
  let total = 0;
  for (let i = 0; i < begins.length; i++)
    total += weights[i]! * Math.min(cap, Math.max(0, day - begins[i]!) / options.daysPerYear);
  return total / weight;
}

function agedLots(lots: readonly Lot[], { weightedBy, countsFrom }: HoldingClockOptions): AgedLots {
  const weights = lots.map(({ shares, price, acquiredOn }) => {
    if (weightedBy !== "cost") return shares;
    if (price === null) throw new InvalidInputError("priceNeeded", { acquiredOn });
    return shares * price;
  });
  return {
    begins: lots.map(({ acquiredOn }) =>
      dayNumber(countsFrom !== undefined && countsFrom > acquiredOn ? countsFrom : acquiredOn),
    ),
    weights,
    weight: sum(weights),
  };
}

/**
 * First day on which the weighted holding time is longer than a number of years, if nothing is bought or sold any more.
 *
 * @param date day from which it is looked ahead
 * @returns that day, `date` itself if it is so already; null if it never comes (nothing held, or the cap is too low)
 * @throws InvalidInputError as holdingClock
 */
export function longHoldReachedOn(
  ledger: readonly LedgerEntry[],
  date: string,
  longerThanYears: number,
  options: HoldingClockOptions,
): string | null {
  return longHoldOfLots(agedLots(remainingLots(ledger, date), options), date, longerThanYears, options);
}

function longHoldOfLots(
  lots: AgedLots,
  date: string,
  longerThanYears: number,
  options: HoldingClockOptions,
): string | null {
  const today = dayNumber(date);
  const isLong = (daysAhead: number) => {
    const years = weightedYearsOn(lots, today + daysAhead, options);
    return years !== null && isAbove(years, longerThanYears);
  };
  if (isLong(0)) return date;
  const begins = Math.max(0, options.countsFrom === undefined ? 0 : daysBetween(date, options.countsFrom));
  let beyond = begins + Math.ceil((longerThanYears + 1) * options.daysPerYear);
  if (!isLong(beyond)) return null;
  let before = 0;
  while (beyond - before > 1) {
    const middle = Math.floor((before + beyond) / 2);
    if (isLong(middle)) beyond = middle;
    else before = middle;
  }
  return dateOfDayNumber(today + beyond);
}

/**
 * Where a holding stands on its way to a mark: its weighted age some years on, and the day the mark is passed.
 *
 * @param yearsLonger years by which it is held longer than `date`, without a trade
 * @throws InvalidInputError as holdingClock
 */
export function wayToLongHold(
  ledger: readonly LedgerEntry[],
  date: string,
  longerThanYears: number,
  options: HoldingClockOptions,
  yearsLonger = 0,
): { readonly weightedHoldingYears: number | null; readonly longHoldBegins: string | null } {
  const lots = agedLots(remainingLots(ledger, date), options);
  const day = dayNumber(date) + Math.round(yearsLonger * options.daysPerYear);
  return {
    weightedHoldingYears: weightedYearsOn(lots, day, options),
    longHoldBegins: longHoldOfLots(lots, date, longerThanYears, options),
  };
}
