import { Exact, ZERO } from "../pay/exact";
import { addDays, addMonths, daysBetween, endOfMonth, type PlainDate } from "../returns/calendar/plain-date";
import type { Cell } from "./demo-delivery";
import type { ShareStory } from "./demo-shares";

/** Shares bought at one price and still held. */
export interface Lot {
  shares: number;
  price: number;
}

/** Trades of a share between the quarter before and this one, at the price that its value of today gives. */
export function tradesUntil(code: string, story: ShareStory, lots: Lot[], amount: Exact, on: PlainDate) {
  const rows: { on: PlainDate; row: Cell[] }[] = [];
  const previous = endOfMonth(addMonths(addDays(on, 1), -4));
  const held = () => lots.reduce((sum, { shares }) => sum + shares, 0);
  const add = (day: PlainDate, side: "buy" | "sell", shares: number, price: number) =>
    rows.push({ on: day, row: [code, day, side, 1, shares.toFixed(0), price.toFixed(4)] });
  if (lots.length === 0) {
    const shares = Math.round(amount.toNumber() / 20 / 100) * 100;
    const price = rounded(amount.toNumber() / shares);
    lots.push({ shares, price });
    add(story.boughtOn, "buy", shares, price);
    return rows;
  }
  for (const [day, part] of story.later) {
    if (day <= previous || day > on) continue;
    const now = held();
    const traded = Math.round((Math.abs(part) * now) / 100) * 100;
    // The value at the quarter's end is that of what is held then.
    const price = rounded(amount.toNumber() / (now + Math.sign(part) * traded));
    add(day, part > 0 ? "buy" : "sell", traded, price);
    if (part > 0) lots.push({ shares: traded, price });
    else sellOldestFirst(lots, traded);
  }
  return rows;
}

function sellOldestFirst(lots: Lot[], shares: number) {
  let left = shares;
  while (left > 0 && lots[0]) {
    const sold = Math.min(left, lots[0].shares);
    lots[0].shares -= sold;
    left -= sold;
    if (lots[0].shares === 0) lots.shift();
  }
}

/** What the shares still held were bought for, to the cent. */
export const costOf = (lots: readonly Lot[]): string =>
  lots.reduce((sum, { shares, price }) => sum.plus(new Exact(price.toFixed(4)).times(shares)), ZERO).toFixed(2);

const rounded = (price: number) => Math.round(price * 10_000) / 10_000;

/** Between the first purchase and the last quarter the weight moves from the one to the other. */
export function weightOn({ boughtOn, weights: [first, last] }: ShareStory, on: PlainDate, lastDay: PlainDate): number {
  const way = daysBetween(boughtOn, on) / daysBetween(boughtOn, lastDay);
  return first + (last - first) * Math.min(1, Math.max(0, way));
}
