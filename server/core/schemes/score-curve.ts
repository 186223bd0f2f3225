import { InvalidInputError } from "../invalid-input-error";

/** One corner of a score curve: a result (for example an excess return of 0.03) and the score it earns. */
export interface ScorePoint {
  readonly x: number;
  readonly score: number;
}

/** Before the first and after the last corner: stay at its score, go on along the nearest line, or give no score. */
export type OutsideCurve = "flat" | "extend" | "none";

/**
 * Turns corners into a function from result to score: straight lines between neighbouring corners.
 *
 *   score = s1 + (s2 - s1) * (x - x1) / (x2 - x1)      for x1 <= x <= x2
 *
 * Two corners with the same x are a jump: the later one counts at and above it, the earlier one below it.
 * Built once and called many times: a curve of n corners answers in log2(n) steps.
 *
 * @param points two or more corners (one is a constant), x never falling, at most two with the same x
 * @param outside what holds beyond the ends; "none" answers null there
 * @throws InvalidInputError noPoints, notFinite, pointsNotInOrder, tooManyPointsAtOnePlace
 */
export function scoreCurve(
  points: readonly ScorePoint[],
  outside: OutsideCurve = "flat",
): (x: number) => number | null {
  assertUsablePoints(points);
  const first = points[0]!;
  const last = points[points.length - 1]!;
  const xs = Float64Array.from(points, (point) => point.x);
  const scores = Float64Array.from(points, (point) => point.score);
  const lowestSlope = outside === "extend" ? slopeAt(points, 0) : 0;
  const highestSlope = outside === "extend" ? slopeAt(points, points.length - 2) : 0;

  return (x) => {
    if (Number.isNaN(x)) throw new InvalidInputError("notFinite", { field: "x", value: x });
    if (x < first.x) return outside === "none" ? null : first.score + offset(lowestSlope, x - first.x);
    if (x >= last.x) return outside === "none" && x > last.x ? null : last.score + offset(highestSlope, x - last.x);
    const left = lastAtOrBelow(xs, x);
    const share = (x - xs[left]!) / (xs[left + 1]! - xs[left]!);
    return scores[left]! + (scores[left + 1]! - scores[left]!) * share;
  };
}

/** The score at one result; see scoreCurve, which is cheaper for many. */
export const scoreOnCurve = (points: readonly ScorePoint[], x: number, outside: OutsideCurve = "flat"): number | null =>
  scoreCurve(points, outside)(x);

/** The three results most pay plans name, and the scores at them. */
export interface ThresholdTargetCap {
  readonly threshold: number;
  readonly target: number;
  readonly cap: number;
  readonly scoreAtThreshold: number;
  readonly scoreAtTarget: number;
  readonly scoreAtCap: number;
  /** Score below the threshold; when it differs from scoreAtThreshold the curve jumps there. */
  readonly scoreBelow: number;
}

/**
 * Corners of the usual curve: nothing (scoreBelow) under the threshold, a line to the target, a line to the cap, flat above.
 *
 * @throws InvalidInputError pointsNotInOrder when not threshold < target < cap
 */
export function thresholdTargetCapPoints(curve: ThresholdTargetCap): readonly ScorePoint[] {
  const { threshold, target, cap } = curve;
  if (!(threshold < target && target < cap))
    throw new InvalidInputError("pointsNotInOrder", { threshold, target, cap });
  return [
    ...(curve.scoreBelow === curve.scoreAtThreshold ? [] : [{ x: threshold, score: curve.scoreBelow }]),
    { x: threshold, score: curve.scoreAtThreshold },
    { x: target, score: curve.scoreAtTarget },
    { x: cap, score: curve.scoreAtCap },
  ];
}

/** Whether no higher result ever earns a lower score: what "monotonic pay" means for a curve. */
export const isNeverFalling = (points: readonly ScorePoint[]): boolean =>
  points.every((point, i) => i === 0 || point.score >= points[i - 1]!.score);

/** An infinite distance times a flat slope is no distance. */
const offset = (slope: number, distance: number): number => (slope === 0 ? 0 : slope * distance);

function slopeAt(points: readonly ScorePoint[], left: number): number {
  const from = points[left];
  const to = points[left + 1];
  return from === undefined || to === undefined || from.x === to.x ? 0 : (to.score - from.score) / (to.x - from.x);
}

/** Index of the last corner with x at or below the result, so that a jump counts from its own place on. */
function lastAtOrBelow(xs: Float64Array, x: number): number {
  let low = 0;
  let high = xs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (xs[middle]! <= x) low = middle;
    else high = middle - 1;
  }
  return low;
}

function assertUsablePoints(points: readonly ScorePoint[]): void {
  if (points.length === 0) throw new InvalidInputError("noPoints");
  points.forEach((point, i) => {
    if (!Number.isFinite(point.x) || !Number.isFinite(point.score))
      throw new InvalidInputError("notFinite", { field: "points", index: i });
    if (i > 0 && point.x < points[i - 1]!.x) throw new InvalidInputError("pointsNotInOrder", { index: i, x: point.x });
    if (i > 1 && point.x === points[i - 2]!.x)
      throw new InvalidInputError("tooManyPointsAtOnePlace", { index: i, x: point.x });
  });
}
