import { periodStart } from "../returns/calendar/period";
import type { PlainDate } from "../returns/calendar/plain-date";
import { commonFrequency, inLongerPeriods, type PeriodSeries } from "./period-series";

/** One part of a blended benchmark, with the weights that hold from a day on. */
export interface BlendComponent {
  readonly series: PeriodSeries;
  /** Ascending by day. */
  readonly weights: readonly { readonly from: PlainDate; readonly weight: number }[];
}

/**
 * Return of a benchmark blended from others, brought back to its weights at the start of every period.
 *
 *   return = sum of weight on the first day of the period x return of the component
 *
 * A period in which a component with a weight has no return has none itself: weights that do not sum to one mislead.
 */
export function blendedBenchmark(components: readonly BlendComponent[]): PeriodSeries {
  const frequency = commonFrequency(components.map(({ series }) => series.frequency));
  if (frequency === null) return { frequency: "monthly", values: new Map() };
  const parts = components.map(({ series, weights }) => ({ series: inLongerPeriods(series, frequency), weights }));
  const periods = [...new Set(parts.flatMap(({ series }) => [...series.values.keys()]))].sort((a, b) => a - b);
  const values = new Map<number, number>();
  for (const period of periods) {
    const start = periodStart(period, frequency);
    const held = parts.flatMap(({ series, weights }) => {
      const weight = weights.findLast(({ from }) => from <= start)?.weight ?? 0;
      return weight === 0 ? [] : [{ weight, value: series.values.get(period) }];
    });
    const total = held.reduce((sum, { weight }) => sum + weight, 0);
    if (held.some(({ value }) => value === undefined) || !(Math.abs(total - 1) <= 1e-6)) continue;
    values.set(
      period,
      held.reduce((sum, { weight, value }) => sum + weight * (value ?? 0), 0),
    );
  }
  return { frequency, values };
}
