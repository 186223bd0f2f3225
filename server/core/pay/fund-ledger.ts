import { atLeastZero, type Exact, type ExactInput, notNegative, share, smaller, total, ZERO } from "./exact";

/** Money paid in, or proceeds of an exit, in a numbered period. */
export interface LedgerEntry {
  readonly period: number;
  readonly amount: ExactInput;
}

export interface FundLedgerTerms {
  readonly carry: ExactInput;
  /** Multiple of what they paid in that the investors must end with; null = carry is never given back. */
  readonly clawbackFloorMultiple: ExactInput | null;
}

export interface FundLedgerRow {
  readonly period: number;
  readonly proceeds: Exact;
  readonly returnOfCapital: Exact;
  readonly lpProfit: Exact;
  readonly gpCarry: Exact;
}

export interface FundLedger {
  readonly rows: readonly FundLedgerRow[];
  readonly paidIn: Exact;
  /** To the investors, with what was given back. */
  readonly lpDistributed: Exact;
  readonly gpCarryPaid: Exact;
  readonly gpClawback: Exact;
  readonly gpCarryNet: Exact;
  /** Distributed to the investors / paid in; null when nothing was paid in. */
  readonly dpi: Exact | null;
}

/**
 * Whole-fund ledger without preferred return: capital paid in so far comes back first, the rest is shared.
 * At the end carry fills what the investors lack to their floor, up to all of it.
 *
 *   clawback = min(carry paid, max(0, floor multiple * paid in - distributed to investors))
 *
 * Of one period, contributions come before exits. Investors + carry = proceeds.
 *
 * @throws InvalidInputError notFinite, negativeAmount, shareOutOfRange
 */
export function fundLedger(
  contributions: readonly LedgerEntry[],
  exits: readonly LedgerEntry[],
  terms: FundLedgerTerms,
): FundLedger {
  const carry = share(terms.carry, "carry");
  const paid = contributions.map(({ period, amount }) => ({ period, amount: notNegative(amount, "contribution") }));
  let returned = ZERO;
  const rows = [...exits]
    .sort((a, b) => a.period - b.period)
    .map(({ period, amount }): FundLedgerRow => {
      const proceeds = notNegative(amount, "proceeds");
      const calledSoFar = total(paid.filter((entry) => entry.period <= period).map((entry) => entry.amount));
      const returnOfCapital = smaller(proceeds, atLeastZero(calledSoFar.minus(returned)));
      returned = returned.plus(returnOfCapital);
      const profit = proceeds.minus(returnOfCapital);
      const gpCarry = profit.times(carry);
      return { period, proceeds, returnOfCapital, lpProfit: profit.minus(gpCarry), gpCarry };
    });
  const paidIn = total(paid.map(({ amount }) => amount));
  const gpCarryPaid = total(rows.map(({ gpCarry }) => gpCarry));
  const beforeClawback = total(rows.map((row) => row.returnOfCapital.plus(row.lpProfit)));
  const floor =
    terms.clawbackFloorMultiple === null ? ZERO : notNegative(terms.clawbackFloorMultiple, "floor").times(paidIn);
  const gpClawback = smaller(gpCarryPaid, atLeastZero(floor.minus(beforeClawback)));
  const lpDistributed = beforeClawback.plus(gpClawback);
  return {
    rows,
    paidIn,
    lpDistributed,
    gpCarryPaid,
    gpClawback,
    gpCarryNet: gpCarryPaid.minus(gpClawback),
    dpi: paidIn.isZero() ? null : lpDistributed.div(paidIn),
  };
}
