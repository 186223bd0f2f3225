import { InvalidInputError } from "../invalid-input-error";
import { type Segment, type UnheldRule, weightTolerance } from "./segment";

/** Weights and returns of every segment in every period, period by period; a missing return is NaN. */
export interface AttributionMatrix {
  periodEnds: readonly string[];
  segmentNames: readonly string[];
  portfolioWeights: Float64Array;
  benchmarkWeights: Float64Array;
  portfolioReturns: Float64Array;
  benchmarkReturns: Float64Array;
}

/** The segments of one period. */
export interface AttributionPeriod {
  periodEnd: string;
  segments: readonly Segment[];
}

/**
 * Lays periods of segments out as columns. Segments are matched by name; one that a period does not mention has weight 0
 * on both sides there. Names keep the order of first appearance.
 *
 * @throws InvalidInputError noPeriods, noSegments, duplicateSegment
 */
export function attributionMatrix(periods: readonly AttributionPeriod[]): AttributionMatrix {
  if (periods.length === 0) throw new InvalidInputError("noPeriods");
  const segmentNames: string[] = [];
  const columnOf = new Map<string, number>();
  for (const { periodEnd, segments } of periods) {
    if (segments.length === 0) throw new InvalidInputError("noSegments", { periodEnd });
    for (const [position, { name }] of segments.entries()) {
      if (segmentNames[position] === name || columnOf.has(name)) continue;
      columnOf.set(name, segmentNames.length);
      segmentNames.push(name);
    }
  }
  const width = segmentNames.length;
  const size = periods.length * width;
  const matrix = {
    periodEnds: periods.map((period) => period.periodEnd),
    segmentNames,
    portfolioWeights: new Float64Array(size),
    benchmarkWeights: new Float64Array(size),
    portfolioReturns: new Float64Array(size).fill(Number.NaN),
    benchmarkReturns: new Float64Array(size).fill(Number.NaN),
  };
  const seenInPeriod = new Int32Array(width).fill(-1);
  periods.forEach(({ periodEnd, segments }, period) => {
    for (const [position, segment] of segments.entries()) {
      // Periods mostly list the same segments in the same order: then no look-up is needed
      const column = segmentNames[position] === segment.name ? position : columnOf.get(segment.name)!;
      if (seenInPeriod[column] === period) {
        throw new InvalidInputError("duplicateSegment", { segment: segment.name, periodEnd });
      }
      seenInPeriod[column] = period;
      const at = period * width + column;
      matrix.portfolioWeights[at] = segment.portfolioWeight;
      matrix.benchmarkWeights[at] = segment.benchmarkWeight;
      matrix.portfolioReturns[at] = givenReturn(segment.portfolioReturn, segment.name, periodEnd);
      matrix.benchmarkReturns[at] = givenReturn(segment.benchmarkReturn, segment.name, periodEnd);
    }
  });
  return matrix;
}

/** A return as a matrix cell. NaN would pass for "missing", so it is refused here. */
function givenReturn(value: number | null, segment: string, periodEnd: string): number {
  if (value === null) return Number.NaN;
  if (!Number.isFinite(value)) throw new InvalidInputError("notFinite", { segment, periodEnd });
  return value;
}

/**
 * Checks the weights and settles every missing return by the rule for unheld segments (see `UnheldRule`).
 *
 * @returns the matrix with returns that are all numbers; the given one is left as it is
 * @throws InvalidInputError notFinite, weightsDoNotSumToOne { side, total }, missingReturn { side, segment }
 */
export function settledMatrix(
  matrix: AttributionMatrix,
  unheld: UnheldRule,
  tolerance: number = weightTolerance,
): AttributionMatrix {
  const portfolioReturns = Float64Array.from(matrix.portfolioReturns);
  const benchmarkReturns = Float64Array.from(matrix.benchmarkReturns);
  const { portfolioWeights, benchmarkWeights, segmentNames } = matrix;
  if (unheld === "otherSideReturn") {
    for (let i = 0; i < portfolioReturns.length; i++) {
      if (portfolioWeights[i] === 0) portfolioReturns[i] = benchmarkReturns[i]!;
      if (benchmarkWeights[i] === 0) benchmarkReturns[i] = portfolioReturns[i]!;
    }
  }
  const settled = { ...matrix, portfolioReturns, benchmarkReturns };
  for (let period = 0; period < matrix.periodEnds.length; period++) {
    settleSide(settled, period, "portfolio", portfolioWeights, portfolioReturns, tolerance);
    settleSide(settled, period, "benchmark", benchmarkWeights, benchmarkReturns, tolerance);
  }
  if (segmentNames.length === 0) throw new InvalidInputError("noSegments");
  return settled;
}

function settleSide(
  { periodEnds, segmentNames }: AttributionMatrix,
  period: number,
  side: "portfolio" | "benchmark",
  weights: Float64Array,
  returns: Float64Array,
  tolerance: number,
) {
  const width = segmentNames.length;
  let total = 0;
  for (let column = 0, at = period * width; column < width; column++, at++) {
    const weight = weights[at]!;
    total += weight;
    const value = returns[at]!;
    if (Number.isFinite(value)) continue;
    const facts = { side, segment: segmentNames[column], periodEnd: periodEnds[period] };
    if (!Number.isNaN(value)) throw new InvalidInputError("notFinite", facts);
    if (weight !== 0) throw new InvalidInputError("missingReturn", facts);
    returns[at] = 0;
  }
  if (!Number.isFinite(total)) throw new InvalidInputError("notFinite", { side, periodEnd: periodEnds[period] });
  if (!(Math.abs(total - 1) <= tolerance)) {
    throw new InvalidInputError("weightsDoNotSumToOne", { side, total, periodEnd: periodEnds[period] });
  }
}
