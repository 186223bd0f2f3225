import { InvalidInputError } from "../invalid-input-error";
import type { CorridorAge } from "../private-equity/j-curve-corridor";

export interface ProjectedPoint {
  readonly ageYears: number;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
}

/** How far up and down the peers the band reaches, as a share of them. */
const REACH = 0.25;

/**
 * Where a holding goes if it keeps its place among the peers: its multiple at every later age of the corridor, with a band
 * of a quarter of the peers to either side.
 *
 *   place     = probability at which the corridor of its age has its multiple (linear between quantiles)
 *   middle(a) = corridor of age a at its place;  low, high: at place -+ 0.25
 *
 * Outside the corridor it keeps its distance from the edge, as a ratio. The first point is the holding as it stands.
 *
 * @returns empty where its age has no band
 * @throws InvalidInputError lengthsDiffer, notFinite
 */
export function projectedPath(
  own: { readonly ageYears: number; readonly multiple: number },
  corridor: readonly CorridorAge[],
  probabilities: readonly number[],
): ProjectedPoint[] {
  const { ageYears, multiple } = own;
  if (!(Number.isFinite(ageYears) && Number.isFinite(multiple))) throw new InvalidInputError("notFinite", { ...own });
  const age = Math.max(0, Math.floor(ageYears));
  const now = corridor[age]?.tvpi.quantiles.value ?? null;
  if (now === null) return [];
  if (now.length !== probabilities.length)
    throw new InvalidInputError("lengthsDiffer", { quantiles: now.length, probabilities: probabilities.length });
  const { place, ratio } = placeIn(now, probabilities, multiple);
  const [lowest, highest] = [probabilities[0]!, probabilities.at(-1)!];
  const points: ProjectedPoint[] = [{ ageYears, low: multiple, middle: multiple, high: multiple }];
  for (const { age: later, tvpi } of corridor.slice(age + 1)) {
    const band = tvpi.quantiles.value;
    if (band === null) break;
    const at = (p: number) => ratio * interpolated(probabilities, band, Math.min(highest, Math.max(lowest, p)));
    points.push({
      ageYears: later + (ageYears - age),
      low: at(place - REACH),
      middle: at(place),
      high: at(place + REACH),
    });
  }
  return points;
}

function placeIn(quantiles: readonly number[], probabilities: readonly number[], value: number) {
  const [first, last] = [quantiles[0]!, quantiles.at(-1)!];
  if (value <= first) return { place: probabilities[0]!, ratio: first > 0 ? value / first : 1 };
  if (value >= last) return { place: probabilities.at(-1)!, ratio: last > 0 ? value / last : 1 };
  return { place: interpolated(quantiles, probabilities, value), ratio: 1 };
}

/** Linear between the points; `from` ascends and holds the value between its ends. */
function interpolated(from: readonly number[], to: readonly number[], value: number): number {
  const above = from.findIndex((x) => x >= value);
  if (above <= 0) return to[0]!;
  const [x0, x1] = [from[above - 1]!, from[above]!];
  const way = x1 === x0 ? 1 : (value - x0) / (x1 - x0);
  return to[above - 1]! + way * (to[above]! - to[above - 1]!);
}
