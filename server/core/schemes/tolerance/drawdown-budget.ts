import { lossBand } from "../../evidence/loss-band";
import { HORIZONS } from "../../returns/calendar/horizons";
import { PERIODS_PER_YEAR } from "../../returns/calendar/period";
import type { ManagerRecord } from "../manager-record";
import { periodsOf } from "../measures/return-window";
import type { SchemeContext } from "../scheme-context";
import type { SchemeTolerance } from "../scheme-definition";

/** How a liquid book's time under water compares with what luck explains. */
export interface DrawdownBudget {
  /** Cumulative active return below its highest point, a positive fraction. */
  readonly depth: number;
  readonly yearsUnderWater: number;
  /** Deepest point of the band, and the band after the years under water. */
  readonly maximumLoss: number;
  readonly bandNow: number;
  /** depth / maximum loss. */
  readonly used: number;
  readonly isExceeded: boolean;
}

/**
 * Where the active returns of a liquid book stand against the triple-penance band.
 *
 *   depth = highest sum of active returns so far - sum now        exceeded: -depth < band(years since that high)
 *
 * @returns null without a liquid book, its returns, or a tracking error
 * @see lossBand
 */
export function drawdownBudget(
  record: ManagerRecord,
  context: SchemeContext,
  terms: NonNullable<SchemeTolerance["drawdown"]>,
): DrawdownBudget | null {
  if (!record.books.liquid.held) return null;
  const periods = periodsOf(record, context, "liquid");
  const row = record.ladder.liquid[HORIZONS.indexOf("sinceInception")];
  const trackingError = terms.trackingError ?? row?.evidence.trackingError.value ?? null;
  if (periods === null || trackingError === null || !(trackingError > 0)) return null;
  let [sum, peak, since] = [0, 0, 0];
  for (const { portfolio, benchmark } of periods) {
    if (portfolio === null || benchmark === null) return null;
    sum += portfolio - benchmark;
    since = sum >= peak ? 0 : since + 1;
    peak = Math.max(peak, sum);
  }
  const band = lossBand(terms.assumedRatio, trackingError, terms.confidence);
  const maximumLoss = band.maximumLoss.value ?? 0;
  const depth = peak - sum;
  const yearsUnderWater = since / PERIODS_PER_YEAR[record.frequency ?? "quarterly"];
  const bandNow = band.at(yearsUnderWater);
  return {
    depth,
    yearsUnderWater,
    maximumLoss,
    bandNow,
    used: maximumLoss > 0 ? depth / maximumLoss : 0,
    isExceeded: depth > 0 && -depth < bandNow,
  };
}
