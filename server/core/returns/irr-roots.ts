import { InvalidInputError } from "../invalid-input-error";
import { type PresentValueCurve, presentValueCurve } from "./present-value-curve";

/** Every rate above -100% at which the flows are worth nothing today. */
export interface IrrRoots {
  /** Rates per year, ascending; a rate where the value touches zero without crossing it is listed once. */
  readonly rates: readonly number[];
  /** Whether there are both inflows and outflows once flows at the same time are netted; without both there is no rate. */
  readonly changesSign: boolean;
  /** Years from the first to the last flow. */
  readonly spanYears: number;
}

/**
 * All real internal rates of return of flows at given times.
 *
 *   sum of amount_k (1 + rate)^(-t_k) = 0,   rate > -1
 *
 * Newton's method on ln(inflows / outflows), nearly a straight line in ln(1 + rate), finds one root; sign changes of
 * the running sums (Laguerre) then prove that there is none on either side, or else every interval that may hold one
 * is halved until the bound says none or exactly one, which is then bracketed. Nothing depends on the size of the
 * amounts: only ratios of them enter.
 *
 * @param times years, in any order; flows at the same time are netted
 * @throws InvalidInputError lengthsDiffer, notFinite
 */
export function irrRoots(times: ArrayLike<number>, amounts: ArrayLike<number>): IrrRoots {
  const flows = nettedFlows(times, amounts);
  const n = flows.amounts.length;
  const spanYears = n > 0 ? flows.times[n - 1]! - flows.times[0]! : 0;
  const changes = signChanges(flows.amounts);
  if (changes === 0) return { rates: [], changesSign: false, spanYears };
  const logRates = n === 2 ? [twoFlowRoot(flows)] : allRoots(presentValueCurve(flows.times, flows.amounts), changes);
  return { rates: logRates.map(rateOf), changesSign: true, spanYears };
}

const JUST_ABOVE_TOTAL_LOSS = -1 + Number.EPSILON / 2;

/** exp(d) - 1, kept to what a number can hold on either side: such roots exist, at 10^190 per year, say. */
const rateOf = (d: number) => Math.min(Math.max(Math.expm1(d), JUST_ABOVE_TOTAL_LOSS), Number.MAX_VALUE);

interface Flows {
  times: Float64Array;
  amounts: Float64Array;
}

/** Flows in order of time, those at the same time added up; what is left of a sum by rounding alone counts as zero. */
function nettedFlows(times: ArrayLike<number>, amounts: ArrayLike<number>): Flows {
  const n = amounts.length;
  if (times.length !== n) throw new InvalidInputError("lengthsDiffer", { times: times.length, amounts: n });
  let ascending = true;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(times[i]!) || !Number.isFinite(amounts[i]!))
      throw new InvalidInputError("notFinite", { index: i });
    if (i > 0 && times[i]! < times[i - 1]!) ascending = false;
  }
  const order = ascending ? null : Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => times[i]! - times[j]!);
  const at = (i: number) => (order === null ? i : order[i]!);
  const flows = { times: new Float64Array(n), amounts: new Float64Array(n) };
  let count = 0;
  for (let i = 0; i < n; ) {
    const time = times[at(i)]!;
    let total = 0;
    let size = 0;
    for (; i < n && times[at(i)]! === time; i++) {
      total += amounts[at(i)]!;
      size += Math.abs(amounts[at(i)]!);
    }
    if (Math.abs(total) <= 4 * Number.EPSILON * size) continue;
    flows.times[count] = time;
    flows.amounts[count++] = total;
  }
  return { times: flows.times.subarray(0, count), amounts: flows.amounts.subarray(0, count) };
}

function signChanges(amounts: Float64Array): number {
  let changes = 0;
  for (let i = 1; i < amounts.length; i++) if (amounts[i]! > 0 !== amounts[i - 1]! > 0) changes++;
  return changes;
}

const twoFlowRoot = ({ times, amounts }: Flows) =>
  Math.log(Math.abs(amounts[1]! / amounts[0]!)) / (times[1]! - times[0]!);

/** A place on the rate axis with all that is known there. */
interface Place {
  readonly d: number;
  readonly above: number;
  readonly below: number;
  readonly sign: number;
}

function allRoots(curve: PresentValueCurve, changes: number): number[] {
  const roots: number[] = [];
  const { amounts } = curve;
  const lowest: Place = { d: Number.NEGATIVE_INFINITY, above: changes, below: 0, sign: Math.sign(amounts.at(-1)!) };
  const highest: Place = { d: Number.POSITIVE_INFINITY, above: 0, below: changes, sign: Math.sign(amounts[0]!) };
  const first = newtonRoot(curve);
  if (first !== null && changes === 1) return [first];
  if (first === null) collectRoots(curve, lowest, highest, roots);
  else {
    const [left, right] = aroundRoot(curve, first);
    collectRoots(curve, lowest, left, roots);
    if (rootBound(left, right) === 1) roots.push(first);
    else collectRoots(curve, left, right, roots);
    collectRoots(curve, right, highest, roots);
  }
  return roots;
}

