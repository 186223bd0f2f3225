import { InvalidInputError } from "../invalid-input-error";

/** Bounds of the weights, and whether they must sum to 1. */
export interface WeightConstraints {
  /** -Infinity for none. */
  lower: number;
  /** Infinity for none. */
  upper: number;
  sumToOne: boolean;
}

/**
 * Least squares under bounds: the weights w with the smallest |y - X w|^2 such that lower <= w <= upper and, if asked,
 * sum(w) = 1. A primal active-set method: it walks from corner to corner of the allowed region, each step solving the
 * problem with the weights at their bounds held there, and ends after finitely many steps at the exact minimum (the
 * Kuhn-Tucker conditions hold), with weights at a bound equal to it to the last bit.
 *
 * @param columns X, one array per weight
 * @param target y
 * @throws InvalidInputError noRegressors, lengthsDiffer, notFinite, constraintsLeaveNoWeights, collinearRegressors
 * @see Nocedal and Wright (2006), Numerical Optimization, ch. 16
 */
export function constrainedLeastSquares(
  columns: readonly ArrayLike<number>[],
  target: ArrayLike<number>,
  constraints: WeightConstraints,
): Float64Array {
  const count = columns.length;
  if (count === 0) throw new InvalidInputError("noRegressors");
  if (columns.some((column) => column.length !== target.length)) throw new InvalidInputError("lengthsDiffer");
  const products = columns.map((left) => Float64Array.from(columns, (right) => product(left, right)));
  const goal = Float64Array.from(columns, (column) => product(column, target));
  if (![...products, goal].every((row) => row.every(Number.isFinite))) throw new InvalidInputError("notFinite");

  const { lower, upper, sumToOne } = constraints;
  let weights = startingWeights(count, constraints);
  const held = weights.map((weight) => (weight === lower || weight === upper ? 1 : 0));
  // One free weight to begin with keeps every later system solvable: a weight parallel to the free ones never improves
  if (sumToOne && held.every((flag) => flag === 1)) held[0] = 0;
  const size = Math.max(...products.map((row, i) => Math.abs(row[i]!)), Number.MIN_VALUE);
  for (let step = 0; step < 100 * (count + 1); step++) {
    const free = [...held.keys()].filter((i) => held[i] === 0);
    const { candidate, multiplier } = freeMinimum(products, goal, weights, free, sumToOne);
    const blocked = firstBound(weights, candidate, free, lower, upper);
    if (blocked) {
      weights = weights.map((weight, i) => weight + blocked.share * (candidate[i]! - weight));
      weights[blocked.index] = blocked.bound;
      held[blocked.index] = 1;
      continue;
    }
    weights = candidate.map((weight) => Math.min(Math.max(weight, lower), upper));
    const release = mostWrongBound(products, goal, weights, held, multiplier, lower, 1e-12 * size);
    if (release === -1) return weights;
    held[release] = 0;
  }
  throw new InvalidInputError("collinearRegressors");
}

/** A weight this little outside a bound is at it. */
const rounding = 1e-14;

const product = (left: ArrayLike<number>, right: ArrayLike<number>) => {
  let total = 0;
  for (let i = 0; i < left.length; i++) total += left[i]! * right[i]!;
  return total;
};

/** A corner of the allowed region: weights at the lower bound, filled up one after the other until they sum to 1. */
function startingWeights(count: number, { lower, upper, sumToOne }: WeightConstraints): Float64Array {
  const bound = Number.isFinite(lower) ? lower : Number.isFinite(upper) ? Math.min(upper, 0) : 0;
  const weights = new Float64Array(count).fill(bound);
  if (!(lower <= upper)) throw new InvalidInputError("constraintsLeaveNoWeights", { lower, upper });
  if (!sumToOne) return weights;
  let left = 1 - count * bound;
  for (let i = 0; i < count && left > 0; i++) {
    const most = Math.min(left, upper - weights[i]!);
    weights[i]! += most;
    left -= most;
  }
  if (Math.abs(left) > 1e-12) throw new InvalidInputError("constraintsLeaveNoWeights", { lower, upper });
  return weights;
}

