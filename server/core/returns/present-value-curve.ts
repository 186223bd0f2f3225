/**
 * Present value of a list of flows as a function of the continuous rate d = ln(1 + rate), made for root finding:
 *
 *   f(d) = sum of a_k e^(-d t_k),   0 = t_1 < t_2 < ... < t_n (years)
 *
 * Flows are discounted to the end where no discount factor is above 1 (the first flow for d >= 0, the last one below),
 * so that no rate overflows. Sums are of twice the amounts: |a| + a and |a| - a part inflows from outflows without a
 * branch that would be guessed wrong every other time.
 */
export interface PresentValueCurve {
  /** Years from the first flow. */
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
 * The curve at one rate. Both logarithms are convex in d, which bounds them between two points by their chord and
 * their tangents. They are those of twice the flows, discounted to the first one.
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

/** Lists longer than this look up equal gaps; shorter ones are faster without. */
const SHARE_GAPS_FROM = 40;

/** @param amounts not zero, as long as `times`; @param times strictly ascending, the first one 0 */
export function presentValueCurve(times: Float64Array, amounts: Float64Array): PresentValueCurve {
  return times.length > SHARE_GAPS_FROM ? new GappedFlows(times, amounts) : new FewFlows(times, amounts);
}

/** One exponential per flow. */
class FewFlows implements PresentValueCurve {
  constructor(
    readonly times: Float64Array,
    readonly amounts: Float64Array,
  ) {}

  at(d: number): CurvePoint {
    const { amounts, times } = this;
    const origin = d < 0 ? times[times.length - 1]! : 0;
    let inflows = 0;
    let outflows = 0;
    let inflowYears = 0;
    let outflowYears = 0;
    for (let k = 0; k < amounts.length; k++) {
      const time = times[k]!;
      const discount = Math.exp(d * (origin - time));
      const amount = amounts[k]!;
      const size = Math.abs(amount);
      const inflow = discount * (size + amount);
      const outflow = discount * (size - amount);
      inflows += inflow;
      outflows += outflow;
      inflowYears += inflow * time;
      outflowYears += outflow * time;
    }
    return curvePoint(d, inflows, -inflowYears / inflows, outflows, -outflowYears / outflows, -d * origin);
  }

  noRootAbove(d: number): boolean {
    return this.keepsSign(0, 1, d);
  }

  noRootBelow(d: number): boolean {
    return this.keepsSign(this.amounts.length - 1, -1, d);
  }

  /** Whether the running sums from one end, as seen from there, keep the sign of its flow; no, where they overflow. */
  private keepsSign(from: number, step: number, d: number): boolean {
    const { amounts, times } = this;
    const sign = amounts[from]! > 0 ? 1 : -1;
    let running = 0;
    for (let i = 0, k = from; i < amounts.length; i++, k += step) {
      running += amounts[k]! * Math.exp(d * (times[from]! - times[k]!));
      if (!(sign * running > 0)) return false;
    }
    return true;
  }
}

/** A running sum that has outgrown all flows by so much that no later flow can turn its sign. */
const OUTGROWN = 1e250;

/** One exponential per length of gap, one multiplication by it per flow. */
class GappedFlows implements PresentValueCurve {
  private readonly shared: SharedGaps;
  /** exp(-|d| gap) of every gap, for the size of d of `factorsFor`. */
  private readonly factors: Float64Array;
  private factorsFor = Number.NaN;

  constructor(
    readonly times: Float64Array,
    readonly amounts: Float64Array,
  ) {
    this.shared = sharedGaps(times);
    this.factors = new Float64Array(this.shared.gaps.length);
  }

