import { type Exact, ZERO } from "../pay/exact";

/** What one holding took in and gave back, and what it is worth. */
export interface HoldingMoney {
  readonly invested: Exact;
  readonly distributed: Exact;
  readonly value: Exact;
  /** Nothing more will come of it: sold, or written off. */
  readonly isClosed: boolean;
}

export interface PaperAndRealised {
  readonly paper: Exact;
  readonly realised: Exact;
  /** paper + realised, to the last digit. */
  readonly total: Exact;
}

/**
 * Splits the result of a holding by cost recovery: money that comes back repays the cost first.
 *
 *   open:    realised = max(0, distributed - invested),   paper = value - max(0, invested - distributed)
 *   closed:  realised = distributed - invested,           paper = value (nothing, as a rule)
 *
 * Either way paper + realised = distributed + value - invested. Holdings are the deals of a portfolio where they are
 * known, otherwise the fund as a whole.
 */
export function paperAndRealised({ invested, distributed, value, isClosed }: HoldingMoney): PaperAndRealised {
  const gain = distributed.minus(invested);
  const realised = isClosed || gain.gt(0) ? gain : ZERO;
  const total = gain.plus(value);
  return { paper: total.minus(realised), realised, total };
}
