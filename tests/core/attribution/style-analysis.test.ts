import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { constrainedLeastSquares } from "@/server/core/attribution/constrained-least-squares";
import { longOnly, styleAnalysis } from "@/server/core/attribution/style-analysis";

const returns = (count: number) =>
  fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: count, maxLength: count });
const months = 24;
const anyHistory = fc
  .integer({ min: 1, max: 6 })
  .chain((count) => fc.tuple(returns(months), fc.array(returns(months), { minLength: count, maxLength: count })));
const anyBounds = fc.constantFrom(
  longOnly,
  { lower: 0, upper: 0.4, sumToOne: true },
  { lower: -0.2, upper: 0.9, sumToOne: true },
  { lower: 0, upper: Number.POSITIVE_INFINITY, sumToOne: false },
  { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, sumToOne: true },
  { lower: Number.NEGATIVE_INFINITY, upper: 0.3, sumToOne: false },
);
const mix = (columns: number[][], weights: ArrayLike<number>) =>
  Array.from({ length: months }, (_, t) => columns.reduce((total, column, i) => total + weights[i]! * column[t]!, 0));
const squares = (target: number[], columns: number[][], weights: ArrayLike<number>) =>
  mix(columns, weights).reduce((total, value, t) => total + (target[t]! - value) ** 2, 0);

describe("constrained least squares", () => {
  it("stays inside its bounds, and no step to another allowed mix improves it", () => {
    fc.assert(
      fc.property(
        anyHistory,
        anyBounds,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (history, bounds, dice) => {
          const [target, columns] = history;
          fc.pre(!(bounds.sumToOne && bounds.upper * columns.length < 1));
          fc.pre(Math.max(...columns.flat().map(Math.abs)) > 1e-3);
          let weights: Float64Array;
          try {
            weights = constrainedLeastSquares(columns, target, bounds);
          } catch (error) {
            if (String(error).includes("collinearRegressors")) return;
            throw error;
          }
          for (const weight of weights) {
            expect(weight).toBeGreaterThanOrEqual(bounds.lower);
            expect(weight).toBeLessThanOrEqual(bounds.upper);
          }
          if (bounds.sumToOne) expect(weights.reduce((total, weight) => total + weight, 0)).toBeCloseTo(1, 11);
          const best = squares(target, columns, weights);
          // moves of weight from one index to another (or onto one alone) reach every allowed mix
          for (let from = 0; from < weights.length; from++) {
            for (let to = 0; to < weights.length; to++) {
              const step = 0.01 * (dice.next().value ?? 0);
              const moved = Float64Array.from(weights);
              if (bounds.sumToOne) moved[from]! -= step;
              moved[to]! += from === to && !bounds.sumToOne ? -step : step;
              if (moved.some((weight) => weight < bounds.lower || weight > bounds.upper)) continue;
              expect(squares(target, columns, moved)).toBeGreaterThanOrEqual(best * (1 - 1e-9) - 1e-15);
            }
          }
        },
      ),
    );
  });
  it("finds the mix that made the target", () => {
    fc.assert(
      fc.property(
        fc.array(returns(months), { minLength: 3, maxLength: 3 }),
        fc.double({ min: 0.1, max: 0.8, noNaN: true }),
        (columns, share) => {
          const truth = [share, 0, 1 - share];
          fc.pre(columns.every((column) => squares(column, columns, [0, 0, 0]) > 1e-3));
          try {
            const weights = constrainedLeastSquares(columns, mix(columns, truth), longOnly);
            expect(squares(mix(columns, truth), columns, weights)).toBeLessThan(1e-14);
          } catch (error) {
            if (!String(error).includes("collinearRegressors")) throw error;
          }
        },
      ),
    );
  });
  it("puts a weight that is not wanted at exactly 0", () => {
    const up = [0.01, 0.02, 0.03, -0.01];
    const down = up.map((value) => -value);
    expect([...constrainedLeastSquares([up, down], up, longOnly)]).toEqual([1, 0]);
  });
  it("takes the half of each where two indices are mirrored around the target", () => {
    // y = (x1 + x2) / 2 exactly; by hand
    const weights = constrainedLeastSquares(
      [
        [0.02, 0, 0.01],
        [0, 0.02, 0.03],
      ],
      [0.01, 0.01, 0.02],
      longOnly,
    );
    expect([...weights]).toEqual([expect.closeTo(0.5, 14), expect.closeTo(0.5, 14)]);
  });
  it("goes short to the bound and no further", () => {
    const [first, second] = [
      [0.02, 0, 0.01],
      [0, 0.02, 0.03],
    ] as const;
    const target = first.map((value, t) => 1.5 * value - 0.5 * second[t]!);
    const wide = constrainedLeastSquares([first, second], target, { lower: -1, upper: 2, sumToOne: true });
    expect([...wide]).toEqual([expect.closeTo(1.5, 13), expect.closeTo(-0.5, 13)]);
    const narrow = constrainedLeastSquares([first, second], target, { lower: -0.25, upper: 2, sumToOne: true });
    expect([...narrow]).toEqual([1.25, -0.25]);
  });
  it("refuses bounds that leave nothing, lists of other lengths and no index", () => {
    const target = [0.1, 0.2];
    expect(() => constrainedLeastSquares([target], target, { lower: 0, upper: 0.5, sumToOne: true })).toThrow(
      /constraintsLeaveNoWeights/,
    );
    expect(() => constrainedLeastSquares([target], target, { lower: 1, upper: 0, sumToOne: false })).toThrow(
      /constraintsLeaveNoWeights/,
    );
    expect(() => constrainedLeastSquares([target, [0.1]], target, longOnly)).toThrow(/lengthsDiffer/);
    expect(() => constrainedLeastSquares([], target, longOnly)).toThrow(/noRegressors/);
    expect(() => constrainedLeastSquares([[0.1, Number.NaN]], target, longOnly)).toThrow(/notFinite/);
    expect(() => constrainedLeastSquares([target], [0.1, Number.NaN], longOnly)).toThrow(/notFinite/);
  });
  const unbounded = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, sumToOne: true };
  it("finds the one index that made the returns among more indices than months", () => {
    const months = [
      [0.01, 0, 0],
      [0, 0.01, 0],
      [0, 0, 0.01],
      [0.001, 0.001, 0.001],
    ];
    expect([...constrainedLeastSquares(months, [0, 0.01, 0], longOnly)]).toEqual([0, 1, 0, 0]);
  });
  it("refuses to share a weight between two indices that are the same", () => {
    const index = [0.01, 0.02, -0.01];
    expect(() => constrainedLeastSquares([index, index], index, unbounded)).toThrow(/collinearRegressors/);
  });
  it("takes cash that earns nothing, even as the first index", () => {
    const shares = [0.02, -0.01, 0.03];
    const half = shares.map((value) => value / 2);
    const weights = constrainedLeastSquares([[0, 0, 0], shares], half, unbounded);
    expect([...weights]).toEqual([expect.closeTo(0.5, 13), expect.closeTo(0.5, 13)]);
  });
  it("leaves no choice where the bounds meet", () => {
    const indices = [
      [0.01, 0.02],
      [0.03, -0.01],
    ];
    expect([...constrainedLeastSquares(indices, [0.01, 0.02], { lower: 0.5, upper: 0.5, sumToOne: true })]).toEqual([
      0.5, 0.5,
    ]);
  });
  it("stays short where only short weights are allowed", () => {
    const index = [0.01, 0.02];
    const onlyShort = { lower: Number.NEGATIVE_INFINITY, upper: -0.1, sumToOne: false };
    expect([...constrainedLeastSquares([index], index, onlyShort)]).toEqual([-0.1]);
  });
});

