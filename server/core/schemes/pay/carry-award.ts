import type { CarryTier } from "../../pay/carry-account";
import { dealByDealWaterfall } from "../../pay/deal-by-deal-waterfall";
import { type Exact, type ExactInput, exact, Exact as exactClass, share, toCents, total, ZERO } from "../../pay/exact";
import { giveback } from "../../pay/giveback";
import type { DatedFlow } from "../../pay/preferred-return";
import { wholeFundWaterfall } from "../../pay/whole-fund-waterfall";
import type { PlainDate } from "../../returns/calendar/plain-date";
import type { DealLine, PrivatePath } from "../manager-record";
import type { SchemePay } from "../scheme-definition";

type CarryTerms = Extract<SchemePay["award"], { kind: "carry" }>;

/** A manager's part in the carry of a year, to the cent. */
export interface CarryOfYear {
  /** Paid in the year. */
  readonly paid: Exact;
  /** Kept back in the year, and all that is kept back so far. */
  readonly escrowed: Exact;
  readonly escrow: Exact;
  /** All carry paid or kept back since the first day: what a final test can take back. */
  readonly allocated: Exact;
  /** What the whole-fund test of this day would take back if the funds ended now. */
  readonly givebackDue: Exact;
}

/**
 * Carried interest between two days on the funds of a manager, whole fund (European) or deal by deal (American).
 *
 *   carry of the year = carry on everything up to `to` - carry on everything up to `after`, each by its own waterfall row
 *
 * The flows are those of the funds before carry. Whole fund: from the path of each fund, movements of a quarter dated at
 * its end. Deal by deal: from deals that have ended, cost out and proceeds back on their days.
 *
 * @param personShare part of the funds' carry that belongs to the manager
 * @throws InvalidInputError as the waterfalls do
 */
export function carryOfYear(
  terms: CarryTerms,
  facts: { readonly paths: readonly PrivatePath[]; readonly deals: readonly DealLine[] },
  after: PlainDate | null,
  to: PlainDate,
  personShare: ExactInput | null,
): CarryOfYear {
  const part = share(personShare ?? terms.managerShare, "carryShare");
  const sums =
    terms.style === "wholeFund" ? wholeFund(terms, facts.paths, after, to) : dealByDeal(terms, facts.deals, after, to);
  return {
    paid: toCents(sums.paid.times(part)),
    escrowed: toCents(sums.escrowed.times(part)),
    escrow: toCents(sums.escrow.times(part)),
    allocated: toCents(sums.allocated.times(part)),
    givebackDue: toCents(sums.givebackDue.times(part)),
  };
}

const tiersOf = ({ hurdle, catchUpShare, carry }: CarryTerms): readonly CarryTier[] => [
  { hurdle, catchUpShare, carry },
];

function wholeFund(terms: CarryTerms, paths: readonly PrivatePath[], after: PlainDate | null, to: PlainDate) {
  const escrowShare = share(terms.escrowShare, "escrowShare");
  const funds = paths.map((path) => {
    const flows = flowsOf(path, to);
    const { rows } = wholeFundWaterfall(flows, tiersOf(terms), terms.dayCount);
    const allocated = total(rows.map(({ gp }) => gp));
    const lpFlows = [
      ...flows.filter(({ amount }) => exact(amount, "flow").lt(0)),
      ...rows.map(({ date, lp }) => ({ date, amount: lp })),
    ];
    return {
      allocated,
      inYear: total(rows.filter(({ date }) => after === null || date > after).map(({ gp }) => gp)),
      due: givebackOf(terms, lpFlows, allocated, to),
    };
  });
  const allocated = total(funds.map((fund) => fund.allocated));
  const inYear = total(funds.map((fund) => fund.inYear));
  const escrowed = inYear.times(escrowShare);
  return {
    paid: inYear.minus(escrowed),
    escrowed,
    escrow: allocated.times(escrowShare),
    allocated,
    givebackDue: total(funds.map(({ due }) => due)),
  };
}

function dealByDeal(terms: CarryTerms, lines: readonly DealLine[], after: PlainDate | null, to: PlainDate) {
  const ended = lines.flatMap(({ code, investedOn, exitedOn, invested, distributed }) =>
    investedOn !== null && exitedOn !== null && exitedOn <= to
      ? [{ deal: code, investedOn, realisedOn: exitedOn, cost: invested, proceeds: distributed }]
      : [],
  );
  if (ended.length === 0) return { paid: ZERO, escrowed: ZERO, escrow: ZERO, allocated: ZERO, givebackDue: ZERO };
  const result = dealByDealWaterfall(
    ended,
    {
      tiers: tiersOf(terms),
      dayCount: terms.dayCount,
      lossesCarriedForward: terms.lossesCarriedForward,
      escrowShare: terms.escrowShare,
      giveback: { carry: terms.giveback ? terms.carry : null, hurdle: null, taxRate: terms.giveback?.taxRate ?? 0 },
    },
    to,
  );
  const inYear = result.rows.filter(({ date }) => after === null || date > after);
  return {
    paid: total(inYear.map(({ paidToGp }) => paidToGp)),
    escrowed: total(inYear.map(({ toEscrow }) => toEscrow)),
    escrow: result.escrow,
    allocated: result.carryAllocated,
    givebackDue: result.giveback.due,
  };
}

function givebackOf(terms: CarryTerms, lpFlows: readonly DatedFlow[], allocated: Exact, to: PlainDate): Exact {
  if (terms.giveback === null) return ZERO;
  return giveback(lpFlows, allocated, to, {
    carry: terms.carry,
    hurdle: null,
    taxRate: terms.giveback.taxRate,
    dayCount: terms.dayCount,
  }).due;
}

/** Movements of each quarter at its end: below 0 paid in, above 0 distributed. */
function flowsOf({ points }: PrivatePath, to: PlainDate): DatedFlow[] {
  let [paidIn, distributed] = [ZERO, ZERO];
  return points
    .filter(({ on }) => on <= to)
    .flatMap(({ on, paidIn: calledSoFar, distributed: returnedSoFar }) => {
      const [called, returned] = [new exactClass(calledSoFar), new exactClass(returnedSoFar)];
      const flows = [
        { date: on, amount: paidIn.minus(called) },
        { date: on, amount: returned.minus(distributed) },
      ];
      [paidIn, distributed] = [called, returned];
      return flows.filter(({ amount }) => !amount.isZero());
    });
}
