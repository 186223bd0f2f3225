import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { sum } from "../sum";

/** What went in, what came out, and what is left, in one currency. */
export interface FundTotals {
  readonly paidIn: number;
  readonly distributed: number;
  readonly nav: number;
}

/**
 * Multiples of paid-in capital; each is unavailable (nothingPaidIn) where nothing was paid in.
 * - `dpi`: distributed / paid in, what has come back;
 * - `rvpi`: nav / paid in, what is still on paper;
 * - `tvpi`: both together. On the capital invested in a deal the same ratio is called MOIC.
 */
export interface Multiples {
  readonly dpi: Measured;
  readonly rvpi: Measured;
  readonly tvpi: Measured;
}

/**
 * DPI, RVPI and TVPI.
 *
 *   distributed / paidIn,   nav / paidIn,   (distributed + nav) / paidIn
 *
 * @throws InvalidInputError notFinite
 * @see INSEAD GPEI (2019), Measuring Private Equity Fund Performance
 */
export function multiples({ paidIn, distributed, nav }: FundTotals): Multiples {
  for (const value of [paidIn, distributed, nav]) {
    if (!Number.isFinite(value)) throw new InvalidInputError("notFinite", { paidIn, distributed, nav });
  }
  const ofPaidIn = (value: number) => (paidIn > 0 ? measured(value / paidIn) : unavailable("nothingPaidIn"));
  return { dpi: ofPaidIn(distributed), rvpi: ofPaidIn(nav), tvpi: ofPaidIn(distributed + nav) };
}

/** Totals of flows from the investor's side: negative ones are paid in, positive ones distributed. */
export function fundTotals(amounts: readonly number[], nav: number): FundTotals {
  const ofSign = (sign: 1 | -1) => sum(amounts.map((amount) => Math.max(sign * amount, 0)));
  return { paidIn: ofSign(-1), distributed: ofSign(1), nav };
}

/** Multiple of invested capital of one deal: the TVPI of its own flows. @throws as {@link multiples} */
export const multipleOfInvestedCapital = (totals: FundTotals): Measured => multiples(totals).tvpi;
