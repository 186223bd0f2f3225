import { datePartsOf, type PlainDate } from "../returns/calendar/plain-date";
import { CENTS, type Exact, type ExactInput, share, smaller, toCents, total, wholeCents, ZERO } from "./exact";
import { proportionalSplit } from "./proportional-split";

export interface Tranche {
  readonly vestsOn: PlainDate;
  readonly amount: ExactInput;
}

export interface MalusTrigger {
  readonly date: PlainDate;
  /** Part of what is unvested that is lost, a fraction. */
  readonly percentage: ExactInput;
}

export interface MalusCut {
  readonly date: PlainDate;
  readonly cut: Exact;
  readonly remainingUnvested: Exact;
}

/**
 * Cuts tranches that have not vested when something went wrong (扣减). A tranche that vests on the day of the trigger
 * has vested. Several triggers work one after the other, by date, each on what the earlier ones left.
 *
 *   cut = percentage * unvested, to the cent, half up, spread over the unvested tranches in proportion
 *
 * @returns one cut per trigger in date order, and the tranches' amounts in the order given; tranches before = after + cuts
 * @throws InvalidInputError notADate, notFinite, negativeAmount, notInWholeCents, shareOutOfRange
 */
export function malus(
  tranches: readonly Tranche[],
  triggers: readonly MalusTrigger[],
  digits = CENTS,
): { triggers: readonly MalusCut[]; tranchesAfter: readonly Exact[]; totalCut: Exact } {
  const amounts = tranches.map(({ amount, vestsOn }, i) => {
    datePartsOf(vestsOn);
    return wholeCents(amount, `tranches.${i}.amount`, digits);
  });
  // Array.prototype.sort is stable: two triggers of one day keep their order.
  const inOrder = [...triggers].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const cuts = inOrder.map(({ date, percentage }): MalusCut => {
    datePartsOf(date);
    const part = share(percentage, "percentage");
    const open = tranches.flatMap(({ vestsOn }, i) => (vestsOn > date ? [i] : []));
    const unvested = total(open.map((i) => amounts[i]!));
    const cut = smaller(toCents(unvested.times(part), digits), unvested);
    if (cut.gt(0)) {
      const parts = proportionalSplit(
        cut,
        open.map((i) => amounts[i]!),
        digits,
      );
      open.forEach((i, k) => {
        amounts[i] = amounts[i]!.minus(parts[k] ?? ZERO);
      });
    }
    return { date, cut, remainingUnvested: unvested.minus(cut) };
  });
  return { triggers: cuts, tranchesAfter: amounts, totalCut: total(cuts.map(({ cut }) => cut)) };
}