  /** From the far end to the near one, so that each sum is discounted as a whole. */
  at(d: number): CurvePoint {
    this.discountAt(Math.abs(d));
    const { amounts, factors } = this;
    const { gaps, gapOf } = this.shared;
    const n = amounts.length;
    const step = d < 0 ? 1 : -1;
    const gapOffset = d < 0 ? 0 : 1;
    let k = d < 0 ? 0 : n - 1;
    let inflows = Math.abs(amounts[k]!) + amounts[k]!;
    let outflows = Math.abs(amounts[k]!) - amounts[k]!;
    let inflowYears = 0;
    let outflowYears = 0;
    for (let i = 1; i < n; i++) {
      k += step;
      const gap = gapOf[k + gapOffset]!;
      const factor = factors[gap]!;
      const years = gaps[gap]!;
      const amount = amounts[k]!;
      const size = Math.abs(amount);
      inflowYears = factor * (inflowYears + years * inflows);
      outflowYears = factor * (outflowYears + years * outflows);
      inflows = factor * inflows + (size + amount);
      outflows = factor * outflows + (size - amount);
    }
    const span = this.times[n - 1]!;
    const inflowSlope = d < 0 ? inflowYears / inflows - span : -inflowYears / inflows;
    const outflowSlope = d < 0 ? outflowYears / outflows - span : -outflowYears / outflows;
    return curvePoint(d, inflows, inflowSlope, outflows, outflowSlope, d < 0 ? -d * span : 0);
  }

  noRootAbove(d: number): boolean {
    return this.keepsSign(0, 1, d);
  }

  noRootBelow(d: number): boolean {
    return this.keepsSign(this.amounts.length - 1, -1, d);
  }

  /** As above; the sums are those seen from the last flow added, where weights of flows would otherwise grow. */
  private keepsSign(from: number, step: number, d: number): boolean {
    this.discountAt(Math.abs(d));
    const { amounts, factors } = this;
    const { gapOf } = this.shared;
    const gapOffset = step > 0 ? 0 : 1;
    const sign = amounts[from]! > 0 ? 1 : -1;
    const growing = step * d > 0;
    let running = amounts[from]!;
    for (let i = 1, k = from; i < amounts.length; i++) {
      k += step;
      const factor = factors[gapOf[k + gapOffset]!]!;
      running = (growing ? running / factor : running * factor) + amounts[k]!;
      if (!(sign * running > 0)) return false;
      if (Math.abs(running) > OUTGROWN) return true;
    }
    return true;
  }

  private discountAt(size: number): void {
    if (size === this.factorsFor) return;
    const { factors } = this;
    const { gaps } = this.shared;
    for (let j = 0; j < gaps.length; j++) factors[j] = Math.exp(-size * gaps[j]!);
    this.factorsFor = size;
  }
}

/** @param toFirst what brings a logarithm of the sums given to the first flow */
function curvePoint(
  d: number,
  inflows: number,
  inflowSlope: number,
  outflows: number,
  outflowSlope: number,
  toFirst: number,
): CurvePoint {
  return {
    d,
    logRatio: Math.log(inflows / outflows),
    slope: inflowSlope - outflowSlope,
    logInflows: Math.log(inflows) + toFirst,
    inflowSlope,
    logOutflows: Math.log(outflows) + toFirst,
    outflowSlope,
  };
}

interface SharedGaps {
  /** Different lengths of time between neighbouring flows. */
  readonly gaps: Float64Array;
  /** Place in `gaps` of the time before flow k (k from 1). */
  readonly gapOf: Int32Array;
}

/** Gaps are taken as equal when they agree to this part of a year: differences of times carry rounding. */
const SAME_GAP = 1e-12;

function sharedGaps(times: Float64Array): SharedGaps {
  const n = times.length;
  const gapOf = new Int32Array(n);
  const gaps = new Float64Array(n);
  // Most gaps are whole days, which makes the day a good place to look first; ways round are walked from there.
  const seats = 2 ** Math.ceil(Math.log2(2 * n));
  const seatedPlus1 = new Int32Array(seats);
  let count = 0;
  for (let k = 1; k < n; k++) {
    const gap = times[k]! - times[k - 1]!;
    let seat = Math.round(gap * 365) & (seats - 1);
    while (seatedPlus1[seat]! > 0 && Math.abs(gaps[seatedPlus1[seat]! - 1]! - gap) > SAME_GAP)
      seat = (seat + 1) & (seats - 1);
    if (seatedPlus1[seat] === 0) {
      gaps[count] = gap;
      seatedPlus1[seat] = ++count;
    }
    gapOf[k] = seatedPlus1[seat]! - 1;
  }
  return { gaps: gaps.subarray(0, count), gapOf };
}
