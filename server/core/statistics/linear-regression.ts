import { InvalidInputError } from "../invalid-input-error";
import { mean, sum } from "../sum";

export interface LinearRegression {
  /** One per column of the design; the intercept first when there is one. */
  coefficients: Float64Array;
  standardErrors: Float64Array;
  tStatistics: Float64Array;
  fitted: Float64Array;
  residuals: Float64Array;
  /** n - k. */
  degreesOfFreedom: number;
  /** sqrt(sum of squared residuals / (n - k)). */
  residualStandardError: number;
  sumOfSquaredResiduals: number;
  /** Share of the (centred, with an intercept) sum of squares explained; null when the explained variable never varies. */
  rSquared: number | null;
  adjustedRSquared: number | null;
  /** The columns used, the intercept's ones included. */
  design: readonly Float64Array[];
  /** Inverse of X'X, k rows of k. */
  inverseCrossProduct: readonly Float64Array[];
}

export interface RegressionOptions {
  /** A column of ones before the regressors; default true. */
  intercept?: boolean;
}

/**
 * Least squares: explained = X b + residual, minimising the sum of squared residuals, by Householder QR
 * (X'X is never formed, so nearly parallel factors lose half as many digits as with the normal equations).
 *
 *   se(b) = sqrt(diag(inverse(X'X)) x SSR / (n - k))
 *
 * A fit without spare observations (n = k) has no error to report and is refused.
 *
 * @param explained n numbers
 * @param regressors columns of n numbers each; none is allowed with an intercept (the mean)
 * @throws InvalidInputError lengthsDiffer, notFinite, noRegressors, tooFewObservations, collinearRegressors
 * @see Golub and Van Loan (2013), Matrix Computations, 5.2-5.3
 */
export function linearRegression(
  explained: ArrayLike<number>,
  regressors: readonly ArrayLike<number>[],
  { intercept = true }: RegressionOptions = {},
): LinearRegression {
  const n = explained.length;
  const y = Float64Array.from(explained);
  const design = [
    ...(intercept ? [new Float64Array(n).fill(1)] : []),
    ...regressors.map((column) => Float64Array.from(column)),
  ];
  assertUsable(y, design);
  const k = design.length;
  const { rotated, upper } = householder(design, y);
  const coefficients = backSubstitute(upper, rotated);
  const fitted = new Float64Array(n);
  for (let j = 0; j < k; j++) {
    const column = design[j]!;
    for (let i = 0; i < n; i++) fitted[i]! += coefficients[j]! * column[i]!;
  }
  const residuals = y.map((value, i) => value - fitted[i]!);
  const sumOfSquaredResiduals = sumOfSquares(residuals);
  const degreesOfFreedom = n - k;
  const residualVariance = sumOfSquaredResiduals / degreesOfFreedom;
  const inverseCrossProduct = crossProductInverse(upper);
  const standardErrors = coefficients.map((_, j) => Math.sqrt(residualVariance * inverseCrossProduct[j]![j]!));
  const centre = intercept ? mean(y) : 0;
  const total = sumOfSquares(y.map((value) => value - centre));
  const varies = total > n * (Number.EPSILON * Math.max(...y.map(Math.abs))) ** 2;
  const rSquared = varies ? 1 - sumOfSquaredResiduals / total : null;
  return {
    coefficients,
    standardErrors,
    tStatistics: coefficients.map((value, j) => value / standardErrors[j]!),
    fitted,
    residuals,
    degreesOfFreedom,
    residualStandardError: Math.sqrt(residualVariance),
    sumOfSquaredResiduals,
    rSquared,
    adjustedRSquared: rSquared === null ? null : 1 - ((1 - rSquared) * (n - (intercept ? 1 : 0))) / degreesOfFreedom,
    design,
    inverseCrossProduct,
  };
}

const sumOfSquares = (values: Float64Array): number => sum(values.map((value) => value * value));

function assertUsable(y: Float64Array, design: readonly Float64Array[]): void {
  if (design.length === 0) throw new InvalidInputError("noRegressors");
  for (const [column, values] of design.entries()) {
    if (values.length !== y.length) {
      throw new InvalidInputError("lengthsDiffer", { column, length: values.length, expected: y.length });
    }
    if (!values.every(Number.isFinite)) throw new InvalidInputError("notFinite", { column });
  }
  if (!y.every(Number.isFinite)) throw new InvalidInputError("notFinite", { column: "explained" });
  if (y.length <= design.length) {
    throw new InvalidInputError("tooFewObservations", { observations: y.length, coefficients: design.length });
  }
}

/** Q'y (first k entries) and R of X = QR. */
function householder(design: readonly Float64Array[], y: Float64Array) {
  const n = y.length;
  const k = design.length;
  const work = design.map((column) => column.slice());
  const rotated = y.slice();
  for (let j = 0; j < k; j++) {
    const pivot = work[j]!;
    const fullNorm = norm(design[j]!, 0);
    const length = norm(pivot, j);
    if (!(length > fullNorm * 1e-12)) throw new InvalidInputError("collinearRegressors", { column: j });
    const diagonal = pivot[j]! > 0 ? -length : length;
    const reflector = pivot.slice();
    reflector.fill(0, 0, j);
    reflector[j]! -= diagonal;
    const scale = 2 / dotFrom(reflector, reflector, j);
    for (const column of [...work.slice(j), rotated]) {
      const step = scale * dotFrom(reflector, column, j);
      for (let i = j; i < n; i++) column[i]! -= step * reflector[i]!;
    }
  }
  return { rotated, upper: work.map((column) => column.slice(0, k)) };
}

const norm = (values: Float64Array, from: number): number => Math.sqrt(dotFrom(values, values, from));

function dotFrom(a: Float64Array, b: Float64Array, from: number): number {
  let total = 0;
  for (let i = from; i < a.length; i++) total += a[i]! * b[i]!;
  return total;
}

/** Solves R b = z; R is held by columns. */
function backSubstitute(upper: readonly Float64Array[], rotated: ArrayLike<number>): Float64Array {
  const k = upper.length;
  const solution = new Float64Array(k);
  for (let j = k - 1; j >= 0; j--) {
    let rest = rotated[j]!;
    for (let i = j + 1; i < k; i++) rest -= upper[i]![j]! * solution[i]!;
    solution[j] = rest / upper[j]![j]!;
  }
  return solution;
}

/** inverse(X'X) = inverse(R) inverse(R)'. */
function crossProductInverse(upper: readonly Float64Array[]): Float64Array[] {
  const k = upper.length;
  const inverseColumns = upper.map((_, j) => {
    const unit = new Float64Array(k);
    unit[j] = 1;
    return backSubstitute(upper, unit);
  });
  return inverseColumns.map((_, row) =>
    Float64Array.from({ length: k }, (_unused, column) =>
      inverseColumns.reduce((total, inverse) => total + inverse[row]! * inverse[column]!, 0),
    ),
  );
}
