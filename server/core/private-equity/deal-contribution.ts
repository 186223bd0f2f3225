import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { type DayCount, yearFraction } from "../returns/calendar/day-count";
import type { PlainDate } from "../returns/calendar/plain-date";
import { sum } from "../sum";
import { type Deal, dealTotals } from "./deal";
import { pooledReturn } from "./pooled-return";

export interface DealContribution {
  readonly name: string;
  /** Share in the pooled TVPI: (proceeds + nav) / capital invested in all deals. */
  readonly toMultiple: number;
  /** Share in TVPI - 1, the gain: negative for a losing deal. */
  readonly toGain: number;
  /** Percentage points of the pooled IRR that the deal's gain earned; negative for a losing deal. */
  readonly toRate: Measured;
}

export interface DealContributions {
  readonly multiple: number;
  readonly rate: Measured;
  readonly deals: readonly DealContribution[];
}

/**
 * What each deal adds to the pooled multiple and to the pooled internal rate of return; the parts add up to the whole.
 * Fees and expenses can be passed as one more "deal", so that the parts add up to the net figures.
 *
 *   toMultiple = value / all invested,   toGain = gain / all invested
 *   toRate     = integral from 0 to IRR of  D_i(r) / D(r) dr,   D = sum of all D_i
 *
 * D_i(r) is the present value at the rate r of the deal's gain, spread over its receipts as they came:
 * gain * (present value of receipts / receipts); a deal that paid nothing back loses its money when it is written off
 * or, if it never was, on the as-of date. The integral is the Aumann-Shapley share of the IRR when all gains grow
 * together from nothing: at a rate of zero shares are those of the gain, at higher rates early gains weigh more.
 *
 * @returns toRate unavailable: noRoot, severalRoots, notMeaningfulBelowOneYear as the pooled rate; gainsCancel where
 *   the discounted gains of all deals come to nothing on the way, so that shares of them have no meaning
 * @throws InvalidInputError noDeals, notADate, notFinite, nothingPaidIn
 * @see Aumann and Shapley (1974), Values of Non-Atomic Games
 */
export function dealContributions(
  deals: readonly Deal[],
  asOf: PlainDate,
  dayCount: DayCount = "ACT/365F",
): DealContributions {
  const totals = dealTotals(deals, asOf);
  const invested = sum(totals.map((deal) => deal.invested));
  if (!(invested > 0)) throw new InvalidInputError("nothingPaidIn");
  const pooled = pooledReturn(deals, asOf, { dayCount });
  const rate = pooled.kind === "unique" ? measured(pooled.rate) : unavailable(pooled.kind);
  const shares = rate.value === null ? null : rateShares(deals, asOf, dayCount, rate.value);
  const missing = unavailable(rate.reason ?? "gainsCancel");
  return {
    multiple: sum(totals.map((deal) => deal.value)) / invested,
    rate,
    deals: totals.map(({ name, value, gain }, i) => ({
      name,
      toMultiple: value / invested,
      toGain: gain / invested,
      toRate: shares === null ? missing : measured(shares[i]!),
    })),
  };
}

interface Receipts {
  readonly gain: number;
  readonly times: readonly number[];
  /** Shares of the receipts, summing to 1. */
  readonly shares: readonly number[];
}

function rateShares(deals: readonly Deal[], asOf: PlainDate, dayCount: DayCount, rate: number): number[] | null {
  const known = deals.map((deal) => ({ ...deal, flows: deal.flows.filter(({ date }) => date <= asOf) }));
  const dates = known.flatMap((deal) => deal.flows.map(({ date }) => date));
  const first = dates.reduce((earliest, date) => (date < earliest ? date : earliest), asOf);
  const totals = dealTotals(deals, asOf);
  const receipts = known.map((deal, i) =>
    receiptsOf(deal, totals[i]!, asOf, (date) => yearFraction(first, date, dayCount)),
  );
  const shares = deals.map(() => 0);
  let sign = 0;
  for (const { at, weight } of quadrature()) {
    const gains = receipts.map((deal) => discountedGain(deal, rate * at));
    const total = sum(gains);
    if (total === 0 || (sign !== 0 && Math.sign(total) !== sign)) return null;
    sign = Math.sign(total);
    gains.forEach((gain, i) => {
      shares[i] = shares[i]! + rate * weight * (gain / total);
    });
  }
  return shares;
}

function receiptsOf(
  deal: Deal,
  totals: { readonly invested: number; readonly value: number; readonly gain: number },
  asOf: PlainDate,
  yearsTo: (date: PlainDate) => number,
): Receipts {
  const { gain } = totals;
  if (totals.value <= 0) return { gain, times: [yearsTo(deal.writtenOffOn ?? asOf)], shares: [1] };
  const received = [...deal.flows.filter(({ amount }) => amount > 0), { date: asOf, amount: deal.nav }];
  return {
    gain,
    times: received.map(({ date }) => yearsTo(date)),
    shares: received.map(({ amount }) => amount / totals.value),
  };
}

const discountedGain = ({ gain, times, shares }: Receipts, rate: number) =>
  gain * sum(times.map((time, i) => shares[i]! * (1 + rate) ** -time));

/** Abscissas and weights of five-point Gauss-Legendre on the unit interval. */
const GAUSS_LEGENDRE_5 = [
  [0.04691007703066802, 0.11846344252809454],
  [0.23076534494715845, 0.23931433524968324],
  [0.5, 0.28444444444444444],
  [0.7692346550528415, 0.23931433524968324],
  [0.953089922969332, 0.11846344252809454],
] as const;

const PANELS = 8;

/** Points from 0 to 1 whose weights sum to 1. */
const quadrature = () =>
  Array.from({ length: PANELS }, (_, panel) =>
    GAUSS_LEGENDRE_5.map(([at, weight]) => ({ at: (panel + at) / PANELS, weight: weight / PANELS })),
  ).flat();