/** Newton from a rate of zero; null where it does not settle. */
function newtonRoot(curve: PresentValueCurve): number | null {
  let d = 0;
  for (let i = 0; i < 30; i++) {
    const { logRatio, slope } = curve.at(d);
    const step = -logRatio / slope;
    if (!Number.isFinite(step) || Math.abs(step) > 100) return null;
    d += step;
    if (Math.abs(step) <= 1e-10 * (1 + Math.abs(d))) return d;
  }
  return null;
}

/** Two places close around a root, wide enough that the sign on each is no rounding noise. */
function aroundRoot(curve: PresentValueCurve, root: number): [Place, Place] {
  const width = 1e-7 * (1 + Math.abs(root));
  return [placeAt(curve, root - width), placeAt(curve, root + width)];
}

const placeAt = (curve: PresentValueCurve, d: number): Place => ({ d, ...curve.rootBounds(d), sign: curve.at(d).sign });

/** Most roots that can lie between two places; odd exactly when the signs there differ. */
function rootBound(left: Place, right: Place): number {
  const bound = Math.max(0, Math.min(left.above - right.above, right.below - left.below));
  const odd = left.sign * right.sign < 0;
  return (bound % 2 === 1) === odd ? bound : bound + 1;
}

/** Width, relative to 1 + |d|, below which an interval is not halved any more: what is in it is one place. */
const RESOLUTION = 1e-8;

function collectRoots(curve: PresentValueCurve, left: Place, right: Place, roots: number[]): void {
  if (rootBound(left, right) === 0) return;
  const open: [Place, Place][] = [[finiteEnd(curve, left, -1), finiteEnd(curve, right, 1)]];
  for (let interval = open.pop(); interval !== undefined; interval = open.pop()) {
    const [low, high] = interval;
    const bound = rootBound(low, high);
    if (bound === 0) continue;
    const crosses = low.sign * high.sign < 0;
    if (bound === 1 && crosses) {
      roots.push(bracketedRoot(curve, low, high));
      continue;
    }
    if (high.d - low.d <= RESOLUTION * (1 + Math.abs(low.d))) {
      if (crosses) roots.push(bracketedRoot(curve, low, high));
      else if (touchesZero(curve, low, high)) roots.push((low.d + high.d) / 2);
      continue;
    }
    const middle = placeAt(curve, between(low.d, high.d));
    if (middle.sign === 0) {
      const [before, after] = aroundRoot(curve, middle.d);
      open.push([after, high], [before, after], [low, before]);
    } else open.push([middle, high], [low, middle]);
  }
}

/** The middle, or the geometric middle of a long way to one side of zero. */
function between(low: number, high: number): number {
  if (low > 0 && high > 4 * low) return Math.sqrt(Math.max(low, 1e-3) * high);
  if (high < 0 && low < 4 * high) return -Math.sqrt(Math.max(-high, 1e-3) * -low);
  return low < 0 && high > 0 ? 0 : (low + high) / 2;
}

/** Beyond this rate the flow at the near end outweighs all others, so no root is left out. */
function finiteEnd(curve: PresentValueCurve, place: Place, side: -1 | 1): Place {
  if (Number.isFinite(place.d)) return place;
  const { times, amounts } = curve;
  const n = amounts.length;
  let total = 0;
  for (let i = 0; i < n; i++) total += Math.abs(amounts[i]!);
  const [near, gap] =
    side > 0 ? [amounts[0]!, times[1]! - times[0]!] : [amounts[n - 1]!, times[n - 1]! - times[n - 2]!];
  const others = total / Math.abs(near);
  return { ...place, d: (side * (Math.log(Math.max(others, 1)) + 1)) / gap };
}

/** Whether the value comes to zero within rounding between two places of the same sign. */
const touchesZero = (curve: PresentValueCurve, low: Place, high: Place) =>
  curve.at((low.d + high.d) / 2).cancellation < 64 * curve.amounts.length * Number.EPSILON;

/** The only root between two places of opposite sign: Newton, and halving where it would leave the bracket. */
function bracketedRoot(curve: PresentValueCurve, low: Place, high: Place): number {
  let [a, b] = [low.d, high.d];
  let d = between(a, b);
  for (let i = 0; i < 200; i++) {
    const { sign, logRatio, slope } = curve.at(d);
    if (sign === 0) return d;
    if (sign === low.sign) a = d;
    else b = d;
    if (b - a <= 2 * Number.EPSILON * (1 + Math.abs(d))) return d;
    const newton = d - logRatio / slope;
    const inside = newton > a && newton < b;
    const next = inside ? newton : a + (b - a) / 2;
    if (inside && Math.abs(next - d) <= 1e-11 * (1 + Math.abs(d))) return next;
    d = next;
  }
  return d;
}
