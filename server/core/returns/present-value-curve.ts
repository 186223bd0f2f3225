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
  /**
   * The sign of f; ln(inflows / outflows), both discounted, with its slope in d; and |f| as a share of all flows'
   * discounted sizes, which says how much of it may be rounding.
   */
  at(d: number): {
    readonly sign: number;
    readonly logRatio: number;
    readonly slope: number;
    readonly cancellation: number;
  };
  /**
   * Bounds on the number of roots to either side of d, by the sign changes of the running sums of the discounted flows
   * from the first flow on (`above`) and from the last flow back (`below`); they differ from the number of roots,
   * counted with multiplicity, by an even number, and `above` only falls and `below` only rises with d.
   *
   * @see Laguerre (1884), Sur la theorie des equations numeriques, Oeuvres I, 22-25
   */
  rootBounds(d: number): { readonly above: number; readonly below: number };
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
    const durationGap = inflowYears / inflows - outflowYears / outflows;
    return {
      sign: Math.sign(inflows - outflows),
      logRatio: Math.log(inflows / outflows),
      slope: backward ? -durationGap : durationGap,
      cancellation: Math.abs(inflows - outflows) / (inflows + outflows),
    };
  }

  rootBounds(d: number) {
    this.discountAt(Math.abs(d));
    const last = this.amounts.length - 1;
    return {
      above: d > 0 ? this.changesGrowing(0, 1, 0) : this.changesShrinking(0, 1, 0),
      below: d < 0 ? this.changesGrowing(last, -1, 1) : this.changesShrinking(last, -1, 1),
    };
  }

  /** Sign changes of the running sums whose weights shrink from flow to flow. */
  private changesShrinking(from: number, step: number, gapOffset: number): number {
    const { amounts, gapOf, factors } = this;
    let changes = 0;
    let running = amounts[from]!;
    let positive = running > 0;
    for (let i = 1, k = from; i < amounts.length; i++) {
      running *= factors[gapOf[gapOffset === 0 ? k : k - 1]!]!;
      k += step;
      running += amounts[k]!;
      if (running > 0 !== positive && running !== 0) {
        changes++;
        positive = !positive;
      }
    }
    return changes;
  }

  /** The same with weights that grow, until no later flow counts any more. */
  private changesGrowing(from: number, step: number, gapOffset: number): number {
    const { amounts, gapOf, factors } = this;
    let changes = 0;
    let running = amounts[from]!;
    let positive = running > 0;
    for (let i = 1, k = from; i < amounts.length; i++) {
      if (running !== 0) running /= factors[gapOf[gapOffset === 0 ? k : k - 1]!]!;
      if (Math.abs(running) > OUTGROWN) break;
      k += step;
      running += amounts[k]!;
      if (running > 0 !== positive && running !== 0) {
        changes++;
        positive = !positive;
      }
    }
    return changes;
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
