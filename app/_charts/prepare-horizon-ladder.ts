import type { Horizon } from "@/server/core/returns/calendar/horizons.ts";
import type { HorizonRow } from "@/server/core/schemes/manager-record.ts";
import { niceTicks, spanWithZero } from "./scale.ts";

/** An interval in the unit of its row: per year from one year on, over the window below. */
export interface RowInterval {
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
}

/** One step of the ladder as drawn. */
export interface LadderStep {
  readonly horizon: Horizon;
  readonly active: number | null;
  readonly interval: RowInterval | null;
  /** The interval lies wholly on one side of the benchmark. */
  readonly isProved: boolean;
  readonly isAnnual: boolean;
  /** The record is shorter than the horizon. */
  readonly isShortened: boolean;
  readonly years: number;
  /** Whether the whisker goes on beyond what is drawn. */
  readonly cutBelow: boolean;
  readonly cutAbove: boolean;
}

/** A whisker longer than this many times the largest active return is cut, so that a wide one does not flatten the rest. */
const LONGEST_WHISKER = 4;

/**
 * The interval of the active return in the unit of its row. The evidence meter says it per year; below one year nothing
 * is annualised, so it is scaled to the window: mean per year x years.
 */
export function intervalOfRow({ evidence, activeBasis, years }: HorizonRow): RowInterval | null {
  const { value } = evidence.interval;
  if (value === null) return null;
  const scale = activeBasis === "annualized" ? 1 : years;
  return { lower: value.lower * scale, upper: value.upper * scale, confidence: value.confidence };
}

/** Steps from the shortest horizon on the left to the longest on the right, on one axis that holds the benchmark as zero. */
export function prepareHorizonLadder(rows: readonly HorizonRow[]): {
  steps: LadderStep[];
  domain: [number, number];
  ticks: number[];
} {
  const largest = Math.max(0, ...rows.map(({ active }) => Math.abs(active.value ?? 0)));
  const limit = largest > 0 ? largest * LONGEST_WHISKER : Number.POSITIVE_INFINITY;
  const steps = rows.map((row): LadderStep => {
    const interval = row.active.value === null ? null : intervalOfRow(row);
    return {
      horizon: row.horizon,
      active: row.active.value,
      interval,
      isProved: interval !== null && (interval.lower > 0 || interval.upper < 0),
      isAnnual: row.activeBasis === "annualized",
      isShortened: row.shortenedTo !== null,
      years: row.years,
      cutBelow: interval !== null && interval.lower < -limit,
      cutAbove: interval !== null && interval.upper > limit,
    };
  });
  const reach = steps.flatMap(({ active, interval }) => [
    active ?? 0,
    ...(interval ? [Math.max(interval.lower, -limit), Math.min(interval.upper, limit)] : []),
  ]);
  const domain = spanWithZero(reach);
  return { steps, domain, ticks: niceTicks(domain, 6) };
}
