import { measured, unavailable } from "../measured";
import { daysBetween, type PlainDate } from "../returns/calendar/plain-date";
import type { MarkQuality } from "../schemes/manager-record";
import { autocorrelations } from "../statistics/serial-correlation";
import type { MarkFact } from "./manager-facts";

/** A mark older than two quarters and some days for reporting is stale. */
const STALE_AFTER_DAYS = 200;
/** Fewer quarters than this say nothing about how marks follow each other. */
const FEWEST_QUARTERS = 12;
/** Correlation from which marks look averaged with the mark before; private books show 0.3 to 0.6 (Geltner 1993). */
const SMOOTHED_FROM = 0.5;

/**
 * How far the marks of a private portfolio can be believed: how old the last is, and whether each quarter's return
 * follows the one before so closely that the marks look averaged.
 *
 *   looks smoothed:  first autocorrelation >= 0.5 over 12 quarters or more
 *
 * @param returns quarterly, in order
 */
export function markQuality(marks: readonly MarkFact[], returns: readonly number[], asOf: PlainDate): MarkQuality {
  const last = marks.findLast(({ on }) => on <= asOf) ?? null;
  const correlations = returns.length < FEWEST_QUARTERS ? unavailable("tooFewPeriods") : autocorrelations(returns, 1);
  const autocorrelation = correlations.value === null ? correlations : measured(correlations.value[0]!);
  const ageDays = last === null ? null : daysBetween(last.on, asOf);
  return {
    lastOn: last?.on ?? null,
    ageDays: ageDays === null ? unavailable("neverMarked") : measured(ageDays),
    basis: last?.basis ?? null,
    isStale: ageDays === null || ageDays > STALE_AFTER_DAYS,
    autocorrelation,
    looksSmoothed: autocorrelation.value !== null && autocorrelation.value >= SMOOTHED_FROM,
  };
}
