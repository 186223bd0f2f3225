import { InvalidInputError } from "../invalid-input-error";
import { type CurvePoint, type PresentValueCurve, presentValueCurve } from "./present-value-curve";

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
 * Newton's method on ln(inflows / outflows), nearly a straight line in ln(1 + rate), finds one root; the signs of the
 * running sums (Laguerre) then usually prove that there is none on either side. Where they do not, the stretch in
 * question is halved until the logarithms of inflows and outflows, which are convex, show by their chords and tangents
 * that a part holds no root, or that the value only rises or only falls there, so that it holds at most one.
 * Nothing depends on the size of the amounts: only ratios of them enter.
 *
 * @param times years, in any order; flows at the same time are netted
 * @throws InvalidInputError lengthsDiffer, notFinite
 */
export function irrRoots(times: ArrayLike<number>, amounts: ArrayLike<number>): IrrRoots {
  const flows = nettedFlows(times, amounts);
  const n = flows.amounts.length;
  const spanYears = n > 0 ? flows.times[n - 1]! : 0;
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

/**
 * Flows in order of time, counted from the first of them, those at the same time added up; what is left of a sum by
 * rounding alone counts as zero.
 */
function nettedFlows(times: ArrayLike<number>, amounts: ArrayLike<number>): Flows {
  const n = amounts.length;
  if (times.length !== n) throw new InvalidInputError("lengthsDiffer", { times: times.length, amounts: n });
  let ascending = true;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(times[i]!) || !Number.isFinite(amounts[i]!))
      throw new InvalidInputError("notFinite", { index: i });
    if (i > 0 && times[i]! < times[i - 1]!) ascending = false;
  }
  const order = ascending ? null : orderOf(times);
  const flows = { times: new Float64Array(n), amounts: new Float64Array(n) };
  let count = 0;
  let largest = 0;
  for (let i = 0; i < n; ) {
    const time = times[order === null ? i : order[i]!]!;
    let total = 0;
    let size = 0;
    for (; i < n; i++) {
      const at = order === null ? i : order[i]!;
      if (times[at] !== time) break;
      total += amounts[at]!;
      size += Math.abs(amounts[at]!);
    }
    if (Math.abs(total) <= 4 * Number.EPSILON * size) continue;
    flows.times[count] = time;
    flows.amounts[count++] = total;
    largest = Math.max(largest, Math.abs(total));
  }
  const origin = flows.times[0] ?? 0;
  const scale = largest === 0 ? 1 : 2 ** Math.min(Math.max(-Math.ceil(Math.log2(largest)), -1023), 1023);
  for (let k = 0; k < count; k++) {
    flows.times[k]! -= origin;
    // To amounts of at most about 1, by a power of two, so that no digit changes and nothing later overflows.
    flows.amounts[k]! *= scale;
  }
  return count === n ? flows : { times: flows.times.subarray(0, count), amounts: flows.amounts.subarray(0, count) };
}

/** Places of the times from the earliest to the latest; short lists, mostly in order already, by insertion. */
function orderOf(times: ArrayLike<number>): Int32Array {
  const order = new Int32Array(times.length);
  for (let i = 0; i < order.length; i++) order[i] = i;
  if (order.length > 100) return order.sort((i, j) => times[i]! - times[j]!);
  for (let i = 1; i < order.length; i++) {
    let place = i;
    for (; place > 0 && times[order[place - 1]!]! > times[i]!; place--) order[place] = order[place - 1]!;
    order[place] = i;
  }
  return order;
}

function signChanges(amounts: Float64Array): number {
  let changes = 0;
  for (let i = 1; i < amounts.length; i++) if (amounts[i]! > 0 !== amounts[i - 1]! > 0) changes++;
  return changes;
}

const twoFlowRoot = ({ times, amounts }: Flows) =>
  Math.log(Math.abs(amounts[1]! / amounts[0]!)) / (times[1]! - times[0]!);

/** Size up to which the logarithm of inflows over outflows at a rate may be rounding: of the sums and of the factors. */
function noiseAt(curve: PresentValueCurve, d: number): number {
  const { times } = curve;
  return (8 * times.length + 4 * Math.abs(d) * times[times.length - 1]!) * Number.EPSILON;
}

function allRoots(curve: PresentValueCurve, changes: number): number[] {
  const first = newtonRoot(curve);
  if (first !== null && changes === 1) return [first];
  if (first !== null) {
    const width = 1e-7 * (1 + Math.abs(first));
    const [left, right] = [curve.at(first - width), curve.at(first + width)];
    if (left.logRatio * right.logRatio < 0 && isMonotone(left, right)) {
      return [
        ...(curve.noRootBelow(left.d) ? [] : rootsBetween(curve, lowestPoint(curve, left.d), left)),
        first,
        ...(curve.noRootAbove(right.d) ? [] : rootsBetween(curve, right, highestPoint(curve, right.d))),
      ];
    }
  }
  return rootsBetween(curve, lowestPoint(curve, 0), highestPoint(curve, 0));
}

/**
 * Newton from a rate of zero; null where it does not settle. Its error is about squared at each step, and the last two
 * steps say by which factor, so that no step is made only to see that it is none.
 */
function newtonRoot(curve: PresentValueCurve): number | null {
  let d = 0;
  let stepBefore = 0;
  for (let i = 0; i < 30; i++) {
    const { logRatio, slope } = curve.at(d);
    const step = -logRatio / slope;
    const size = Math.abs(step);
    if (!(size <= 100)) return null;
    d += step;
    const resolution = 1 + Math.abs(d);
    const errorToCome = size * (size / stepBefore) ** 2;
    if (size <= 1e-10 * resolution || (i > 1 && size <= 1e-6 * resolution && errorToCome <= 1e-17 * resolution))
      return d;
    stepBefore = size;
  }
  return null;
}

