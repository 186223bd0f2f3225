/**
 * Present value of a list of flows as a function of the continuous rate d = ln(1 + rate), made for root finding:
 *
 *   f(d) = sum of a_k e^(-d t_k),   t_1 < t_2 < ... < t_n (years)
 *
 * Sums run from the end whose discount factors are at most 1, one multiplication by e^(-|d| gap) per flow, so that no
 * rate overflows and equal gaps share one exponential.
 */
export interface PresentValueCurve {
  readonly times: Float64Array;
  readonly amounts: Float64Array;
  at(d: number): CurvePoint;
  /**
   * Whether no root lies beyond d: the sums of the discounted flows from the near end on never change their sign.
   *
   * @see Laguerre (1884), Sur la theorie des equations numeriques, Oeuvres I, 22-25
   */
  noRootAbove(d: number): boolean;
  noRootBelow(d: number): boolean;
}

/**
 * The curve at one rate. Inflows and outflows are discounted to the first flow; both logarithms are convex in d, which
 * bounds them between two points by their chord and their tangents.
 */
export interface CurvePoint {
  readonly d: number;
  /** ln(inflows / outflows): the sign is that of f; its slope in d. */
  readonly logRatio: number;
  readonly slope: number;
  readonly logInflows: number;
  readonly inflowSlope: number;
  readonly logOutflows: number;
  readonly outflowSlope: number;
}

/** A running sum that has outgrown all flows by so much that no later flow can turn its sign. */
const OUTGROWN = 1e250;

/** Lists longer than this look up equal gaps; shorter ones are faster without. */
const SHARE_GAPS_FROM = 40;

/** @param amounts not zero, as long as `times`; @param times strictly ascending */
export function presentValueCurve(times: Float64Array, amounts: Float64Array): PresentValueCurve {
  return new GappedFlows(times, amounts);
}

class GappedFlows implements PresentValueCurve {
  /** Lengths between neighbouring times; `gapOf[k]` is the place in `gaps` of the one from time k to time k + 1. */
  private readonly gaps: Float64Array;
  private readonly gapOf: Int32Array;
  /** exp(-|d| gap) of every gap, for the d of `factorsFor`. */
  private readonly factors: Float64Array;
  private factorsFor = Number.NaN;

  constructor(
    readonly times: Float64Array,
    readonly amounts: Float64Array,
  ) {
    const { gaps, gapOf } = times.length > SHARE_GAPS_FROM ? sharedGaps(times) : ownGaps(times);
    this.gaps = gaps;
    this.gapOf = gapOf;
    this.factors = new Float64Array(gaps.length);
  }

  at(d: number) {
    this.discountAt(Math.abs(d));
    const { amounts, gaps, gapOf, factors } = this;
    const n = amounts.length;
    const backward = d >= 0;
    const step = backward ? -1 : 1;
    const gapOffset = backward ? 0 : -1;
    let k = backward ? n - 1 : 0;
    const start = amounts[k]!;
    let inflows = Math.max(start, 0);
    let outflows = Math.max(-start, 0);
    let inflowYears = 0;
    let outflowYears = 0;
    for (let i = 1; i < n; i++) {
      k += step;
      const gap = gapOf[k + gapOffset]!;
      const factor = factors[gap]!;
      const years = gaps[gap]!;
      const amount = amounts[k]!;
      inflowYears = factor * (inflowYears + years * inflows);
      outflowYears = factor * (outflowYears + years * outflows);
      inflows = factor * inflows + (amount > 0 ? amount : 0);
      outflows = factor * outflows - (amount > 0 ? 0 : amount);
    }
    const span = backward ? 0 : this.times[n - 1]! - this.times[0]!;
    const inflowSlope = (backward ? -inflowYears : inflowYears) / inflows;
    const outflowSlope = (backward ? -outflowYears : outflowYears) / outflows;
    return {
      d,
      logRatio: Math.log(inflows / outflows),
      slope: inflowSlope - outflowSlope,
      logInflows: Math.log(inflows) - d * span,
      inflowSlope: inflowSlope - span,
      logOutflows: Math.log(outflows) - d * span,
      outflowSlope: outflowSlope - span,
    };
  }

  noRootAbove(d: number): boolean {
    return this.keepsSign(0, 1, d > 0, d);
  }

  noRootBelow(d: number): boolean {
    return this.keepsSign(this.amounts.length - 1, -1, d < 0, d);
  }

  /** Whether the running sums from one end keep the sign of its flow; weights grow or shrink on the way. */
  private keepsSign(from: number, step: number, growing: boolean, d: number): boolean {
    this.discountAt(Math.abs(d));
    const { amounts, gapOf, factors } = this;
    let running = amounts[from]!;
    const positive = running > 0;
    for (let i = 1, k = from; i < amounts.length; i++) {
      const factor = factors[gapOf[step > 0 ? k : k - 1]!]!;
      running = growing ? running / factor : running * factor;
      if (Math.abs(running) > OUTGROWN) return true;
      k += step;
      running += amounts[k]!;
      if (running > 0 !== positive) return false;
    }
    return true;
  }

  private discountAt(size: number): void {
    if (size === this.factorsFor) return;
    const { gaps, factors } = this;
    for (let j = 0; j < gaps.length; j++) factors[j] = Math.exp(-size * gaps[j]!);
    this.factorsFor = size;
  }
}

function ownGaps(times: Float64Array) {
  const count = Math.max(times.length - 1, 0);
  const gapOf = new Int32Array(count);
  const gaps = new Float64Array(count);
  for (let k = 0; k < count; k++) {
    gapOf[k] = k;
    gaps[k] = times[k + 1]! - times[k]!;
  }
  return { gaps, gapOf };
}

/** Gaps are taken as equal when they agree to a few parts in 10^12 of a year: differences of times carry rounding. */
const GAP_KEYS_PER_YEAR = 2 ** 40;

function sharedGaps(times: Float64Array) {
  const { gaps, gapOf } = ownGaps(times);
  const known = new Map<number, number>();
  for (let k = 0; k < gapOf.length; k++) {
    const gap = gaps[k]!;
    const key = Math.round(gap * GAP_KEYS_PER_YEAR);
    const place = known.get(key) ?? known.size;
    if (place === known.size) {
      known.set(key, place);
      gaps[place] = gap;
    }
    gapOf[k] = place;
  }
  return { gaps: gaps.slice(0, known.size), gapOf };
}
