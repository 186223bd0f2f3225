import { type Frequency, PERIODS_PER_YEAR } from "./period";

/** Time spans that results are judged over, shortest first. */
export const HORIZONS = ["1q", "1y", "3y", "5y", "7y", "10y", "sinceInception"] as const;

export type Horizon = (typeof HORIZONS)[number];

/** Length of a horizon in months; null where it is as long as the record. */
export const HORIZON_MONTHS: Readonly<Record<Horizon, number | null>> = {
  "1q": 3,
  "1y": 12,
  "3y": 36,
  "5y": 60,
  "7y": 84,
  "10y": 120,
  sinceInception: null,
};

/**
 * Whole periods in a horizon; null where it is as long as the record, or shorter than one period (a quarter cannot be
 * read off yearly returns).
 */
export function horizonPeriods(horizon: Horizon, frequency: Frequency): number | null {
  const months = HORIZON_MONTHS[horizon];
  const periods = months === null ? null : (months * PERIODS_PER_YEAR[frequency]) / 12;
  return periods !== null && Number.isInteger(periods) ? periods : null;
}