/** A point that no root lies above: steps double until the first flow outweighs all that follows. */
function highestPoint(curve: PresentValueCurve, from: number): CurvePoint {
  let step = 0.25;
  while (!curve.noRootAbove(from + step)) step *= 2;
  return curve.at(from + step);
}

function lowestPoint(curve: PresentValueCurve, from: number): CurvePoint {
  let step = 0.25;
  while (!curve.noRootBelow(from - step)) step *= 2;
  return curve.at(from - step);
}

/** Width, relative to 1 + |d|, below which a stretch is not divided any more: what is in it is one place. */
const RESOLUTION = 1e-8;

/** Divisions after which what is left is taken as it is; hundreds are usual for a thousand flows of random signs. */
const MOST_DIVISIONS = 4000;

/** A stretch is divided where a root is least unlikely, but at no end: each part is at most this much shorter. */
const EDGE = 0.1;

function rootsBetween(curve: PresentValueCurve, lowest: CurvePoint, highest: CurvePoint): number[] {
  const roots: number[] = [];
  /** A run of neighbouring stretches in which the sign is rounding: one root, touched or of high multiplicity. */
  let blurred: [from: number, to: number] | null = null;
  const open = [highest, lowest];
  let divisions = 0;
  while (open.length > 1) {
    const low = open.pop()!;
    const high = open[open.length - 1]!;
    const noise = noiseAt(curve, Math.max(Math.abs(low.d), Math.abs(high.d)));
    const crosses = low.logRatio > 0 !== high.logRatio > 0;
    const clear = Math.min(Math.abs(low.logRatio), Math.abs(high.logRatio)) > noise;
    const doubtfulAt = clear && !crosses ? leastCertainPlace(low, high, noise) : (low.d + high.d) / 2;
    const settled = doubtfulAt === null || (clear && isMonotone(low, high));
    if (settled) {
      if (blurred !== null) roots.push((blurred[0] + blurred[1]) / 2);
      blurred = null;
      if (crosses) roots.push(bracketedRoot(curve, low, high));
      continue;
    }
    const middle = curve.at(doubtfulAt);
    const allNoise = Math.max(Math.abs(low.logRatio), Math.abs(middle.logRatio), Math.abs(high.logRatio)) <= noise;
    const narrow = high.d - low.d <= RESOLUTION * (1 + Math.abs(low.d)) || divisions >= MOST_DIVISIONS;
    if (allNoise || (narrow && !crosses && !clear)) blurred = [blurred?.[0] ?? low.d, high.d];
    else if (narrow && crosses) {
      const root = bracketedRoot(curve, low, high);
      blurred = [blurred?.[0] ?? root, root];
    } else if (narrow) {
      if (blurred !== null) roots.push((blurred[0] + blurred[1]) / 2);
      blurred = null;
    } else {
      divisions++;
      open.push(middle, low);
    }
  }
  if (blurred !== null) roots.push((blurred[0] + blurred[1]) / 2);
  return roots;
}

/** Whether ln(inflows / outflows) only rises or only falls between two points: both logarithms have rising slopes. */
function isMonotone(low: CurvePoint, high: CurvePoint): boolean {
  return low.inflowSlope - high.outflowSlope > 0 || high.inflowSlope - low.outflowSlope < 0;
}

/**
 * Null where the sign at both ends, the same, holds all the way: what is larger lies above its tangents, what is smaller
 * below its chord, and the lower bound that this makes stays above zero where the two tangents meet. Else about that
 * place, kept away from both ends.
 */
function leastCertainPlace(low: CurvePoint, high: CurvePoint, noise: number): number | null {
  const width = high.d - low.d;
  const inflowsLead = low.logRatio > 0;
  const chord = inflowsLead ? (high.logOutflows - low.logOutflows) / width : (high.logInflows - low.logInflows) / width;
  const fromLow = (inflowsLead ? low.inflowSlope : low.outflowSlope) - chord;
  const fromHigh = (inflowsLead ? high.inflowSlope : high.outflowSlope) - chord;
  if (fromLow >= 0 || fromHigh <= 0) return null;
  const [leadLow, leadHigh] = [Math.abs(low.logRatio), Math.abs(high.logRatio)];
  const meeting = (leadLow - leadHigh + fromHigh * width) / (fromHigh - fromLow);
  const rounding = 16 * Number.EPSILON * (1 + Math.abs(low.logInflows) + Math.abs(low.logOutflows));
  if (leadLow + fromLow * meeting > rounding + noise) return null;
  const share = meeting / width;
  return low.d + width * (share > EDGE && share < 1 - EDGE ? share : 0.5);
}

/** The only root between two points of opposite sign: Newton, and halving where it would leave the bracket. */
function bracketedRoot(curve: PresentValueCurve, low: CurvePoint, high: CurvePoint): number {
  let [a, b] = [low.d, high.d];
  // Where the chord crosses zero: the curve is nearly straight.
  let d = a + ((b - a) * low.logRatio) / (low.logRatio - high.logRatio);
  if (!(d > a && d < b)) d = a + (b - a) / 2;
  for (let i = 0; i < 200; i++) {
    const { logRatio, slope } = curve.at(d);
    if (logRatio === 0) return d;
    if (logRatio > 0 === low.logRatio > 0) a = d;
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
