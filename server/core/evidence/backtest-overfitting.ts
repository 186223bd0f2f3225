import { InvalidInputError } from "../invalid-input-error";
import { type Measured, measured, unavailable } from "../measured";
import { hasVariation, populationStandardDeviation } from "../statistics/moments";
import { mean } from "../sum";

export interface OverfittingProbability {
  /** Share of splits in which the in-sample winner is in the lower half out of sample. */
  probability: number;
  splits: number;
}

/**
 * Probability of backtest overfitting: how often the best of several series over one half of the blocks of time is
 * below the median over the other half (combinatorially symmetric cross-validation).
 *
 *   every choice of half the blocks: winner by Sharpe ratio (mean / population sd), its rank out of sample among N,
 *   overfit where ln(w / (1 - w)) <= 0 with w = rank / (N + 1)
 *
 * @param series N of the same length; the earliest `length mod blocks` periods are dropped
 * @param blocks even
 * @returns unavailable: tooFewSeries, tooFewPeriods, noVariation (a series that is constant over some half)
 * @throws InvalidInputError blocksNotEven, lengthsDiffer
 * @see Bailey, Borwein, Lopez de Prado and Zhu (2017), Journal of Computational Finance 20(4), 39-69
 */
export function overfittingProbability(
  series: readonly ArrayLike<number>[],
  blocks: number,
): Measured<OverfittingProbability> {
  if (!(Number.isInteger(blocks) && blocks >= 2 && blocks % 2 === 0)) {
    throw new InvalidInputError("blocksNotEven", { blocks });
  }
  const length = series[0]?.length ?? 0;
  for (const values of series) {
    if (values.length !== length) {
      throw new InvalidInputError("lengthsDiffer", { length: values.length, expected: length });
    }
  }
  if (series.length < 2) return unavailable("tooFewSeries");
  const blockLength = Math.floor(length / blocks);
  if (blockLength * (blocks / 2) < 2) return unavailable("tooFewPeriods");
  const dropped = length - blockLength * blocks;
  const ratioOver = (values: ArrayLike<number>, chosen: readonly number[]): number => {
    const periods = chosen.flatMap((block) =>
      Array.from({ length: blockLength }, (_, i) => values[dropped + block * blockLength + i]!),
    );
    return hasVariation(periods) ? mean(periods) / populationStandardDeviation(periods) : Number.NaN;
  };
  let overfit = 0;
  let splits = 0;
  for (const inside of halves(blocks)) {
    const outside = Array.from({ length: blocks }, (_, block) => block).filter((block) => !inside.includes(block));
    const inSample = series.map((values) => ratioOver(values, inside));
    const outOfSample = series.map((values) => ratioOver(values, outside));
    if ([...inSample, ...outOfSample].some(Number.isNaN)) return unavailable("noVariation");
    const winner = outOfSample[inSample.indexOf(Math.max(...inSample))]!;
    const rank = outOfSample.filter((ratio) => ratio <= winner).length;
    const share = rank / (series.length + 1);
    if (share <= 0.5) overfit++;
    splits++;
  }
  return measured({ probability: overfit / splits, splits });
}

/** Every choice of half the blocks. */
function halves(blocks: number): number[][] {
  const choices: number[][] = [];
  const extend = (chosen: number[], next: number): void => {
    if (chosen.length === blocks / 2) choices.push(chosen);
    else for (let block = next; block < blocks; block++) extend([...chosen, block], block + 1);
  };
  extend([], 0);
  return choices;
}
