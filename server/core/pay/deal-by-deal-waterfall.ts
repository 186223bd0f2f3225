import { InvalidInputError } from "../invalid-input-error";
import type { PlainDate } from "../returns/calendar/plain-date";
import { CarryAccount, type CarryDayCount, type CarryDistribution, type CarryTier } from "./carry-account";
import { type Exact, type ExactInput, notNegative, share, smaller, total } from "./exact";
import { type Giveback, type GivebackTerms, giveback } from "./giveback";
import type { DatedFlow } from "./preferred-return";

/** A deal that has ended: sold, or written off with proceeds of 0. */
export interface RealisedDeal {
  readonly deal: string;
  readonly investedOn: PlainDate;
  readonly realisedOn: PlainDate;
  readonly cost: ExactInput;
  readonly proceeds: ExactInput;
  /** Fees and expenses charged to this deal, returned with its cost. */
  readonly expenses?: ExactInput;
}

export interface DealByDealTerms {
  readonly tiers: readonly CarryTier[];
  readonly dayCount: CarryDayCount;
  /** Whether losses of deals realised earlier must be made good first (ILPA), or every deal stands alone. */
  readonly lossesCarriedForward: boolean;
  /** Part of each carry that is kept back until the fund ends (ILPA: at least 0.30). */
  readonly escrowShare: ExactInput;
  /** Test at the end of the fund. */
  readonly giveback: Pick<GivebackTerms, "carry" | "hurdle" | "taxRate">;
}

export interface DealByDealRow extends CarryDistribution {
  readonly deal: string;
  readonly toEscrow: Exact;
  readonly paidToGp: Exact;
}

export interface DealByDealWaterfall {
  readonly rows: readonly DealByDealRow[];
  readonly lpDistributed: Exact;
  readonly carryAllocated: Exact;
  readonly escrow: Exact;
  readonly giveback: Giveback;
  readonly givebackFromEscrow: Exact;
  readonly givebackFromGp: Exact;
  readonly escrowReleasedToGp: Exact;
  /** What the GP keeps after the end of the fund. */
  readonly gpNet: Exact;
  /** What the investors have after the end of the fund. */
  readonly lpNet: Exact;
}

/**
 * Deal-by-deal (American) waterfall with escrow and the final test of the whole fund. A realised deal first returns its
 * cost, its expenses and, if agreed, what earlier deals lost, with preference since the money went in.
 * Proceeds = investors + manager, before and after the giveback.
 *
 * @param endsOn day of the final test, not before the last realisation
 * @throws InvalidInputError datesNotInOrder, and those of CarryAccount and giveback
 * @see ILPA Principles 3.0 (2019)
 */
export function dealByDealWaterfall(
  deals: readonly RealisedDeal[],
  terms: DealByDealTerms,
  endsOn: PlainDate,
): DealByDealWaterfall {
  const escrowShare = share(terms.escrowShare, "escrowShare");
  const inOrder = [...deals].sort((a, b) => (a.realisedOn < b.realisedOn ? -1 : a.realisedOn > b.realisedOn ? 1 : 0));
  let account = new CarryAccount(terms.tiers, terms.dayCount);
  const lpFlows: DatedFlow[] = [];
  const rows = inOrder.map((deal): DealByDealRow => {
    const { investedOn, realisedOn } = deal;
    if (investedOn > realisedOn || realisedOn > endsOn)
      throw new InvalidInputError("datesNotInOrder", { deal: deal.deal, investedOn, realisedOn, endsOn });
    if (!terms.lossesCarriedForward) account = new CarryAccount(terms.tiers, terms.dayCount);
    const paidIn = notNegative(deal.cost, "cost").plus(notNegative(deal.expenses ?? 0, "expenses"));
    account.contribute(realisedOn, paidIn, investedOn);
    const paid = account.distribute(realisedOn, notNegative(deal.proceeds, "proceeds"));
    lpFlows.push({ date: investedOn, amount: paidIn.neg() }, { date: realisedOn, amount: paid.lp });
    const toEscrow = paid.gp.times(escrowShare);
    return { ...paid, deal: deal.deal, toEscrow, paidToGp: paid.gp.minus(toEscrow) };
  });

  const lpDistributed = total(rows.map(({ lp }) => lp));
  const carryAllocated = total(rows.map(({ gp }) => gp));
  const escrow = total(rows.map(({ toEscrow }) => toEscrow));
  const test = giveback(lpFlows, carryAllocated, endsOn, { ...terms.giveback, dayCount: terms.dayCount });
  const givebackFromEscrow = smaller(escrow, test.due);
  return {
    rows,
    lpDistributed,
    carryAllocated,
    escrow,
    giveback: test,
    givebackFromEscrow,
    givebackFromGp: test.due.minus(givebackFromEscrow),
    escrowReleasedToGp: escrow.minus(givebackFromEscrow),
    gpNet: carryAllocated.minus(test.due),
    lpNet: lpDistributed.plus(test.due),
  };
}
