import { type AttributionOptions, attributeMatrix } from "@/server/core/attribution/attribute-matrix";
import type { AttributionMatrix } from "@/server/core/attribution/attribution-matrix";
import type { BenchSize, CoreBench } from "./bench-size";

/** Carino-linked attribution of 200 and 400 portfolios x 120 months x 30 segments. */
export const attributionBench: CoreBench = {
  name: "Carino-linked attribution, 120 months x 30 segments",
  floor: "the same sums on bare arrays, without checks or anything kept",
  sizes: (): BenchSize[] =>
    [200, 400].map((count) => {
      const portfolios = randomPortfolios(count, 120, 30);
      return {
        size: `${count} portfolios`,
        run: () => total(portfolios, (matrix) => attributeMatrix(matrix, options).linked.total),
        plain: () => total(portfolios, plainTotal),
      };
    }),
};

const options: AttributionOptions = {
  model: "brinsonFachler",
  approach: "arithmetic",
  interaction: "separate",
  linking: "carino",
  unheld: "zeroReturn",
};

const total = <T>(items: readonly T[], value: (item: T) => number) => items.reduce((sum, item) => sum + value(item), 0);

function randomPortfolios(count: number, months: number, segments: number): AttributionMatrix[] {
  let state = 1;
  const next = () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  const weights = () => {
    const all = Float64Array.from({ length: months * segments }, next);
    for (let month = 0; month < months; month++) {
      const row = all.subarray(month * segments, (month + 1) * segments);
      const sum = row.reduce((left, right) => left + right, 0);
      row.forEach((weight, i) => {
        row[i] = weight / sum;
      });
    }
    return all;
  };
  const returns = () => Float64Array.from({ length: months * segments }, () => (next() - 0.45) * 0.1);
  return Array.from({ length: count }, () => ({
    periodEnds: Array.from({ length: months }, (_, month) => `month ${month}`),
    segmentNames: Array.from({ length: segments }, (_, i) => `segment ${i}`),
    portfolioWeights: weights(),
    benchmarkWeights: weights(),
    portfolioReturns: returns(),
    benchmarkReturns: returns(),
  }));
}

/** The same figure without checks, rules for what is missing, or anything kept. */
function plainTotal(matrix: AttributionMatrix): number {
  const { portfolioWeights, benchmarkWeights, portfolioReturns, benchmarkReturns, periodEnds } = matrix;
  const months = periodEnds.length;
  const width = portfolioWeights.length / months;
  const portfolio = new Float64Array(months);
  const benchmark = new Float64Array(months);
  let portfolioWealth = 1;
  let benchmarkWealth = 1;
  for (let month = 0, at = 0; month < months; month++) {
    for (let i = 0; i < width; i++, at++) {
      portfolio[month]! += portfolioWeights[at]! * portfolioReturns[at]!;
      benchmark[month]! += benchmarkWeights[at]! * benchmarkReturns[at]!;
    }
    portfolioWealth *= 1 + portfolio[month]!;
    benchmarkWealth *= 1 + benchmark[month]!;
  }
  const whole = Math.log(portfolioWealth / benchmarkWealth) / (portfolioWealth - benchmarkWealth);
  const effects = new Float64Array(3 * width);
  for (let month = 0, at = 0; month < months; month++) {
    const gap = portfolio[month]! - benchmark[month]!;
    const factor = Math.log((1 + portfolio[month]!) / (1 + benchmark[month]!)) / gap / whole;
    for (let i = 0; i < width; i++, at++) {
      const activeWeight = portfolioWeights[at]! - benchmarkWeights[at]!;
      const returnGap = portfolioReturns[at]! - benchmarkReturns[at]!;
      effects[i]! += factor * activeWeight * (benchmarkReturns[at]! - benchmark[month]!);
      effects[width + i]! += factor * benchmarkWeights[at]! * returnGap;
      effects[2 * width + i]! += factor * activeWeight * returnGap;
    }
  }
  return effects.reduce((sum, effect) => sum + effect, 0);
}