/** The minimum over the free weights, the others held where they are; the multiplier of the sum condition with it. */
function freeMinimum(
  products: readonly Float64Array[],
  goal: Float64Array,
  weights: Float64Array,
  free: readonly number[],
  sumToOne: boolean,
): { candidate: Float64Array; multiplier: number } {
  const candidate = Float64Array.from(weights);
  if (free.length === 0) return { candidate, multiplier: 0 };
  const isFree = new Set(free);
  const scale = Math.max(...free.map((i) => products[i]![i]!), Number.MIN_VALUE);
  const system = free.map((i) => {
    let right = goal[i]!;
    for (let j = 0; j < weights.length; j++) if (!isFree.has(j)) right -= products[i]![j]! * weights[j]!;
    return [...free.map((j) => products[i]![j]! / scale), ...(sumToOne ? [1] : []), right / scale];
  });
  if (sumToOne) {
    let right = 1;
    for (let j = 0; j < weights.length; j++) if (!isFree.has(j)) right -= weights[j]!;
    system.push([...free.map(() => 1), 0, right]);
  }
  const solution = solved(system);
  free.forEach((i, at) => {
    candidate[i] = solution[at]!;
  });
  return { candidate, multiplier: sumToOne ? solution[free.length]! * scale : 0 };
}

/** How far towards the candidate the weights may go, and which bound stops them; null when none does. */
function firstBound(
  weights: Float64Array,
  candidate: Float64Array,
  free: readonly number[],
  lower: number,
  upper: number,
): { index: number; share: number; bound: number } | null {
  let first: { index: number; share: number; bound: number } | null = null;
  for (const index of free) {
    const to = candidate[index]!;
    if (to >= lower - rounding && to <= upper + rounding) continue;
    const bound = to < lower ? lower : upper;
    const share = (bound - weights[index]!) / (to - weights[index]!);
    if (!first || share < first.share) first = { index, share: Math.min(Math.max(share, 0), 1), bound };
  }
  return first;
}

/** The held weight whose release improves most, or -1 when the Kuhn-Tucker conditions hold. */
function mostWrongBound(
  products: readonly Float64Array[],
  goal: Float64Array,
  weights: Float64Array,
  held: Float64Array,
  multiplier: number,
  lower: number,
  tolerance: number,
): number {
  let worst = -1;
  let worstGain = tolerance;
  for (let i = 0; i < weights.length; i++) {
    if (held[i] === 0) continue;
    const gradient = product(products[i]!, weights) - goal[i]! + multiplier;
    const gain = weights[i] === lower ? -gradient : gradient;
    if (gain > worstGain) {
      worst = i;
      worstGain = gain;
    }
  }
  return worst;
}

/** Solves rows of [coefficients..., right side] by elimination with row pivoting. */
function solved(rows: number[][]): number[] {
  const count = rows.length;
  for (let column = 0; column < count; column++) {
    let pivot = column;
    for (let row = column + 1; row < count; row++) {
      if (Math.abs(rows[row]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = row;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const pivotRow = rows[column]!;
    if (!(Math.abs(pivotRow[column]!) > 1e-13)) throw new InvalidInputError("collinearRegressors");
    for (let row = column + 1; row < count; row++) {
      const factor = rows[row]![column]! / pivotRow[column]!;
      if (factor !== 0) for (let at = column; at <= count; at++) rows[row]![at]! -= factor * pivotRow[at]!;
    }
  }
  const solution = new Array<number>(count).fill(0);
  for (let row = count - 1; row >= 0; row--) {
    let value = rows[row]![count]!;
    for (let at = row + 1; at < count; at++) value -= rows[row]![at]! * solution[at]!;
    solution[row] = value / rows[row]![row]!;
  }
  return solution;
}
