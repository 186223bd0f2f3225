import fc from "fast-check";
import type { AttributionPeriod } from "@/server/core/attribution/attribution-matrix";
import type { Segment } from "@/server/core/attribution/segment";

/** A segment of which only what matters is spelled out. */
export const segment = (given: Partial<Segment> = {}): Segment => ({
  name: "Equities",
  portfolioWeight: 1,
  benchmarkWeight: 1,
  portfolioReturn: 0.02,
  benchmarkReturn: 0.01,
  ...given,
});

/** Parallel lists, as books print them, to segments. */
export function segmentsOf(columns: {
  categories: readonly string[];
  portfolio_weights: readonly number[];
  benchmark_weights: readonly number[];
  portfolio_returns: readonly (number | null)[];
  benchmark_returns: readonly (number | null)[];
}): Segment[] {
  return columns.categories.map((name, i) => ({
    name,
    portfolioWeight: columns.portfolio_weights[i]!,
    benchmarkWeight: columns.benchmark_weights[i]!,
    portfolioReturn: columns.portfolio_returns[i]!,
    benchmarkReturn: columns.benchmark_returns[i]!,
  }));
}

/** Weights with shorts and zeros that sum to 1: the last one takes what is left. */
const weights = (count: number) =>
  fc
    .array(fc.oneof(fc.constant(0), fc.double({ min: -0.4, max: 0.6, noNaN: true })), {
      minLength: count - 1,
      maxLength: count - 1,
    })
    .map((head) => [...head, 1 - head.reduce((total, weight) => total + weight, 0)]);

const returns = (count: number) =>
  fc.array(fc.oneof(fc.constant(0), fc.double({ min: -0.15, max: 0.15, noNaN: true })), {
    minLength: count,
    maxLength: count,
  });

const periodOf = (count: number, index: number): fc.Arbitrary<AttributionPeriod> =>
  fc
    .tuple(weights(count), weights(count), returns(count), returns(count), fc.boolean())
    .map(([wp, wb, rp, rb, drop]) => ({
      periodEnd: `period ${index}`,
      segments: wp.map((portfolioWeight, i) => ({
        name: `segment ${i}`,
        portfolioWeight,
        benchmarkWeight: wb[i]!,
        portfolioReturn: drop && portfolioWeight === 0 ? null : rp[i]!,
        benchmarkReturn: drop && wb[i] === 0 ? null : rb[i]!,
      })),
    }));

/** Periods of 1 to 8 segments with shorts, zero weights, unheld segments and missing returns. */
export const anyPeriods: fc.Arbitrary<AttributionPeriod[]> = fc
  .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 10 }))
  .chain(([segments, periods]) => fc.tuple(...Array.from({ length: periods }, (_, i) => periodOf(segments, i))));