describe("style analysis", () => {
  const index = [0.01, -0.02, 0.03, 0.005];
  it("splits the return into style and residual in every period", () => {
    const own = [0.02, -0.01, 0.01, 0.02];
    const result = styleAnalysis(own, [{ name: "Shares", returns: index }], "sumOfSquares");
    expect(result.weights).toEqual([{ name: "Shares", weight: 1 }]);
    expect([...result.residuals]).toEqual(own.map((value, t) => expect.closeTo(value - index[t]!, 15)));
  });
  it("lets a constant lead be selection when the variance is minimised, an error when the squares are", () => {
    const cash = [0.001, 0.001, 0.001, 0.001];
    const lead = index.map((value) => value + 0.05);
    const indices = [
      { name: "Shares", returns: index },
      { name: "Cash", returns: cash },
    ];
    const free = styleAnalysis(lead, indices, "residualVariance");
    expect(free.weights[0]!.weight).toBeCloseTo(1, 12);
    expect(free.residualMean).toBeCloseTo(0.05, 12);
    expect(free.rSquared).toBeCloseTo(1, 12);
  });
  it.each([
    // sum(x * y) / sum(x^2) = 0.0009 / 0.0009; residuals 0.02, -0.01, 0
    ["sumOfSquares", 1, 0.01 / 3, 0.0007 / 3, -4 / 3],
    // with means 0.05 / 3 and 0.02 taken off: -0.0001 / (0.0002 / 3); residuals 0.045, 0.04, 0.05
    ["residualVariance", -1.5, 0.045, 0.000025, 0.75],
  ] as const)("minimises %s, by hand", (objective, weight, residualMean, variance, rSquared) => {
    const free = { lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY, sumToOne: false };
    const result = styleAnalysis([0.03, 0.01, 0.02], [{ name: "A", returns: [0.01, 0.02, 0.02] }], objective, free);
    expect(result.weights[0]!.weight).toBeCloseTo(weight, 11);
    expect(result.residualMean).toBeCloseTo(residualMean, 12);
    expect(result.residualStandardDeviation).toBeCloseTo(Math.sqrt(variance), 12);
    expect(result.rSquared).toBeCloseTo(rSquared, 11); // 1 - variance / 0.0001
  });
  it("has no R-squared for a return that never varies", () => {
    expect(styleAnalysis([0.5, 0.5], [{ name: "A", returns: [0.1, 0.2] }], "sumOfSquares").rSquared).toBeNull();
  });
  it("refuses a single period", () => {
    expect(() => styleAnalysis([0.1], [{ name: "A", returns: [0.1] }], "sumOfSquares")).toThrow(/tooFewObservations/);
  });
});
