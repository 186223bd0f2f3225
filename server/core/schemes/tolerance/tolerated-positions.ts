import { Decimal } from "decimal.js";
import type { PrivatePosition } from "../manager-record";
import type { SchemeTolerance } from "../scheme-definition";

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
 * Grace and probability are those of the fund's class where the scheme has one for its asset class.
 * Without enough peers of its age a position can be young, but never outside. Without a tolerance all are judged.
 */
export function toleratedPositions(
  positions: readonly PrivatePosition[],
  tolerance: SchemeTolerance | null,
): Tolerated[] {
  return positions.map((position) => {
    if (tolerance === null) return { position, standing: "judged", graceLost: null };
    const { corridor } = tolerance;
    const own = tolerance.fundClasses?.find(({ assetClasses }) => assetClasses.includes(position.assetClass));
    const graceYears = own?.graceYears ?? tolerance.graceYears;
    const lowerProbability = own?.lowerProbability ?? corridor.lowerProbability;
    const isYoung = position.ageYears < graceYears;
    const graceLost = isYoung ? lostGrace(position, tolerance) : null;
    const rank = position.corridor[corridor.measure].value?.rank.value ?? null;
    if (rank !== null && rank < lowerProbability) return { position, standing: "outside", graceLost };
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

/**
 * The positions whose result counts for a manager under a rule on handovers.
 *
 *   share = (1 - decisionShare) * share held + decisionShare * share of the decision
 *
 * @param decided positions that the manager decided, held now by whomever
 */
export function creditedPositions(
  held: readonly PrivatePosition[],
  decided: readonly PrivatePosition[],
  decisionShare: number,
): readonly PrivatePosition[] {
  if (decisionShare === 0) return held;
  const credited = new Map<string, PrivatePosition>();
  const add = (position: PrivatePosition, part: number) => {
    const share = (credited.get(position.portfolioId)?.share ?? 0) + part * position.share;
    if (share > 0) credited.set(position.portfolioId, { ...position, share });
  };
  for (const position of held) add(position, 1 - decisionShare);
  for (const position of decided) add(position, decisionShare);
  return [...credited.values()];
}

/** Money paid in times the manager's share: what positions are weighed by. */
export const paidInByShare = ({ paidIn, share }: PrivatePosition): number =>
  new Decimal(paidIn).times(share).toNumber();
