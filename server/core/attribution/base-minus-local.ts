import type { AttributionOptions } from "./attribute-matrix";
import { type AttributionOverTime, attributionOverTime, type Effects } from "./attribution-over-time";
import { type CurrencySegment, segmentsInCurrency } from "./currency-segment";

export interface CurrencyPeriod {
  periodEnd: string;
  segments: readonly CurrencySegment[];
}

export interface BaseMinusLocal {
  local: AttributionOverTime;
  base: AttributionOverTime;
  /** Currency effect of each segment in each period (base total less local total), and their sum. */
  periods: { periodEnd: string; currency: number; segments: { name: string; currency: number }[] }[];
  /** Of the whole time; segments are null under Davies-Laker. */
  linked: { currency: number; segments: { name: string; currency: number }[] | null };
}

/**
 * The plain currency attribution: attribute in local currency, attribute in base currency, and call the difference
 * currency. Under Brinson-Fachler a segment's effect is
 *
 *   currency = wp * (rp - rp local) - wb * (rb - rb local) - (wp - wb) * (B - B local)
 *
 * Local effects and currency add up to the active return in base currency, in every period and linked (each attribution is
 * linked with its own returns).
 *
 * @throws InvalidInputError as attributionOverTime
 * @see Bacon (2008), Practical Portfolio Performance Measurement and Attribution, ch. 6
 */
export function baseMinusLocal(
  periods: readonly CurrencyPeriod[],
  options: Omit<AttributionOptions, "approach">,
): BaseMinusLocal {
  const inCurrency = (currency: "Local" | "Base") =>
    attributionOverTime(
      periods.map(({ periodEnd, segments }) => ({ periodEnd, segments: segmentsInCurrency(segments, currency) })),
      { ...options, approach: "arithmetic" },
    );
  const local = inCurrency("Local");
  const base = inCurrency("Base");
  const differences = (baseRows: readonly (Effects & { name: string })[], localRows: readonly Effects[]) =>
    baseRows.map(({ name, total }, i) => ({ name, currency: total - localRows[i]!.total }));
  return {
    local,
    base,
    periods: base.periods.map(({ periodEnd, total, segments }, i) => ({
      periodEnd,
      currency: total - local.periods[i]!.total,
      segments: differences(segments, local.periods[i]!.segments),
    })),
    linked: {
      currency: base.linked.total - local.linked.total,
      segments: base.linked.segments && differences(base.linked.segments, local.linked.segments!),
    },
  };
}
