import { Decimal } from "decimal.js";
import type { PrivatePosition } from "./manager-record";
import type { SchemeTolerance } from "./scheme-definition";

/** How one private position stands under a scheme's tolerance. */
export interface Tolerated {
  readonly position: PrivatePosition;
  /** `young`: inside its corridor and not old enough to judge; `judged`: counts; `outside`: below the corridor of its age. */
  readonly standing: "young" | "judged" | "outside";
  /** Why there is no grace although the age would give it. */
  readonly graceLost: "staleMark" | "smoothedMarks" | null;
}

/**
 * Judges each private position against the corridor of its age: a paper loss that peers of the same age show as well is
 * expected, one that hardly any of them shows is not.
 *
 *   outside:  share of peers below it < lowerProbability
 *   young:    age < graceYears, marks neither stale nor (where the scheme says so) smoothed
 *
 * Without enough peers of its age a position can be young, but never outside. Without a tolerance all are judged.
 */
export function toleratedPositions(
  positions: readonly PrivatePosition[],
  tolerance: SchemeTolerance | null,
): Tolerated[] {
  return positions.map((position) => {
    if (tolerance === null) return { position, standing: "judged", graceLost: null };
    const { corridor, graceYears } = tolerance;
    const isYoung = position.ageYears < graceYears;
    const graceLost = isYoung ? lostGrace(position, tolerance) : null;
    const rank = position.corridor[corridor.measure].value?.rank.value ?? null;
    if (rank !== null && rank < corridor.lowerProbability) return { position, standing: "outside", graceLost };
    return { position, standing: isYoung && graceLost === null ? "young" : "judged", graceLost };
  });
}

function lostGrace(
  { marks }: PrivatePosition,
  { staleAfterDays, smoothedMarksLoseGrace }: SchemeTolerance,
): Tolerated["graceLost"] {
  if (marks.ageDays.value === null || marks.ageDays.value > staleAfterDays) return "staleMark";
  return smoothedMarksLoseGrace && marks.looksSmoothed ? "smoothedMarks" : null;
}

/** Money paid in times the manager's share: what positions are weighed by. */
export const paidInByShare = ({ paidIn, share }: PrivatePosition): number =>
  new Decimal(paidIn).times(share).toNumber();
