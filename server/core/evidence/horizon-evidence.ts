import { HORIZONS, type Horizon, horizonPeriods } from "../returns/calendar/horizons";
import { type Frequency, PERIODS_PER_YEAR } from "../returns/calendar/period";
import type { Rng } from "../simulation/rng";
import { type EvidenceMeter, type EvidenceOptions, evidenceMeter } from "./evidence-meter";

export interface HorizonEvidence {
  horizon: Horizon;
  /** Null where the record is shorter than the horizon, or the horizon shorter than a period. */
  evidence: EvidenceMeter | null;
}

export interface HorizonEvidenceOptions extends Omit<EvidenceOptions, "periodsPerYear" | "bootstrap"> {
  bootstrap?: { rng: Rng; draws: number; meanBlockLength?: number };
}

/**
 * What the latest quarter, year, three years, ... and the whole record prove: the horizon ladder with its intervals.
 * Each horizon draws from a stream of its own, so that adding one leaves the others as they are.
 *
 * @param activeReturns per period up to the day asked about, in order, without holes
 * @throws InvalidInputError as evidenceMeter
 */
export function horizonEvidence(
  activeReturns: ArrayLike<number>,
  frequency: Frequency,
  { bootstrap, ...options }: HorizonEvidenceOptions = {},
): HorizonEvidence[] {
  const record = Float64Array.from(activeReturns);
  return HORIZONS.map((horizon) => {
    const periods = horizon === "sinceInception" ? record.length : horizonPeriods(horizon, frequency);
    if (periods === null || periods > record.length) return { horizon, evidence: null };
    const evidence = evidenceMeter(record.subarray(record.length - periods), {
      ...options,
      periodsPerYear: PERIODS_PER_YEAR[frequency],
      ...(bootstrap && { bootstrap: { ...bootstrap, rng: bootstrap.rng.split(horizon) } }),
    });
    return { horizon, evidence };
  });
}
